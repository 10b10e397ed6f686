import { StringDecoder } from "node:string_decoder";

/** Of a line longer than this, only the beginning is handed on. */
const LONGEST_LINE = 16_384;

/** What one stream of a process printed, as it comes. */
export interface CapturedOutput {
  add(chunk: Buffer): void;
  /** Hands on a last line that has no line end. Nothing is added after it. */
  end(): void;
  text(): string;
}

/**
 * Keeps what a process prints: all of it up to `limit` bytes; of more, the
 * first and the last half, with a line between them that says how much is
 * missing. The beginning names the tool, the end has the outcome.
 */
export function captureOutput(limit: number, onLine?: (line: string) => void): CapturedOutput {
  const half = Math.ceil(limit / 2);
  const head = growingBuffer(half);
  const tail = ringBuffer(half);
  const lines = onLine === undefined ? undefined : splitLines(onLine);

  return {
    add(chunk) {
      lines?.add(chunk);
      tail.add(head.add(chunk));
    },
    end: () => lines?.end(),
    text() {
      if (tail.dropped() === 0) return Buffer.concat([head.bytes(), tail.bytes()]).toString();
      return `${head.bytes()}\n[${tail.dropped()} bytes of output are left out here]\n${tail.bytes()}`;
    },
  };
}

/** Takes bytes until it is full and hands back the rest. Copies: small chunks must not cost more than they hold. */
function growingBuffer(limit: number) {
  let buffer = Buffer.alloc(Math.min(limit, 4096));
  let size = 0;
  return {
    add(chunk: Buffer): Buffer {
      const taken = Math.min(chunk.length, limit - size);
      if (size + taken > buffer.length) {
        const larger = Buffer.alloc(Math.min(limit, Math.max(2 * buffer.length, size + taken)));
        buffer.copy(larger, 0, 0, size);
        buffer = larger;
      }
      size += chunk.copy(buffer, size, 0, taken);
      return chunk.subarray(taken);
    },
    bytes: () => buffer.subarray(0, size),
  };
}

/** Keeps the last `capacity` bytes. */
function ringBuffer(capacity: number) {
  let ring: Buffer | undefined;
  let total = 0;
  return {
    add(chunk: Buffer): void {
      if (chunk.length === 0) return;
      ring ??= Buffer.alloc(capacity);
      const kept = chunk.subarray(Math.max(0, chunk.length - capacity));
      const start = (total + chunk.length - kept.length) % capacity;
      const untilEdge = kept.copy(ring, start);
      kept.copy(ring, 0, untilEdge);
      total += chunk.length;
    },
    dropped: () => Math.max(0, total - capacity),
    bytes(): Buffer {
      if (ring === undefined) return Buffer.alloc(0);
      if (total <= capacity) return ring.subarray(0, total);
      const edge = total % capacity;
      return Buffer.concat([ring.subarray(edge), ring.subarray(0, edge)]);
    },
  };
}

function splitLines(onLine: (line: string) => void): { add(chunk: Buffer): void; end(): void } {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  return {
    add(chunk) {
      const parts = decoder.write(chunk).split("\n");
      for (const part of parts.slice(0, -1)) {
        onLine(lineOf(rest + part));
        rest = "";
      }
      rest = (rest + (parts.at(-1) ?? "")).slice(0, LONGEST_LINE);
    },
    end() {
      if (rest !== "") onLine(lineOf(rest));
      rest = "";
    },
  };
}

function lineOf(text: string): string {
  return text.replace(/\r$/, "").slice(0, LONGEST_LINE);
}

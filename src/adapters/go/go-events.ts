import { z } from "zod";
import type { OutputFile } from "../adapter.ts";
import { eachLine } from "../read/text.ts";

// {"Time":"…","Action":"output","Package":"example.org/a","Test":"BenchmarkJoin","Output":"BenchmarkJoin-2  \t"}
// {"Time":"…","Action":"output","Package":"example.org/a","Test":"BenchmarkJoin","Output":"   26889\t       207.6 ns/op\n"}

const Event = z.object({
  Action: z.string(),
  Package: z.string().optional(),
  Output: z.string().optional(),
});

/**
 * The lines of `go test`, also those that `go test -json` wraps in events: these
 * package by package at the end, because packages run at the same time and one
 * line may come in several pieces. A result that breaks off in its last unit
 * loses it.
 */
export function* goLines(file: OutputFile): Generator<string, void> {
  const packages = new Map<string, string[]>();
  yield* withWholeEnd(plainLines(file, packages));
  for (const pieces of packages.values()) {
    yield* withWholeEnd(eachLine({ path: file.path, text: pieces.join("") }));
  }
}

/** Lines that are no events; the output in events is put into `packages`. */
function* plainLines(file: OutputFile, packages: Map<string, string[]>): Generator<string, void> {
  for (const line of eachLine(file)) {
    const event = line.startsWith('{"') ? eventOf(line) : undefined;
    if (event === undefined) yield line;
    else if (event.Output !== undefined) {
      const name = event.Package ?? "";
      const pieces = packages.get(name);
      if (pieces === undefined) packages.set(name, [event.Output]);
      else pieces.push(event.Output);
    }
  }
}

function eventOf(line: string): z.output<typeof Event> | undefined {
  try {
    return Event.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Go's own units, which are not the beginning of another unit. */
const WHOLE_UNITS = new Set(["ns/op", "B/op", "allocs/op", "MB/s"]);

/** The last line is empty if the text ended with a line break; else it may be cut. */
function* withWholeEnd(lines: Iterable<string>): Generator<string, void> {
  let held: string | undefined;
  for (const line of lines) {
    if (held !== undefined) yield held;
    held = line;
  }
  if (held === undefined) return;
  const start = Math.max(held.lastIndexOf(" "), held.lastIndexOf("\t")) + 1;
  const isWhole = !/^(?:Benchmark|\s)/.test(held) || WHOLE_UNITS.has(held.slice(start));
  yield isWhole ? held : held.slice(0, start);
}

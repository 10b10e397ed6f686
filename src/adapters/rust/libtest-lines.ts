import { z } from "zod";

// test tests::sum      ... bench:       1,204.50 ns/iter (+/- 37.10) = 56 MB/s
const RESULT =
  /^test (?<name>.*) \.\.\. bench: +(?<value>\S+) (?<unit>\S+) \(\+\/- \S+\)(?: = (?<rate>\S+) (?<rateUnit>\S+\/s))?$/;
const NOT_MEASURED = /^test (?<name>.*) \.\.\. (?<how>FAILED|ignored)/;

// { "type": "bench", "name": "tests::sum", "median": 1204.5, "deviation": 37.1, "mib_per_second": 56 }
// { "type": "test", "name": "tests::broken", "event": "failed", "stdout": "…" }
const Event = z.union([
  z.object({
    type: z.literal("bench"),
    name: z.string(),
    median: z.number(),
    mib_per_second: z.number().nullish(),
  }),
  z.object({
    type: z.literal("test"),
    name: z.string(),
    event: z.enum(["failed", "ignored", "timeout"]),
    stdout: z.string().nullish(),
  }),
  z.object({ type: z.literal("suite"), measured: z.number() }),
]);

/** What a line of libtest says of a benchmark, or of all of a target. */
export type LibtestLine =
  | {
      readonly kind: "result";
      readonly name: string;
      readonly value: string;
      readonly unit: string;
      readonly rate?: { readonly value: string; readonly unit: string };
    }
  | { readonly kind: "failed"; readonly name: string; readonly output?: string }
  | { readonly kind: "ignored"; readonly name: string }
  | { readonly kind: "total" };

/** A line as libtest prints it, or Criterion.rs with `--output-format bencher`, or libtest with `--format json`. */
export function libtestLine(raw: string): LibtestLine | undefined {
  if (raw.startsWith('{ "type": "')) return ofEvent(raw);
  if (!raw.startsWith("test ")) return undefined;
  const line = raw.trimEnd();
  if (/^test result: \S+ \d+ passed; /.test(line) && line.includes(" measured;")) return { kind: "total" };
  const groups = RESULT.exec(line)?.groups;
  if (groups !== undefined) {
    const { name = "", value = "", unit = "", rate, rateUnit } = groups;
    const given = rate === undefined || rateUnit === undefined ? undefined : { value: rate, unit: rateUnit };
    return { kind: "result", name: name.trim(), value, unit, ...(given ? { rate: given } : {}) };
  }
  const { how, name = "" } = NOT_MEASURED.exec(line)?.groups ?? {};
  if (how === undefined) return undefined;
  return { kind: how === "FAILED" ? "failed" : "ignored", name: name.trim() };
}

function ofEvent(line: string): LibtestLine | undefined {
  const event = parsed(line);
  if (event === undefined) return undefined;
  if (event.type === "suite") return { kind: "total" };
  const { name } = event;
  if (event.type === "bench") {
    const { median, mib_per_second } = event;
    // Whatever its name says, it is bytes per microsecond, as in the text.
    const rate = mib_per_second == null ? {} : { rate: { value: `${mib_per_second}`, unit: "MB/s" } };
    return { kind: "result", name, value: `${median}`, unit: "ns/iter", ...rate };
  }
  if (event.event === "ignored") return { kind: "ignored", name };
  return { kind: "failed", name, output: event.stdout?.trim() ?? "" };
}

function parsed(line: string): z.output<typeof Event> | undefined {
  try {
    return Event.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

export function hasLibtestResult(lines: readonly string[]): boolean {
  return lines.some((line) => libtestLine(line)?.kind === "result");
}

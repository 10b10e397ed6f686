// test tests::sum      ... bench:       1,204.50 ns/iter (+/- 37.10) = 56 MB/s
const RESULT =
  /^test (?<name>.*) \.\.\. bench: +(?<value>\S+) (?<unit>\S+) \(\+\/- \S+\)(?: = (?<rate>\S+) (?<rateUnit>\S+))?$/;

/** One result line of libtest, or of Criterion.rs with `--output-format bencher`. */
export interface LibtestResult {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly rate?: { readonly value: string; readonly unit: string };
}

export function libtestResult(line: string): LibtestResult | undefined {
  const groups = RESULT.exec(line.trimEnd())?.groups;
  if (groups === undefined) return undefined;
  const { name = "", value = "", unit = "", rate, rateUnit } = groups;
  return {
    name: name.trim(),
    value,
    unit,
    ...(rate === undefined || rateUnit === undefined ? {} : { rate: { value: rate, unit: rateUnit } }),
  };
}

export function hasLibtestResult(lines: readonly string[]): boolean {
  return lines.some((line) => libtestResult(line) !== undefined);
}

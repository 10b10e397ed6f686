/**
 * The instructions in the output files of cachegrind, one file for each process.
 * `undefined` when there is none, or one of them is not complete: a part of the
 * sum is no count.
 */
export function readCachegrind(files: readonly string[]): number | undefined {
  return sumOf(files.map(readOneOfCachegrind));
}

// events: Ir
// summary: 571111
function readOneOfCachegrind(text: string): number | undefined {
  const events = /^events: (?<names>.*)$/m.exec(text)?.groups?.["names"]?.trim().split(" ") ?? [];
  const totals = /^summary: (?<totals>[\d ]+)$/m.exec(text)?.groups?.["totals"]?.trim().split(" ") ?? [];
  const total = totals[events.indexOf("Ir")];
  return total === undefined ? undefined : Number(total);
}

/**
 * The instructions in what `perf stat -x,` wrote. A processor with two kinds of
 * cores has a line for each kind. `undefined` when nothing was counted.
 */
export function readPerf(text: string): number | undefined {
  return sumOf([...text.matchAll(COUNTED)].map(({ groups }) => Number(groups?.["count"])));
}

// 12345678,,instructions:u,1003421,100.00,,
// 12345678,,cpu_core/instructions:u/,1003421,100.00,,
const COUNTED = /^(?<count>\d+),[^,]*,(?:\w+\/)?instructions\b/gm;

function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  if (known.length === 0 || known.length < counts.length) return undefined;
  return known.reduce((sum, count) => sum + count, 0);
}

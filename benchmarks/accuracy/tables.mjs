// Markdown tables and shares with their intervals.

/** @param {readonly string[]} heading @param {readonly (readonly string[])[]} rows */
export function markdownTable(heading, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

/**
 * Wilson's score interval of a share at 95 %, as fractions: it holds also near 0 and 1 and for few trials.
 * Wilson, Probable inference, the law of succession, and statistical inference (1927).
 *
 * @param {number} count @param {number} total @returns {{ low: number, high: number }}
 */
export function wilson(count, total) {
  const z = 1.959964;
  if (total === 0) return { low: 0, high: 1 };
  const share = count / total;
  const scale = 1 + z ** 2 / total;
  const centre = (share + z ** 2 / (2 * total)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** `3.6 % (1.4–8.8)`; a dash when there was nothing to count. @param {number} count @param {number} total */
export function share(count, total) {
  if (total === 0) return "–";
  const { low, high } = wilson(count, total);
  return `${percent(count / total)} % (${percent(low)}–${percent(high)})`;
}

/** @param {number} fraction */
export function percent(fraction) {
  return (100 * fraction).toFixed(1);
}

/** @param {readonly number[]} values @returns {number} `NaN` of none */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** @template T @param {readonly T[]} values @param {(value: T) => string} key @returns {Map<string, T[]>} */
export function groupBy(values, key) {
  const groups = new Map();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return groups;
}

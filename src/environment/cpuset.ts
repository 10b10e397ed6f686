/** How many processors a kernel list such as `0-3,8,10-11` names; `undefined` when it is no such list. */
export function countCpuList(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(trimmed)) return undefined;
  return trimmed
    .split(",")
    .map((range) => range.split("-").map(Number))
    .reduce((sum, [first = 0, last = first]) => sum + Math.max(0, last - first + 1), 0);
}

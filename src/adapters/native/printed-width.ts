/**
 * Where a column of this width ends. C and C++ count bytes of UTF-8 when they
 * fill a column, so a name with other letters than English ones leaves fewer spaces.
 */
export function endOfColumn(line: string, width: number): number {
  let bytes = 0;
  let index = 0;
  while (index < line.length && bytes < width) {
    const point = line.codePointAt(index) ?? 0;
    bytes += bytesOf(point);
    index += point > 0xffff ? 2 : 1;
  }
  return index;
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

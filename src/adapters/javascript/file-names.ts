/**
 * For tools that write absolute paths or URLs, which differ from machine to
 * machine: as much of the end of each path as tells the files apart.
 */
export function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const ending = (path: string, segments: number) => path.split(/[\\/]/).slice(-segments).join("/");
  const distinct = [...new Set(paths)];
  const longest = distinct.reduce((most, path) => Math.max(most, path.split(/[\\/]/).length), 1);
  let segments = 1;
  while (
    segments < longest &&
    new Set(distinct.map((path) => ending(path, segments))).size < distinct.length
  ) {
    segments += 1;
  }
  return new Map(distinct.map((path) => [path, ending(path, segments)]));
}

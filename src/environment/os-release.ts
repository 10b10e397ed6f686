/** `Ubuntu 24.04` from `/etc/os-release`; `undefined` when the file names no system. */
export function parseOsRelease(text: string): string | undefined {
  const fields = new Map(
    text.split("\n").flatMap((line): [string, string][] => {
      const [, key, value = ""] = /^([A-Z_]+)=(.*)$/.exec(line.trim()) ?? [];
      return key === undefined ? [] : [[key, value.replace(/^(["'])(.*)\1$/, "$2")]];
    }),
  );
  const name = fields.get("NAME");
  if (name === undefined || name === "") return fields.get("PRETTY_NAME");
  // Rolling distributions have no version.
  return [name, fields.get("VERSION_ID")].filter((part) => part !== undefined && part !== "").join(" ");
}

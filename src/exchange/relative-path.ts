/**
 * Why a path may lead out of the folder that it should lie in, or is not one at
 * all, as the end of a sentence; nothing when it is harmless on every system.
 */
export function pathTrouble(path: string): string | undefined {
  if (path === "") return "has no name";
  if (path.length > LONGEST) return `has a name of more than ${LONGEST} characters`;
  if (CONTROL.test(path)) return "has control characters in its name";
  if (path.includes("\\")) return "has a backslash in its name";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "has an absolute path";
  const parts = path.replace(/\/$/, "").split("/");
  if (parts.includes("..")) return "leads out of its folder";
  if (parts.some((part) => part === "" || part === ".")) return "has an empty part in its path";
  return undefined;
}

const LONGEST = 1_024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
const CONTROL = /[\u0000-\u001f\u007f]/;

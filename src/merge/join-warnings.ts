/** What one job, or one environment, has to say. */
interface Said {
  /** Who says it, for people; absent where there is only one of its kind. */
  readonly source?: string;
  readonly warnings: readonly string[];
}

/** All warnings, each once. What not everybody says has in front who does. */
export function joinWarnings(all: readonly Said[]): readonly string[] {
  const sources = new Map<string, string[]>();
  for (const { source, warnings } of all) {
    for (const warning of new Set(warnings)) {
      sources.set(warning, [...(sources.get(warning) ?? []), ...(source === undefined ? [] : [source])]);
    }
  }
  return [...sources].map(([warning, by]) => {
    const [first] = by;
    // What begins with its name needs no name in front.
    const isNamed = first === undefined || (by.length === 1 && warning.startsWith(`${first} `));
    if (isNamed || by.length === all.length) return warning;
    return `${by.slice(0, NAMED).join(", ")}${by.length > NAMED ? ", …" : ""}: ${warning}`;
  });
}

/** More names in front hide the sentence. */
const NAMED = 4;

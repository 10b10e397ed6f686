/** What the configuration lines before a result say. */
export type Configuration = ReadonlyMap<string, string>;

interface ConfigurationReader {
  /** Looks at the next line, and gives the key if it is a configuration line. */
  read(line: string): string | undefined;
  /** Tells it of a line that is something else. */
  passed(line: string): void;
  /** What holds for the results that follow. */
  current(): Configuration;
}

// goos: linux
// note: before
const LINE = /^(?<key>\p{Ll}[^\s\p{Lu}:]*):(?:[ \t]+(?<value>\S.*)?)?$/u;
/** The ones that `go test` itself prints. */
const OWN = new Set(["goos", "goarch", "pkg", "cpu"]);
/** After these a block of configuration lines may begin. */
const BEFORE = /^(?:PASS|FAIL|Unit\s.*|(?:ok|FAIL)\s.*|\s*)$/;

/** A log may have any number of lines that look like these. */
const MOST_KEYS = 64;

/**
 * Reads lines such as `note: before`, which hold for all results after them.
 * What a benchmark prints may look the same, so those that `go test` does not
 * print itself count only at the beginning, after an empty line, and after the
 * end of a package, where people and tools write them.
 */
export function configurationReader(): ConfigurationReader {
  let configuration: Configuration = new Map();
  let isAtHead = true;
  return {
    read(line) {
      const { key, value = "" } = LINE.exec(line)?.groups ?? {};
      if (key === undefined || !(isAtHead || OWN.has(key))) {
        isAtHead = BEFORE.test(line);
        return undefined;
      }
      isAtHead = true;
      if (configuration.get(key) === value.trim()) return key;
      if (value === "") configuration = new Map([...configuration].filter(([known]) => known !== key));
      else if (OWN.has(key) || configuration.has(key) || configuration.size < MOST_KEYS) {
        configuration = new Map([...configuration, [key, value.trim()]]);
      }
      return key;
    },
    passed(line) {
      isAtHead = BEFORE.test(line);
    },
    current: () => configuration,
  };
}

interface Configured {
  readonly pkg: string;
  readonly name: string;
  readonly configuration: Configuration;
}

/**
 * The keys that have another value for another benchmark of the same name: they
 * tell the two apart. The processor does not, because nobody chose it.
 */
export function tellingKeys(benchmarks: readonly Configured[]): readonly string[] {
  const known = new Map<string, Set<Configuration>>();
  for (const { pkg, name, configuration } of benchmarks) {
    const key = `${pkg}\n${name}`;
    const seen = known.get(key);
    if (seen === undefined) known.set(key, new Set([configuration]));
    else seen.add(configuration);
  }
  const keys = new Set<string>();
  for (const [first, ...others] of known.values()) {
    for (const other of others) {
      for (const key of [...(first?.keys() ?? []), ...other.keys()]) {
        if (first?.get(key) !== other.get(key)) keys.add(key);
      }
    }
  }
  keys.delete("cpu");
  return [...keys].sort();
}

/** The facts that are the same in all of them. */
export function commonFacts(configurations: Iterable<Configuration>): Readonly<Record<string, string>> {
  const [first = new Map<string, string>(), ...others] = [...new Set(configurations)];
  return Object.fromEntries(
    [...first].filter(([key, value]) => others.every((other) => other.get(key) === value)),
  );
}

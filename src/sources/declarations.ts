/** A place in a source file where a benchmark of some kind is declared. */
export interface Declaration {
  readonly line: number;
  /**
   * Words such as `test("…")` declare many things; they count only in a file
   * that is known to be the benchmark's.
   */
  readonly common: boolean;
  /** Length of the name that fits what a tool calls the benchmark or one of its cases; 0 when none does. */
  fits(benchmark: string): number;
}

/** Globs of the files that can hold a declaration. */
export const SOURCE_FILES: readonly string[] = [
  "**/*.{go,py,rs,c,cc,cpp,cxx,h,hpp,java,kt,scala,cs,php,rb,js,mjs,cjs,ts,mts,cts,jsx,tsx}",
];

/** How benchmarks are written for one kind of tools, and what these tools call them. */
interface Dialect {
  readonly files: RegExp;
  /** Global; `name` or `quoted`, maybe `second`. It must not look far ahead: the text may be anything. */
  readonly pattern: RegExp;
  readonly common?: boolean;
  /** Names that the declaration can stand for. */
  declared(found: Found): readonly string[];
  /** What a reported name can be declared as. */
  reported(benchmark: string): readonly string[];
}

interface Found {
  readonly name: string;
  /** Empty when there is none. */
  readonly second: string;
  /** The nearest class above; empty when there is none. */
  readonly owner: string;
  /** Groups of criterion that the file opens. */
  readonly groups: readonly string[];
}

const DIALECTS: readonly Dialect[] = [
  {
    files: /_test\.go$/,
    pattern: /^func (?<name>Benchmark\w*)\(/gm,
    declared: alone,
    // example.org/strings/BenchmarkJoin/size=100 (note=before)
    reported: (benchmark) => /(?:^|\/)(Benchmark\w*)(?=$|[/ (-])/.exec(benchmark)?.slice(1) ?? [],
  },
  {
    files: /\.py$/,
    pattern: /^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>(?:test|time|mem|peakmem|track|bench)\w*)[ \t]*\(/gm,
    declared: alone,
    reported: pythonFunction,
  },
  {
    // Of Cargo, divan, Gungraun: #[divan::bench(args = [8, 64])] fn push(…)
    files: /\.rs$/,
    pattern:
      /#\[(?:\w+::)*(?:bench|library_benchmark|binary_benchmark)\b(?:(?!\bfn\b)[\s\S]){0,600}?\bfn\s+(?<name>\w+)/g,
    declared: alone,
    // strings::copies::push::64, tests::sum, program::programs::program few
    reported: (benchmark) => benchmark.replace(/ .*$/s, "").split("::").slice(-2),
  },
  {
    // Of criterion: group.bench_with_input(BenchmarkId::new("copy", 64), …)
    files: /\.rs$/,
    pattern: call("\\b(?:bench_function|bench_with_input)\\s*\\(\\s*(?:BenchmarkId::new\\s*\\(\\s*)?"),
    declared: ({ name, groups }) => [name, ...groups.map((group) => `${group}/${name}`)],
    reported: beginnings,
  },
  {
    files: /\.(?:c|cc|cpp|cxx|h|hpp)$/,
    pattern:
      /^[ \t]*BENCHMARK(?:_F|_DEFINE_F|_CAPTURE)?\s*\(\s*(?<name>[A-Za-z_][\w:<>]*)\s*(?:,\s*(?<second>\w+)[^\n]*)?\)/gm,
    declared: ({ name, second }) => [second === "" ? name : `${name}/${second}`],
    reported: beginnings,
  },
  {
    // Of Catch2.
    files: /\.(?:c|cc|cpp|cxx|h|hpp)$/,
    pattern: call("\\bBENCHMARK(?:_ADVANCED)?\\s*\\(\\s*"),
    declared: alone,
    reported: endings,
  },
  {
    // Of JMH.
    files: /\.(?:java|kt|scala)$/,
    pattern: /@Benchmark\b(?:\s*@\w+(?:\([^)]{0,200}\))?){0,9}[^(){};=@]{0,300}?\b(?<name>\w+)\s*\(/g,
    declared: inClass,
    reported: method,
  },
  {
    // Of BenchmarkDotNet.
    files: /\.cs$/,
    pattern: /\[Benchmark\b[^\]]{0,200}\](?:\s*\[[^\]]{0,200}\]){0,9}[^(){};=[]{0,300}?\b(?<name>\w+)\s*\(/g,
    declared: inClass,
    reported: method,
  },
  {
    // Of PHPBench.
    files: /\.php$/,
    pattern: /\bfunction\s+(?<name>bench\w*)\s*\(/g,
    declared: inClass,
    reported: method,
  },
  {
    files: /\.(?:[cm]?[jt]s|[jt]sx|py)$/,
    pattern: call("\\b(?:bench|bench_func|bench_async_func)\\s*\\(\\s*"),
    declared: alone,
    reported: endings,
  },
  {
    files: /\.(?:[cm]?[jt]s|[jt]sx|rb)$/,
    pattern: call("(?:\\.(?:add|report)|\\b(?:test|it))\\s*\\(\\s*"),
    common: true,
    declared: alone,
    reported: endings,
  },
];

/** All declarations of benchmarks in a file, as its text and its name tell. */
export function declarationsIn(path: string, text: string): readonly Declaration[] {
  const dialects = DIALECTS.filter(({ files }) => files.test(path));
  if (dialects.length === 0) return [];
  const lineAt = lineCounter(text);
  const classes = matchesIn(text, /\b(?:class|object|struct|record)\s+(?<name>\w+)/g);
  const groups = matchesIn(text, /\bbenchmark_group\s*\(\s*"(?<name>[^"\\\n]{1,300})"/g).map(
    ({ name }) => name,
  );
  return dialects.flatMap((dialect) =>
    matchesIn(text, dialect.pattern).map(({ name, second, from, index }) => {
      const owner = classes.findLast((one) => one.index < from)?.name ?? "";
      const declared = dialect.declared({ name, second, owner, groups });
      return {
        line: lineAt(index),
        common: dialect.common ?? false,
        fits: (benchmark: string) => longestOf(declared, dialect.reported(benchmark)),
      };
    }),
  );
}

interface Match {
  readonly name: string;
  readonly second: string;
  /** Where the match begins. */
  readonly from: number;
  /** Where the name stands, or the call that it is given to. */
  readonly index: number;
}

/** No file of a person's has more, and a file that was made to be slow to search ends here. */
const MOST_MATCHES = 500;

/** How far back a comment can begin that a match is in. */
const INDENTATION = 200;

/** Matches outside of comments that have a line to themselves. */
function matchesIn(text: string, pattern: RegExp): readonly Match[] {
  const found: Match[] = [];
  for (const match of text.matchAll(pattern)) {
    const { name, quoted = "", second = "" } = match.groups ?? {};
    const before = text.slice(Math.max(0, match.index - INDENTATION), match.index + 3);
    if (/(?:^|\n)[ \t]*(?:\/\/|\/?\*|#(?!\[))[^\n]*$/.test(before)) continue;
    const offset = name === undefined ? match[0].search(/\S/) : match[0].lastIndexOf(name);
    const index = match.index + offset;
    found.push({ name: name ?? quoted.slice(1, -1), second, from: match.index, index });
    if (found.length === MOST_MATCHES) break;
  }
  return found;
}

function longestOf(declared: readonly string[], reported: readonly string[]): number {
  return Math.max(0, ...declared.filter((name) => reported.includes(name)).map(({ length }) => length));
}

/** A call whose first argument is a text without anything to compute in it. */
function call(begin: string): RegExp {
  const texts = `"[^"\\\\\\n]{1,300}"|'[^'\\\\\\n]{1,300}'|\`[^\`\\\\\\n$]{1,300}\``;
  return new RegExp(`${begin}(?<quoted>${texts})`, "g");
}

function alone({ name }: Found): readonly string[] {
  return [name];
}

/** `HashBench.benchMd5`. */
function inClass({ name, owner }: Found): readonly string[] {
  return [`${owner}.${name}`];
}

/** `Demo.Parsing.Json(Size: 10)` or `App\HashBench::benchMd5 (small)` as class and method. */
function method(benchmark: string): readonly string[] {
  const [path = ""] = benchmark.split(/[ ([]/, 1);
  return [
    path
      .split(/::|[.\\:+]/)
      .slice(-2)
      .join("."),
  ];
}

/** `tests/test_parse.py::TestLarge::test_rows[10]`, or asv's `suite.Products.time_product(1) [py3.12]`. */
function pythonFunction(benchmark: string): readonly string[] {
  const [path = ""] = benchmark.split("[", 1);
  const [name = ""] = (path.split("::").at(-1) ?? "").split(/[\s(]/, 1);
  return name.split(".").slice(-1);
}

/** `sort/stable/1000`, `sort/stable`, `sort`: tools append what tells the cases apart. */
function beginnings(benchmark: string): readonly string[] {
  const parts = benchmark.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** `a.bench.ts > sorting > sort (n=5)` ends in `sort`: tools put files and groups in front. */
function endings(benchmark: string): readonly string[] {
  const whole = [benchmark, benchmark.replace(/ \([^()]*\)$/, "")];
  return whole.flatMap((name) => [
    name,
    ...[...name.matchAll(/ > |::|\//g)].map(({ 0: separator, index }) =>
      name.slice(index + separator.length),
    ),
  ]);
}

/** Lines of growing places in a text, each part counted once. */
function lineCounter(text: string): (index: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

import { isAbsolute, relative, resolve, sep } from "node:path";
import { CONFIGURATION_FILE } from "./config/load.ts";
import type { Failure, Measurement, SourceLocation } from "./domain/measurement.ts";
import { NOT_OWN } from "./harness/discovery/search.ts";
import { once, onceEach } from "./once.ts";
import type { Files } from "./ports.ts";
import { benchmarkKey } from "./report/index-by.ts";
import type { BenchmarkSource } from "./report/report.ts";
import { type Declaration, declarationsIn, SOURCE_FILES } from "./sources/declarations.ts";
import { entriesOf, entryLineOf } from "./sources/entry-line.ts";

export interface SourceRequest {
  /** Only those whose place somebody is going to be shown: looking for it takes a moment. */
  readonly measurements: readonly Pick<Measurement, "benchmark" | "category" | "source">[];
  readonly failures: readonly Pick<Failure, "benchmark" | "category" | "source">[];
  /** Folder of the configuration; absolute. Nothing outside is searched. */
  readonly directory: string;
  /** Root of the repository, which the answers are relative to; absolute. */
  readonly root: string;
  /** The configuration file, relative to `directory`. */
  readonly configuration?: string;
  readonly files: Pick<Files, "glob" | "kind" | "read">;
}

/**
 * Where benchmarks are written: as the harness or the tool knows it, or where
 * exactly one place in the project's files declares a benchmark of that name.
 * What stays in doubt has no place, or its file alone: never a wrong line.
 */
export async function findSources(request: SourceRequest): Promise<readonly BenchmarkSource[]> {
  const wanted = distinct([...request.measurements, ...request.failures]);
  if (wanted.length === 0) return [];
  const place = placesIn(request);
  const found = await Promise.all(
    wanted.map(async ({ benchmark, category, source }) => {
      const location = await place(benchmark, source).catch(() => undefined);
      return location && { benchmark, ...(category === undefined ? {} : { category }), ...location };
    }),
  );
  return found.filter((source) => source !== undefined);
}

type Named = SourceRequest["measurements"][number];

/** Each benchmark once; one of its metrics may know what another does not. */
function distinct(all: readonly Named[]): readonly Named[] {
  const found = new Map<string, Named>();
  for (const named of all) {
    const key = benchmarkKey(named);
    if (found.get(key)?.source === undefined) found.set(key, named);
  }
  return [...found.values()];
}

type Place = (benchmark: string, known: SourceLocation | undefined) => Promise<SourceLocation | undefined>;

function placesIn({ directory, root, files, configuration = CONFIGURATION_FILE }: SourceRequest): Place {
  const list = once(() => listSources(directory, files));
  const declared = once(async () => readAll(await list(), directory, files));
  const own = onceEach((file) => readAll([file], directory, files));
  const hinted = onceEach((hint) => fileOf(hint, { directory, files, list }));
  const entries = once(async () => entriesOf((await files.read(resolve(directory, configuration))) ?? ""));
  const entryOf = async (benchmark: string) => {
    const entry = entryLineOf(await entries().catch(() => []), benchmark);
    return entry && { ...entry, file: configuration };
  };

  const find: Place = async (benchmark, known) => {
    const entry = await entryOf(benchmark);
    if (entry?.measuresCommand === true) return entry;
    const hint = known?.file ?? FILE_IN_NAME.exec(benchmark)?.groups?.["file"];
    const file = hint === undefined ? undefined : await hinted(hint);
    if (known?.line !== undefined) return file === undefined ? undefined : { file, line: known.line };
    if (file === undefined) return onlyOne(await declared(), benchmark) ?? entry;
    const line = onlyOne(await own(file), benchmark, { common: true })?.line;
    return { file, ...(line === undefined ? {} : { line }) };
  };
  return async (benchmark, known) => {
    const found = await find(benchmark, known);
    return found && inRepository(found, directory, root);
  };
}

/** Many tools begin a name with the file: `tests/test_parse.py::test_rows`, `sort.bench.ts > sort`. */
const FILE_IN_NAME = /^(?<file>[^\s:>][^:>]{0,300}\.[A-Za-z]{1,5})(?:::| > )/;

/** More would cost more time than a line in a report is worth. */
const MOST_FILES = 2000;
const MOST_CHARACTERS = 1_000_000;
const READ_AT_ONCE = 32;

/** Those that are likely to hold benchmarks first, in case there are too many. */
async function listSources(directory: string, files: SourceRequest["files"]): Promise<readonly string[]> {
  const paths = await files.glob(SOURCE_FILES, { in: directory, ignore: NOT_OWN });
  const likely = (path: string) => Number(/bench|perf|test/i.test(path));
  return paths.toSorted((one, other) => likely(other) - likely(one)).slice(0, MOST_FILES);
}

interface Located {
  readonly file: string;
  readonly declarations: readonly Declaration[];
}

/** A file that cannot be read declares nothing. */
async function readAll(
  paths: readonly string[],
  directory: string,
  files: SourceRequest["files"],
): Promise<readonly Located[]> {
  const read: Located[] = [];
  for (let index = 0; index < paths.length; index += READ_AT_ONCE) {
    const some = paths.slice(index, index + READ_AT_ONCE).map(async (file) => {
      const text = (await files.read(resolve(directory, file)).catch(() => undefined)) ?? "";
      return { file, declarations: text.length > MOST_CHARACTERS ? [] : declarationsIn(file, text) };
    });
    read.push(...(await Promise.all(some)));
  }
  return read;
}

/** The file itself, or the only one whose path ends so: tools count from folders of their own. */
async function fileOf(
  hint: string,
  {
    directory,
    files,
    list,
  }: Pick<SourceRequest, "directory" | "files"> & { list(): Promise<readonly string[]> },
): Promise<string | undefined> {
  if ((await files.kind(resolve(directory, hint))) === "file") return hint;
  const ending = `/${hint.replace(/^(?:\.{1,2}\/)+/, "")}`;
  const [only, ...others] = (await list()).filter((path) => `/${path}`.endsWith(ending));
  return others.length === 0 ? only : undefined;
}

/** The place with the longest name that fits, if there is one such place only. */
function onlyOne(
  located: readonly Located[],
  benchmark: string,
  options: { readonly common?: boolean } = {},
): SourceLocation | undefined {
  const fitting = located.flatMap(({ file, declarations }) =>
    declarations
      .filter(({ common }) => !common || options.common === true)
      .map((declaration) => ({ file, line: declaration.line, length: declaration.fits(benchmark) }))
      .filter(({ length }) => length > 0),
  );
  const longest = Math.max(...fitting.map(({ length }) => length));
  const [only, ...others] = fitting.filter(({ length }) => length === longest);
  return only === undefined || others.length > 0 ? undefined : { file: only.file, line: only.line };
}

/** Nothing outside of the repository has a place in it. */
function inRepository(
  { file, line }: SourceLocation,
  directory: string,
  root: string,
): SourceLocation | undefined {
  const path = relative(root, resolve(directory, file)).split(sep).join("/");
  if (path === "" || path === ".." || path.startsWith("../") || isAbsolute(path)) return undefined;
  return { file: path, ...(line === undefined ? {} : { line }) };
}

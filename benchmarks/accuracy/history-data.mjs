// Reads published histories of github-action-benchmark, as data.js or in columns, and series with known changes.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** Suites of runs: { name, runs: [commit], series: [{ name, unit, better, values: [number | undefined] }] }. */
export function readHistories(path) {
  const folder = existsSync(join(path, "histories")) ? join(path, "histories") : path;
  const files = statSync(folder).isDirectory()
    ? readdirSync(folder).map((name) => join(folder, name))
    : [folder];
  return files
    .filter((file) => /(^|\/)[^_/][^/]*\.(js|json)$/.test(file))
    .flatMap((file) =>
      suitesOf(basename(file).replace(/(\.data)?\.(js|json)$/, ""), readFileSync(file, "utf8")),
    );
}

/** A JSON file beside the histories; undefined when the folder does not have it. */
export function readOptional(path, name) {
  const file = join(path, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

export function readFolder(path, name) {
  const folder = join(path, name);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !file.startsWith("_"));
  return files.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
}

/** Tools that print a rate are better when it is higher; so are their units. */
export function betterOf(unit) {
  return /\/s(ec)?\b/.test(unit) ? "higher" : "lower";
}

function suitesOf(source, text) {
  const parsed = JSON.parse(text.replace(/^\s*window\.BENCHMARK_DATA\s*=\s*/, "").replace(/;\s*$/, ""));
  if (parsed.entries !== undefined)
    return Object.entries(parsed.entries).map(([name, runs]) => ofEntries(source, name, runs));
  return Object.entries(parsed.suites ?? {}).map(([name, suite]) => ({
    source,
    name,
    runs: suite.commits.map(([commit]) => commit),
    series: Object.entries(suite.benches).map(([bench, { unit, values }]) => ({
      name: bench,
      unit,
      better: betterOf(unit),
      values: values.map(usable),
    })),
  }));
}

function ofEntries(source, name, runs) {
  const names = [...new Set(runs.flatMap(({ benches }) => benches.map((bench) => bench.name)))];
  const series = names.map((bench) => {
    const found = runs.map(({ benches }) => benches.find((one) => one.name === bench));
    const unit = found.find((one) => one !== undefined).unit;
    return { name: bench, unit, better: betterOf(unit), values: found.map((one) => usable(one?.value)) };
  });
  return { source, name, runs: runs.map(({ commit }) => commit.id), series };
}

function usable(value) {
  return typeof value === "number" && value > 0 ? value : undefined;
}

// How fast tools' output is read, and in how much memory. See benchmarks/README.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ADAPTERS, adapterNamed, recognise } from "../lib/adapters/registry.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const fixtures = join(root, "fixtures/adapters");
const MEGABYTE = 1e6;
const speedSize = Number(process.env.MEGABYTES ?? 10) * MEGABYTE;
const memorySize = Number(process.env.MEMORY_MEGABYTES ?? 100) * MEGABYTE;
const rounds = Number(process.env.ROUNDS ?? 5);
const LONGEST_SECONDS = 90;

const [only] = process.argv.slice(2);
if (only === "--memory-of") measureMemory(process.argv[3], process.argv[4]);
else main();

function main() {
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0].model}\n`);
  const folder = mkdtempSync(join(tmpdir(), "adapters-"));
  try {
    const rows = ADAPTERS.map(({ name }) => name)
      .filter((name) => only === undefined || name === only)
      .map((name) => row(name, folder));
    print(
      [
        "adapter",
        "file",
        "recognise its fixtures, ms (slowest)",
        `read ${speedSize / MEGABYTE} MB, MB/s`,
        "÷ limit",
        `peak memory ÷ ${memorySize / MEGABYTE} MB`,
      ],
      rows.map(({ cells }) => cells),
    );
    const known = rows.filter(({ ratio }) => ratio !== undefined);
    const within = known.filter(({ ratio }) => ratio <= 3).length;
    console.log(`${within} of ${known.length} adapters take at most three times the limit.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(name, folder) {
  console.error(name);
  const cases = casesOf(name);
  const slowest = Math.max(...cases.map((each) => median(repeat(rounds, () => recogniseMilliseconds(each)))));
  const largest = cases
    .filter(({ kind }) => kind === "file")
    .sort((one, other) => other.file.text.length - one.file.text.length)[0];
  if (largest === undefined) return { cells: [name, "folder", slowest.toFixed(1), "", "", ""] };

  const text = grown(name, largest.file.text, speedSize);
  if (text === undefined) return { cells: [name, "one benchmark", slowest.toFixed(1), "", "", ""] };
  const limits = [];
  const own = [];
  for (let round = 0; round < rounds; round += 1) {
    limits.push(seconds(() => limitOf(text)));
    own.push(seconds(() => readAsUsual(name, { path: "output", text: copyOf(text) })));
  }
  const ratio = median(own) / median(limits);
  const speed = text.length / MEGABYTE / median(own);
  const file = join(folder, "large");
  writeFileSync(file, grown(name, largest.file.text, memorySize));
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), "--memory-of", name, file],
    { encoding: "utf8", timeout: LONGEST_SECONDS * 1000 },
  );
  if (status !== 0 && status !== null) throw new Error(stderr);
  const peak =
    status === null ? `over ${LONGEST_SECONDS} s` : (Number(stdout) / statSync(file).size).toFixed(1);
  return {
    ratio,
    cells: [
      name,
      isJson(text) ? "JSON" : "text",
      slowest.toFixed(1),
      speed.toFixed(0),
      ratio.toFixed(1),
      peak,
    ],
  };
}

/** What a run does: recognise, then parse; the shared work is done once. */
function readAsUsual(name, file) {
  const output = { kind: "file", file };
  try {
    recognise(output);
  } catch {
    // Two adapters may read generic values; then people name one.
  }
  return adapterNamed(name).parse(output);
}

/** The least that any reader must do. */
function limitOf(text) {
  return isJson(text) ? JSON.parse(text) : text.split("\n").length;
}

function measureMemory(name, path) {
  const before = process.memoryUsage().rss;
  const reading = readAsUsual(name, { path, text: readFileSync(path, "utf8") });
  if (reading.measurements.length === 0) throw new Error("nothing was read");
  process.stdout.write(String(process.resourceUsage().maxRSS * 1024 - before));
}

function recogniseMilliseconds({ kind, file, files }) {
  const copy = ({ path, text }) => ({ path, text: copyOf(text) });
  const output = kind === "file" ? { kind, file: copy(file) } : { kind, files: files.map(copy) };
  const begin = performance.now();
  try {
    recognise(output);
  } catch {
    // As above.
  }
  return performance.now() - begin;
}

/** Another string with the same characters, so that nothing remembers it. */
function copyOf(text) {
  return Buffer.from(text).toString();
}

/**
 * The same shape with so many characters: of JSON the part that holds the
 * benchmarks, again and again under other names, or else the lines of the text.
 */
function grown(name, text, size) {
  const times = Math.ceil(size / text.length);
  if (!isJson(text)) return text.repeat(times);
  const value = JSON.parse(text);
  const before = samplesIn(name, text);
  const part = partsOf(value)
    .map((each) => JSON.stringify(each))
    .sort((one, other) => other.length - one.length)
    .find((each) => samplesIn(name, withPart(value, each, 3)) >= 2 * before);
  if (part === undefined) return undefined;
  return withPart(value, part, Math.ceil(size / part.length));
}

function withPart(value, part, times) {
  const inner = part.slice(1, -1);
  const copies = Array.from({ length: times }, (_, index) => renamed(inner, index));
  return JSON.stringify(value).replace(part, () => `${part[0]}${copies.join(",")}${part.at(-1)}`);
}

/** Other benchmarks, not the same ones again: names, and the keys of an object. */
function renamed(text, index) {
  if (index === 0) return text;
  const names = /"(name|fullname|full_name|fullName|FullName|command|benchmark|run_name|alias|title)":"/g;
  const keys = /^"[^"]*":/.test(text) ? topLevelKeys(text, index) : text;
  return keys.replace(names, `"$1":"${index} `);
}

function topLevelKeys(text, index) {
  const entries = Object.entries(JSON.parse(`{${text}}`));
  return entries
    .map(([key, value]) => `${JSON.stringify(`${key} ${index}`)}:${JSON.stringify(value)}`)
    .join(",");
}

/** Lists, and objects of objects. */
function partsOf(value) {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value);
  const isPart =
    inside.length > 0 && (Array.isArray(value) || inside.every((each) => typeof each === "object"));
  return [...(isPart ? [value] : []), ...inside.flatMap(partsOf)];
}

function samplesIn(name, text) {
  try {
    const { measurements } = adapterNamed(name).parse({ kind: "file", file: { path: "output", text } });
    return measurements.reduce((sum, { rounds }) => sum + rounds.flat().length, 0);
  } catch {
    return 0;
  }
}

function isJson(text) {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

function casesOf(name) {
  return readdirSync(join(fixtures, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => outputIn(join(fixtures, name, entry.name)));
}

function outputIn(folder) {
  const file = readdirSync(folder).find((entry) => entry.startsWith("output."));
  if (file !== undefined) {
    return { kind: "file", file: { path: file, text: readFileSync(join(folder, file), "utf8") } };
  }
  const tree = join(folder, "tree");
  const files = readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    kind: "tree",
    files: files.map((path) => ({ path: path.slice(tree.length + 1), text: readFileSync(path, "utf8") })),
  };
}

function repeat(count, body) {
  return Array.from({ length: count }, body);
}

function seconds(body) {
  const begin = performance.now();
  body();
  return (performance.now() - begin) / 1000;
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

function print(header, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log(line(header));
  console.log(line(header.map((_, index) => (index < 2 ? "---" : "--:"))));
  for (const cells of rows) console.log(line(cells));
  console.log();
}

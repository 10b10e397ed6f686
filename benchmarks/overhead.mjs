// What performance-benchmark itself costs. See benchmarks/README.md.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = join(root, "dist/cli/index.js");
const action = join(root, "dist/index.js");
const node24 = join(root, "node_modules/node-24/bin/node");
const folder = mkdtempSync(join(tmpdir(), "overhead-"));
const rounds = Number(process.env.ROUNDS ?? 15);

try {
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model}, ${rounds} rounds\n`,
  );
  startUp();
  analysis();
  besideBenchstat();
  sizes();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function startUp() {
  const stamp = join(folder, "stamp");
  const project = makeProject("start-up", {
    "benchmark-config.toml": `[[benchmarks]]\nname = "stamp"\nmeasure = "command"\nlaunches = 1\ncommand = "date +%s%N >> ${stamp}"\n[performance_benchmark.quick]\nwarmup_rounds = 0\n`,
    "empty.mjs": "",
  });
  const variables = {
    GITHUB_WORKSPACE: project,
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STATE: join(folder, "state"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
    INPUT_STORE: "file",
    "INPUT_UPLOAD-ARTIFACT": "false",
  };
  for (const name of ["output", "state", "summary"]) writeFileSync(join(folder, name), "");
  const untilFirst = (node, script, args, added) => () => {
    rmSync(stamp, { force: true });
    const begin = performance.timeOrigin + performance.now();
    spawnSync(node, [script, ...args], { cwd: project, env: { ...process.env, ...added }, stdio: "ignore" });
    return Number(BigInt(readFileSync(stamp, "utf8").split("\n")[0]) / 1000n) / 1000 - begin;
  };
  const wholly = (node, script) => () => {
    const begin = performance.now();
    spawnSync(node, [script], { cwd: project, stdio: "ignore" });
    return performance.now() - begin;
  };
  const flags = ["run", "--store", "file"];
  print(
    "Process start to first benchmark, ms",
    ["what", "min", "median", "max"],
    alternate({
      "empty script, Node 24": wholly(node24, "empty.mjs"),
      "action, Node 24": untilFirst(node24, action, [], variables),
      "command line, Node 24": untilFirst(node24, cli, flags, {}),
      [`empty script, Node ${process.versions.node.split(".")[0]}`]: wholly(process.execPath, "empty.mjs"),
      [`command line, Node ${process.versions.node.split(".")[0]}`]: untilFirst(
        process.execPath,
        cli,
        flags,
        {},
      ),
    }).map(([name, values]) => [name, ...spread(values)]),
  );
}

function analysis() {
  const rows = [100, 300, 1000, 3000].map((count) => {
    const project = makeProject(`analysis-${count}`, {
      "before.json": JSON.stringify(measurementsFile(count, 1)),
      "after.json": JSON.stringify(measurementsFile(count, 2)),
      "benchmark-config.toml": '[[benchmarks]]\nname = "recorded"\nfile = "after.json"\n',
    });
    const peaks = join(folder, `peaks-${count}`);
    const seconds = Array.from({ length: 5 }, () => {
      const begin = performance.now();
      const args = [
        "--require",
        join(root, "benchmarks/preload.cjs"),
        cli,
        "run",
        "--baseline-file",
        "before.json",
      ];
      const { status, stderr } = spawnSync(node24, args, {
        cwd: project,
        env: { ...process.env, PEAK_MEMORY_FILE: peaks },
        encoding: "utf8",
      });
      if (status > 1) throw new Error(stderr);
      return (performance.now() - begin) / 1000;
    });
    const peak = readFileSync(peaks, "utf8")
      .trim()
      .split("\n")
      .map((kib) => Number(kib) / 1024);
    return [`${count} × 30 rounds`, ...spread(seconds, 2), Math.max(...peak).toFixed(0)];
  });
  print(
    "Whole run on recorded results, Node 24: read, analyse, all reports",
    ["benchmarks", "min s", "median s", "max s", "peak MiB"],
    rows,
  );
}

function besideBenchstat() {
  if (spawnSync("benchstat", ["-h"]).error !== undefined) {
    console.log("benchstat is not on the PATH: left out.\n");
    return;
  }
  const project = makeProject("go", { "before.txt": goText(1000, 1), "after.txt": goText(1000, 2) });
  const timed = (file, args) => () => {
    const begin = performance.now();
    const { status, stderr } = spawnSync(file, args, { cwd: project, encoding: "utf8", maxBuffer: 2 ** 28 });
    if (status > 1) throw new Error(stderr);
    return (performance.now() - begin) / 1000;
  };
  const results = alternate(
    {
      benchstat: timed("benchstat", ["before.txt", "after.txt"]),
      "performance-benchmark compare": timed(node24, [cli, "compare", "before.txt", "after.txt"]),
    },
    5,
  );
  const medians = results.map(([, values]) => median(values));
  print(
    "Comparing two files of go test -bench, 1,000 benchmarks × 30",
    ["what", "min s", "median s", "max s"],
    results.map(([name, values]) => [name, ...spread(values, 2)]),
  );
  console.log(`Ratio of medians, ours ÷ benchstat: ${(medians[1] / medians[0]).toFixed(2)}\n`);
}

function sizes() {
  const files = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
    .map((entry) => join(entry.parentPath, entry.name));
  const rows = files.map((path) => [
    path.slice(root.length),
    statSync(path).size / 1024,
    gzipSync(readFileSync(path)).length / 1024,
  ]);
  rows.sort((a, b) => b[1] - a[1]);
  const total = [
    "all",
    rows.reduce((sum, row) => sum + row[1], 0),
    rows.reduce((sum, row) => sum + row[2], 0),
  ];
  print(
    "Bundles",
    ["file", "KiB", "KiB gzipped"],
    [...rows, total].map(([name, size, zipped]) => [name, size.toFixed(0), zipped.toFixed(0)]),
  );
}

/** Runs all candidates in turn, round by round, after one round that does not count. */
function alternate(candidates, times = rounds) {
  const results = Object.keys(candidates).map((name) => [name, []]);
  for (let round = 0; round <= times; round += 1) {
    for (const [name, values] of results) {
      const value = candidates[name]();
      if (round > 0) values.push(value);
    }
  }
  return results;
}

function makeProject(name, files) {
  const project = join(folder, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), content);
  }
  return project;
}

/** Log-normal noise around a level of its own for each benchmark; every tenth is 20 % slower the second time. */
function level(index, seed) {
  return 1e-3 * (1 + index / 100) * (seed === 2 && index % 10 === 0 ? 1.2 : 1);
}

function noise(seed) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 4294967297;
  };
  return () => Math.exp(0.03 * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}

function measurementsFile(count, seed) {
  const factor = noise(seed);
  const measurements = Array.from({ length: count }, (_, index) => ({
    benchmark: `group ${index % 20}/benchmark ${index}`,
    category: `category ${index % 5}`,
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: Array.from({ length: 30 }, () => [level(index, seed) * factor()]),
  }));
  return { version: 1, run: { commit: `${seed}`.repeat(40), suite: "quick" }, measurements };
}

function goText(count, seed) {
  const factor = noise(seed);
  const lines = Array.from({ length: count }, (_, index) =>
    Array.from(
      { length: 30 },
      () => `BenchmarkNumber${index}-2 \t 1000 \t ${(level(index, seed) * factor() * 1e9).toFixed(1)} ns/op`,
    ),
  );
  return `goos: linux\ngoarch: amd64\npkg: example.com/many\n${lines.flat().join("\n")}\nPASS\n`;
}

function spread(values, digits = 0) {
  return [Math.min(...values), median(values), Math.max(...values)].map((value) => value.toFixed(digits));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

function print(title, head, rows) {
  console.log(`### ${title}\n`);
  console.log(
    `| ${head.join(" | ")} |\n| ${head.map((_, index) => (index === 0 ? "---" : "--:")).join(" | ")} |`,
  );
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
  console.log();
}

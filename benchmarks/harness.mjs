// What the harness measures for an empty function, with and without hooks; docs/writing-benchmarks.md. From dist/.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../dist/cli/index.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "harness-"));

try {
  writeFileSync(
    join(folder, "empty.bench.mjs"),
    `export default ({ bench }) => {
      bench("empty", () => {});
      bench("empty with beforeEach", { beforeEach: () => {} }, () => {});
    };\n`,
  );
  execFileSync(process.execPath, [cli, "run", "--suite", "quick", "--store", "file"], {
    cwd: folder,
    stdio: "ignore",
  });
  const reports = join(folder, "benchmark-results/reports");
  const name = readdirSync(reports).find((file) => file.startsWith("measurements-"));
  const { measurements } = JSON.parse(readFileSync(join(reports, name), "utf8"));
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}`);
  for (const { benchmark, rounds } of measurements.filter(({ metric }) => metric === "time")) {
    const sorted = rounds.flat().sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    console.log(`${benchmark}: ${(median * 1e9).toFixed(1)} ns a call, ${rounds.length} launches`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Reading } from "../../src/adapters/adapter.ts";
import { unitKind } from "../../src/domain/unit.ts";
import { emptyFolder, installed, succeed } from "./installed.ts";
import { measurementOf, readWritten } from "./read.ts";
import { waitingServer } from "./waiting-server.ts";

const WAIT = 0.02;

let server: Awaited<ReturnType<typeof waitingServer>>;
let k6: string;
beforeAll(async () => {
  const folder = await installed("go-k6-1.8.1", async (bin) => {
    await succeed("go", ["install", "go.k6.io/k6@v1.8.1"], { env: { GOBIN: bin } });
  });
  k6 = join(folder, "k6");
  server = await waitingServer(WAIT * 1000);
});
afterAll(() => server.stop());

/** One run in every format that does not need another flag. */
async function run() {
  const folder = await emptyFolder("k6");
  const script = `
    import http from "k6/http";
    import { Trend } from "k6/metrics";
    const own = new Trend("own", true);
    export const options = { vus: 2, iterations: 20, thresholds: { http_req_duration: ["max<1", "p(95)<60000"] } };
    export default function () {
      own.add(http.get("${server.url}/").timings.duration);
      http.get("${server.url}/fail");
    }
    export function handleSummary(data) {
      return { "handle.json": JSON.stringify(data) };
    }`;
  await writeFile(join(folder, "handle.js"), script);
  await writeFile(join(folder, "plain.js"), script.split("export function handleSummary", 1).join(""));
  const args = ["run", "--quiet", "--no-usage-report", "--no-color", "--out", "json=points.json"];
  // The crossed threshold makes it end with 99.
  const script1 = `"${k6}" ${args.join(" ")} --summary-export export.json plain.js; test $? -eq 99`;
  const { stdout } = await succeed("sh", ["-c", script1], { cwd: folder });
  await succeed("sh", ["-c", `"${k6}" run --quiet --no-usage-report handle.js; test $? -eq 99`], {
    cwd: folder,
  });
  return { folder, stdout };
}

const figure = (reading: Reading, benchmark: string, metric: string) =>
  measurementOf(reading, benchmark, metric).rounds[0]?.[0] ?? Number.NaN;

/** k6 cuts off what is below hundredths of its unit, which depends on the time. */
function expectTime(seconds: number, printed = ""): void {
  const [, number = "", unit = ""] = /^([\d.]+)(\D+)$/.exec(printed) ?? [];
  const inUnit = seconds / (unitKind(unit)?.factor ?? Number.NaN);
  expect(inUnit).toBeGreaterThanOrEqual(Number(number) - 1e-6);
  expect(inUnit).toBeLessThan(Number(number) + 0.01);
}

it("k6: our figures are those that it printed, in each of its formats, and near the truth", async () => {
  const { folder, stdout } = await run();
  const summary = await readWritten("export.json", folder, "k6");
  const line = /http_req_duration\.*: +avg=(?<mean>\S+) .*p\(95\)=(?<p95>\S+)/.exec(stdout)?.groups;
  expectTime(figure(summary, "http_req", "time"), line?.["mean"]);
  expectTime(figure(summary, "http_req", "time-p95"), line?.["p95"]);
  expect(stdout).toContain("http_req_failed................: 50.00% 20 out of 40");
  expect(figure(summary, "http_req", "error-rate")).toBe(0.5);
  expect(summary.warnings).toContain('k6 says that "http_req_duration" crossed its threshold max<1.');
  expect(summary.warnings.join()).not.toContain("p(95)<60000");

  const points = await readWritten("points.json", folder, "k6");
  const samples = ["", "fail"].map(
    (path) => measurementOf(points, `http_req{method:GET,name:${server.url}/${path}}`).rounds[0] ?? [],
  );
  expect(samples.map(({ length }) => length)).toEqual([20, 20]);
  const all = samples.flat();
  expect(all.reduce((sum, value) => sum + value, 0) / all.length).toBeCloseTo(
    figure(summary, "http_req", "time"),
    9,
  );
  expect(Math.min(...all)).toBeGreaterThanOrEqual(WAIT);
  expect(measurementOf(points, "own").rounds).toEqual([samples[0]]);

  const handled = await readWritten("handle.json", folder, "k6");
  expect(figure(handled, "http_req", "error-rate")).toBe(0.5);
  expect(figure(handled, "own", "time")).toBeGreaterThanOrEqual(WAIT);
  expect(handled.warnings).toContain('k6 says that "http_req_duration" crossed its threshold max<1.');
});

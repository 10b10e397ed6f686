import { afterAll, beforeAll, expect, it } from "vitest";
import { unitKind } from "../../src/domain/unit.ts";
import { debianPackages, emptyFolder, succeed } from "./installed.ts";
import { expectPrinted } from "./printed.ts";
import { measurementOf, readPrinted } from "./read.ts";
import { waitingServer } from "./waiting-server.ts";

const WAIT = 0.02;
const CONNECTIONS = 4;

let server: Awaited<ReturnType<typeof waitingServer>>;
beforeAll(async () => {
  await debianPackages(["wrk"]);
  server = await waitingServer(WAIT * 1000);
});
afterAll(() => server.stop());

async function run(path: string) {
  const folder = await emptyFolder("wrk");
  const url = `${server.url}${path}`;
  const args = ["-t2", `-c${CONNECTIONS}`, "-d2s", "--latency", url];
  const { stdout } = await succeed("wrk", args, { cwd: folder });
  const reading = readPrinted(stdout, "wrk");
  const value = (metric: string) => measurementOf(reading, url, metric).rounds[0]?.[0] ?? Number.NaN;
  return { stdout, value };
}

/** The unit depends on the time. */
function expectTime(seconds: number, printed = ""): void {
  const [, number, unit = ""] = /^([\d.]+)(\D+)$/.exec(printed) ?? [];
  expectPrinted(seconds / (unitKind(unit)?.factor ?? Number.NaN), number);
}

it("wrk: our latency and rate are those that it printed, and near the truth", async () => {
  const { stdout, value } = await run("/");
  const printed = (pattern: RegExp) => pattern.exec(stdout)?.groups?.["value"];
  expectTime(value("time"), printed(/Latency +(?<value>\d\S+)/));
  expectTime(value("time-p99"), printed(/ 99% +(?<value>\S+)/));
  expectPrinted(value("throughput"), printed(/Requests\/sec: +(?<value>\S+)/));
  expect(value("error-rate")).toBe(0);
  expect(value("time")).toBeGreaterThanOrEqual(WAIT);
  expect(value("throughput")).toBeLessThanOrEqual(CONNECTIONS / WAIT);
});

it("wrk: bad answers are errors", async () => {
  const { stdout, value } = await run("/fail");
  expect(stdout).toContain("Non-2xx or 3xx responses:");
  expect(value("error-rate")).toBe(1);
});

import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { emptyFolder, installed, succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";
import { waitingServer } from "./waiting-server.ts";

const WAIT = 0.02;

let server: Awaited<ReturnType<typeof waitingServer>>;
let hey: string;
beforeAll(async () => {
  const folder = await installed("go-hey-0.1.5", async (bin) => {
    await succeed("go", ["install", "github.com/rakyll/hey@v0.1.5"], { env: { GOBIN: bin } });
  });
  hey = join(folder, "hey");
  server = await waitingServer(WAIT * 1000);
});
afterAll(() => server.stop());

async function run(...args: readonly string[]) {
  const folder = await emptyFolder("hey");
  const { stdout } = await succeed(hey, ["-n", "100", "-c", "4", ...args], { cwd: folder });
  const reading = readPrinted(stdout, "hey");
  const roundOf = (metric: string) => measurementOf(reading, "all requests", metric).rounds[0] ?? [];
  return { stdout, roundOf };
}

it("hey: our figures are those that it printed, and near the truth", async () => {
  const { stdout, roundOf } = await run(`${server.url}/`);
  const printed = (pattern: RegExp) => pattern.exec(stdout)?.groups?.["value"];
  const figure = (metric: string) => roundOf(metric)[0] ?? Number.NaN;
  expect(figure("time").toFixed(4)).toBe(printed(/Average:\s+(?<value>\S+)/));
  expect(figure("time-p90").toFixed(4)).toBe(printed(/90%+ in (?<value>\S+)/));
  expect(figure("throughput").toFixed(4)).toBe(printed(/Requests\/sec:\s+(?<value>\S+)/));
  expect(figure("error-rate")).toBe(0);
  expect(figure("time")).toBeGreaterThanOrEqual(WAIT);
});

it("hey: bad answers are errors", async () => {
  const { roundOf } = await run(`${server.url}/fail`);
  expect(roundOf("error-rate")).toEqual([1]);
});

it("hey: every time of its CSV is a sample", async () => {
  const { stdout, roundOf } = await run("-o", "csv", `${server.url}/`);
  const lines = stdout.trim().split("\n").slice(1);
  expect(roundOf("time")).toEqual(lines.map((line) => Number(line.split(",")[0])));
  expect(lines).toHaveLength(100);
  expect(Math.min(...roundOf("time"))).toBeGreaterThanOrEqual(WAIT);
});

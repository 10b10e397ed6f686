import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { debianPackages, finish, succeed } from "./installed.ts";
import { measurementOf, readPrinted } from "./read.ts";

let port = "";
let stop = async () => {};

beforeAll(async () => {
  await debianPackages(["redis-server", "redis-tools"]);
  port = String(await freePort());
  const options = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", options, { stdio: "ignore" });
  stop = async () => {
    server.kill();
    await once(server, "exit");
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const { stdout } = await finish("redis-cli", ["-h", "127.0.0.1", "-p", port, "ping"]);
    if (stdout.trim() === "PONG") return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The Redis server did not answer.");
});

afterAll(() => stop());

it.each([
  ["the report", []],
  ["the table", ["--csv"]],
])("redis-benchmark: rate and latencies are those of %s that it printed", async (_, options) => {
  const args = ["-h", "127.0.0.1", "-p", port, "-n", "2000", "-t", "get", ...options];
  const { stdout } = await succeed("redis-benchmark", args);
  const reading = readPrinted(stdout, "redis-benchmark");

  const rate = /throughput summary: ([\d.]+)|"GET","([\d.]+)"/.exec(stdout);
  expect(measurementOf(reading, "GET", "throughput").rounds).toEqual([[Number(rate?.[1] ?? rate?.[2])]]);
  const [mean = "", , median = ""] =
    /^ +avg +min .*\n +(?<values>[\d. ]+)$/m.exec(stdout)?.groups?.["values"]?.split(/ +/) ??
    /^"GET","[\d.]+",(?<values>.*)$/m.exec(stdout)?.groups?.["values"]?.replaceAll('"', "").split(",") ??
    [];
  expect(inMilliseconds(measurementOf(reading, "GET").rounds)).toBeCloseTo(Number(mean), 9);
  expect(inMilliseconds(measurementOf(reading, "GET", "time-p50").rounds)).toBeCloseTo(Number(median), 9);
});

function inMilliseconds(rounds: readonly (readonly number[])[]): number {
  return (rounds[0]?.[0] ?? Number.NaN) * 1000;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

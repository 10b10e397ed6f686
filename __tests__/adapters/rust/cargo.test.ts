import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");

const TEXT = "test sum ... bench:       1,204.50 ns/iter (+/- 37.10) = 56 MB/s\n";
const EVENT =
  '{ "type": "bench", "name": "sum", "median": 1204.5, "deviation": 37.1, "mib_per_second": 56 }\n';

describe("cargo bench", () => {
  it("gives the same from libtest's JSON as from its text", () => {
    expect(read(EVENT)).toEqual(read(TEXT));
    expect(read(TEXT).measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([
      ["time", [[1.2045e-6]]],
      ["throughput", [[56e6]]],
    ]);
  });

  it("leaves out a rate whose unit was cut off", () => {
    for (const cut of [" = 56 MB/", " = 56 M", " = 5"]) {
      const text = `test first ... bench: 7 ns/iter (+/- 1)\n${TEXT.slice(0, TEXT.indexOf(" = "))}${cut}`;
      expect(read(text).measurements.map(({ benchmark, metric }) => [benchmark, metric])).toEqual([
        ["first", "time"],
      ]);
    }
  });

  it("takes the output of what failed from the end, or from the event", () => {
    const text =
      "test bad ... FAILED\ntest sum ... bench: 7 ns/iter (+/- 1)\n\nfailures:\n\n---- bad stdout ----\n\nno <b>\nat x.rs:1\n\n\nfailures:\n    bad\n";
    const events = `{ "type": "test", "name": "bad", "event": "failed", "stdout": "\\nno <b>\\nat x.rs:1\\n" }\n${EVENT}`;
    for (const printed of [text, events]) {
      expect(read(printed).failures).toMatchObject([{ benchmark: "bad", output: "no <b>\nat x.rs:1" }]);
    }
  });

  it("tells benchmarks of one name apart by their targets, on Windows too", () => {
    const text =
      "     Running benches\\a.rs (target\\release\\deps\\a-0123456789abcdef.exe)\ntest sum ... bench: 7 ns/iter (+/- 1)\n     Running benches/b.rs (target/release/deps/b-0123456789abcdef)\ntest sum ... bench: 8 ns/iter (+/- 1)\n";
    expect(read(text).measurements.map(({ benchmark }) => benchmark)).toEqual(["a/sum", "b/sum"]);
  });
});

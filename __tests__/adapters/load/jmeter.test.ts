import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const values = (reading: ReturnType<typeof read>) =>
  Object.fromEntries(
    reading.measurements.map(({ benchmark, metric, rounds }) => [`${benchmark} ${metric}`, rounds]),
  );

describe("a CSV log of JMeter", () => {
  it("counts throughput and bytes from the first beginning to the last end", () => {
    const reading = read(
      "timeStamp,elapsed,label,success,bytes\n1795319640000,100,a,true,300\n1795319640900,100,a,false,700\n",
    );
    expect(values(reading)).toEqual({
      "a time": [[0.1, 0.1]],
      "a throughput": [[2]],
      "a transfer": [[1000]],
      "a error-rate": [[0.5]],
    });
  });

  it("reads semicolons, dates, and logs without the success", () => {
    const reading = read(
      'timeStamp;elapsed;label\n2026/11/22 03:54:00.147;100;"a; ""b"""\n2026/11/22 03:54:01.147;200;"a; ""b"""\n',
    );
    expect(values(reading)).toEqual({ 'a; "b" time': [[0.1, 0.2]] });
  });

  it("tells no rates where the log breaks off", () => {
    const reading = read("timeStamp,elapsed,label,success,bytes\n1795319640000,100,a,true,300\n17953196");
    expect(values(reading)).toEqual({ "a time": [[0.1]] });
    expect(reading.warnings).toEqual(["The last line has no end, so it may be cut off and is left out."]);
  });

  it("leaves out samples without a readable time", () => {
    const reading = read("timeStamp,elapsed,label,success\n1,,a,true\n1,x,a,true\n1,5,a,true\n");
    expect(values(reading)["a time"]).toEqual([[0.005]]);
    expect(reading.warnings).toEqual([
      "Samples without a time or label that can be read, which are left out: 2.",
    ]);
  });
});

describe("an XML log of JMeter", () => {
  const log = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testResults version="1.2">\n${body}</testResults>\n`;

  it("does not count redirects and embedded resources beside the request that they are part of", () => {
    const reading = read(
      log(
        '<httpSample t="50" ts="1000" s="true" lb="page">\n  <httpSample t="20" ts="1000" s="true" lb="page-0"/>\n  <httpSample t="30" ts="1020" s="true" lb="page-1">\n    <java.net.URL>http://127.0.0.1/</java.net.URL>\n  </httpSample>\n</httpSample>\n<sample t="9" ts="1060" s="true" lb="page-2"/>\n',
      ),
    );
    expect(reading.measurements.filter(({ metric }) => metric === "time")).toMatchObject([
      { benchmark: "page", rounds: [[0.05]] },
      { benchmark: "page-2", rounds: [[0.009]] },
    ]);
  });

  it("reads characters that XML writes otherwise", () => {
    const reading = read(
      log('<sample t="9" s="true" lb="&lt;a&gt; &amp;amp; &quot;b&quot; &#x1F680;&#233;"/>\n'),
    );
    expect(reading.measurements[0]?.benchmark).toBe('<a> &amp; "b" 🚀é');
  });

  it("tells no rates before the end of the log", () => {
    const whole = log('<sample t="9" ts="1000" s="true" lb="a"/>\n');
    expect(Object.keys(values(read(whole)))).toEqual(["a time", "a throughput", "a error-rate"]);
    const cut = read(whole.slice(0, whole.indexOf("</testResults>")));
    expect(Object.keys(values(cut))).toEqual(["a time"]);
    expect(cut.warnings[0]).toMatch(/^The file breaks off/);
  });
});

describe("an aggregate report of JMeter", () => {
  it("may be the summary report, which has a standard deviation and no percentiles", () => {
    const reading = read(
      "Label,# Samples,Average,Min,Max,Std. Dev.,Error %,Throughput,Received KB/sec,Sent KB/sec,Avg. Bytes\na,30,41,20,178,36.5,3.333%,30.5,2.0,3.5,368\nTOTAL,30,41,20,178,36.5,3.333%,30.5,10.85,3.5,368\n",
    );
    expect(values(reading)).toEqual({
      "a time": [[0.041]],
      "a throughput": [[30.5]],
      "a transfer": [[2048]],
      "a error-rate": [[0.03333]],
    });
    expect(reading.measurements[0]?.summary).toMatchObject({ standardDeviation: 0.0365, count: 30 });
  });
});

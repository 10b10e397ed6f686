import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const HISTORY =
  "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size\n";

describe("locust", () => {
  it("reads the columns of versions before 1.0", () => {
    const reading = read(
      '"Type","Name","# requests","# failures","Median response time","Average response time","Min response time","Max response time","Average Content Size","Requests/s","Requests Failed/s","50%","95%"\n' +
        '"GET","/",50,5,"20",25.5,10,100,200,9.5,0.9,20,90\n"","Aggregated",50,5,"20",25.5,10,100,200,9.5,0.9,20,90\n',
    );
    expect(reading.measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["GET /", "time", [[0.0255]]],
      ["GET /", "time-p50", [[0.02]]],
      ["GET /", "time-p95", [[0.09]]],
      ["GET /", "throughput", [[9.5]]],
      ["GET /", "error-rate", [[0.1]]],
    ]);
    expect(reading.measurements[0]?.summary).toEqual({
      mean: 0.0255,
      median: 0.02,
      min: 0.01,
      max: 0.1,
      count: 50,
    });
  });

  it("takes the last totals of each name from a history", () => {
    const reading = read(
      `${HISTORY}1795319526,0,,Aggregated,0.000000,0.000000,N/A,N/A,0,0,0,0.0,0,0,0\n1795319527,3,GET,/,1.000000,0.000000,50,90,10,1,50,40.5,10,90,0\n1795319527,3,,Aggregated,1.000000,0.000000,50,90,10,1,50,40.5,10,90,0\n1795319528,3,GET,/,1.000000,0.000000,50,90,20,1,50,44.5,10,90,0\n1795319528,3,,Aggregated,1.000000,0.000000,50,90,20,1,50,44.5,10,90,0\n`,
    );
    expect(reading.measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["GET /", "time", [[0.0445]]],
      ["GET /", "error-rate", [[0.05]]],
    ]);
  });

  it("reads the line of all requests where a history has no other", () => {
    const reading = read(`${HISTORY}1795319528,3,,Aggregated,1.000000,0.000000,50,90,20,1,50,44.5,10,90,0\n`);
    expect([...new Set(reading.measurements.map(({ benchmark }) => benchmark))]).toEqual(["Aggregated"]);
  });

  it("refuses a history that breaks off, whose last totals are not known", () => {
    expect(() => read(`${HISTORY}1795319528,3,GET,/,1.000000,0.000000,50,90,20,1,50,44`)).toThrow(
      "breaks off",
    );
  });

  it("warns of names without requests, and of those of which every request failed", () => {
    const reading = read(
      "Type,Name,Request Count,Failure Count,Average Response Time,Average Content Size,Requests/s,50%\nGET,/a,0,0,0,0,0,N/A\nGET,/b,5,5,1.5,0,1,1\n",
    );
    expect(reading.warnings).toEqual([
      'There were no requests of "GET /a".',
      'Every request of "GET /b" failed; its times are those of failures.',
    ]);
    expect([...new Set(reading.measurements.map(({ benchmark }) => benchmark))]).toEqual(["GET /b"]);
  });

  it("finds the percentiles of its JSON as Locust does", () => {
    const entry = {
      name: "/",
      method: "GET",
      start_time: 100,
      last_request_timestamp: 110,
      num_requests: 10,
      num_failures: 1,
      total_response_time: 550,
      response_times: { "10": 5, "50": 4, "300": 1 },
    };
    const { measurements } = read(JSON.stringify([entry]));
    expect(Object.fromEntries(measurements.map(({ metric, rounds }) => [metric, rounds[0]?.[0]]))).toEqual({
      time: 0.055,
      "time-p50": 0.05,
      "time-p90": 0.3,
      "time-p95": 0.3,
      "time-p99": 0.3,
      throughput: 1,
      "error-rate": 0.1,
    });
  });
});

import { describe, expect, it } from "vitest";
import type { Annotation, CheckRun } from "../../../src/github/ports.ts";
import { FAULTS } from "../../support/github-api-faults.ts";
import { clientOf, sha, startWidgets } from "../../support/github-client.ts";

const annotation = (line: number): Annotation => ({
  path: "bench/parse.ts",
  line,
  level: "failure",
  title: "parse",
  message: `12 % slower at ${line}`,
});
const annotations = (count: number) => Array.from({ length: count }, (_, index) => annotation(index + 1));

const check = (change: Partial<CheckRun> = {}): CheckRun => ({
  name: "benchmarks",
  commit: sha("c"),
  externalId: "nightly",
  conclusion: "failure",
  detailsUrl: "https://example.test/run",
  title: "1 regressed",
  summary: "| parse |",
  text: "more",
  annotations: annotations(2),
  ...change,
});

describe("checks on GitHub", () => {
  it("are written with all that they say in one request", async () => {
    await using api = await startWidgets();
    const id = await clientOf(api).checks.write(check());
    const [written] = api.checksNamed("benchmarks");
    expect(written?.id).toBe(id);
    expect(written?.json).toMatchObject({
      head_sha: sha("c"),
      external_id: "nightly",
      status: "completed",
      conclusion: "failure",
      details_url: "https://example.test/run",
      output: { title: "1 regressed", summary: "| parse |", text: "more", annotations_count: 2 },
    });
    expect(api.requests.filter((request) => !request.startsWith("GET"))).toHaveLength(1);
    expect(api.violations).toEqual([]);
  });

  it("are rewritten, with annotations only added that are not there yet", async () => {
    await using api = await startWidgets();
    const { checks } = clientOf(api);
    const first = await checks.write(check());
    const again = check({ conclusion: "success", title: "fixed", annotations: annotations(3) });
    expect(await checks.write(again)).toBe(first);
    const [written, ...others] = api.checksNamed("benchmarks");
    expect(others).toEqual([]);
    expect(written?.json).toMatchObject({ conclusion: "success", output: { title: "fixed", text: "more" } });
    expect(written?.annotations.map(({ start_line: line }) => line)).toEqual([1, 2, 3]);
    expect(api.violations).toEqual([]);
  });

  it("are begun anew where the old one says in the code what no longer holds, and found by the newest", async () => {
    await using api = await startWidgets();
    const { checks } = clientOf(api);
    const first = await checks.write(check({ annotations: annotations(3) }));
    const fixed = await checks.write(check({ conclusion: "success", annotations: [] }));
    expect(fixed).toBeGreaterThan(first);
    expect(await checks.write(check({ conclusion: "success", annotations: [] }))).toBe(fixed);
    expect(api.checksNamed("benchmarks").map(({ annotations: written }) => written.length)).toEqual([3, 0]);
    expect(api.violations).toEqual([]);
  });

  it("are found again behind others of the same name, and never mistaken for them", async () => {
    await using api = await startWidgets();
    const { checks } = clientOf(api);
    const first = await checks.write(check());
    const second = await checks.write(check({ externalId: "weekly" }));
    const elsewhere = await checks.write(check({ commit: sha("d") }));
    expect(new Set([first, second, elsewhere]).size).toBe(3);
    expect(await checks.write(check({ title: "again" }))).toBe(first);
    expect(api.checksNamed("benchmarks")).toHaveLength(3);
  });

  it("send their annotations fifty at a time", async () => {
    await using api = await startWidgets();
    await clientOf(api).checks.write(check({ annotations: annotations(120) }));
    expect(api.checksNamed("benchmarks")[0]?.annotations).toHaveLength(120);
    expect(api.requests.filter((request) => !request.startsWith("GET"))).toHaveLength(3);
    expect(api.violations).toEqual([]);
  });

  it.each([
    ["lost", FAULTS.resetAfter],
    ["half there", FAULTS.truncated],
    ["502 although the work was done", FAULTS.serverError(502, { written: true })],
    ["502 because nothing was done", FAULTS.serverError(502)],
  ])("are made once when the answer is %s", async (_, fault) => {
    await using api = await startWidgets();
    api.setFaults([{ operation: "checks/create", fault }]);
    await clientOf(api).checks.write(check({ annotations: annotations(60) }));
    expect(api.struck).toHaveLength(1);
    const [written, ...others] = api.checksNamed("benchmarks");
    expect(others).toEqual([]);
    expect(written?.annotations.map(({ start_line: line }) => line)).toEqual(
      annotations(60).map(({ line }) => line),
    );
  });

  it.each([
    ["the work was done", FAULTS.serverError(502, { written: true })],
    ["nothing was done", FAULTS.serverError(502)],
    ["the connection broke", FAULTS.resetInBody],
  ])("have each annotation once when a later part fails and %s", async (_, fault) => {
    await using api = await startWidgets();
    api.setFaults([{ operation: "checks/update", fault, times: 2 }]);
    await clientOf(api).checks.write(check({ annotations: annotations(170) }));
    expect(api.struck).toHaveLength(2);
    expect(api.checksNamed("benchmarks")[0]?.annotations).toHaveLength(170);
  });

  it("are given up when GitHub fails for good", async () => {
    await using api = await startWidgets();
    api.setFaults([{ operation: "checks/create", fault: FAULTS.serverError(502), times: 100 }]);
    await expect(clientOf(api).checks.write(check())).rejects.toMatchObject({ code: "GITHUB_FAILED" });
    expect(api.checksNamed("benchmarks")).toEqual([]);
    expect(api.struck).toHaveLength(3);
  });
});

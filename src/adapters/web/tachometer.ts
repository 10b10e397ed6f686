import { z } from "zod";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { fromMilliseconds } from "../read/seconds.ts";

// {"benchmarks": [{"name": "busy [callback]", "version": "local", "bytesSent": 861, "measurement": {"name": "callback", "mode": "callback"},
//   "browser": {"name": "chrome", "headless": true, "windowSize": {…}, "userAgent": "…"}, "mean": {"low": 13.4, "high": 59.6}, "samples": [36.9, 26.6]}]}
// Milliseconds. `tachometer --json-file`.

const Browser = z.object({
  name: z.string(),
  userAgent: z.string().nullish(),
  windowSize: z.object({ width: z.number(), height: z.number() }).nullish(),
});
const Benchmark = z.object({
  name: z.string(),
  bytesSent: z.number().nullish(),
  version: z.string().nullish(),
  measurement: z.object({ name: z.string().nullish() }).nullish(),
  browser: Browser.nullish(),
  samples: z.array(z.number()),
});
type Benchmark = z.output<typeof Benchmark>;

const format = {
  expected: "a JSON file of tachometer",
  probe: z.object({ benchmarks: listOf(having("name", "bytesSent", "mean", "samples")) }),
  schema: z.object({ benchmarks: z.array(Benchmark) }),
};

export const tachometer: Adapter = {
  name: "tachometer",
  recognises: (output) => holdsJson(output, format),
  parse: (output) => read(readJson(output, format).flatMap(({ benchmarks }) => benchmarks)),
};

function read(benchmarks: readonly Benchmark[]): Reading {
  const measured = benchmarks.filter(({ samples }) => samples.length > 0);
  const agents = new Set(benchmarks.flatMap(({ browser }) => browser?.userAgent ?? []));
  const [agent = ""] = agents;
  const { browser, version } = VERSION.exec(agent)?.groups ?? {};
  return assemble({
    entries: [...timesOf(measured), ...bytesOf(benchmarks)],
    failures: benchmarks
      .filter(({ samples }) => samples.length === 0)
      .map(({ name }) => failed(name, { message: "tachometer has no sample of it." })),
    context: agents.size === 1 && browser ? { [browser.toLowerCase()]: version } : {},
  });
}

const VERSION = /(?<browser>Firefox|Edg|Chrome|Safari)\/(?<version>[\d.]+)/;

/** Each sample is a load of the page of its own, in one browser. */
function timesOf(benchmarks: readonly Benchmark[]): readonly Entry[] {
  const identities = identitiesOf(benchmarks);
  return benchmarks.flatMap(({ samples }, index) => {
    const identity = identities[index];
    if (identity === undefined) return [];
    const rounds = [samples.map(fromMilliseconds)];
    return [{ ...identity, metrics: [{ metric: "time", unit: "s", better: "lower", rounds }] }];
  });
}

/** What the server sent for the page: once, however many measurements were taken on it. */
function bytesOf(benchmarks: readonly Benchmark[]): readonly Entry[] {
  const pages = benchmarks.map((benchmark) => ({ ...benchmark, name: pageOf(benchmark) }));
  const identities = identitiesOf(pages);
  const found = new Map<string, Entry>();
  for (const [index, { bytesSent }] of pages.entries()) {
    const identity = identities[index];
    if (!bytesSent || identity === undefined || found.has(identity.benchmark)) continue;
    found.set(identity.benchmark, {
      ...identity,
      metrics: [{ metric: "bytes-sent", unit: "B", better: "lower", rounds: [[bytesSent]] }],
    });
  }
  return [...found.values()];
}

/** Of several measurements on one page, each has its name behind that of the page: `busy [paint]`. */
function pageOf({ name, measurement }: Benchmark): string {
  const suffix = ` [${measurement?.name}]`;
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

/**
 * What sets benchmarks of one name apart stands behind it; only that, so that a
 * name stays when its version changes.
 */
function identitiesOf(benchmarks: readonly Benchmark[]): readonly Omit<Entry, "metrics">[] {
  const values = new Map<string, Set<string>>();
  for (const benchmark of benchmarks) {
    for (const key of FACTS) {
      const place = JSON.stringify([benchmark.name, key]);
      values.set(place, (values.get(place) ?? new Set()).add(factsOf(benchmark)[key] ?? ""));
    }
  }
  return benchmarks.map((benchmark) => {
    const facts = factsOf(benchmark);
    const suffix = Object.entries(facts)
      .filter(([key]) => (values.get(JSON.stringify([benchmark.name, key]))?.size ?? 0) > 1)
      .map(([key, fact]) => `${key}=${fact}`)
      .join(", ");
    return {
      benchmark: suffix === "" ? benchmark.name : `${benchmark.name} (${suffix})`,
      ...(Object.keys(facts).length === 0 ? {} : { parameters: facts }),
    };
  });
}

const FACTS = ["version", "browser", "window"];

function factsOf({ version, browser }: Benchmark): Record<string, string> {
  const { width, height } = browser?.windowSize ?? {};
  return {
    ...(version ? { version } : {}),
    ...(browser ? { browser: browser.name } : {}),
    ...(width === undefined ? {} : { window: `${width}x${height}` }),
  };
}

import { z } from "zod";
import type { ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import type { Entry } from "../read/reading.ts";
import { type GungraunValue, gungraunMetrics } from "./gungraun-metrics.ts";

// {"version": "7", "module_path": "sums::sums::sum", "id": "short", "description": "(10)", "profiles": [{"tool": "Callgrind",
//   "data": {"total": {"metrics": {"Ir": {"values": {"new": 131, "old": 104}}, …}}}}]}
// Version 6 says the same as
//   "summaries": {"total": {"summary": {"Callgrind": {"Ir": {"metrics": {"Both": [{"Int": 131}, {"Int": 104}]}}, …}}}}

const Number6 = z.union([z.object({ Int: z.number() }), z.object({ Float: z.number().nullable() })]);
type Number6 = z.output<typeof Number6>;
const Metric6 = z.object({
  metrics: z.union([
    z.object({ Left: Number6 }),
    z.object({ Both: z.tuple([Number6, Number6]) }),
    z.object({ Right: Number6 }),
  ]),
});

/** Version 6: the tool's own values by their name. Tools without numbers have the text "None". */
const Profile6 = z.object({
  tool: z.string(),
  summaries: z.object({
    total: z.object({
      summary: z.union([z.string(), z.record(z.string(), z.record(z.string(), Metric6))]),
    }),
  }),
});

/** A number, or one of perf with its statistics. */
const Number7 = z.union([z.number(), z.object({ value: z.number(), unit: z.string().nullish() }), z.null()]);
const Metrics7 = z.record(z.string(), z.object({ values: z.object({ new: Number7.optional() }) }));
const Profile7 = z.object({
  tool: z.string(),
  data: z.object({ total: z.object({ metrics: Metrics7 }), parts: z.array(z.object({ metrics: Metrics7 })) }),
});

const Summary = z.object({
  module_path: z.string(),
  id: z.string().nullish(),
  details: z.string().nullish(),
  description: z.string().nullish(),
  profiles: z.array(z.union([Profile6, Profile7])),
});
type Summary = z.output<typeof Summary>;

const format = {
  expected: "a summary of Gungraun",
  probe: having("module_path", "function_name", "profiles", "benchmark_exe"),
  schema: Summary,
};

/** Summaries that Gungraun or Iai-Callgrind print with `--output-format=json`, or save. */
export function holdsGungraunSummaries(output: ToolOutput): boolean {
  return holdsJson(output, format);
}

export function readGungraunSummaries(output: ToolOutput): {
  readonly entries: readonly Entry[];
  readonly warnings: readonly string[];
} {
  const entries: Entry[] = [];
  const warnings: string[] = [];
  for (const summary of readJson(output, format)) {
    const { module_path, id, details, description } = summary;
    const benchmark = id ? `${module_path} ${id}` : module_path;
    const values = summary.profiles.flatMap(valuesOf);
    const given = description ?? details;
    if (values.length === 0) warnings.push(`Gungraun reports no number of this run for "${benchmark}".`);
    else {
      const parameters = given ? { parameters: { arguments: given } } : {};
      entries.push({ benchmark, metrics: gungraunMetrics(values), ...parameters });
    }
  }
  return { entries, warnings };
}

function valuesOf(profile: Summary["profiles"][number]): readonly GungraunValue[] {
  const { tool } = profile;
  const values = "data" in profile ? valuesOf7(profile.data) : valuesOf6(profile.summaries.total.summary);
  return values.map((value) => ({ tool, ...value }));
}

type Values = readonly Omit<GungraunValue, "tool">[];

function valuesOf6(summary: z.output<typeof Profile6>["summaries"]["total"]["summary"]): Values {
  if (typeof summary === "string") return [];
  return Object.values(summary).flatMap((metrics) =>
    Object.entries(metrics).flatMap(([name, { metrics: sides }]) => {
      if ("Right" in sides) return [];
      const own: Number6 = "Left" in sides ? sides.Left : sides.Both[0];
      const value = "Int" in own ? own.Int : own.Float;
      return value === null ? [] : [{ name, value }];
    }),
  );
}

/** Perf has no total; its numbers are those of the only part, if there is one only. */
function valuesOf7({ total, parts }: z.output<typeof Profile7>["data"]): Values {
  const [only, ...others] = parts;
  const isTotal = Object.keys(total.metrics).length > 0 || others.length > 0;
  const metrics = isTotal ? total.metrics : (only?.metrics ?? {});
  return Object.entries(metrics).flatMap(([name, { values }]) => {
    const own = values.new ?? undefined;
    if (own === undefined) return [];
    if (typeof own === "number") return [{ name, value: own }];
    return [{ name, value: own.value, ...(own.unit ? { unit: own.unit } : {}) }];
  });
}

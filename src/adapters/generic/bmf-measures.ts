import type { Better } from "../../domain/measurement.ts";
import { type UnitKind, unitKind } from "../../domain/unit.ts";
import { metricName } from "../read/metric-name.ts";

/** What a measure of Bencher means here. */
export interface Measure {
  readonly metric: string;
  readonly kind: UnitKind;
  /** Absent for a measure that its user made: only the server knows its unit. */
  readonly better?: Better;
}

/** Built-in measures by their slug, with the unit that the server gives them, where a rule below does not tell it. */
const BUILT_IN: Readonly<Record<string, { readonly metric?: string; readonly unit: string }>> = {
  latency: { metric: "time", unit: "ns" },
  throughput: { unit: "ops/s" },
  "build-time": { unit: "s" },
  "file-size": { unit: "B" },
  allocated: { metric: "bytes-per-op", unit: "B" },
  instructions: { unit: "count" },
  "estimated-cycles": { unit: "count" },
  "total-read-write": { unit: "count" },
  "sys-count": { unit: "count" },
  "sys-cpu-time": { unit: "ns" },
  ge: { metric: "global-bus-events", unit: "count" },
  dr: { unit: "count" },
  dw: { unit: "count" },
  bc: { unit: "count" },
  bcm: { unit: "count" },
  bi: { unit: "count" },
  bim: { unit: "count" },
};

const COUNTED = /-(?:hits|accesses|collects|blocks|events|errors|contexts)$|^(?:i1|d1|il|dl)d?m[rw]$/;
const PERCENTAGE: UnitKind = { base: "ratio", factor: 0.01, better: "lower" };

/** By slug or by name: people write both. */
export function measureNamed(text: string): Measure {
  const slug = metricName(text);
  const builtIn = BUILT_IN[slug];
  const unit = builtIn?.unit ?? (slug.endsWith("-bytes") ? "B" : COUNTED.test(slug) ? "count" : undefined);
  const kind = unit === undefined ? undefined : unitKind(unit);
  if (kind !== undefined) return { metric: builtIn?.metric ?? slug, kind, better: kind.better };
  if (slug.endsWith("-hit-rate")) return { metric: slug, kind: PERCENTAGE, better: "higher" };
  if (/-(?:miss-rate|jitter|steal)$/.test(slug)) return { metric: slug, kind: PERCENTAGE, better: "lower" };
  return { metric: slug, kind: { base: "units", factor: 1, better: "lower" } };
}

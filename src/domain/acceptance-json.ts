import { z } from "zod";
import type { Acceptance, AcceptanceOutcome, AcceptanceSource } from "./acceptance.ts";

/** An acceptance as published JSON and histories have it: snake_case, the limit in percent. */
export function acceptanceToJson(acceptance: Acceptance): Record<string, unknown> {
  const { source, pattern, reason, until, limit, rejected } = acceptance;
  return {
    source,
    ...(pattern === undefined ? {} : { pattern }),
    reason,
    ...(until === undefined ? {} : { until }),
    ...(limit === undefined ? {} : { max_percent: Number((limit * 100).toPrecision(12)) }),
    ...(rejected === undefined ? {} : { rejected }),
  };
}

/** With what became of it. */
export function outcomeToJson({ acceptance, status, unused, detail, series }: AcceptanceOutcome) {
  return {
    status,
    ...(unused === undefined ? {} : { unused }),
    ...acceptanceToJson(acceptance),
    detail,
    series,
  };
}

/** Those that can be read. A later version may know sources that this one does not; the run is good all the same. */
export function acceptancesFromJson(values: readonly unknown[]): readonly Acceptance[] {
  return values.flatMap((value): readonly Acceptance[] => {
    const read = AcceptanceJson.safeParse(value);
    if (!read.success) return [];
    const { max_percent: percent, ...acceptance } = read.data;
    return [{ ...acceptance, ...(percent === undefined ? {} : { limit: percent / 100 }) }];
  });
}

const Source: z.ZodType<AcceptanceSource> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("label"),
    label: z.string(),
    by: z.exactOptional(z.string()),
    url: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal("comment"), by: z.string(), url: z.string(), id: z.number() }),
  z.object({ kind: z.literal("trailer"), commit: z.string(), by: z.exactOptional(z.string()) }),
]);

const AcceptanceJson = z.object({
  source: Source,
  pattern: z.exactOptional(z.string().min(1)),
  reason: z.string(),
  until: z.exactOptional(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
  max_percent: z.exactOptional(z.number().positive()),
  rejected: z.exactOptional(z.string()),
});

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { z } from "zod";

const Numbers = z.array(z.number());
const SampleCase = z.object({
  kind: z.string(),
  baseline: Numbers,
  candidate: Numbers,
  mean: z.number(),
  standardDeviation: z.number(),
  quantiles: Numbers,
  interval95: Numbers.nullable().catch(null),
  cohensD: z.number().nullable(),
  zScores: Numbers.nullable().catch(null),
  welch: z.object({ t: z.number(), degreesOfFreedom: z.number(), pValues: Numbers }).nullable().catch(null),
  mannWhitney: z.object({
    u: z.number(),
    tied: z.boolean(),
    asymptotic: Numbers,
    exact: Numbers.nullable(),
  }),
  regression: z
    .object({
      slope: z.number(),
      intercept: z.number(),
      slopeError: z.number(),
      pValue: z.number(),
      rSquared: z.number(),
    })
    .nullable()
    .catch(null),
});

/** SciPy's figures, made by scripts/statistics-fixtures.py. A null is a figure that does not exist: no spread. */
export const SAMPLES = read("samples", z.object({ probabilities: Numbers, cases: z.array(SampleCase) }));

export const DISTRIBUTIONS = read(
  "distributions",
  z.object({
    studentUpperTail: z.array(z.tuple([z.number(), z.number(), z.number()])),
    studentQuantile: z.array(z.tuple([z.number(), z.number(), z.number()])),
    normalUpperTail: z.array(z.tuple([z.number(), z.number()])),
  }),
);

export const CORRECTIONS = read(
  "corrections",
  z.object({ cases: z.array(z.object({ pValues: Numbers, holm: Numbers, fdr: Numbers })) }),
);

export const BOOTSTRAP = read(
  "bootstrap",
  z.object({
    cases: z.array(
      z.object({
        baseline: Numbers,
        candidate: Numbers,
        medianChange95: z.tuple([z.number(), z.number()]),
        mean95: z.tuple([z.number(), z.number()]),
      }),
    ),
  }),
);

export const SHIFTS = read(
  "shifts",
  z.object({
    cases: z.array(
      z.object({
        baseline: Numbers,
        candidate: Numbers,
        differences: Numbers,
        signedRank: z.number(),
        lowTail: z.number(),
        hodgesLehmann: z.number(),
        pValues: Numbers,
        combined: z.number(),
      }),
    ),
  }),
);

/** Expects agreement to a relative error; an expected 0 must be met exactly. */
export function expectClose(
  actual: number | undefined,
  expected: number,
  tolerance: number,
  what: string,
): void {
  const error = Math.abs((actual ?? Number.NaN) - expected) / Math.abs(expected);
  const close = actual === expected || error <= tolerance;
  expect(close, `${what}: ${actual} instead of ${expected}, relative error ${error}`).toBe(true);
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  const url = new URL(`../../fixtures/statistics/${name}.json`, import.meta.url);
  return schema.parse(JSON.parse(readFileSync(url, "utf8")));
}

import { describe, expect, it } from "vitest";
import { compareRuns } from "../../../src/decision/compare.ts";
import { assessLook, confirmLook } from "../../../src/decision/robust/assess.ts";
import { LOOKS } from "../../../src/decision/robust/looks.ts";
import { robustRule } from "../../../src/decision/robust/rule.ts";
import type { Measurement } from "../../../src/domain/measurement.ts";
import { parseMeasurementsFile, toMeasurementsFile } from "../../../src/domain/measurements-file.ts";
import type { Sides } from "../../../src/domain/sides.ts";
import { EMPTY_OUTCOME, type Outcome } from "../../../src/harness/outcome.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { drive } from "./fakes.ts";

const OPTIONS = { threshold: () => 0.02, significanceLevel: 0.05, seed: 1 };
/** Launches of the same code differ by a tenth. */
const SPREAD = 0.1;

describe("the verdict after a confirmation", () => {
  it("is found again in the recorded files, whichever look it fell at", async () => {
    const shares = new Set<number | undefined>();
    const verdicts = new Set<string>();
    for (let seed = 1; seed <= 24; seed += 1) {
      const run = await noisyRun(seed, {
        before: seed % 2 === 0 ? 0.12 : 0.3,
        after: seed % 3 === 0 ? 0 : 0.05,
      });
      if (run.pairing("a")?.confirmation === undefined) continue;
      const { verdict, reason } = judgedFromFiles(run.collected);
      const isSeen = run.log.some((line) => line.includes("was seen again"));
      expect([seed, reason.includes("did not confirm it")]).toEqual([seed, !isSeen]);
      if (!isSeen) expect([seed, verdict]).toEqual([seed, "inconclusive"]);
      shares.add(run.pairing("a")?.confirmationShare);
      verdicts.add(verdict);
    }
    // Looks before the last, last ones after others, and last ones that were the only one.
    expect([...shares].sort()).toEqual(expect.arrayContaining([0.25, 0.5, 1]));
    expect([...verdicts].sort()).toEqual(["inconclusive", "regressed"]);
  }, 120_000);

  it("lets pass at most one in five suspicions that were chance, over all looks", async () => {
    let [asked, seen] = [0, 0];
    for (let seed = 1; seed <= 200; seed += 1) {
      const run = await noisyRun(seed, { before: 0.4, after: 0 });
      if (run.pairing("a")?.confirmation === undefined) continue;
      asked += 1;
      if (run.log.some((line) => line.includes("was seen again"))) seen += 1;
    }
    expect(asked).toBeGreaterThan(190);
    // One in five and two standard errors of 200 runs.
    expect(seen / asked).toBeLessThan(0.257);
    expect(seen / asked).toBeGreaterThan(0.05);
  }, 120_000);
});

/** One run of 60 pairs at the most, judged by the rule itself; its change is another one once it is suspected. */
function noisyRun(seed: number, { before, after }: { readonly before: number; readonly after: number }) {
  const random = seededRandom(seed);
  let isSuspected = false;
  const block = (): Sides<Outcome> => ({
    baseline: launches(random, 0),
    candidate: launches(random, isSuspected ? after : before),
  });
  return drive({
    scripts: { a: { seconds: 2, block } },
    budget: { maxTime: 60 },
    options: {
      looks: LOOKS,
      assess: (sides, look) => {
        const states = assessLook(sides, look, OPTIONS);
        isSuspected = [...states.values()].includes("suspected");
        return states;
      },
      confirm: (sides, look) => confirmLook(sides, look, OPTIONS),
    },
  });
}

/** Two launches of one sample. */
function launches(random: () => number, change: number): Outcome {
  const time = () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return (1 + change) * Math.exp(SPREAD * normal);
  };
  const measurement: Measurement = {
    benchmark: "a",
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: [[time()], [time()]],
  };
  return { ...EMPTY_OUTCOME, measurements: [measurement] };
}

/** What `compare --design paired` says of the files that the run leaves behind. */
function judgedFromFiles(collected: Sides<{ readonly measurements: readonly Measurement[] }>) {
  const reread = (side: keyof Sides<unknown>) => {
    const { measurements } = collected[side];
    const written = JSON.stringify(toMeasurementsFile({ environment: {}, measurements }));
    return parseMeasurementsFile(JSON.parse(written), `${side}.json`);
  };
  const [comparison] = compareRuns({
    baseline: reread("baseline"),
    candidate: { ...reread("candidate"), failures: [] },
    options: { ...OPTIONS, correction: "holm", effectSizes: { small: 5, medium: 15, large: 25 } },
    rule: robustRule("paired"),
  });
  if (comparison?.kind !== "compared") throw new Error("Both sides have it.");
  return comparison;
}

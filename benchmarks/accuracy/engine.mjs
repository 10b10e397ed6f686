// Our own engine on made-up rounds: the looks, the stopping and the confirmation of a paired run, without a process. From lib/.
import { compareRuns } from "../../lib/decision/compare.js";
import { assessLook, confirmLook } from "../../lib/decision/robust/assess.js";
import { LOOKS, SHARE_OF_LOOK } from "../../lib/decision/robust/looks.js";
import { robustRule } from "../../lib/decision/robust/rule.js";
import { planConfirmingLooks } from "../../lib/harness/paired/looks.js";

const rule = robustRule("paired");
const PAIRS_OF_A_BLOCK = 2;

/**
 * Judges rounds as a paired run of one benchmark does.
 *
 * @param {(pairs: number) => import("./peer-rules.mjs").Rounds} measure gives so many further pairs
 * @param {{ mostPairs: number, alternating: boolean, threshold: number, level: number, seed: number }} options
 *   `threshold` and `level`, the error rate of the report, as fractions
 * @returns {{ suspected: boolean, pairs: number, comparison: Record<string, any> }} `suspected`: at any look
 */
export function judgeAsARunDoes(measure, options) {
  const rounds = { baseline: [], candidate: [] };
  const more = (pairs) => {
    const { baseline, candidate } = measure(pairs);
    rounds.baseline.push(...baseline);
    rounds.candidate.push(...candidate);
  };
  const looks = LOOKS.filter((look) => look < options.mostPairs);
  for (const [index, look] of [...looks, options.mostPairs].entries()) {
    more(look - rounds.baseline.length);
    const last = look === options.mostPairs;
    const share = last ? 1 - index * SHARE_OF_LOOK : SHARE_OF_LOOK;
    const pairing = { alternating: options.alternating, share };
    const state = stateAt(sidesOf(rounds, pairing), { share, family: 1, last }, options);
    if (state === "undecided" && !last) continue;
    if (state !== "suspected") return verdictOf(rounds, pairing, { suspected: false, ...options });
    return confirmed(rounds, { ...pairing, confirmation: look }, { more, ...options });
  }
  throw new Error("A run needs at least one look.");
}

/** Goes on with fresh pairs until a look at them is clear, or there are as many as a run gets at the most. */
function confirmed(rounds, pairing, { more, ...options }) {
  const plan = planConfirmingLooks(pairing.confirmation, options.mostPairs);
  const looks = [];
  for (let pairs = PAIRS_OF_A_BLOCK; ; pairs += PAIRS_OF_A_BLOCK) {
    more(PAIRS_OF_A_BLOCK);
    if (!plan.isDue(pairs, looks)) continue;
    const last = pairs >= plan.mostPairs;
    const share = plan.share(pairs, looks, last);
    const looked = { ...pairing, confirmationShare: share };
    looks.push(pairs);
    const { threshold, seed } = options;
    const states = confirmLook(sidesOf(rounds, looked), { share }, { threshold: () => threshold, seed });
    if (last || [...states.values()][0] !== "undecided")
      return verdictOf(rounds, looked, { suspected: true, ...options });
  }
}

function stateAt(sides, look, { threshold, level, seed }) {
  const states = assessLook(sides, look, { threshold: () => threshold, significanceLevel: level, seed });
  return [...states.values()][0];
}

function verdictOf(rounds, pairing, { suspected, threshold, level, seed }) {
  const { baseline, candidate } = sidesOf(rounds, pairing);
  const [comparison] = compareRuns({
    baseline: { measurements: baseline },
    candidate: { measurements: candidate, failures: [] },
    options: {
      threshold: () => threshold,
      significanceLevel: level,
      correction: "holm",
      seed,
      effectSizes: { small: 5, medium: 15, large: 25 },
    },
    rule,
  });
  return { suspected, pairs: rounds.baseline.length, comparison };
}

function sidesOf(rounds, pairing) {
  const side = (values) => [
    { benchmark: "simulated", metric: "time", unit: "s", better: "lower", rounds: values, pairing },
  ];
  return { baseline: side(rounds.baseline), candidate: side(rounds.candidate) };
}

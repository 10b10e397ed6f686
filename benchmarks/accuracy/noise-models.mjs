// Made-up machines: how the time of the same work varies from sample to sample.

/**
 * How the launches of both sides share the time.
 *
 * `processes`: whole processes take turns, A B B A or B A A B, each with five
 * samples. `turns`: the four workers of a block take ten short turns each.
 *
 * @typedef {"processes" | "turns"} Design
 */

export const SAMPLES = { processes: 5, turns: 10 };

/**
 * A machine: gives the logarithm of the time of a sample, beside that of the
 * work itself. `moment` counts the samples of the run, whoever took them.
 *
 * @typedef {{ launch(): (moment: number) => number }} Machine
 */

/** @type {Readonly<Record<string, (random: () => number) => Machine>>} */
export const NOISE_MODELS = {
  "Gaussian, 2 %": (random) => steady(() => 0.02 * normal(random)),
  "heavy tails (t, 2 degrees of freedom)": (random) => steady(() => 0.01 * student2(random)),
  "autocorrelated within launches (AR 0.9)": (random) => ({
    launch() {
      let state = 0.02 * normal(random);
      return () => {
        state = 0.9 * state + Math.sqrt(1 - 0.9 ** 2) * 0.02 * normal(random);
        return state;
      };
    },
  }),
  "linear drift, 0.01 % a sample": (random) => ({
    launch: () => (moment) => 0.0001 * moment + 0.01 * normal(random),
  }),
  "bursts (1.75 times slower)": (random) => {
    const slow = stretches(random, { between: 120, within: 40 });
    return { launch: () => (moment) => (slow(moment) ? Math.log(1.75) : 0) + 0.01 * normal(random) };
  },
  "launches differ, 2 %": (random) => ({
    launch() {
      const own = 0.02 * normal(random);
      return () => own + 0.01 * normal(random);
    },
  }),
  "two kinds of launches (30 % are 12 % slower)": (random) => ({
    launch() {
      const own = random() < 0.3 ? Math.log(1.12) : 0;
      return () => own + 0.01 * normal(random);
    },
  }),
  "machine of two speeds (1 : 1.3)": (random) => {
    const slow = stretches(random, { between: 60, within: 60 });
    return { launch: () => (moment) => (slow(moment) ? Math.log(1.3) : 0) + 0.01 * normal(random) };
  },
};

/**
 * A run of so many pairs of launches on a machine; pairs come in blocks of two.
 *
 * @param {Machine} machine
 * @param {{ design: Design, pairs: number, change: number, random: () => number, course?: { moment: number } }} given
 *   `change`: true change of the candidate, as a fraction; `course`: where in time a run that goes on has come to
 * @returns {import("./peer-rules.mjs").Rounds}
 */
export function simulateRun(machine, { design, pairs, change, random, course = { moment: 0 } }) {
  const sides = { baseline: [], candidate: [] };
  const work = { baseline: 0, candidate: Math.log1p(change) };
  for (let pair = 0; pair < pairs; pair += 2) {
    const [outer, inner] = random() < 0.5 ? ["baseline", "candidate"] : ["candidate", "baseline"];
    const launches = [outer, inner, inner, outer].map((side) => ({
      side,
      time: machine.launch(),
      samples: [],
    }));
    const sample = (launch) => {
      launch.samples.push(Math.exp(work[launch.side] + launch.time(course.moment)));
      course.moment += 1;
    };
    if (design === "processes") {
      for (const launch of launches)
        for (let count = 0; count < SAMPLES.processes; count += 1) sample(launch);
    } else {
      for (let turn = 0; turn < SAMPLES.turns; turn += 1) {
        for (const launch of random() < 0.5 ? launches : launches.toReversed()) sample(launch);
      }
    }
    for (const { side, samples } of launches) sides[side].push(samples);
  }
  return sides;
}

/** Nothing but independent noise of each sample. */
function steady(noise) {
  return { launch: () => noise };
}

/** Whether a moment lies in one of the stretches that come and go at random; exponential lengths. */
function stretches(random, { between, within }) {
  const share = within / (between + within);
  let inside = random() < share;
  let end = length();
  return (moment) => {
    while (moment >= end) {
      inside = !inside;
      end += length();
    }
    return inside;
  };

  function length() {
    return -Math.log(1 - random()) * (inside ? within : between);
  }
}

/** Box & Muller (1958). */
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Student's t with 2 degrees of freedom, by its inverse: no variance at all. */
function student2(random) {
  const uniform = Math.min(Math.max(random(), 1e-12), 1 - 1e-12);
  return (2 * uniform - 1) / Math.sqrt(2 * uniform * (1 - uniform));
}

// Which sessions a live study has, and in which order.
/**
 * One session: one run of the command line on one workload at one true slow-down.
 *
 * @typedef {object} Session
 * @property {string} id
 * @property {string} workload
 * @property {number} level true slow-down in percent
 * @property {number} repetition
 * @property {string} condition
 */

/**
 * All sessions, mixed so that a study that is broken off anywhere has had about
 * the same share of every workload and level: the repetitions of each spread
 * evenly over the study, each at a random place within its stretch.
 *
 * @param {{ workloads: readonly string[], levels: readonly number[], condition: string, random: () => number,
 *   repetitions: { unchanged: number, changed: number } }} wanted
 * @returns {readonly Session[]}
 */
export function sessionsOf({ workloads, levels, condition, random, repetitions }) {
  const placed = workloads.flatMap((workload) =>
    levels.flatMap((level) => {
      const count = level === 0 ? repetitions.unchanged : repetitions.changed;
      return Array.from({ length: count }, (_, repetition) => ({
        place: (repetition + random()) / count,
        session: {
          id: `${condition}|${workload}|${level}|${repetition}`,
          workload,
          level,
          repetition,
          condition,
        },
      }));
    }),
  );
  return placed.sort((a, b) => a.place - b.place).map(({ session }) => session);
}

import { defineConfig } from "vitest/config";

const STORIES = "__tests__/e2e/act/**/*.act.ts";
const ALONE = "__tests__/e2e/act/**/*.alone.act.ts";

/** The runs under act: they need its binary, Python and some minutes, so `npm test` leaves them out. */
export default defineConfig({
  test: {
    isolate: false,
    reporters: ["default", "./__tests__/support/closing-line-reporter.ts"],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // What these find shows however busy the machine is, and each keeps about one processor busy.
        test: {
          name: "stories",
          include: [STORIES],
          exclude: [ALONE],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Side by side these would measure each other.
        test: { name: "alone", include: [ALONE], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});

import { defineConfig } from "vitest/config";

/** The runs under act: they need its binary, Python and some minutes, so `npm test` leaves them out. */
export default defineConfig({
  test: {
    include: ["__tests__/e2e/act/**/*.act.ts"],
    isolate: false,
    // Side by side they would measure each other.
    fileParallelism: false,
    reporters: ["default", "./__tests__/support/closing-line-reporter.ts"],
    testTimeout: 180_000,
    hookTimeout: 60_000,
  },
});

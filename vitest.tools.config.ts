import { defineConfig } from "vitest/config";

/** Runs of the real tools: they are installed from their registries first, so `npm test` leaves them out. */
export default defineConfig({
  test: {
    include: ["__tests__/real-tools/**/*.tool.ts"],
    isolate: false,
    // Side by side they would measure each other.
    fileParallelism: false,
    reporters: ["default", "./__tests__/support/closing-line-reporter.ts"],
    testTimeout: 120_000,
    hookTimeout: 900_000,
  },
});

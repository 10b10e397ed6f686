import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Vite warns about packages that ship source maps without sources.
  logLevel: "error",
  test: {
    include: ["__tests__/**/*.test.ts"],
    isolate: false,
    // Vitest leaves one processor free, which on a machine with two is half of it. No test depends on speed.
    maxWorkers: availableParallelism(),
    reporters: ["default", "./__tests__/support/closing-line-reporter.ts"],
    testTimeout: 60_000,
    server: { deps: { inline: [/@actions\/(workflow-parser|languageservice|expressions)/] } },
  },
});

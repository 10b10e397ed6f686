import { defineConfig } from "vitest/config";

export default defineConfig({
  // Vite warns about packages that ship source maps without sources.
  logLevel: "error",
  test: {
    include: ["__tests__/**/*.test.ts"],
    isolate: false,
    reporters: ["default", "./__tests__/support/closing-line-reporter.ts"],
    testTimeout: 30_000,
    server: { deps: { inline: [/@actions\/(workflow-parser|languageservice|expressions)/] } },
  },
});

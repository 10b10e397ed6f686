import type { CommentPart, CommentSection, PartMeta } from "../../src/report/comment/part.ts";

/** Parts of the comment for tests: plausible in every field, and only what a test names differs. */
export function buildPart(meta: Partial<PartMeta> = {}, sections?: readonly CommentSection[]): CommentPart {
  const id = meta.id ?? "Benchmarks/benchmark";
  return {
    meta: {
      v: 1,
      id,
      title: id,
      gate: "pass",
      headline: "No benchmark regressed.",
      commit: "3f2c1a9d0e8b7c6a5f4e3d2c1b0a99887766554",
      runId: "8123456789",
      runAttempt: "1",
      workflow: "Benchmarks",
      runUrl: "https://github.com/acme/widgets/actions/runs/8123456789",
      time: "2026-11-21T06:00:07.250Z",
      ...meta,
    },
    sections: sections ?? [
      buildSection({ name: "the outcome", head: `**Outcome of ${id}.**\n\nSuite quick` }),
      buildSection({ name: "verdicts", rows: [`| ${id} |`, "| b |"] }),
      buildSection({ name: "environment", head: "<details><summary>E</summary>\n\n- x", tail: "</details>" }),
    ],
    leftOut: { names: [], more: 0 },
  };
}

export function buildSection(overrides: Partial<CommentSection> = {}): CommentSection {
  return { name: "verdicts", head: "| Benchmark |\n| :--- |", rows: [], missing: 0, ...overrides };
}

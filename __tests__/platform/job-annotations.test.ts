import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import type { JobAnnotation } from "../../src/report/annotations.ts";
import { CommandReader } from "../support/mini-runner-commands.ts";
import { NODE_24, runNode } from "../support/mini-runner-process.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

const WRITER = pathToFileURL(join(import.meta.dirname, "../../src/platform/job-annotations.ts")).href;

/** What a runner reads of a step that writes the annotations. */
async function readByRunner(annotations: readonly JobAnnotation[]) {
  await using folder = await temporaryDirectory();
  const script = join(folder.path, "step.mjs");
  await writeFile(
    script,
    `import { writeJobAnnotations } from ${JSON.stringify(WRITER)};\nwriteJobAnnotations(${JSON.stringify(annotations)});\n`,
  );
  const reader = new CommandReader();
  const lines: string[] = [];
  await runNode({
    node: NODE_24,
    script,
    directory: folder.path,
    variables: { NODE_NO_WARNINGS: "1" },
    onLine(line) {
      lines.push(line);
      reader.read(line);
    },
  });
  return { annotations: reader.annotations, lines };
}

it("annotations of a job reach the runner with their level, text and place", async () => {
  const { annotations } = await readByRunner([
    {
      level: "failure",
      title: "Regressed: a +6.1%",
      message: "time: 1 ms → 2 ms\nMake it cheaper.",
      path: "bench/a.js",
      line: 5,
    },
    { level: "warning", title: "Leaks memory: b", message: "It grows.", path: "bench/b.js" },
    { level: "notice", title: "Improved: c -20.0%", message: "Good." },
  ]);

  expect(annotations).toEqual([
    {
      level: "error",
      title: "Regressed: a +6.1%",
      message: "time: 1 ms → 2 ms\nMake it cheaper.",
      file: "bench/a.js",
      line: 5,
    },
    { level: "warning", title: "Leaks memory: b", message: "It grows.", file: "bench/b.js" },
    { level: "notice", title: "Improved: c -20.0%", message: "Good." },
  ]);
});

it.each([
  "%0A::set-output name=x::y",
  "a\n::error::second",
  "a\r::warning file=x::second",
  "::error::second",
  "::stop-commands::token",
  "##[group]x",
  "100% of 5%25, a:b,c=d",
  ",file=/etc/passwd,line=1::second",
  "::add-mask::secret",
])("the hostile text %j is one annotation with exactly that text, and no command", async (text) => {
  const annotation = { level: "failure", title: text, message: text, path: text, line: 1 } as const;
  const { annotations, lines } = await readByRunner([annotation]);

  expect(annotations).toEqual([{ level: "error", title: text, message: text, file: text, line: 1 }]);
  expect(lines).toHaveLength(1);
});

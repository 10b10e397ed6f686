import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { HAS_SHELLCHECK, lintAction, lintShell, lintWorkflow, ROOT } from "./lint.ts";
import { yamlExamples } from "./markdown-examples.ts";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const files = (...patterns: string[]) =>
  globSync(patterns, { cwd: ROOT, dot: true, ignore: ["node_modules/**", "fixtures/**"] }).sort();

const EXAMPLES = readdirSync(path.join(ROOT, "workflows-examples")).map(
  (file) => `workflows-examples/${file}`,
);

describe("a workflow in this repository", () => {
  it.each(files("workflows-examples/*.yml", ".github/workflows/*.yml"))(
    "has no problem: %s",
    async (file) => {
      expect(await lintWorkflow(read(file))).toEqual([]);
    },
  );

  it.each(EXAMPLES)("begins with two lines that say what it is for: %s", (file) => {
    expect(read(file)).toMatch(/^# [A-Z].+\.\n# [A-Z].+\.\nname: /);
  });

  it.each(EXAMPLES)("grants nothing by default, and each job a time limit: %s", (file) => {
    expect(read(file)).toMatch(/^permissions: \{\}$/m);
    expect(read(file).match(/^ {4}timeout-minutes: \d+$/gm)).toHaveLength(
      read(file).match(/^ {4}runs-on: /gm)?.length ?? 0,
    );
  });
});

describe("a manifest in this repository", () => {
  it.each(files("action.yml", "actions/*/action.yml"))("has no problem: %s", async (file) => {
    expect(await lintAction(read(file))).toEqual([]);
  });
});

describe("an example in the documents", () => {
  const examples = files("README.md", "docs/**/*.md").flatMap((file) =>
    yamlExamples(read(file)).map((example) => ({ ...example, where: `${file}:${example.line}` })),
  );

  it.each(examples)("has no problem: $where", async ({ kind, text }) => {
    expect(await (kind === "workflow" ? lintWorkflow(text) : lintAction(text))).toEqual([]);
  });

  it("is found wherever it is, and completed where it shows only a part", () => {
    const found = yamlExamples(
      [
        "text",
        "```yaml",
        "- uses: ./",
        "```",
        "- item",
        "  ```yml",
        "  uses: ./",
        "  with: { suite: quick }",
        "  ```",
        "```yaml",
        "name: no action here",
        "```",
      ].join("\n"),
    );
    expect(found.map(({ line, text }) => [line, text])).toEqual([
      [2, "on: push\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./\n"],
      [6, expect.stringContaining("      - uses: ./\n        with:\n          suite: quick\n")],
    ]);
  });
});

describe("the linter", () => {
  const workflow = (changes: (text: string) => string) =>
    lintWorkflow(changes(read("workflows-examples/release.yml")));

  it.each<[string, (text: string) => string, RegExp]>([
    ["an input that our action does not have", (text) => text.replace("suite: full", "siute: full"), /siute/],
    [
      "an output that our action does not have",
      (text) =>
        text
          .replace("id: before", "id: other")
          .replace("uses: ./actions", "id: before\n        uses: ./actions")
          .replaceAll("before.outputs.tag", "before.outputs.gaet"),
      /no output "gaet"/,
    ],
    ["an unknown event", (text) => text.replace("release:\n    types", "releese:\n    types"), /releese/],
    ["an unknown permission", (text) => text.replace("contents: read", "contents: admin"), /admin/],
    [
      "an unknown step",
      (text) => text.replaceAll("steps.before.", "steps.earlier."),
      /"earlier" is not defined/,
    ],
    [
      "an expression inside a script",
      (text) => text.replace('"$TAG^"', `"$${"{{"} github.event.release.tag_name }}^"`),
      /holds an expression/,
    ],
  ])("finds %s", async (_, change, problem) => {
    expect((await workflow(change)).join("\n")).toMatch(problem);
  });

  it("finds an unquoted variable where shellcheck is installed", () => {
    expect(lintShell('x="a b"\nrm $x\n').join()).toMatch(HAS_SHELLCHECK ? /SC2086/ : /^$/);
  });

  it("finds a manifest with an unknown runtime, a misspelt key and no description", async () => {
    const problems = await lintAction(
      "name: a\nbranding: { icon: nope }\nruns: { using: node23, mian: x.js }\n",
    );
    expect(problems.join("\n")).toMatch(/node23/);
    expect(problems.length).toBeGreaterThanOrEqual(3);
  });
});

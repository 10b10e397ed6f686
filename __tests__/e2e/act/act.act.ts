import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runWorkflow } from "../../support/act.ts";
import { dispatchEvent } from "../../support/workspace-events.ts";

/** Both steps wait at their end because act may lose what a step prints right before that. */
const WORKFLOW = `on: { workflow_dispatch: { inputs: { greeting: { description: x, type: string } } } }
jobs:
  probe:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: probe
        uses: ./probe
        with: { greeting: "\${{ inputs.greeting }}" }
      - env: { SAID: "\${{ steps.probe.outputs.said }}" }
        run: echo "step two heard $SAID"; sleep 1; exit 3
`;
const MANIFEST = `name: probe
description: Says what it sees.
inputs: { greeting: { description: x }, github-token: { description: x, default: "\${{ github.token }}" } }
outputs: { said: { description: x } }
runs: { using: node24, main: main.mjs }
`;
const SCRIPT = `import { appendFileSync } from "node:fs";
const { env } = process;
appendFileSync(env.GITHUB_OUTPUT, "said=" + env.INPUT_GREETING + "\\n");
appendFileSync(env.GITHUB_STEP_SUMMARY, "# Summary\\n");
console.log("::warning::careful");
console.log(JSON.stringify([process.version.slice(0, 3), env.GITHUB_REPOSITORY, env.SERVICE, env.VITEST ?? null, env.GITHUB_TOKEN ?? null, env["INPUT_GITHUB-TOKEN"].length]));
await new Promise((resolve) => setTimeout(resolve, 1000));
`;

describe("a workflow under act", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "act-"));
    await mkdir(path.join(folder, "workspace", "probe"), { recursive: true });
    await writeFile(path.join(folder, "workspace", "workflow.yml"), WORKFLOW);
    await writeFile(path.join(folder, "workspace", "probe", "action.yml"), MANIFEST);
    await writeFile(path.join(folder, "workspace", "probe", "main.mjs"), SCRIPT);
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
        cwd: path.join(folder, "workspace"),
      });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all");
    git("commit", "--quiet", "--message=one");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("runs its actions on Node 24, with the services and nothing else of this machine", async () => {
    const run = await runWorkflow({
      workspace: path.join(folder, "workspace"),
      workflow: "workflow.yml",
      event: dispatchEvent({
        repository: "acme/widgets",
        branch: "main",
        workflow: "workflow.yml",
        inputs: { greeting: "good day" },
      }),
      repository: "acme/widgets",
      token: "ghs_secret",
      variables: { SERVICE: "http://127.0.0.1:1/" },
      temporary: path.join(folder, "temporary"),
    });
    const [, probe, second] = run.steps;
    expect(run).toMatchObject({ exitCode: 1, jobs: { probe: "failure" } });
    expect(probe).toMatchObject({
      id: "probe",
      result: "success",
      outputs: { said: "good day" },
      summary: "# Summary\n",
      warnings: ["careful"],
      log: `${JSON.stringify(["v24", "acme/widgets", "http://127.0.0.1:1/", null, null, 10])}\n`,
    });
    expect(second).toMatchObject({ result: "failure", log: "step two heard good day\n" });
  });
});

import type { ToolStep } from "./needs.ts";
import type { Toolchain } from "./toolchain.ts";

export interface WorkflowFacts {
  /** What `uses:` says: `owner/performance-benchmark@v1`, or the folder of a vendored copy. */
  readonly uses: string;
  readonly defaultBranch: string;
  readonly toolchain: Toolchain;
  /** The project's folder in the repository: `packages/a`, or empty. */
  readonly inside: string;
}

export const MEASURE_WORKFLOW = ".github/workflows/benchmarks.yml";
export const PUBLISH_WORKFLOW = ".github/workflows/benchmarks-publish.yml";

/** The workflow that measures. On pull requests, forks included, its token can only read. */
export function measureWorkflow({ uses, defaultBranch, toolchain, inside }: WorkflowFacts): string {
  const tools = toolchain.steps.map((step) => stepText(step, { inside })).join("");
  const step = (inputs: string) => `
      - name: Benchmarks
        uses: ${uses}
        with:
${folderInput(inside)}${inputs}`;
  return `# Measures every pull request side by side with the version that it started from, and keeps the history of ${plain(defaultBranch)}.
# On a pull request the token can only read: ${PUBLISH_WORKFLOW} writes comment and check, also for forks.
name: Benchmarks

on:
  pull_request:
  push:
    branches: [${scalar(defaultBranch)}]

permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  pull-request:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # to check out the repository and to fetch the version to compare with
      pull-requests: read # to see whether somebody accepted a regression
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
${tools}${step(PULL_REQUEST_INPUTS)}
  history:
    if: github.event_name == 'push'
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: write # to push the run to the history branch
      checks: write # to write the check run
      issues: write # to open and to close the issues of regressions
      pull-requests: read # to see whether somebody accepted a regression
    steps:
      - uses: actions/checkout@v7
        with:
          persist-credentials: false
${tools}${step(HISTORY_INPUTS)}`;
}

/**
 * Steps for the jobs of a workflow that measures another folder. The label keeps their history and
 * their checks apart from those of that folder.
 */
export function furtherSteps({ uses, toolchain, inside }: Omit<WorkflowFacts, "defaultBranch">): {
  readonly pullRequest: string;
  readonly history: string;
} {
  // A regression of the folder before fails its step, and must not hide what this one does.
  const condition = "        if: ${{ !cancelled() }}\n";
  const tools = toolchain.steps.map((step) => stepText(step, { inside, condition })).join("");
  const label = inside === "" ? "root" : inside;
  const step = (inputs: string) => `
      - name: ${scalar(`Benchmarks of ${label}`)}
${condition}        uses: ${uses}
        with:
${folderInput(inside)}          environment-label: ${scalar(label)}
${inputs}`;
  return { pullRequest: `${tools}${step(PULL_REQUEST_INPUTS)}`, history: `${tools}${step(HISTORY_INPUTS)}` };
}

const PULL_REQUEST_INPUTS = `          suite: quick
          max-minutes: 10
          comment: never # the other workflow writes it, and the check
          check-run: never
`;

const HISTORY_INPUTS = `          suite: quick
          store-results: true
          issue-threshold: 10
`;

/** The workflow that publishes what the other one measured. It runs no code of the pull request. */
export function publishWorkflow({ uses, inside }: Pick<WorkflowFacts, "uses" | "inside">): string {
  const isVendored = uses.startsWith("./");
  const checkout = isVendored
    ? `      # The default branch, for the action in it: nothing of the pull request.
      - uses: actions/checkout@v7
        with:
          persist-credentials: false

`
    : "";
  const contents = isVendored ? "\n      contents: read # to check out the action" : "";
  const folder = isVendored ? folderInput(inside) : "";
  return `# Publishes what the workflow "Benchmarks" measured on a pull request: comment and check, also for forks.
# It runs with a token that may write, so it checks out and runs nothing of the pull request.
name: Publish benchmarks

on:
  workflow_run: # zizmor: ignore[dangerous-triggers] nothing of the pull request is checked out or run
    workflows: [Benchmarks]
    types: [completed]
  issue_comment:
    types: [created]

permissions: {}

jobs:
  publish:
    if: github.event_name == 'workflow_run' && github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read # to read the run that measured, and its artifact
      checks: write # to write the check run${contents}
      pull-requests: write # to find the pull request and to write the comment
    steps:
${checkout}      - name: Publish
        uses: ${uses}
        with:
${folder}          mode: publish

  accept:
    if: github.event_name == 'issue_comment' && contains(github.event.comment.body, '/accept-regression')
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: write # to run the failed job again
      checks: write # to correct the check run${contents}
      issues: write # to answer by a reaction and to close the issue of an accepted regression
      pull-requests: write # to correct the comment
    steps:
${checkout}      - name: Accept a regression
        uses: ${uses}
        with:
${folder}          mode: accept
`;
}

function folderInput(inside: string): string {
  return inside === "" ? "" : `          working-directory: ${scalar(inside)}\n`;
}

function stepText(
  step: ToolStep,
  { inside, condition = "" }: { readonly inside: string; readonly condition?: string },
): string {
  switch (step.kind) {
    case "uses": {
      const inputs = Object.entries(step.inputs).map(
        ([name, value]) => `          ${name}: ${scalar(value)}\n`,
      );
      return `\n      - uses: ${step.action}\n${condition}        with:\n${inputs.join("")}`;
    }
    case "run":
      return `\n      - name: ${step.name}\n${condition}${inside === "" ? "" : `        working-directory: ${scalar(inside)}\n`}        run: ${step.command}\n`;
    default:
      return step satisfies never;
  }
}

/** A value as YAML: plain where that is safe, else in double quotes, whose rules JSON keeps. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z_.][\w./-]*( [\w./&-]+)*$/.test(text) && !/^(true|false|yes|no|on|off|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** A branch's name in a comment of the file: one line. */
function plain(text: string): string {
  return text.replace(/[^\w./ -]/g, "?");
}

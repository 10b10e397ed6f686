import { describe, expect, it } from "vitest";
import { isAction, presentSteps } from "../../src/init/present.ts";

describe("the steps of a workflow that use the action", () => {
  it("are known by what only this action is told, whatever a copy is called", () => {
    expect(presentSteps(STEPS)).toEqual([
      { uses: "acme/bench@0123abc # v1.2.3", folder: "packages/b" },
      { uses: "acme/bench@v1", folder: "" },
    ]);
  });

  it("are known by the action's name, with the line ends of Windows, too", () => {
    const text = "steps:\r\n- uses: acme/performance-benchmark@v1\r\n";
    expect(presentSteps(text)).toEqual([{ uses: "acme/performance-benchmark@v1", folder: "" }]);
  });

  it("are neither those of other actions nor jobs that use a workflow", () => {
    expect(presentSteps(OTHERS)).toEqual([]);
  });
});

const STEPS = `jobs:
  one:
    steps:
      - uses: actions/checkout@v7
      - name: Mine
        uses: acme/bench@0123abc # v1.2.3
        with:
          working-directory: "./packages/b/" # the second
          suite: full
      - uses: acme/bench@v1
        with:
          mode: publish
`;

const OTHERS = `jobs:
  one:
    steps:
      - name: Benchmarks
        uses: benchmark-action/github-action-benchmark@v1
        with:
          tool: go
      - run: make

  two:
    uses: acme/performance-benchmark/.github/workflows/benchmark.yml@v1
    with:
      suite: quick
`;

describe("what an action may be called", () => {
  it.each(["acme/x@v1", "acme/x.y/a-b/c@feature/z", "./actions/x", "./"])("%j", (text) => {
    expect(isAction(text)).toBe(true);
  });

  it.each(["", "x y", "acme/x", "acme@v1", "acme/x@", "actions/x", "acme/x@v1\n", "acme/x@v1 # v1", "./a b"])(
    "not %j",
    (text) => expect(isAction(text)).toBe(false),
  );
});

import { describe, expect, it } from "vitest";
import type { Acceptance, AcceptanceOutcome } from "../../src/domain/acceptance.ts";
import { BenchmarkError } from "../../src/errors.ts";
import type { IssueAcceptance } from "../../src/issues/accept-issue.ts";
import { type AcceptPorts, acceptJob, type Republished } from "../../src/jobs/accept.ts";
import type { EventComment } from "../../src/revision.ts";
import { quietLog } from "../support/quiet-log.ts";

const run = { id: 11, url: "https://github.com/acme/widgets/actions/runs/11", status: "completed" };

/** What became of the command of the comment 5. */
function outcome(fields: Partial<AcceptanceOutcome> = {}): AcceptanceOutcome {
  const source = { kind: "comment", by: "mona", url: "", id: 5 } as const;
  return {
    acceptance: { source, reason: "meant" },
    status: "applied",
    detail: "It covers parse/small (30.0 % worse).",
    series: [],
    ...fields,
  };
}

const passing: Republished = {
  message: "The report was judged again.",
  gate: "pass",
  acceptances: [outcome()],
  run,
};

function event(body: string, fields: Partial<EventComment> = {}): EventComment {
  return {
    id: 5,
    body,
    author: "mona",
    byBot: false,
    url: "https://github.com/acme/widgets/pull/7#issuecomment-5",
    issue: 7,
    onPullRequest: true,
    isNew: true,
    ...fields,
  };
}

async function accept(
  comment: EventComment,
  given: {
    readonly republished?: Republished | undefined;
    readonly issueAnswer?: IssueAcceptance;
    readonly failing?: Partial<Record<"react" | "rerun" | "names", Error>>;
  } = {},
) {
  const log = quietLog();
  const done: string[] = [];
  const accepted: Acceptance[] = [];
  const ports: AcceptPorts = {
    log,
    comments: {
      async react(comment, reaction) {
        if (given.failing?.react !== undefined) throw given.failing.react;
        done.push(`react ${comment} ${reaction}`);
      },
    },
    people: {
      async mayWrite(login) {
        done.push(`people ${login}`);
        return login === "mona";
      },
    },
    runs: {
      async rerunFailedJobs(id) {
        if (given.failing?.rerun !== undefined) throw given.failing.rerun;
        done.push(`rerun ${id}`);
      },
    },
    async benchmarkNames() {
      done.push("names");
      if (given.failing?.names !== undefined) throw given.failing.names;
      return ["sort"];
    },
    async republish() {
      done.push("republish");
      const republished = "republished" in given ? given.republished : passing;
      return republished === undefined ? [] : [republished];
    },
    async acceptIssue(issue, acceptance) {
      done.push(`issue ${issue}`);
      accepted.push(acceptance);
      return given.issueAnswer ?? { kind: "not-ours", message: "Issue 3 is none of ours." };
    },
  };
  const outcome = await acceptJob({ event: comment, today: "2026-11-21" }, ports);
  return { outcome, done, accepted, lines: log.lines };
}

describe("a comment without a command", () => {
  it.each([
    ["plain", event("Looks slow.")],
    ["quoting one", event("> /accept-regression ok")],
    ["of a bot", event("/accept-regression ok", { byBot: true })],
    ["of an app's account", event("/accept-regression ok", { author: "app[bot]" })],
    ["that was edited", event("/accept-regression ok", { isNew: false })],
  ])("(%s) does nothing, and says so", async (_, comment) => {
    const { outcome, done, lines } = await accept(comment);
    expect(outcome).toBe("nothing");
    expect(done.filter((step) => step !== "names")).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("There is nothing to do.");
  });

  it("asks for nothing at all", async () => {
    expect((await accept(event("Looks slow."))).done).toEqual([]);
  });
});

describe("a command on a pull request", () => {
  it("gets a thumb up, has the report judged again and the failed jobs run again", async () => {
    const { outcome, done, lines } = await accept(event("/accept-regression parse/* meant"));
    expect(outcome).toBe("accepted");
    expect(done).toEqual(["people mona", "names", "republish", "react 5 +1", "rerun 11"]);
    expect(lines).toEqual([
      "info: The report was judged again.",
      `info: The failed jobs of ${run.url} were started again.`,
    ]);
  });

  it.each([
    ["without a reason", event("/accept-regression"), "It gives no reason."],
    ["with the name of a benchmark and no reason", event("/accept-regression sort"), "It gives no reason."],
    [
      "that is over already",
      event("/accept-regression --until 2026-11-20 ok"),
      "It counted until 2026-11-20",
    ],
  ])("%s gets a confused face and one line of log, and nothing happens", async (_, comment, line) => {
    const { outcome, done, lines } = await accept(comment);
    expect(outcome).toBe("refused");
    expect(done).toEqual(["people mona", "names", "react 5 confused"]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
  });

  it("of somebody without write access gets a confused face before anything is downloaded", async () => {
    const { outcome, done, lines } = await accept(event("/accept-regression ok", { author: "stranger" }));
    expect(outcome).toBe("refused");
    expect(done).toEqual(["people stranger", "react 5 confused"]);
    expect(lines).toEqual([
      "warn: The command was refused. stranger has no write access to this repository.",
    ]);
  });

  it("on a closed pull request is one line of log, and no failure", async () => {
    const names = new BenchmarkError("PULL_REQUEST_UNKNOWN", "There is no open pull request 7.", {
      hint: "Nothing was changed.",
    });
    const { outcome, done, lines } = await accept(event("/accept-regression ok"), { failing: { names } });
    expect(outcome).toBe("nothing");
    expect(done).toEqual(["people mona", "names"]);
    expect(lines).toEqual([
      "info: The pull request is closed, so nothing is judged again. If it was merged, the runs of its branch read the comment.",
    ]);
    const broken = { names: new BenchmarkError("GITHUB_FAILED", "GitHub answered 502.", { hint: "Later." }) };
    await expect(accept(event("/accept-regression ok"), { failing: broken })).rejects.toThrow("502");
  });

  it("on its last day still counts", async () => {
    expect((await accept(event("/accept-regression --until 2026-11-21 ok"))).outcome).toBe("accepted");
  });

  it("counts beside another one that is wrong", async () => {
    const { outcome, lines } = await accept(event("/accept-regression\n/accept-regression ok"));
    expect(outcome).toBe("accepted");
    expect(lines[0]).toContain("It gives no reason.");
  });

  const failing: Republished = { ...passing, gate: "fail" };
  const other = { kind: "comment", by: "mona", url: "", id: 6 } as const;

  it("that accepts nothing gets a confused face when that is known, and the log says why as the report does", async () => {
    const detail = "Past its limit of 5 % is parse/small (30.0 % worse).";
    const useless = outcome({ status: "unused", unused: "too-narrow", detail });
    const others = outcome({ acceptance: { source: other, reason: "meant" } });
    const {
      outcome: found,
      done,
      lines,
    } = await accept(event("/accept-regression --max 5% ok"), {
      republished: { ...failing, acceptances: [useless, others] },
    });
    expect(found).toBe("refused");
    expect(done).toEqual(["people mona", "names", "republish", "react 5 confused"]);
    expect(lines).toEqual([
      `warn: The command accepts nothing (not enough). ${detail}`,
      "info: The report was judged again.",
    ]);
  });

  it("gets a thumb up when what it accepts is only suspected yet", async () => {
    const waits = outcome({
      status: "unused",
      unused: "waiting",
      detail: "It counts once that is confirmed.",
    });
    const { outcome: found, done } = await accept(event("/accept-regression `a` ok"), {
      republished: { ...failing, acceptances: [waits] },
    });
    expect([found, done.at(-1)]).toEqual(["accepted", "react 5 +1"]);
  });

  it("gets a thumb up when one of its lines accepts something", async () => {
    const useless = outcome({ status: "unused", unused: "no-match", detail: "Nothing." });
    const { done, lines } = await accept(event("/accept-regression `a` ok\n/accept-regression `b` ok"), {
      republished: { ...failing, acceptances: [useless, outcome()] },
    });
    expect(done.at(-1)).toBe("react 5 +1");
    expect(lines).toEqual(["info: The report was judged again."]);
  });

  it("that the report could not read gets a confused face", async () => {
    const { done, lines } = await accept(event("/accept-regression ok"), {
      republished: { ...failing, acceptances: [] },
    });
    expect(done.at(-1)).toBe("react 5 confused");
    expect(lines[0]).toBe(
      "warn: The command accepts nothing (not read). The notes of the report say what could not be read.",
    );
  });

  it("leaves the failed jobs alone while other regressions fail the gate", async () => {
    const { done } = await accept(event("/accept-regression ok"), {
      republished: { ...passing, gate: "fail" },
    });
    expect(done).not.toContain("rerun 11");
  });

  it("waits for the measuring run that is not done, or for the first report", async () => {
    const busy = { ...passing, acceptances: [], run: { ...run, status: "in_progress" } };
    const waiting = await accept(event("/accept-regression ok"), { republished: busy });
    expect(waiting.done.at(-1)).toBe("react 5 +1");
    expect(waiting.lines.at(-1)).toContain("not done yet");
    const first = await accept(event("/accept-regression ok"), { republished: undefined });
    expect(first.done.at(-1)).toBe("react 5 +1");
    expect(first.lines).toEqual([
      "info: The pull request has no report yet. The next one will take the command into account.",
    ]);
  });

  it("without the right to run jobs again names it, and says what to do by hand", async () => {
    const rerun = new BenchmarkError("GITHUB_PERMISSION", "403", { hint: "" });
    const { outcome, lines } = await accept(event("/accept-regression ok"), { failing: { rerun } });
    expect(outcome).toBe("accepted");
    expect(lines.at(-1)).toBe(
      `warn: The failed jobs could not be started again. Run them again by hand: ${run.url}. The job lacks the permission "actions: write".`,
    );
  });

  it("counts although the reaction could not be placed", async () => {
    const react = new BenchmarkError("GITHUB_FAILED", "GitHub answered 502.", { hint: "Later." });
    const { outcome, done } = await accept(event("/accept-regression ok"), { failing: { react } });
    expect(outcome).toBe("accepted");
    expect(done).toContain("republish");
  });

  it("cannot write a workflow command into the log", async () => {
    const author = "x\n::error::y ##[error]z";
    const { lines } = await accept(event("/accept-regression ok", { author }));
    expect(lines.join("|")).not.toMatch(/\n|##\[/);
  });
});

describe("a command on an issue", () => {
  const onIssue = { onPullRequest: false, issue: 3 };

  it("of ours is handed on with what it says, and gets a thumb up", async () => {
    const comment = event("/accept-regression --until 2026-12-31 meant", onIssue);
    const { outcome, done, accepted, lines } = await accept(comment, {
      issueAnswer: { kind: "closed", message: "Issue 3 was accepted and closed." },
    });
    expect(outcome).toBe("accepted");
    expect(done).toEqual(["people mona", "names", "issue 3", "react 5 +1"]);
    expect(accepted).toMatchObject([{ reason: "meant", until: "2026-12-31", source: { by: "mona", id: 5 } }]);
    expect(lines).toEqual(["info: Issue 3 was accepted and closed."]);
  });

  it("that matches nothing of it gets a confused face", async () => {
    const issueAnswer = { kind: "refused", message: "Nothing matches." } as const;
    const { outcome, done, lines } = await accept(event("/accept-regression x/* meant", onIssue), {
      issueAnswer,
    });
    expect(outcome).toBe("refused");
    expect(done.at(-1)).toBe("react 5 confused");
    expect(lines).toEqual(["warn: Nothing matches."]);
  });

  it("of somebody else is left alone", async () => {
    const { outcome, done } = await accept(event("/accept-regression ok", onIssue));
    expect(outcome).toBe("nothing");
    expect(done).not.toContain("react 5 +1");
  });
});

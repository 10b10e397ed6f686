import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionLog } from "../../src/platform/action-log.ts";
import { terminalLog } from "../../src/platform/terminal-log.ts";
import { cutToColumns } from "../../src/platform/terminal-text.ts";

describe("the log of a workflow step", () => {
  it("prints commands of the runner for warnings, groups and debug lines, with line breaks escaped", async () => {
    const { log, text } = stepLog({ debug: true });

    log.debug("100% done");
    log.warn("first\r\nsecond");
    await log.group("Benchmarks", async () => log.info("parse::small took 1.0 ms"));

    expect(text()).toBe(
      "::debug::100%25 done\n::warning::first%0D%0Asecond\n::group::Benchmarks\nparse::small took 1.0 ms\n::endgroup::\n",
    );
  });

  it("is silent about debug lines unless asked", () => {
    const { log, text } = stepLog();
    log.debug("detail");

    expect(text()).toBe("");
  });

  it("ends a group whose body fails, and hands the error on", async () => {
    const { log, text } = stepLog();

    await expect(log.group("Broken", () => Promise.reject(new Error("inside")))).rejects.toThrow("inside");
    expect(text()).toBe("::group::Broken\n::endgroup::\n");
  });

  it("writes a group within a group as a line, since the runner knows one level", async () => {
    const { log, text } = stepLog();
    await log.group("outer", () => log.group("inner", async () => log.info("line")));

    expect(text()).toBe("::group::outer\ninner\nline\n::endgroup::\n");
  });

  it.each([
    "::set-output name=gate::pass",
    "  \t::add-mask::a",
    "fine\n::error::not fine",
    "fine\r::error::not fine",
    "a ##[add-mask]a",
    "\u00a0::warning::spaces of other kinds count too",
  ])("keeps %j from acting as a command", (hostile) => {
    const { log, text } = stepLog();
    log.info(hostile);

    const [, token] = /^::stop-commands::([\w-]{36})\n/.exec(text()) ?? [];
    expect(text()).toBe(`::stop-commands::${token}\n${hostile}\n::${token}::\n`);
  });

  it("uses another token each time, so that none can be guessed", () => {
    const { log, text } = stepLog();
    log.info("::a::");
    log.info("::a::");

    const tokens = [...text().matchAll(/stop-commands::(.*)/g)].map(([, token]) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  it("lets the runner see no command of what a benchmark printed, whatever that is", async () => {
    const piece = fc.oneof(
      fc.constantFrom("::", "##[", "\n", "\r", "%0A", " ", "\u2003", "error::", "add-mask::x", "]", "a"),
      fc.string({ maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const hostile = pieces.join("");
        const { log, text } = stepLog({ debug: true });
        log.info(hostile);
        log.warn(hostile);
        log.debug(hostile);
        log.progress(hostile);
        await log.group(hostile, () => log.group(hostile, async () => undefined));

        expect(commandsSeenByRunner(text())).toEqual(["warning", "debug", "group", "endgroup"]);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("adds a line of progress every ten seconds at most", () => {
    const { log, text, wait } = stepLog();
    for (let second = 0; second < 25; second += 1) {
      log.progress(`run ${second}`);
      wait(1);
    }

    expect(text()).toBe("run 0\nrun 10\nrun 20\n");
  });
});

describe("the log of a terminal", () => {
  it("keeps progress on one live line, cut to the width, and clears it", () => {
    const { log, text, wait } = commandLineLog({ columns: 12 });
    log.progress("12345678901234567890");
    wait(1);
    log.progress("short");
    log.info("a line");
    wait(1);
    log.progress("more");
    log.close();

    expect(text()).toBe("\r\u001b[K1234567890…\r\u001b[Kshort\r\u001b[Ka line\n\r\u001b[Kmore\r\u001b[K");
  });

  it("draws progress ten times a second at most", () => {
    const { log, text, wait } = commandLineLog({});
    for (let step = 0; step < 10; step += 1) {
      log.progress(`${step}`);
      wait(0.03);
    }

    expect(text()).toBe("\r\u001b[K0\r\u001b[K4\r\u001b[K8");
  });

  it("thins progress out where there is no terminal", () => {
    const { log, text, wait } = commandLineLog({ isTTY: false });
    for (let second = 0; second < 15; second += 1) {
      log.progress(`run ${second}`);
      wait(1);
    }
    log.close();

    expect(text()).toBe("run 0\nrun 10\n");
  });

  it("uses colours in a terminal only, and not with NO_COLOR", () => {
    const coloured = commandLineLog({});
    coloured.log.warn("careful");
    expect(coloured.text()).toBe("\u001b[33mWarning: careful\u001b[0m\n");

    for (const options of [
      { isTTY: false },
      { variables: { NO_COLOR: "1" } },
      { variables: { TERM: "dumb" } },
    ]) {
      const plain = commandLineLog(options);
      plain.log.warn("careful");
      expect(plain.text()).toBe("Warning: careful\n");
    }
  });

  it("prints debug lines with --verbose only", () => {
    const quiet = commandLineLog({ isTTY: false });
    quiet.log.debug("detail");
    expect(quiet.text()).toBe("");

    const verbose = commandLineLog({ isTTY: false, verbose: true });
    verbose.log.debug("detail");
    expect(verbose.text()).toBe("detail\n");
  });

  it("shows a group as a heading", async () => {
    const { log, text } = commandLineLog({ isTTY: false });
    expect(await log.group("Benchmarks", async () => 5)).toBe(5);
    expect(text()).toBe("Benchmarks\n");
  });

  it("passes no control sequence of a benchmark's output to the terminal", () => {
    const { log, text } = commandLineLog({ isTTY: false });
    log.info("\u001b[2J\u001b[31mred\u001b[0m \u001b]0;title\u0007\u009b5mtab\tbell\u0007\r\nnext\u001b");

    expect(text()).toBe("red 5mtab\tbell\nnext\n");
  });

  it("keeps what a benchmark printed from acting as a command in a step of a workflow", () => {
    const { log, text } = commandLineLog({ isTTY: false, variables: { GITHUB_ACTIONS: "true" } });
    log.info("::error::tail");
    log.warn("fine");

    const [, token] = /^::stop-commands::([\w-]{36})\n/.exec(text()) ?? [];
    expect(text()).toBe(`::stop-commands::${token}\n::error::tail\n::${token}::\nWarning: fine\n`);
  });

  it("counts wide characters twice when it cuts a line", () => {
    expect(cutToColumns("日本語のテスト", 7)).toBe("日本語…");
    expect(cutToColumns("日本語", 6)).toBe("日本語");
    expect(cutToColumns("e\u0301e\u0301e\u0301", 3)).toBe("e\u0301e\u0301e\u0301");
  });
});

function stepLog(options: { debug?: boolean } = {}) {
  const { clock, wait } = handClock();
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  return { log: actionLog({ write, debug: options.debug ?? false, clock }), text: () => text, wait };
}

function commandLineLog(options: {
  isTTY?: boolean;
  columns?: number;
  verbose?: boolean;
  variables?: Readonly<Record<string, string>>;
}) {
  const { isTTY = true, columns = 80, verbose = false, variables = {} } = options;
  const { clock, wait } = handClock();
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  const log = terminalLog({ stream: { write, isTTY, columns }, verbose, variables, clock });
  return { log, text: () => text, wait };
}

function handClock() {
  let seconds = 1000;
  const clock = { now: () => new Date(0), monotonic: () => seconds };
  return {
    clock,
    wait(more: number) {
      seconds += more;
    },
  };
}

/**
 * What actions/runner does with a step's output, after its ActionCommandManager
 * and ActionCommand: the names of the commands that it would obey.
 */
function commandsSeenByRunner(text: string): readonly string[] {
  const commands: string[] = [];
  let stopped: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const name =
      /^::([^:]*?)(?: [^:]*?)?::/.exec(line.trimStart())?.[1] ??
      /##\[([^\]]*?)(?: [^\]]*)?\]/.exec(line)?.[1];
    if (name === undefined) continue;
    if (stopped !== undefined) {
      if (name === stopped) stopped = undefined;
    } else if (name === "stop-commands") stopped = line.slice(line.lastIndexOf("::") + 2);
    else commands.push(name);
  }
  return commands;
}

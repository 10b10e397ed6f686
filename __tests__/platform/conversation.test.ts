import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { systemProcesses } from "../../src/platform/processes.ts";
import type { ProcessRequest } from "../../src/ports.ts";
import { living } from "../support/living-processes.ts";

let processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
afterEach(async () => {
  await processes.endAll();
  processes = systemProcesses({ variables: process.env, graceSeconds: 0.2 });
});

/** A program that answers each line with what `answer` says, an expression over `line`. */
function answering(answer: string, before = ""): ProcessRequest {
  const script = `
    const { readSync, writeSync } = require("node:fs");
    const say = (text) => writeSync(3, text);
    ${before}
    const chunk = Buffer.alloc(65536);
    let text = "";
    for (let size; (size = readSync(3, chunk)) > 0; ) {
      text += chunk.toString("utf8", 0, size);
      for (let end; (end = text.indexOf("\\n")) >= 0; text = text.slice(end + 1)) {
        const line = text.slice(0, end);
        ${answer};
      }
    }
    console.log("read to the end");`;
  return {
    command: { kind: "program", file: processes.node, args: ["-e", script] },
    directory: tmpdir(),
  };
}

describe("a conversation with a process", () => {
  it("goes line by line, apart from what the process prints", async () => {
    const conversation = processes.converse(
      answering(`console.log("printed " + line); console.error("said: x"); say("said: " + line + "\\n")`),
    );

    conversation.send("one");
    expect(await conversation.next()).toBe("said: one");
    conversation.send("zwölf \u2028 ✓");
    expect(await conversation.next()).toBe("said: zwölf \u2028 ✓");
    const result = await conversation.end();

    expect(result).toMatchObject({ exitCode: 0, signal: null });
    expect(result.stdout).toBe("printed one\nprinted zwölf \u2028 ✓\nread to the end\n");
    expect(await conversation.next()).toBeUndefined();
  });

  it("keeps lines until they are asked for, also those of a process that has ended", async () => {
    const conversation = processes.converse(answering("", `say("a\\nb\\nhalf a li"); process.exit(5);`));

    expect(await conversation.end()).toMatchObject({ exitCode: 5 });
    expect([await conversation.next(), await conversation.next(), await conversation.next()]).toEqual([
      "a",
      "b",
      undefined,
    ]);
  });

  it("is over for one who waits when the process dies, with what it printed last", async () => {
    const conversation = processes.converse(
      answering(`process.stdout.write("last words\\n", () => {}); process.kill(process.pid, "SIGKILL")`),
    );
    conversation.send("go");

    expect(await conversation.next()).toBeUndefined();
    expect(await conversation.end()).toMatchObject({ signal: "SIGKILL", stdout: "last words\n" });
    conversation.send("nobody hears this");
  });

  it("carries long lines in both directions", async () => {
    const conversation = processes.converse(answering(`say(line.length + line + "\\n")`));
    const long = "x".repeat(1_000_000);
    conversation.send(long);

    expect(await conversation.next()).toBe(`1000000${long}`);
    await conversation.end();
  });

  it("is not held up by a process that floods its output", async () => {
    const conversation = processes.converse(
      answering(`for (let n = 0; n < 2000; n += 1) console.log("x".repeat(1000)); say("done\\n")`),
    );
    conversation.send("go");

    expect(await conversation.next()).toBe("done");
    expect((await conversation.end()).stdout.length).toBeGreaterThan(2_000_000);
  });

  it("ends a process that does not heed the end of the link", async () => {
    const conversation = processes.converse(answering("", `say(process.pid + "\\n"); for (;;);`));
    const pid = Number(await conversation.next());

    expect(await conversation.end()).toMatchObject({ exitCode: null, signal: "SIGTERM" });
    expect(living([pid])).toEqual([]);
  });

  it("ends when its signal fires", async () => {
    const stop = new AbortController();
    const conversation = processes.converse({
      ...answering("", `say(process.pid + "\\n");`),
      signal: stop.signal,
    });
    const pid = Number(await conversation.next());
    stop.abort();

    expect(await conversation.next()).toBeUndefined();
    expect(living([pid])).toEqual([]);
  });

  it("says why the process could not be started", async () => {
    const conversation = processes.converse({
      command: { kind: "program", file: "/no/such/program", args: [] },
      directory: tmpdir(),
    });
    conversation.send("hello");

    expect(await conversation.next()).toBeUndefined();
    expect(await conversation.end()).toMatchObject({ startError: "spawn /no/such/program ENOENT" });
  });

  it.runIf(process.platform === "linux")(
    "leaves a process that waits for a line no processor time",
    async () => {
      const conversation = processes.converse(answering(`say(process.pid + "\\n")`));
      conversation.send("go");
      const pid = Number(await conversation.next());
      const switches = () =>
        /^voluntary_ctxt_switches:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
      await new Promise((resolve) => setTimeout(resolve, 50));
      const before = switches();
      await new Promise((resolve) => setTimeout(resolve, 300));

      expect(switches()).toBe(before);
      await conversation.end();
    },
  );
});

import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { openPinning, parseProcessors } from "../../../src/harness/paired/module-pinning.ts";
import { systemFiles } from "../../../src/platform/files.ts";
import { systemProcesses } from "../../../src/platform/processes.ts";

function allowedOf(pid: number | "self"): string {
  return /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? "";
}

const manyProcessors = process.platform === "linux" && parseProcessors(allowedOf("self")).length > 1;

describe.runIf(manyProcessors)("pinning", () => {
  it("holds a process to the drawn processor, and gives it back all that it had", async () => {
    await using files = systemFiles();
    const processes = systemProcesses({ variables: process.env });
    const all = allowedOf("self");
    const last = parseProcessors(all).at(-1);
    const sleeper = processes.converse({
      command: { kind: "program", file: "sh", args: ["-c", "echo $$ >&3; exec sleep 60"] },
      directory: tmpdir(),
    });
    const pid = Number(await sleeper.next());
    const pinning = await openPinning({ files, processes }, () => 0.999);
    await pinning?.hold([pid]);
    const held = allowedOf(pid);
    await pinning?.release([pid]);
    const released = allowedOf(pid);
    await processes.endAll();

    expect([held, released]).toEqual([String(last), all]);
  });

  it("of a process that is gone does nothing", async () => {
    await using files = systemFiles();
    const processes = systemProcesses({ variables: process.env });
    const pinning = await openPinning({ files, processes }, () => 0);

    await expect(pinning?.hold([2 ** 30])).resolves.toBeUndefined();
  });
});

describe("pinning where the system does not tell its processors", () => {
  it("is left out", async () => {
    await using files = systemFiles();
    const processes = systemProcesses({ variables: process.env });
    const status = (text: string | undefined) => ({ ...files, read: async () => text });

    expect(await openPinning({ files: status(undefined), processes }, () => 0)).toBeUndefined();
    expect(
      await openPinning({ files: status("Cpus_allowed_list:\t3\n"), processes }, () => 0),
    ).toBeUndefined();
  });
});

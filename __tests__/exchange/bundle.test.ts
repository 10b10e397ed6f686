import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportText } from "../../src/exchange/bundle.ts";
import { reportData } from "../../src/exchange/report-data.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { readArchive } from "../../src/platform/zip.ts";
import { eventfulReport } from "../support/sample-reports.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { honestArchive } from "./archives.ts";

describe("the report data of an artifact", () => {
  it("are read from its archive and from the folder that it was unpacked into alike", async () => {
    await using files = systemFiles();
    await using directory = await temporaryDirectory();
    const data = reportData(eventfulReport());
    await mkdir(join(directory.path, "ci-integration"));
    await writeFile(join(directory.path, "ci-integration/report-data.json"), data);
    const archive = await honestArchive({ "ci-integration/report-data.json": data });

    const ports = { files, readArchive };
    const folder = { kind: "folder", name: "performance-1", path: directory.path } as const;
    expect(await reportText(folder, ports)).toBe(data);
    expect(await reportText({ kind: "zip", name: "performance-1", archive }, ports)).toBe(data);
  });

  it("are not there in artifacts of other tools", async () => {
    await using files = systemFiles();
    await using directory = await temporaryDirectory();
    const ports = { files, readArchive };
    const archive = await honestArchive({ "coverage.json": "{}" });
    expect(await reportText({ kind: "zip", name: "coverage", archive }, ports)).toBeUndefined();
    const folder = { kind: "folder", name: "coverage", path: directory.path } as const;
    expect(await reportText(folder, ports)).toBeUndefined();
  });
});

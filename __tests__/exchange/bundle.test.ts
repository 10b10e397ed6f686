import { describe, expect, it } from "vitest";
import { reportText } from "../../src/exchange/bundle.ts";
import { reportData } from "../../src/exchange/report-data.ts";
import { readArchive } from "../../src/platform/zip.ts";
import { eventfulReport } from "../support/sample-reports.ts";
import { honestArchive } from "./archives.ts";

describe("the report data of an artifact", () => {
  it("are read from its archive", async () => {
    const data = reportData(eventfulReport());
    const archive = await honestArchive({ "ci-integration/report-data.json": data });
    expect(await reportText("performance-1", archive, readArchive)).toBe(data);
  });

  it("are not there in artifacts of other tools", async () => {
    const archive = await honestArchive({ "coverage.json": "{}" });
    expect(await reportText("coverage", archive, readArchive)).toBeUndefined();
  });
});

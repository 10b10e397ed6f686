import { expect, it } from "vitest";
import { loadConfig } from "../../src/config/load.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";

it("a folder that is not there is an error, and no reason to work with the defaults in a new one", async () => {
  await using files = systemFiles();
  await using folder = await temporaryDirectory();
  const { path } = folder;
  const request = { origin: "input", texts: {} } as const;
  await expect(loadConfig({ ...request, directory: path }, files)).resolves.toMatchObject({ warnings: [] });
  await expect(loadConfig({ ...request, directory: `${path}/pgk` }, files)).rejects.toMatchObject({
    code: "CONFIG_INVALID",
    message: `There is no folder ${path}/pgk.`,
  });
});

import { join } from "node:path";
import { systemFiles } from "../../src/platform/files.ts";
import { fileStore } from "../../src/store/file-store.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { describeHistoryStore } from "./history-store.ts";

describeHistoryStore("the file store", async () => {
  const folder = await temporaryDirectory();
  const directory = join(folder.path, "history");
  const files = systemFiles();
  return {
    store: fileStore({ directory, files }),
    async put(added) {
      for (const { path, content } of added) await files.write(join(directory, path), content);
    },
    contentOf: (path) => files.read(join(directory, path)),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
});

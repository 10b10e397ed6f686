import { join } from "node:path";
import type { Files } from "../ports.ts";
import { checkVersion, planAddition, VERSION_PATH } from "./layout.ts";
import { type LayoutSource, readRuns } from "./read-runs.ts";
import { toStoredRun } from "./run-file.ts";
import type { HistoryStore } from "./store.ts";

export interface FileStoreOptions {
  readonly directory: string;
  readonly files: Files;
  /** How to call the place in messages; by default the folder. */
  readonly place?: string;
}

/** History in a folder. Several processes may append to it at once. */
export function fileStore({ directory, files, place = directory }: FileStoreOptions): HistoryStore {
  return {
    kind: "file",
    place,
    async read(query) {
      return await readRuns(await folderSource({ directory, files, place }), query);
    },
    async append(run) {
      const source = await folderSource({ directory, files, place });
      checkVersion((await source.read([VERSION_PATH])).get(VERSION_PATH), place);
      const addition = await planAddition(toStoredRun(run), {
        paths: new Set(source.paths),
        hasContent: async (path, content) => (await source.read([path])).get(path) === content,
      });
      // The run comes last, so that whoever sees it finds its names as well.
      for (const file of addition.files) await files.write(join(directory, file.path), file.content);
      return { location: join(directory, addition.path) };
    },
  };
}

/** A folder of the shared layout; an absent one has no files. */
export async function folderSource(options: {
  readonly directory: string;
  readonly files: Files;
  readonly place: string;
}): Promise<LayoutSource> {
  const { directory, files, place } = options;
  const isThere = (await files.kind(directory)) === "directory";
  return {
    place,
    paths: isThere ? await files.glob(LAYOUT_FILES, { in: directory }) : [],
    async read(paths) {
      const contents = await Promise.all(
        paths.map(async (path): Promise<[string, string][]> => {
          // One file that may not be read must not hide the others.
          const content = await files.read(join(directory, path)).catch(() => undefined);
          return content === undefined ? [] : [[path, content]];
        }),
      );
      return new Map(contents.flat());
    },
  };
}

const LAYOUT_FILES = ["README.md", VERSION_PATH, "names/*.json", "runs/**/*.json"];

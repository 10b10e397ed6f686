import { join, resolve } from "node:path";
import type { Reading } from "../adapters/adapter.ts";
import { readOutput, TREE_FILES } from "../adapters/registry.ts";
import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";

/**
 * Reads one results file, or a folder as some tools write them.
 *
 * @throws FILE_UNREADABLE when there is nothing, OUTPUT_UNREADABLE also for a folder without results, ADAPTER_UNKNOWN, ADAPTER_AMBIGUOUS
 */
export async function readResults(
  path: string,
  adapter: string,
  context: { readonly files: Files; readonly directory: string },
): Promise<Reading & { readonly adapter: string }> {
  const { files } = context;
  const place = resolve(context.directory, path);
  if ((await files.kind(place)) === "directory") {
    const found = await files.glob(TREE_FILES, { in: place });
    if (found.length === 0) throw await noResults(path, place, files);
    const tree = await Promise.all(
      found.map(async (name) => ({ path: name, text: (await files.read(join(place, name))) ?? "" })),
    );
    return readOutput({ kind: "tree", files: tree }, adapter);
  }
  const text = await files.read(place);
  if (text === undefined) {
    throw new BenchmarkError("FILE_UNREADABLE", `There is no file ${path}.`, {
      hint: "Correct the path. It counts from the folder that the command runs in.",
    });
  }
  return readOutput({ kind: "file", file: { path, text } }, adapter);
}

/** Names what may have been meant: a folder of our reports holds measurements. */
async function noResults(path: string, place: string, files: Files): Promise<BenchmarkError> {
  const reports = await files.glob(["measurements-*.json", "reports/measurements-*.json"], { in: place });
  // Their names end in the time, so the last one is the newest.
  const newest = reports.at(-1);
  return new BenchmarkError("OUTPUT_UNREADABLE", `The folder ${path} holds no tool's results.`, {
    hint:
      newest === undefined
        ? "Name a results file, or a folder that a tool wrote, such as target/criterion."
        : `Pass ${join(path, newest)} instead, which holds the newest measurements there.`,
  });
}

/**
 * The value of a JSON text. `place` and `hint` are for the message.
 *
 * @throws OUTPUT_UNREADABLE
 */
export function parseJson(text: string, place: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BenchmarkError("OUTPUT_UNREADABLE", `${place} is not JSON: ${reason}`, { hint, cause });
  }
}

import { BenchmarkError } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { checkVersion, planAddition, VERSION_CONTENT, VERSION_PATH } from "./layout.ts";
import type { Backoff, GitPort, PushOutcome } from "./ports.ts";
import { type LayoutSource, readRuns } from "./read-runs.ts";
import { type StoredRun, toStoredRun } from "./run-file.ts";
import type { HistoryStore } from "./store.ts";

export interface BranchStoreOptions {
  readonly git: GitPort;
  readonly branch: string;
  /** By default `origin`. */
  readonly remote?: string;
  readonly clock: Clock;
  readonly backoff: Backoff;
}

/** Writers that keep meeting give up after this long. */
const GIVE_UP_SECONDS = 120;
const GIVE_UP_TRIES = 40;
/** A network that fails this often in a row is not about to recover. */
const UNREACHABLE_TRIES = 4;
const LONGEST_PAUSE_SECONDS = 10;
const SHORTEST_TRY_SECONDS = 0.05;

/**
 * History on a branch of its own, which shares no commit with the code. Runs
 * are added by fetching the tip, putting one commit on it and pushing; whoever
 * is overtaken starts again, after a pause of random length.
 */
export function branchStore(options: BranchStoreOptions): HistoryStore {
  const { git, branch, remote = "origin" } = options;
  const place = `branch ${branch} of ${remote}`;
  return {
    kind: "branch",
    place,
    async read(query) {
      const tip = await git.fetch(remote, branch);
      return await readRuns(await commitSource(git, { tip, remote, place }), query);
    },
    async append(run) {
      const path = await pushUntilThere(toStoredRun(run), { ...options, remote, place });
      return { location: `${place}, ${path}` };
    },
  };
}

type Place = Required<BranchStoreOptions> & { readonly place: string };

async function pushUntilThere(run: StoredRun, target: Place): Promise<string> {
  const { branch, remote, place, clock, backoff } = target;
  const started = clock.monotonic();
  let unreachable = 0;
  for (let attempt = 1; ; attempt += 1) {
    const tried = clock.monotonic();
    const { path, outcome } = await tryOnce(run, target).catch((error: unknown) => {
      if (!isPassing(error) || unreachable + 1 >= UNREACHABLE_TRIES) throw error;
      return { path: "", outcome: { kind: "unreachable", words: error.message } as const };
    });
    if (outcome.kind === "pushed") return path;
    if (outcome.kind === "forbidden") throw forbidden(place, outcome.words);
    if (outcome.kind === "refused") throw refused(branch, remote, outcome.words);
    unreachable = outcome.kind === "unreachable" ? unreachable + 1 : 0;
    if (outcome.kind === "unreachable" && unreachable >= UNREACHABLE_TRIES) {
      throw new BenchmarkError("GIT_FAILED", `The run could not be pushed to ${place}: ${outcome.words}`, {
        hint: "Check the network and the state of the git server, then run the step again.",
      });
    }
    const now = clock.monotonic();
    const seconds = now - started;
    if (attempt >= GIVE_UP_TRIES || seconds >= GIVE_UP_SECONDS) {
      throw new BenchmarkError(
        "STORE_PUSH_REFUSED",
        `Other jobs kept pushing to ${place}: ${attempt} pushes in ${Math.round(seconds)} seconds were all too late.`,
        { hint: "Let fewer jobs store results at the same time, or run the step again." },
      );
    }
    // Writers meet as long as their pauses are short compared with a try, so its length is the measure of
    // the pause. All of the pause is random: writers that met once shall not meet again.
    const longest = Math.max(SHORTEST_TRY_SECONDS, now - tried) * 2 ** attempt;
    await backoff.pause(backoff.random() * Math.min(LONGEST_PAUSE_SECONDS, longest));
  }
}

/** What a network or a server in trouble causes; the next try may go well. */
function isPassing(error: unknown): error is BenchmarkError {
  return error instanceof BenchmarkError && error.code === "GIT_FAILED";
}

async function tryOnce(
  run: StoredRun,
  { git, branch, remote, place, clock }: Place,
): Promise<{ readonly path: string; readonly outcome: PushOutcome }> {
  const parent = await git.fetch(remote, branch);
  const files = new Map(
    (parent === undefined ? [] : await git.listFiles(parent)).map((file) => [file.path, file.object]),
  );
  const version = files.get(VERSION_PATH);
  // Comparing names spares a look at the remote in each try.
  if (version !== undefined && version !== (await git.objectName(VERSION_CONTENT))) {
    checkVersion((await git.readObjects(remote, [version])).get(version), place);
  }

  const addition = await planAddition(run, {
    paths: new Set(files.keys()),
    hasContent: async (path, content) => files.get(path) === (await git.objectName(content)),
  });
  if (addition.files.length === 0) return { path: addition.path, outcome: { kind: "pushed" } };
  const commit = await git.commit({
    parent,
    files: addition.files,
    message: messageOf(run),
    time: clock.now(),
  });
  return { path: addition.path, outcome: await git.push(remote, branch, commit) };
}

async function commitSource(
  git: GitPort,
  { tip, remote, place }: { tip: string | undefined; remote: string; place: string },
): Promise<LayoutSource> {
  const files = new Map(
    (tip === undefined ? [] : await git.listFiles(tip)).map((file) => [file.path, file.object]),
  );
  return {
    place,
    paths: [...files.keys()],
    async read(paths) {
      const wanted = paths.flatMap((path) => files.get(path) ?? []);
      const contents = await git.readObjects(remote, wanted);
      return new Map(
        paths.flatMap((path): [string, string][] => {
          const content = contents.get(files.get(path) ?? "");
          return content === undefined ? [] : [[path, content]];
        }),
      );
    },
  };
}

function messageOf({ suite, commit, ref, measurements }: StoredRun): string {
  const of = commit === undefined ? "" : ` of ${commit.slice(0, 7)}`;
  const on = ref === undefined ? "" : ` on ${ref.replace(/^refs\/(heads|tags)\//, "")}`;
  return `Add ${suite} run${of}${on}, ${measurements.length} measurements`;
}

function forbidden(place: string, words: string): BenchmarkError {
  return new BenchmarkError("GITHUB_PERMISSION", `The run may not be pushed to ${place}: ${words}`, {
    hint: [
      "Give the job the permission to write, in the workflow:",
      "  permissions:",
      "    contents: write",
      "The token of a pull request from a fork never has it: store results on pushes instead.",
    ].join("\n"),
  });
}

function refused(branch: string, remote: string, words: string): BenchmarkError {
  return new BenchmarkError(
    "STORE_PUSH_REFUSED",
    `${remote} refused the push to the branch ${branch}:\n${words}`,
    {
      hint: `Exempt the branch ${branch} from the rule that is named above, set history-branch to a branch that has no such rule, or choose another store.`,
    },
  );
}

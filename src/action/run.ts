import { resolve } from "node:path";
import type { Config } from "../config/schema.ts";
import { systemHarness } from "../edge.ts";
import { sameRepository } from "../github/same-repository.ts";
import { actionsCache } from "../platform/actions-cache.ts";
import { systemBackoff } from "../platform/backoff.ts";
import { onCancellation } from "../platform/cancellation.ts";
import { systemLinks } from "../platform/folder-links.ts";
import { systemGit } from "../platform/git.ts";
import { systemTrees } from "../platform/git-trees.ts";
import { systemFacts } from "../platform/system-facts.ts";
import { type CheckedOut, type EventFacts, revisionOfEvent } from "../revision.ts";
import { type RunOutcome, runBenchmarks } from "../run.ts";
import type { GitPort } from "../store/ports.ts";
import { VERSION } from "../version.ts";
import { timesOf } from "../workflow.ts";
import { type ActionEdge, temporaryFolder } from "./edge.ts";

/** The main job: measure, judge, store, publish. `bundle` is the address of the running script. */
export async function runInAction(edge: ActionEdge, bundle: string): Promise<RunOutcome> {
  const { ports, directory, github, artifacts, configuration, project, id, token } = edge;
  const { variables, files, processes } = ports;
  const checkout = { processes, variables, directory, ...(token === undefined ? {} : { token }) };
  const git = systemGit({ ...checkout, files });
  const event = await eventOfRun(edge);
  const { facts } = edge.workflow;
  return await runBenchmarks(
    {
      configuration,
      project,
      version: VERSION,
      id,
      root: resolve(edge.workspace),
      eventTimes: timesOf(edge.payload),
    },
    {
      ...ports,
      facts: systemFacts(),
      harness: systemHarness(bundle, "worker/index.js"),
      trees: systemTrees({ ...checkout, ...temporaryFolder(variables) }),
      links: systemLinks,
      event: async () => event,
      cancelled: onCancellation(ports.log.warn),
      stores: {
        ...ports,
        directory,
        isCi: true,
        git,
        artifacts,
        backoff: systemBackoff,
        cache: actionsCache(variables),
        ...(github === undefined ? {} : { artifactApi: github.artifacts }),
      },
      publishing: edge.publishing,
      ...(github === undefined ? {} : { github }),
      origin: async (config: Config) => ({
        revision: revisionOfEvent(event, config, await checkedOut(git)),
        workflow: { ...facts, ...pullRequestFacts(event, edge) },
      }),
    },
  );
}

/** A comment's event does not say what its pull request is; without an answer it may be a fork's. */
async function eventOfRun({ workflow: { event }, github }: ActionEdge): Promise<EventFacts> {
  const { comment } = event;
  if (comment?.onPullRequest !== true) return event;
  const pull = await github?.pullRequests.get(comment.issue);
  const fromFork = pull === undefined || !sameRepository(pull.headRepository, pull.baseRepository);
  return {
    ...event,
    pullRequest: {
      headSha: pull?.headSha ?? "",
      baseRef: pull?.baseRef ?? "",
      ...(pull === undefined ? {} : { baseSha: pull.baseSha }),
      fromFork,
    },
  };
}

function pullRequestFacts({ comment }: EventFacts, { workflow: { facts } }: ActionEdge) {
  if (facts.pullRequest !== undefined || comment?.onPullRequest !== true) return {};
  return { pullRequest: comment.issue };
}

async function checkedOut(git: GitPort): Promise<CheckedOut> {
  if (!(await git.isCheckout())) return {};
  const [commit, ref] = await Promise.all([git.headCommit(), git.currentRef()]);
  return { ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
}

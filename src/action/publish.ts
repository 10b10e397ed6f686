import { publishJob } from "../jobs/publish.ts";
import { readArchive } from "../platform/zip.ts";
import { configOf } from "./config.ts";
import type { ActionEdge } from "./edge.ts";
import { publishPublication, requireGitHub } from "./reports.ts";

/** The publishing job of a pair of workflows. Returns outputs; none when there was nobody to tell any more. */
export async function publishInAction(edge: ActionEdge): Promise<Readonly<Record<string, string>>> {
  const { log } = edge.ports;
  const config = await configOf(edge);
  const github = requireGitHub(edge);
  const { pullRequests } = config.comment === "never" ? github : github.writing;
  const { event, facts } = edge.workflow;
  let outputs: Readonly<Record<string, string>> = {};
  await publishJob(
    {
      eventName: event.eventName,
      payload: edge.payload,
      repository: facts.repository,
      serverUrl: facts.serverUrl,
      artifacts: config.mergeArtifacts,
    },
    {
      runs: github.runs,
      pullRequests,
      readArchive,
      log,
      publishReports: async (publication) => {
        outputs = (await publishPublication(publication, config, edge))?.outputs ?? {};
      },
    },
  );
  return outputs;
}

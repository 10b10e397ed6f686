import { publishedConfig } from "../config/published.ts";
import { nameMatches } from "../decision/policy.ts";
import { BenchmarkError } from "../errors.ts";
import { REPORT_DATA_PATH } from "../exchange/report-data.ts";
import { isIncomplete } from "../merge/merged.ts";
import { MERGED_REPORT_PATH, mergedFiles } from "../merge/merged-files.ts";
import { type ReportText, readReports } from "../merge/read-reports.ts";
import { type MergedPage, mergedPage } from "../merged-page.ts";
import { onCancellation } from "../platform/cancellation.ts";
import { type OwnArtifact, ownArtifacts } from "../platform/own-artifacts.ts";
import type { Log } from "../ports.ts";
import { publish } from "../publish.ts";
import type { RunOutcome } from "../run.ts";
import { configOf } from "./config.ts";
import type { ActionEdge } from "./edge.ts";

/** Joins the reports of all jobs of this workflow run into one, publishes it, and decides for all. */
export async function mergeInAction(edge: ActionEdge): Promise<RunOutcome> {
  const { ports, workflow, github, publishing } = edge;
  // The gate of all jobs is decided here, whatever the jobs themselves were told by the same file.
  const config = { ...(await configOf(edge)), defer: false };
  const place = `the artifacts of this workflow run whose names fit "${config.mergeArtifacts}"`;
  const { reports, broken } = await readReports(
    { place, hint: NO_REPORTS },
    { listReports: () => reportsOfRun(config.mergeArtifacts, edge), log: ports.log },
  );
  const page = await mergedPage(
    { reports, config, workflow: workflow.facts, doubts: broken },
    { clock: ports.clock, ...(github === undefined ? {} : { github }) },
  );
  tellNotes(page, ports.log);
  const published = await publish(
    {
      page,
      config,
      files: mergedFiles(page.merged, publishedConfig(config)),
      reportPath: MERGED_REPORT_PATH,
      store: async () => undefined,
      cancelled: onCancellation(ports.log.warn),
    },
    publishing,
  );
  const incomplete = isIncomplete(page.merged, broken) ? incompleteReport(page.report.headline) : undefined;
  const trouble = published.trouble ?? incomplete;
  return { config, report: page.report, ...published, ...(trouble === undefined ? {} : { trouble }) };
}

/** What keeps the report from being the whole answer is a warning; the other notes stand in the report. */
function tellNotes({ merged, report }: MergedPage, log: Pick<Log, "info" | "warn">): void {
  const doubts = new Set([...merged.warnings, ...merged.columns.flatMap((column) => column.doubts)]);
  for (const note of report.warnings) log[doubts.has(note) ? "warn" : "info"](note);
}

const NO_REPORTS =
  "The jobs that measure must have ended, with upload-artifact and artifact-name at their defaults; or set merge-artifacts to the names that they give. The merging job needs them under needs, and if: ${{ !cancelled() }}.";

/** A part that nobody has seen must not pass: the gate of all jobs is the only one that a rule may require. */
function incompleteReport(headline: string): BenchmarkError {
  return new BenchmarkError("REPORTS_NOT_FOUND", headline, {
    hint: "The jobs whose reports are missing say in their own logs what happened. What the others found was published.",
  });
}

async function reportsOfRun(glob: string, edge: ActionEdge): Promise<readonly ReportText[]> {
  const fitting = (await ownArtifacts.list()).filter(({ name }) => nameMatches(glob, name));
  const found: ReportText[] = [];
  for (const artifact of fitting) {
    const text = await textOf(artifact, edge).catch((error: unknown) => ({ name: artifact.name, error }));
    if (text !== undefined) found.push(text);
  }
  return found;
}

async function textOf(
  artifact: OwnArtifact,
  { ports: { files } }: ActionEdge,
): Promise<ReportText | undefined> {
  const path = await files.temporaryDirectory("report");
  await ownArtifacts.download(artifact, path);
  const { name } = artifact;
  const text = await files.read(`${path}/${REPORT_DATA_PATH}`);
  return text === undefined ? undefined : { name, text };
}

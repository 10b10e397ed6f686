import type { Config } from "../config/schema.ts";
import type { AcceptanceOutcome } from "../domain/acceptance.ts";
import { GATES } from "../domain/comparison.ts";
import { BenchmarkError } from "../errors.ts";
import type { Publication } from "../jobs/publish.ts";
import { pagesOfReports } from "../merged-page.ts";
import { linksOf, type Page } from "../page.ts";
import type { GitHubApi } from "../platform/github/api.ts";
import { summaryPublishers } from "../publish.ts";
import { publishRemotely } from "../publish-remotely.ts";
import { outputs } from "../report/outputs.ts";
import { publishAll } from "../report/publish/publish-all.ts";
import type { Report } from "../report/report.ts";
import type { ActionEdge } from "./edge.ts";
import { tellOutcome } from "./outcome.ts";

/** @throws GITHUB_TOKEN_MISSING */
export function requireGitHub({ github }: ActionEdge): GitHubApi {
  if (github !== undefined) return github;
  throw new BenchmarkError("GITHUB_TOKEN_MISSING", "This mode needs a token and a repository.", {
    hint: "Leave the input github-token at its default, or pass a valid token.",
  });
}

interface PublishedPage {
  readonly report: Report;
  readonly outputs: Readonly<Record<string, string>>;
}

interface PublishedRun extends PublishedPage {
  /** Of all pages. */
  readonly acceptances: readonly AcceptanceOutcome[];
}

/**
 * Publishes what one workflow run measured: summary, comment and check, for each
 * page of it. Returns the page that decides, the worst; nothing when there is none.
 */
export async function publishPublication(
  { reports, refused }: Pick<Publication, "reports" | "refused">,
  config: Config,
  edge: ActionEdge,
): Promise<PublishedRun | undefined> {
  const workflow = reports[0]?.report.workflow;
  const pages = await pagesOfReports(
    {
      reports,
      config,
      ...(workflow === undefined ? {} : { workflow }),
      doubts: refused.map(({ name }) => `The report in the artifact ${name} was refused.`),
    },
    { clock: edge.ports.clock, github: requireGitHub(edge) },
  );
  const published: PublishedPage[] = [];
  for (const page of pages) published.push(await publishPage(page, config, edge));
  const [worst] = worstFirst(published);
  return worst && { ...worst, acceptances: published.flatMap(({ report }) => report.acceptances) };
}

function worstFirst(published: readonly PublishedPage[]): readonly PublishedPage[] {
  const rank = ({ report }: PublishedPage) => GATES.indexOf(report.gate);
  return published.toSorted((one, other) => rank(one) - rank(other));
}

async function publishPage(page: Page, config: Config, edge: ActionEdge): Promise<PublishedPage> {
  const { publishing, ports } = edge;
  const { report } = page;
  const links = linksOf(report, { artifactId: "", dashboardUrl: config.dashboardUrl });
  await publishAll(summaryPublishers(page, links, publishing), report, ports.log);
  const written = await publishRemotely({ page, config, links, forOthers: true }, publishing);
  await tellOutcome(report, ports.log);
  return { report, outputs: { ...outputs(report, { results: "", reportJson: "" }), ...written } };
}

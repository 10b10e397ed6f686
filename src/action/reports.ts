import type { Config } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import type { Publication } from "../jobs/publish.ts";
import { pageOfReports } from "../merged-page.ts";
import { linksOf } from "../page.ts";
import type { GitHubApi } from "../platform/github/api.ts";
import { summaryPublishers } from "../publish.ts";
import { publishRemotely } from "../publish-remotely.ts";
import { outputs } from "../report/outputs.ts";
import { publishAll } from "../report/publish/publish-all.ts";
import type { Report } from "../report/report.ts";
import type { ActionEdge } from "./edge.ts";

/** @throws GITHUB_TOKEN_MISSING */
export function requireGitHub({ github }: ActionEdge): GitHubApi {
  if (github !== undefined) return github;
  throw new BenchmarkError("GITHUB_TOKEN_MISSING", "This mode needs a token and a repository.", {
    hint: "Leave the input github-token at its default, or pass a valid token.",
  });
}

/** Publishes what one workflow run measured of a pull request: summary, comment and check. */
export async function publishPublication(
  { reports, refused }: Pick<Publication, "reports" | "refused">,
  config: Config,
  edge: ActionEdge,
): Promise<{ readonly report: Report; readonly outputs: Readonly<Record<string, string>> } | undefined> {
  const [first, ...others] = reports.map(({ report }) => report);
  if (first === undefined) return undefined;
  const { publishing, ports } = edge;
  const { workflow } = first;
  const page = await pageOfReports(
    {
      reports: [first, ...others],
      config,
      ...(workflow === undefined ? {} : { workflow }),
      doubts: refused.map(({ name }) => `The report in the artifact ${name} was refused.`),
    },
    { clock: ports.clock, github: requireGitHub(edge) },
  );
  const { report } = page;
  const links = linksOf(report, { artifactId: "", dashboardUrl: config.dashboardUrl });
  await publishAll(summaryPublishers(page, links, publishing), report, ports.log);
  const written = await publishRemotely({ page, config, links, forOthers: true }, publishing);
  return { report, outputs: { ...outputs(report, { results: "", reportJson: "" }), ...written } };
}

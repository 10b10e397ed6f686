import { describeIssues } from "../domain/issues.ts";
import type { Measurement } from "../domain/measurement.ts";
import type { RecordedRun } from "../domain/run.ts";
import type { Report } from "../report/report.ts";
import { hostileArtifact, shown } from "./hostile.ts";
import { jsonExcess } from "./json-bounds.ts";
import { REPORT_LIMITS, type ReportLimits } from "./limits.ts";
import { pathTrouble } from "./relative-path.ts";
import { ownValue, publishedValue, ValueTrouble } from "./report-keys.ts";
import { ReportEntry } from "./report-schema.ts";

/** Where the data lie in the results directory, and so in the artifact. */
export const REPORT_DATA_PATH = "ci-integration/report-data.json";

const KIND = "performance-benchmark-report";
const VERSION = 1;

/**
 * The report for another job, which renders and publishes it: everything but the
 * samples. Written by the job that measured, in a workflow that may be a fork's.
 */
export function reportData(report: Report): string {
  const { paired, run, version, ...rest } = withoutSamples(report);
  const data = {
    version: VERSION,
    kind: KIND,
    toolVersion: version,
    ...rest,
    run: { ...run, measurements: run.measurements.map(({ rounds: _, ...named }) => named) },
    ...(paired === undefined ? {} : { paired: { ...paired, baseline: identityOf(paired.baseline) } }),
    sources: report.sources.filter(({ file }) => pathTrouble(file) === undefined),
  };
  return `${JSON.stringify(publishedValue(data, REPORT_LIMITS))}\n`;
}

/** What of a report travels: of a measurement its name, of a baseline that was measured beside it which run it was. */
export function withoutSamples(report: Report): Report {
  const { paired } = report;
  // Acceptances stand in the report; a run has them only once it is added to a history.
  const { acceptances: _, ...run } = report.run;
  return {
    ...report,
    run: {
      ...run,
      measurements: run.measurements.map(nameOf),
      failures: run.failures.map(({ source: __, ...failure }) => failure),
    },
    ...(paired === undefined
      ? {}
      : {
          paired: {
            ...paired,
            baseline: { ...identityOf(paired.baseline), environment: {}, measurements: [] },
          },
        }),
  };
}

/**
 * The report from its data, of which nothing is believed: neither its size nor
 * its shape. Throws `ARTIFACT_HOSTILE` with all that is wrong; `artifact` is for the message.
 */
export function parseReportData(
  text: string,
  artifact: string,
  limits: ReportLimits = REPORT_LIMITS,
): Report {
  const refuse = (found: string, cause?: unknown) =>
    hostileArtifact(artifact, `its ${REPORT_DATA_PATH} is no report: ${found}`, cause);

  const excess = jsonExcess(text, limits);
  if (excess !== undefined) throw refuse(excess);
  const { kind, version, tool_version: toolVersion, ...fields } = objectOf(parseJson(text, refuse));
  if (kind !== KIND) throw refuse(`its "kind" is not "${KIND}"`);
  if (version !== VERSION) throw refuse(versionTrouble(version));
  const parsed = ReportEntry.safeParse(ownFields({ ...fields, version: toolVersion }, limits, refuse));
  if (!parsed.success)
    throw refuse(describeIssues(parsed.error, { most: SHOWN_PROBLEMS, clean: shown }), parsed.error);
  return parsed.data;
}

type Refuse = (found: string, cause?: unknown) => Error;

function parseJson(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse("it is not JSON, or was cut off", error);
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function ownFields(fields: unknown, limits: ReportLimits, refuse: Refuse): unknown {
  try {
    return ownValue(fields, limits);
  } catch (error) {
    if (error instanceof ValueTrouble) throw refuse(error.message, error);
    throw error;
  }
}

function versionTrouble(version: unknown): string {
  if (typeof version === "number" && version > VERSION) {
    return `it is of version ${version}, and this release reads version ${VERSION}; update performance-benchmark in the publishing workflow`;
  }
  return `its "version" is not ${VERSION}`;
}

/** More of them hide the first. */
const SHOWN_PROBLEMS = 10;

function nameOf({ benchmark, category, metric, unit, better }: Measurement): Measurement {
  return { benchmark, ...(category === undefined ? {} : { category }), metric, unit, better, rounds: [] };
}

function identityOf(run: RecordedRun) {
  const { id, commit, ref, time, suite, environmentClass } = run;
  return {
    ...(id === undefined ? {} : { id }),
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
    ...(time === undefined ? {} : { time }),
    ...(suite === undefined ? {} : { suite }),
    ...(environmentClass === undefined ? {} : { environmentClass }),
  };
}

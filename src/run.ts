import { resolve } from "node:path";
import { utcDay } from "./acceptance/apply.ts";
import { acceptancesToRecord } from "./acceptance/record.ts";
import { analyse } from "./analyse.ts";
import { besideAsBaseline, cancelledPast, findPast, type Past, prepareBaseline } from "./baseline.ts";
import { unlessCancelled } from "./cancelled.ts";
import { completed } from "./completed.ts";
import { type ConfigurationRequest, loadConfig } from "./config/load.ts";
import { publishedConfig } from "./config/published.ts";
import type { Config } from "./config/schema.ts";
import type { Run } from "./domain/run.ts";
import { detectEnvironment } from "./environment/detect.ts";
import { withLoadAfter } from "./environment/load.ts";
import type { SystemFacts } from "./environment/system-facts.ts";
import { describeFailure } from "./errors.ts";
import type { GitHubPorts } from "./github/ports.ts";
import { planTasks } from "./harness/discover.ts";
import type { Collected } from "./harness/plan.ts";
import { withoutSecrets } from "./harness/secrets.ts";
import { type MeasurePorts, measure, modeOf } from "./measure.ts";
import { pageOf } from "./page.ts";
import { type Published, type PublishPorts, publish, writeDown } from "./publish.ts";
import { freeStamp } from "./report/publish/files.ts";
import type { Report, WorkflowFacts } from "./report/report.ts";
import { reportFiles, reportPaths } from "./report/report-files.ts";
import type { EventFacts, Revision } from "./revision.ts";
import { refuseUnsafe } from "./safety.ts";
import { shardedConfig } from "./shards/config.ts";
import { partFacts } from "./shards/part-facts.ts";
import { prepareSplit } from "./shards/prepare.ts";
import { openStore, type StoreContext } from "./store/open.ts";

export interface RunRequest {
  readonly configuration: ConfigurationRequest;
  /** `owner/repository`, or the folder's name. */
  readonly project: string;
  readonly version: string;
  /** Unique for this run. */
  readonly id: string;
  /** Root of the repository, absolute; absent: the folder of the configuration. */
  readonly root?: string;
  /** Times that the event tells: the same in all jobs of a workflow run. */
  readonly eventTimes?: readonly (string | undefined)[];
}

/** What is measured, what it is compared with, and the workflow run around it. */
interface Origin {
  readonly revision: Revision;
  /** Absent on a laptop. */
  readonly workflow?: WorkflowFacts;
}

export interface RunPorts extends MeasurePorts {
  readonly facts: SystemFacts;
  readonly stores: StoreContext;
  readonly publishing: PublishPorts;
  /** Absent without a token. */
  readonly github?: GitHubPorts;
  /** Fires when the user or the runner wants an end; what was measured until then is reported. */
  readonly cancelled: AbortSignal;
  /** The event of the workflow run; nothing on a laptop. */
  event(): Promise<EventFacts | undefined>;
  /** Asked after measuring: the answer may take a while to load. */
  origin(config: Config): Promise<Origin>;
}

export interface RunOutcome extends Published {
  readonly config: Config;
  readonly report: Report;
}

/** The main job, in order. Each line is one folder under src/. */
export async function runBenchmarks(request: RunRequest, ports: RunPorts): Promise<RunOutcome> {
  const event = await ports.event();
  if (event !== undefined) refuseUnsafe(event);
  const loaded = await loadConfig(request.configuration, ports.files);
  const { warnings } = loaded;
  const config = shardedConfig(loaded.config);
  for (const warning of warnings) ports.log.warn(warning);

  const { directory } = request.configuration;
  const plan = await planTasks({ config, directory, files: ports.files });
  const times = async () => [await ports.stores.git.headTime(), ...(request.eventTimes ?? [])];
  const prepared = await prepareSplit({ config, plan, times }, () => storeOf(config, ports));
  for (const note of prepared?.notes ?? []) ports.log.info(note);
  const split = prepared?.split;
  const mode = await modeOf(config, event, ports.stores.git);
  const baseline = await prepareBaseline(config, mode, ports.stores);
  const label = config.environmentLabel;
  const environment = await detectEnvironment(ports, label === undefined ? {} : { label });
  const time = ports.clock.now().toISOString();
  const processors = Math.max(1, Math.floor(environment.cpu.available));
  const measured = await measure(
    { config, directory, plan, mode, processors, ...(split === undefined ? {} : { split }) },
    ports,
  );
  const { collected } = measured;

  const { revision, workflow } = await ports.origin(config);
  const run: Run = {
    id: request.id,
    ...(revision.commit === undefined ? {} : { commit: revision.commit }),
    ...(revision.ref === undefined ? {} : { ref: revision.ref }),
    time,
    suite: config.suite,
    environment: withLoadAfter(
      { ...environment, runtimes: { ...versionsOf(collected.context), ...environment.runtimes } },
      ports.facts,
    ),
    measurements: collected.measurements,
    failures: withoutSecrets(collected.failures, ports.variables),
    ...partFacts({ durations: collected.durations, split, workflow }),
  };
  const beside = besideAsBaseline(measured, run);
  const past = await unlessCancelled(
    ports.cancelled,
    () =>
      findPast(
        config,
        run,
        { prepared: baseline, revision, ...(split && { split }), ...(beside && { beside }) },
        ports.stores,
      ),
    cancelledPast(beside),
  );
  const judged = analyse({
    project: request.project,
    version: request.version,
    config,
    run,
    ...past,
    seconds: collected.seconds,
    profiles: collected.profiles,
    cancelled: ports.cancelled.aborted,
    ...(workflow === undefined ? {} : { workflow }),
    warnings: [
      ...warnings,
      ...(prepared?.notes ?? []),
      ...measured.notes,
      ...collected.warnings,
      ...past.warnings,
    ],
  });
  const results = resolve(ports.publishing.directory, config.resultsDirectory);
  const stamp = await freeStamp(ports.files, results, judged);
  const filesOf = (report: Report) => reportFiles(report, publishedConfig(config), stamp);
  // On disk before GitHub is asked anything: the answers may take a while.
  // What goes wrong here is said when they are written for good.
  const quiet = { ...ports.log, warn: ports.log.debug };
  await writeDown({ report: judged, config, files: filesOf(judged) }, { ...ports.publishing, log: quiet });
  const report = await unlessCancelled(
    ports.cancelled,
    () => {
      const root = request.root ?? directory;
      const stored = past.baseline.stored?.earlier ?? [];
      return completed(judged, { config, stored, directory, root, file: loaded.file }, ports);
    },
    judged,
  );

  const published = await publish(
    {
      page: pageOf(report),
      config,
      files: filesOf(report),
      reportPath: reportPaths(report, stamp).report,
      store: () => unlessCancelled(ports.cancelled, () => store(config, report, past, ports), undefined),
      cancelled: ports.cancelled,
    },
    ports.publishing,
  );
  return { config, report, ...published };
}

async function storeOf(config: Config, ports: RunPorts) {
  return (await openStore(config, ports.stores)).store;
}

/** Tools write down much besides: commit, processor, system. Here only versions are wanted. */
function versionsOf(context: Collected["context"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(context).filter(([, value]) => /^(go|v)?\d+\.\d/.test(value)));
}

/** Where the run is now, or nothing. A store that cannot be reached must not cost the user the report. */
async function store(
  config: Config,
  report: Report,
  past: Past,
  ports: RunPorts,
): Promise<string | undefined> {
  if (!config.storeResults || config.smokeTest || past.store === undefined) return undefined;
  if (report.run.measurements.length === 0) return undefined;
  try {
    const acceptances = acceptancesToRecord({
      ...report,
      today: utcDay(ports.clock.now()),
    });
    const { location, skipped } = await past.store.store.append({
      ...report.run,
      ...(acceptances.length === 0 ? {} : { acceptances }),
    });
    if (skipped === undefined) {
      ports.log.info(`Stored ${report.run.measurements.length} measurements in ${location}.`);
      return location;
    }
    ports.log.warn(`The run was not stored. ${skipped}`);
  } catch (error) {
    ports.log.warn(`The run was not stored. ${describeFailure(error)}`);
  }
  return undefined;
}

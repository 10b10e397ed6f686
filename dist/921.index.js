export const id = 921;
export const ids = [921];
export const modules = {

/***/ 71921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeInAction: () => (/* binding */ mergeInAction)
});

// EXTERNAL MODULE: ./lib/config/published.js
var config_published = __webpack_require__(6296);
// EXTERNAL MODULE: ./lib/decision/policy.js
var policy = __webpack_require__(7686);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/exchange/report-data.js + 6 modules
var report_data = __webpack_require__(2130);
;// CONCATENATED MODULE: ./lib/merge/merged.js
/** Whether a part is missing that nobody has seen, which must not pass. `broken` tells of reports that could not be read. */
function isIncomplete({ columns }, broken) {
    return broken.length > 0 || columns.some(({ shards }) => (shards?.missing.length ?? 0) > 0);
}

// EXTERNAL MODULE: ./lib/report/files/benchmark-report.js + 1 modules
var benchmark_report = __webpack_require__(56925);
// EXTERNAL MODULE: ./lib/report/files/ci-files.js
var ci_files = __webpack_require__(69086);
// EXTERNAL MODULE: ./lib/report/files/report-file.js
var report_file = __webpack_require__(39641);
// EXTERNAL MODULE: ./lib/report/report-files.js + 12 modules
var report_files = __webpack_require__(48917);
;// CONCATENATED MODULE: ./lib/merge/merged-files.js




/** Path of the one file that has everything, relative to the results directory. */
const MERGED_REPORT_PATH = "merged-report.json";
/**
 * The files of a merged report: one with everything, what CI systems read, and
 * for each environment a folder with the files that a report of its own would
 * have, but for those that samples are missing for: they stay with the jobs.
 */
function mergedFiles(merged, configuration) {
    const folders = merged.columns.map(({ title }, index) => folderOf(title, index));
    return [
        (0,report_file/* jsonFile */.d)(MERGED_REPORT_PATH, mergedJson(merged)),
        (0,report_file/* jsonFile */.d)("ci-integration/github-actions-summary.json", (0,ci_files/* githubActionsSummary */.v)(merged.report, {
            report: MERGED_REPORT_PATH,
            statistics: `${folders[0] ?? ""}statistical-analysis/`,
        })),
        (0,report_file/* jsonFile */.d)("ci-integration/performance-alerts.json", (0,ci_files/* performanceAlerts */.C)(merged.report)),
        ...merged.columns.flatMap((column, index) => columnFiles(column, configuration).map(({ path, content }) => ({
            path: `${folders[index] ?? ""}${path}`,
            content,
        }))),
    ];
}
/** What `merge --json` prints and {@link MERGED_REPORT_PATH} holds. */
function mergedJson(merged) {
    return {
        version: 1,
        gate: merged.gate,
        headline: merged.headline,
        warnings: merged.warnings,
        environments: merged.columns.map(({ title, report, shards, seconds }) => ({
            title,
            gate: report.gate,
            headline: report.headline,
            shards: shards === undefined ? null : { count: shards.count, missing: shards.missing },
            seconds,
            report: (0,benchmark_report/* benchmarkReport */.A)(report),
        })),
    };
}
function columnFiles({ report }, configuration) {
    const { measurements, baseline } = (0,report_files/* reportPaths */.R)(report);
    return (0,report_files/* reportFiles */.I)(report, configuration).filter(({ path }) => path !== measurements && path !== baseline && !path.startsWith("ci-integration/"));
}
/** `environments/1-ubuntu-24.04-node-24/`: the number tells apart what the letters that are left do not. */
function folderOf(title, index) {
    const name = title.replace(/[^A-Za-z0-9._]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
    return `environments/${[index + 1, ...(name === "" ? [] : [name.slice(0, 60)])].join("-")}/`;
}

// EXTERNAL MODULE: ./lib/report/plain-text.js
var plain_text = __webpack_require__(11984);
;// CONCATENATED MODULE: ./lib/merge/read-reports.js



/**
 * All reports that can be read, and a sentence for each that cannot.
 *
 * @throws REPORTS_NOT_FOUND when there is none
 */
async function readReports({ place, hint }, { listReports, log }) {
    const { reports, broken } = readAll(await listReports(), { log });
    const [first, ...others] = reports;
    if (first === undefined)
        throw noReports({ place, hint }, broken);
    log.info(`Merging ${reports.length === 1 ? "1 report" : `${reports.length} reports`}.`);
    return { reports: [first, ...others], broken };
}
function readAll(found, { log }) {
    const reports = [];
    const broken = [];
    const read = new Set();
    for (const item of found) {
        try {
            if (!("text" in item))
                throw item.error;
            // A folder may be named twice, or with one above it.
            if (read.has(item.text))
                continue;
            read.add(item.text);
            reports.push((0,report_data/* parseReportData */.g2)(item.text, item.name));
        }
        catch (error) {
            log.warn(`The report of ${(0,plain_text/* plainText */.wh)(item.name)} could not be used. ${(0,errors/* describeFailure */.Ic)(error)}`);
            broken.push(`The report of ${item.name} could not be used and counts as missing. ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    return { reports, broken };
}
function noReports({ place, hint }, broken) {
    const why = broken.length === 0 ? "" : ` ${broken.join(" ")}`;
    return new errors/* BenchmarkError */.EW("REPORTS_NOT_FOUND", `There is no report to merge in ${place}.${why}`, { hint });
}

// EXTERNAL MODULE: ./lib/merged-page.js + 11 modules
var merged_page = __webpack_require__(33843);
// EXTERNAL MODULE: ./lib/platform/cancellation.js
var cancellation = __webpack_require__(85196);
;// CONCATENATED MODULE: ./lib/platform/own-artifacts.js

/** By `@actions/artifact`, which reads the environment itself. Throws `ARTIFACT_FAILED`. */
const ownArtifacts = {
    list: () => orFailure("The artifacts of this workflow run could not be listed", async () => {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(110), __webpack_require__.e(579), __webpack_require__.e(37)]).then(__webpack_require__.bind(__webpack_require__, 62037));
        // Of several attempts, the newest artifact of each name.
        const { artifacts } = await new DefaultArtifactClient().listArtifacts({ latest: true });
        return artifacts.map(({ id, name }) => ({ id, name }));
    }),
    download: ({ id, name }, directory) => orFailure(`The artifact ${name} could not be downloaded`, async () => {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(251), __webpack_require__.e(110), __webpack_require__.e(579), __webpack_require__.e(37)]).then(__webpack_require__.bind(__webpack_require__, 62037));
        await new DefaultArtifactClient().downloadArtifact(id, { path: directory });
    }),
};
async function orFailure(what, body) {
    try {
        return await body();
    }
    catch (error) {
        const reason = (0,errors/* messageOf */.bD)(error);
        throw new errors/* BenchmarkError */.EW("ARTIFACT_FAILED", `${what}: ${reason}`, {
            hint: "Run the job again. Only steps of an action reach the artifact service, no run step does.",
            cause: error,
        });
    }
}

// EXTERNAL MODULE: ./lib/publish.js + 1 modules
var publish = __webpack_require__(90428);
// EXTERNAL MODULE: ./lib/action/config.js
var action_config = __webpack_require__(14926);
;// CONCATENATED MODULE: ./lib/action/merge.js












/** Joins the reports of all jobs of this workflow run into one, publishes it, and decides for all. */
async function mergeInAction(edge) {
    const { ports, workflow, github, publishing } = edge;
    // The gate of all jobs is decided here, whatever the jobs themselves were told by the same file.
    const config = { ...(await (0,action_config/* configOf */.W)(edge)), defer: false };
    const place = `the artifacts of this workflow run whose names fit "${config.mergeArtifacts}"`;
    const { reports, broken } = await readReports({ place, hint: NO_REPORTS }, { listReports: () => reportsOfRun(config.mergeArtifacts, edge), log: ports.log });
    const page = await (0,merged_page/* mergedPage */.C)({ reports, config, workflow: workflow.facts, doubts: broken }, { clock: ports.clock, ...(github === undefined ? {} : { github }) });
    tellNotes(page, ports.log);
    const published = await (0,publish/* publish */.mk)({
        page,
        config,
        files: mergedFiles(page.merged, (0,config_published/* publishedConfig */.R)(config)),
        reportPath: MERGED_REPORT_PATH,
        store: async () => undefined,
        cancelled: (0,cancellation/* onCancellation */.P)(ports.log.warn),
    }, publishing);
    const incomplete = isIncomplete(page.merged, broken) ? incompleteReport(page.report.headline) : undefined;
    const trouble = published.trouble ?? incomplete;
    return { config, report: page.report, ...published, ...(trouble === undefined ? {} : { trouble }) };
}
/** What keeps the report from being the whole answer is a warning; the other notes stand in the report. */
function tellNotes({ merged, report }, log) {
    const doubts = new Set([...merged.warnings, ...merged.columns.flatMap((column) => column.doubts)]);
    for (const note of report.warnings)
        log[doubts.has(note) ? "warn" : "info"](note);
}
const NO_REPORTS = "The jobs that measure must have ended, with upload-artifact and artifact-name at their defaults; or set merge-artifacts to the names that they give. The merging job needs them under needs, and if: ${{ !cancelled() }}.";
/** A part that nobody has seen must not pass: the gate of all jobs is the only one that a rule may require. */
function incompleteReport(headline) {
    return new errors/* BenchmarkError */.EW("REPORTS_NOT_FOUND", headline, {
        hint: "The jobs whose reports are missing say in their own logs what happened. What the others found was published.",
    });
}
async function reportsOfRun(glob, edge) {
    const fitting = (await ownArtifacts.list()).filter(({ name }) => (0,policy/* nameMatches */.F5)(glob, name));
    const found = [];
    for (const artifact of fitting) {
        const text = await textOf(artifact, edge).catch((error) => ({ name: artifact.name, error }));
        if (text !== undefined)
            found.push(text);
    }
    return found;
}
async function textOf(artifact, { ports: { files } }) {
    const path = await files.temporaryDirectory("report");
    await ownArtifacts.download(artifact, path);
    const { name } = artifact;
    const text = await files.read(`${path}/${report_data/* REPORT_DATA_PATH */.Ob}`);
    return text === undefined ? undefined : { name, text };
}


/***/ })

};

export const id = 87;
export const ids = [87];
export const modules = {

/***/ 65087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishInAction: () => (/* binding */ publishInAction)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/exchange/identity.js
var exchange_identity = __webpack_require__(35323);
// EXTERNAL MODULE: ./lib/exchange/reports-of-run.js + 2 modules
var reports_of_run = __webpack_require__(9265);
// EXTERNAL MODULE: ./lib/exchange/run-of-event.js
var run_of_event = __webpack_require__(32205);
;// CONCATENATED MODULE: ./lib/jobs/publish.js




/**
 * Publishes what another workflow's run measured, which may have run a fork's
 * code without any rights. This job has rights, so it runs nothing of the fork,
 * checks nothing of it out, and believes its artifacts nothing but numbers.
 */
async function publishJob(request, ports) {
    const claimed = (0,run_of_event/* runOfEvent */.V)(request.eventName, request.payload, request);
    const identity = await (0,exchange_identity/* identify */.l)(claimed, request, ports);
    if (identity.kind === "outdated")
        return nothing(identity.sentence, ports);
    const { origin } = identity;
    const { reports, refused } = await (0,reports_of_run/* reportsOfRun */.E)(origin, request.artifacts, ports);
    for (const { error } of refused)
        ports.log.warn(sentenceOf(error));
    if (reports.length === 0) {
        if (refused.length > 0)
            throw allRefused(origin, refused);
        return noReports(claimed, request, ports);
    }
    const publication = { origin, reports, refused };
    await ports.publishReports(publication);
    return { kind: "published", ...publication };
}
function nothing(sentence, { log }) {
    log.info(`Nothing was published. ${sentence}`);
    return { kind: "nothing", sentence };
}
/** A run that failed says so itself, and one that was cancelled or skipped measured nothing. */
function noReports(claimed, { artifacts }, ports) {
    const { id, conclusion = "without a result" } = claimed;
    const sentence = `Workflow run ${id} ended (${conclusion}) and left no artifact with a report whose name fits "${artifacts}".`;
    if (conclusion !== "success")
        return nothing(sentence, ports);
    throw new errors/* BenchmarkError */.EW("REPORTS_NOT_FOUND", sentence, {
        hint: "Leave upload-artifact and artifact-name at their defaults in the workflow that measures, or set merge-artifacts here to the names that it gives.",
    });
}
function allRefused(origin, refused) {
    const [first] = refused;
    const error = first?.error;
    const known = error instanceof errors/* BenchmarkError */.EW ? error : undefined;
    const count = refused.length === 1 ? "The only report" : `All ${refused.length} reports`;
    return new errors/* BenchmarkError */.EW(known?.code ?? "ARTIFACT_FAILED", `${count} of workflow run ${origin.run.id} could not be used. ${refused.map(({ error }) => sentenceOf(error)).join(" ")}`, { hint: known?.hint ?? "Run the benchmarks again.", cause: error });
}
function sentenceOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./lib/platform/zip.js
var zip = __webpack_require__(90592);
// EXTERNAL MODULE: ./lib/action/config.js
var action_config = __webpack_require__(14926);
// EXTERNAL MODULE: ./lib/action/reports.js
var reports = __webpack_require__(18993);
;// CONCATENATED MODULE: ./lib/action/publish.js




/** The publishing job of a pair of workflows. Returns outputs; none when there was nobody to tell any more. */
async function publishInAction(edge) {
    const { files, log } = edge.ports;
    const config = await (0,action_config/* configOf */.W)(edge);
    const { runs, pullRequests } = (0,reports/* requireGitHub */.x)(edge);
    const { event, facts } = edge.workflow;
    let outputs = {};
    await publishJob({
        eventName: event.eventName,
        payload: edge.payload,
        repository: facts.repository,
        serverUrl: facts.serverUrl,
        artifacts: config.mergeArtifacts,
    }, {
        runs,
        pullRequests,
        readArchive: zip/* readArchive */.b,
        files,
        log,
        publishReports: async (publication) => {
            outputs = (await (0,reports/* publishPublication */.u)(publication, config, edge))?.outputs ?? {};
        },
    });
    return outputs;
}


/***/ }),

/***/ 18993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ publishPublication),
/* harmony export */   x: () => (/* binding */ requireGitHub)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _merged_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33843);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19192);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95312);
/* harmony import */ var _publish_remotely_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98340);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8568);
/* harmony import */ var _report_publish_publish_all_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7475);







/** @throws GITHUB_TOKEN_MISSING */
function requireGitHub({ github }) {
    if (github !== undefined)
        return github;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BenchmarkError */ .EW("GITHUB_TOKEN_MISSING", "This mode needs a token and a repository.", {
        hint: "Leave the input github-token at its default, or pass a valid token.",
    });
}
/** Publishes what one workflow run measured of a pull request: summary, comment and check. */
async function publishPublication({ reports, refused }, config, edge) {
    const [first, ...others] = reports.map(({ report }) => report);
    if (first === undefined)
        return undefined;
    const { publishing, ports } = edge;
    const { workflow } = first;
    const page = await (0,_merged_page_js__WEBPACK_IMPORTED_MODULE_1__/* .pageOfReports */ .m)({
        reports: [first, ...others],
        config,
        ...(workflow === undefined ? {} : { workflow }),
        doubts: refused.map(({ name }) => `The report in the artifact ${name} was refused.`),
    }, { clock: ports.clock, github: requireGitHub(edge) });
    const { report } = page;
    const links = (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .linksOf */ .h)(report, { artifactId: "", dashboardUrl: config.dashboardUrl });
    await (0,_report_publish_publish_all_js__WEBPACK_IMPORTED_MODULE_5__/* .publishAll */ .V)((0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryPublishers */ .Qs)(page, links, publishing), report, ports.log);
    const written = await (0,_publish_remotely_js__WEBPACK_IMPORTED_MODULE_4__/* .publishRemotely */ .j)({ page, config, links, forOthers: true }, publishing);
    return { report, outputs: { ...(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .outputs */ .V)(report, { results: "", reportJson: "" }), ...written } };
}


/***/ }),

/***/ 9265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ reportsOfRun)
});

// EXTERNAL MODULE: ./lib/report/part.js
var part = __webpack_require__(63501);
// EXTERNAL MODULE: ./lib/exchange/report-data.js + 6 modules
var report_data = __webpack_require__(2130);
// EXTERNAL MODULE: ./lib/decision/policy.js
var policy = __webpack_require__(7686);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/exchange/bundle.js
var bundle = __webpack_require__(64401);
// EXTERNAL MODULE: ./lib/exchange/hostile.js
var hostile = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/exchange/limits.js
var limits = __webpack_require__(55221);
;// CONCATENATED MODULE: ./lib/exchange/report-texts.js





/** Characters of all reports of a run: all of them are in memory at once. */
const MOST_CHARACTERS = 128 * 1024 * 1024;
/**
 * The report data in a run's artifacts whose names fit the glob, newest first.
 * Artifacts without any are left out; one that is refused does not cost the others.
 */
async function reportTexts(run, wanted, ports) {
    const { runs, log } = ports;
    const fitting = (await runs.artifacts(run)).filter(({ name }) => (0,policy/* nameMatches */.F5)(wanted.glob, name));
    if (fitting.length > wanted.most) {
        log.warn(`Workflow run ${run} has ${fitting.length} artifacts that fit; only the newest ${wanted.most} are read.`);
    }
    const found = [];
    let room = MOST_CHARACTERS;
    for (const artifact of fitting.slice(0, wanted.most)) {
        const name = (0,hostile/* shown */.S)(artifact.name);
        try {
            const text = await textOf(artifact, ports);
            if (text === undefined) {
                log.info(`The artifact ${name} holds no report of ours.`);
                continue;
            }
            room -= text.length;
            if (room < 0)
                throw (0,hostile/* hostileArtifact */.P)(artifact.name, "the reports of its run are too large together");
            found.push({ artifact, name, text });
        }
        catch (error) {
            found.push({ artifact, name, error });
        }
    }
    return found;
}
async function textOf(artifact, ports) {
    const { name, size, expired } = artifact;
    if (expired) {
        throw new errors/* BenchmarkError */.EW("ARTIFACT_FAILED", `The artifact ${(0,hostile/* shown */.S)(name)} has expired.`, {
            hint: "Run the benchmarks again.",
        });
    }
    const { archive: limit } = limits/* ARCHIVE_LIMITS */.O;
    if (size > limit)
        throw (0,hostile/* hostileArtifact */.P)(name, `it has more than ${limit} bytes`);
    return await (0,bundle/* reportText */.U)({ kind: "zip", name, archive: await ports.runs.download(artifact, limit) }, ports);
}

// EXTERNAL MODULE: ./lib/acceptance/rejudge.js
var rejudge = __webpack_require__(52419);
// EXTERNAL MODULE: ./lib/exchange/identity.js
var identity = __webpack_require__(35323);
;// CONCATENATED MODULE: ./lib/exchange/trusted-report.js



/**
 * The report as it may be published: commit, pull request, repository and links
 * as GitHub knows them, no acceptances, and judged again by its comparisons.
 * Throws `ARTIFACT_HOSTILE` when it measured another commit than its run did.
 */
function trustedReport(reported, origin, artifact) {
    const { run } = origin;
    const { commit } = reported.run;
    if (commit !== undefined && commit !== run.headSha) {
        throw (0,hostile/* hostileArtifact */.P)(artifact, `it says that it measured the commit ${(0,hostile/* shown */.S)(commit)}, and workflow run ${run.id} is about ${run.headSha}`);
    }
    const ref = refOf(origin);
    const { ref: _, ...measured } = reported.run;
    const known = {
        ...reported,
        project: origin.repository,
        run: { ...measured, commit: run.headSha, ...(ref === undefined ? {} : { ref }) },
        warnings: [...foreignWord(origin), ...reported.warnings],
        workflow: factsOf(origin, reported.workflow),
    };
    return (0,rejudge/* withAcceptances */.j)(known, [], { today: "" });
}
function refOf({ run, pullRequest }) {
    if (pullRequest !== undefined)
        return `refs/pull/${pullRequest.number}/head`;
    return run.headBranch === undefined ? undefined : `refs/heads/${run.headBranch}`;
}
function foreignWord({ pullRequest, repository }) {
    if (pullRequest === undefined || (0,identity/* sameRepository */.R)(pullRequest.headRepository, repository))
        return [];
    return [
        `Measured by a workflow run of ${pullRequest.headRepository ?? "a fork"}: its code could have reported any numbers.`,
    ];
}
/** The job and its matrix tell parts apart and are shown as text; everything else comes from GitHub. */
function factsOf(origin, reported) {
    const { run, repository, serverUrl, pullRequest, runNumber = "", actor = "", defaultBranch } = origin;
    return {
        repository,
        runId: String(run.id),
        runNumber,
        runAttempt: String(run.attempt),
        actor,
        eventName: run.event,
        workflow: run.name === "" ? run.path : run.name,
        job: reported?.job ?? "",
        runUrl: run.url,
        serverUrl,
        ...(pullRequest === undefined
            ? {}
            : {
                pullRequest: pullRequest.number,
                fromFork: !(0,identity/* sameRepository */.R)(pullRequest.headRepository, repository),
            }),
        ...(defaultBranch === undefined ? {} : { defaultBranch }),
        ...(reported?.matrix === undefined ? {} : { matrix: reported.matrix }),
        ...(reported?.step === undefined ? {} : { step: reported.step }),
    };
}

;// CONCATENATED MODULE: ./lib/exchange/reports-of-run.js




/** More of them is no matrix that somebody reads a comment about. */
const MOST_ARTIFACTS = 64;
/** What may be published of a run's artifacts. One that is refused does not cost the others. */
async function reportsOfRun(origin, glob, ports) {
    const reports = [];
    const refused = [];
    for (const found of await reportTexts(origin.run.id, { glob, most: MOST_ARTIFACTS }, ports)) {
        const { artifact, name } = found;
        try {
            if ("error" in found)
                throw found.error;
            const reported = (0,report_data/* parseReportData */.g2)(found.text, artifact.name);
            reports.push({ report: trustedReport(reported, origin, artifact.name), artifact });
        }
        catch (error) {
            refused.push({ name, error });
        }
    }
    return { reports: newestOfEachPart(reports), refused };
}
/** A job that was started again leaves an artifact of each attempt. `reports` are newest first. */
function newestOfEachPart(reports) {
    const seen = new Set();
    return reports.filter(({ report }) => {
        const { id } = (0,part/* partOf */.B)(report);
        return !seen.has(id) && seen.add(id);
    });
}


/***/ })

};

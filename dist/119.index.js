export const id = 119;
export const ids = [119];
export const modules = {

/***/ 40119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishInAction: () => (/* binding */ publishInAction)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/github/same-repository.js
var same_repository = __webpack_require__(81154);
// EXTERNAL MODULE: ./lib/report/plain-text.js
var plain_text = __webpack_require__(11984);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 8 modules
var schemas = __webpack_require__(32716);
// EXTERNAL MODULE: ./lib/domain/issues.js
var issues = __webpack_require__(21366);
;// CONCATENATED MODULE: ./lib/exchange/run-of-event.js




const Text = schemas/* string */.YjP().min(1);
const Payload = schemas/* object */.Ikc({
    action: Text,
    workflow_run: schemas/* object */.Ikc({
        id: schemas/* number */.aig().int().positive(),
        run_attempt: schemas/* number */.aig().int().positive(),
        run_number: schemas/* number */.aig().int().nullish(),
        path: Text.nullish(),
        event: Text,
        head_sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40,64}$/),
        head_branch: Text.nullish(),
        head_repository: schemas/* object */.Ikc({ full_name: Text }).nullish(),
        conclusion: schemas/* string */.YjP().nullish(),
        actor: schemas/* object */.Ikc({ login: Text.optional() }).nullish(),
        pull_requests: schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* number */.aig().int() })).nullish(),
    }),
    repository: schemas/* object */.Ikc({ full_name: Text, default_branch: Text.optional() }),
});
/** Throws `EVENT_UNUSABLE` for any event but the end of a run of this repository. */
function runOfEvent(eventName, payload, { repository }) {
    if (eventName !== "workflow_run") {
        throw unusable(`Publishing for another workflow needs the event workflow_run; this is ${eventName}.`);
    }
    const parsed = Payload.safeParse(payload);
    if (!parsed.success) {
        throw unusable(`The event's payload is not that of workflow_run: ${(0,issues/* describeIssues */.w)(parsed.error)}.`);
    }
    const { action, workflow_run: run, repository: home } = parsed.data;
    if (action !== "completed") {
        throw unusable(`The workflow run ${run.id} has not ended: the event's type is "${action}".`);
    }
    if (!(0,same_repository/* sameRepository */.R)(home.full_name, repository)) {
        throw unusable(`The event is one of ${home.full_name}, and this workflow belongs to ${repository}.`);
    }
    return {
        id: run.id,
        attempt: run.run_attempt,
        event: run.event,
        headSha: run.head_sha,
        pullRequests: (run.pull_requests ?? []).map(({ number }) => number),
        ...(run.path == null ? {} : { path: run.path }),
        ...(run.head_branch == null ? {} : { headBranch: run.head_branch }),
        ...(run.head_repository == null ? {} : { headRepository: run.head_repository.full_name }),
        ...(run.conclusion == null ? {} : { conclusion: run.conclusion }),
        ...(run.run_number == null ? {} : { runNumber: String(run.run_number) }),
        ...(run.actor?.login === undefined ? {} : { actor: run.actor.login }),
        ...(home.default_branch === undefined ? {} : { defaultBranch: home.default_branch }),
    };
}
/** Where the API says something else than the event, as the end of a sentence. */
function disagreement(claimed, run) {
    if (run.id !== claimed.id)
        return "its number differs";
    if (run.event !== claimed.event)
        return "its event differs";
    if (run.headSha !== claimed.headSha)
        return "its commit differs";
    if (run.headBranch !== claimed.headBranch)
        return "its branch differs";
    // A repository that was deleted since is unknown to the API, and so it is to us.
    if (run.headRepository !== undefined && !(0,same_repository/* sameRepository */.R)(claimed.headRepository, run.headRepository)) {
        return "its repository differs";
    }
    if (claimed.path !== undefined && pathOf(run.path) !== pathOf(claimed.path))
        return "its workflow differs";
    if (run.attempt < claimed.attempt)
        return "its attempt differs";
    return undefined;
}
/** Some answers name the ref besides: `.github/workflows/benchmarks.yml@main`. */
function pathOf(path) {
    return path.split("@")[0] ?? path;
}
function unusable(message) {
    return new errors/* BenchmarkError */.EW("EVENT_UNUSABLE", message, {
        hint: 'Publish in a workflow with "on: workflow_run: types: [completed]"; docs/forks.md has it whole.',
    });
}

;// CONCATENATED MODULE: ./lib/exchange/identity.js




/** Asks GitHub again for the run that the event names, and for its pull request. Throws `EVENT_UNUSABLE`. */
async function identify(claimed, { repository, serverUrl }, { runs, pullRequests }) {
    const run = await runs.get(claimed.id);
    if (run === undefined)
        throw identity_unusable(`GitHub knows no workflow run ${claimed.id} in ${repository}, or hides it from this token.`);
    const different = disagreement(claimed, run);
    if (different !== undefined) {
        throw identity_unusable(`The event and GitHub's API do not agree on workflow run ${run.id}: ${different}.`);
    }
    if (run.attempt > claimed.attempt) {
        const sentence = `Workflow run ${run.id} was started again meanwhile: the end of attempt ${run.attempt} will publish.`;
        return { kind: "outdated", sentence };
    }
    const { runNumber, actor, defaultBranch } = claimed;
    const origin = {
        repository,
        serverUrl,
        run,
        ...(runNumber === undefined ? {} : { runNumber }),
        ...(actor === undefined ? {} : { actor }),
        ...(defaultBranch === undefined ? {} : { defaultBranch }),
    };
    if (run.event !== "pull_request") {
        checkBranchRun(run, repository);
        return { kind: "known", origin };
    }
    const found = await pullRequestOf(run, { repository, known: claimed.pullRequests }, pullRequests);
    return typeof found === "string"
        ? { kind: "outdated", sentence: found }
        : { kind: "known", origin: { ...origin, pullRequest: found } };
}
/** Only a pull request brings code of another repository here by a way that we can follow back. */
function checkBranchRun(run, repository) {
    if (run.event !== "pull_request_target" && (0,same_repository/* sameRepository */.R)(run.headRepository, repository))
        return;
    const from = run.headRepository === undefined ? "a repository that is gone" : (0,plain_text/* plainText */.wh)(run.headRepository);
    throw identity_unusable(`Workflow run ${run.id} was started by ${(0,plain_text/* plainText */.wh)(run.event)} for ${from}; only runs of pull_request, and runs of branches of ${repository} itself, are published.`);
}
/** The open pull request that the run measured, or a sentence why there is none. */
async function pullRequestOf(run, { repository, known }, pullRequests) {
    const { headRepository, headBranch } = run;
    if (headRepository === undefined || headBranch === undefined) {
        return `The repository or branch that workflow run ${run.id} measured was deleted, so its pull request cannot be found.`;
    }
    const [owner = ""] = headRepository.split("/");
    const listed = await pullRequests.ofBranch(`${owner}:${headBranch}`);
    const open = [];
    for (const { number } of listed.slice(0, MOST_OF_A_BRANCH)) {
        // The list may be some seconds old.
        const pull = await pullRequests.get(number);
        if (pull !== undefined && isOfBranch(pull, { headRepository, headBranch, repository }))
            open.push(pull);
    }
    const from = (0,plain_text/* plainText */.wh)(`${headRepository}:${headBranch}`);
    const measured = open.filter(({ headSha }) => headSha === run.headSha);
    const meant = measured.length > 1 ? measured.filter(({ number }) => known.includes(number)) : measured;
    const [pull] = meant.length === 1 ? meant : [];
    if (pull !== undefined)
        return pull;
    if (measured.length > 1) {
        const numbers = measured.map(({ number }) => number).join(" and ");
        return `Pull requests ${numbers} come from the same commit of ${from}, and GitHub does not say which of them workflow run ${run.id} measured. Close one of them, or let them come from branches of their own.`;
    }
    const [moved] = open;
    if (moved === undefined)
        return `There is no open pull request from ${from} any more.`;
    return `The head of pull request ${moved.number} moved on to ${moved.headSha} since workflow run ${run.id} measured ${run.headSha}: a newer run will publish.`;
}
/** A branch can be offered to several branches of one repository; more than a few are somebody's experiment. */
const MOST_OF_A_BRANCH = 10;
function isOfBranch(pull, branch) {
    return (pull.state === "open" &&
        pull.headRef === branch.headBranch &&
        (0,same_repository/* sameRepository */.R)(pull.headRepository, branch.headRepository) &&
        (0,same_repository/* sameRepository */.R)(pull.baseRepository, branch.repository));
}
function identity_unusable(message) {
    return new errors/* BenchmarkError */.EW("EVENT_UNUSABLE", message, {
        hint: "Nothing was published. docs/forks.md shows the two workflows that fit together, with their permissions.",
    });
}

// EXTERNAL MODULE: ./lib/exchange/reports-of-run.js + 2 modules
var reports_of_run = __webpack_require__(15190);
;// CONCATENATED MODULE: ./lib/jobs/publish.js




/**
 * Publishes what another workflow's run measured, which may have run a fork's
 * code without any rights. This job has rights, so it runs nothing of the fork,
 * checks nothing of it out, and believes its artifacts nothing but numbers.
 */
async function publishJob(request, ports) {
    const claimed = runOfEvent(request.eventName, request.payload, request);
    const identity = await identify(claimed, request, ports);
    if (identity.kind === "outdated")
        return nothing(identity.sentence, ports);
    const { origin } = identity;
    const { reports, refused } = await (0,reports_of_run/* reportsOfRun */.E)(origin, request.artifacts, ports);
    for (const { error } of refused)
        ports.log.warn((0,errors/* messageOf */.bD)(error));
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
    return new errors/* BenchmarkError */.EW(known?.code ?? "ARTIFACT_FAILED", `${count} of workflow run ${origin.run.id} could not be used. ${refused.map(({ error }) => (0,errors/* messageOf */.bD)(error)).join(" ")}`, { hint: known?.hint ?? "Run the benchmarks again.", cause: error });
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
    const { log } = edge.ports;
    const config = await (0,action_config/* configOf */.W)(edge);
    const github = (0,reports/* requireGitHub */.x)(edge);
    const { pullRequests } = config.comment === "never" ? github : github.writing;
    const { event, facts } = edge.workflow;
    let outputs = {};
    await publishJob({
        eventName: event.eventName,
        payload: edge.payload,
        repository: facts.repository,
        serverUrl: facts.serverUrl,
        artifacts: config.mergeArtifacts,
    }, {
        runs: github.runs,
        pullRequests,
        readArchive: zip/* readArchive */.b,
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
/* harmony import */ var _domain_comparison_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(19935);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _merged_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33843);
/* harmony import */ var _page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19192);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90428);
/* harmony import */ var _publish_remotely_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5544);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8568);
/* harmony import */ var _report_publish_publish_all_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7475);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28884);









/** @throws GITHUB_TOKEN_MISSING */
function requireGitHub({ github }) {
    if (github !== undefined)
        return github;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BenchmarkError */ .EW("GITHUB_TOKEN_MISSING", "This mode needs a token and a repository.", {
        hint: "Leave the input github-token at its default, or pass a valid token.",
    });
}
/**
 * Publishes what one workflow run measured: summary, comment and check, for each
 * page of it. Returns the page that decides, the worst; nothing when there is none.
 */
async function publishPublication({ reports, refused }, config, edge) {
    const workflow = reports[0]?.report.workflow;
    const pages = await (0,_merged_page_js__WEBPACK_IMPORTED_MODULE_1__/* .pagesOfReports */ .R)({
        reports,
        config,
        ...(workflow === undefined ? {} : { workflow }),
        doubts: refused.map(({ name }) => `The report in the artifact ${name} was refused.`),
    }, { clock: edge.ports.clock, github: requireGitHub(edge) });
    const published = [];
    for (const page of pages)
        published.push(await publishPage(page, config, edge));
    const [worst] = worstFirst(published);
    return worst && { ...worst, acceptances: published.flatMap(({ report }) => report.acceptances) };
}
function worstFirst(published) {
    const rank = ({ report }) => _domain_comparison_js__WEBPACK_IMPORTED_MODULE_7__/* .GATES */ .JH.indexOf(report.gate);
    return published.toSorted((one, other) => rank(one) - rank(other));
}
async function publishPage(page, config, edge) {
    const { publishing, ports } = edge;
    const { report } = page;
    const links = (0,_page_js__WEBPACK_IMPORTED_MODULE_2__/* .linksOf */ .h)(report, { artifactId: "", dashboardUrl: config.dashboardUrl });
    await (0,_report_publish_publish_all_js__WEBPACK_IMPORTED_MODULE_5__/* .publishAll */ .V)((0,_publish_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryPublishers */ .Qs)(page, links, publishing), report, ports.log);
    const written = await (0,_publish_remotely_js__WEBPACK_IMPORTED_MODULE_4__/* .publishRemotely */ .j)({ page, config, links, forOthers: true }, publishing);
    await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .tellOutcome */ .G)(report, ports.log);
    return { report, outputs: { ...(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_8__/* .outputs */ .V)(report, { results: "", reportJson: "" }), ...written } };
}


/***/ }),

/***/ 15190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ reportsOfRun)
});

// EXTERNAL MODULE: ./lib/decision/policy.js
var policy = __webpack_require__(7686);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/part.js
var part = __webpack_require__(63501);
// EXTERNAL MODULE: ./lib/exchange/hostile.js
var hostile = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/exchange/limits.js
var limits = __webpack_require__(55221);
// EXTERNAL MODULE: ./lib/exchange/report-data.js + 6 modules
var report_data = __webpack_require__(2130);
;// CONCATENATED MODULE: ./lib/exchange/bundle.js



/**
 * The report data of an artifact as text, for `parseReportData`; nothing when it
 * holds none, as those of other tools do not. Throws `ARTIFACT_HOSTILE` for an
 * archive that is not as we make it.
 */
async function reportText(artifact, archive, readArchive) {
    const found = await readArchive(archive, { artifact, wanted: [report_data/* REPORT_DATA_PATH */.Ob], limits: limits/* ARCHIVE_LIMITS */.O });
    const data = found.get(report_data/* REPORT_DATA_PATH */.Ob);
    return data === undefined ? undefined : decoded(data, artifact);
}
function decoded(data, artifact) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(data);
    }
    catch (error) {
        throw (0,hostile/* hostileArtifact */.P)(artifact, `its ${report_data/* REPORT_DATA_PATH */.Ob} is not UTF-8`, error);
    }
}

// EXTERNAL MODULE: ./lib/acceptance/rejudge.js
var rejudge = __webpack_require__(52419);
// EXTERNAL MODULE: ./lib/github/same-repository.js
var same_repository = __webpack_require__(81154);
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
    if (pullRequest === undefined || (0,same_repository/* sameRepository */.R)(pullRequest.headRepository, repository))
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
                fromFork: !(0,same_repository/* sameRepository */.R)(pullRequest.headRepository, repository),
            }),
        ...(defaultBranch === undefined ? {} : { defaultBranch }),
        ...(reported?.matrix === undefined ? {} : { matrix: reported.matrix }),
        ...(reported?.step === undefined ? {} : { step: reported.step }),
    };
}

;// CONCATENATED MODULE: ./lib/exchange/reports-of-run.js








/** More of them is no matrix that somebody reads a comment about. */
const MOST_ARTIFACTS = 64;
/** Characters of all reports of a run: all of them are in memory at once. */
const MOST_CHARACTERS = 128 * 1024 * 1024;
/**
 * What may be published of those of a run's artifacts whose names fit the glob.
 * What holds no report is left out; one that is refused does not cost the others.
 */
async function reportsOfRun(origin, glob, ports) {
    const reports = [];
    const refused = [];
    let room = MOST_CHARACTERS;
    for (const artifact of await fittingArtifacts(origin.run.id, glob, ports)) {
        const name = (0,hostile/* shown */.S)(artifact.name);
        try {
            const text = await textOf(artifact, ports);
            if (text === undefined) {
                ports.log.info(`The artifact ${name} holds no report of ours.`);
                continue;
            }
            room -= text.length;
            if (room < 0)
                throw (0,hostile/* hostileArtifact */.P)(artifact.name, "the reports of its run are too large together");
            const reported = (0,report_data/* parseReportData */.g2)(text, artifact.name);
            const report = trustedReport(reported, origin, artifact.name);
            reports.push({ report, artifact, attempt: Number(reported.workflow?.runAttempt) || 0 });
        }
        catch (error) {
            refused.push({ name, error });
        }
    }
    return { reports: lastAttempts(reports), refused };
}
/** Newest first. */
async function fittingArtifacts(run, glob, { runs, log }) {
    const fitting = (await runs.artifacts(run)).filter(({ name }) => (0,policy/* nameMatches */.F5)(glob, name));
    if (fitting.length > MOST_ARTIFACTS) {
        log.warn(`Workflow run ${run} has ${fitting.length} artifacts that fit; only the newest ${MOST_ARTIFACTS} are read.`);
    }
    return fitting.slice(0, MOST_ARTIFACTS);
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
    return await reportText(name, await ports.runs.download(artifact, limit), ports.readArchive);
}
/** A job that was started again leaves an artifact of each attempt. Those of one attempt are of several jobs. */
function lastAttempts(reports) {
    const last = new Map();
    for (const { report, attempt } of reports) {
        const { id } = (0,part/* partOf */.B)(report);
        last.set(id, Math.max(attempt, last.get(id) ?? 0));
    }
    return reports
        .filter(({ report, attempt }) => attempt === last.get((0,part/* partOf */.B)(report).id))
        .map(({ report, artifact }) => ({ report, artifact }));
}


/***/ }),

/***/ 90592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readArchive)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20663);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _exchange_hostile_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3119);
/* harmony import */ var _exchange_relative_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56970);





/**
 * Reads an archive that may have been made to do harm. Everything that it
 * declares is looked at before anything is unpacked, and only wanted files are,
 * in memory, for as long as they keep what was declared.
 */
const readArchive = async (archive, { artifact, wanted, limits }) => {
    const refuse = (found, cause) => (0,_exchange_hostile_js__WEBPACK_IMPORTED_MODULE_3__/* .hostileArtifact */ .P)(artifact, found, cause);
    if (archive.length > limits.archive)
        throw refuse(`it has more than ${limits.archive} bytes`);
    try {
        const zip = await (0,yauzl__WEBPACK_IMPORTED_MODULE_1__/* .fromBufferPromise */ .SY)(Buffer.from(archive.buffer, archive.byteOffset, archive.length), {
            // Names are decoded here, so that each file has exactly one.
            decodeStrings: false,
            validateEntrySizes: true,
        });
        const entries = await entriesOf(zip, { archive: archive.length, limits, refuse });
        const found = new Map();
        for (const name of wanted) {
            const entry = entries.get(name);
            if (entry !== undefined)
                found.set(name, await unpack(zip, entry, { name, limits, refuse }));
        }
        return found;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BenchmarkError */ .EW)
            throw error;
        const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error);
        throw refuse(`it is not a whole zip archive (${(0,_exchange_hostile_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(reason)})`, error);
    }
};
/** Every entry by its name, when all of them are harmless. */
async function entriesOf(zip, { archive, limits, refuse }) {
    const tooMany = `it has more than ${limits.entries} entries`;
    // A count in zip64 may be of any size.
    if (!(zip.entryCount <= limits.entries))
        throw refuse(tooMany);
    const entries = new Map();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
        const name = nameOf(entry);
        if (name === undefined)
            throw refuse("it has an entry whose name is not UTF-8");
        const trouble = entries.has(name) ? "is there twice" : ((0,_exchange_relative_path_js__WEBPACK_IMPORTED_MODULE_4__/* .pathTrouble */ .T)(name) ?? entryTrouble(entry));
        if (trouble !== undefined)
            throw refuse(`its entry "${(0,_exchange_hostile_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(name)}" ${trouble}`);
        unpacked += entry.uncompressedSize;
        if (unpacked > limits.total)
            throw refuse(`it declares more than ${limits.total} bytes of files`);
        entries.set(name, entry);
    }
    if (overlap([...entries.values()], archive))
        throw refuse("its entries overlap, or do not fit into it");
    return entries;
}
/** Bombs let many entries share the same bytes. */
function overlap(entries, archive) {
    let end = 0;
    for (const entry of entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader)) {
        if (entry.relativeOffsetOfLocalHeader < end)
            return true;
        end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
    }
    return end > archive;
}
/** Bytes before the name. */
const LOCAL_HEADER = 30;
function nameOf({ fileNameRaw }) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
    }
    catch {
        return undefined;
    }
}
function entryTrouble(entry) {
    if (entry.isEncrypted())
        return "is encrypted";
    if (entry.extraFields.some(({ id }) => id === OTHER_NAME))
        return "has two names";
    const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
    if (type === SYMBOLIC_LINK)
        return "is a symbolic link";
    if (type !== 0 && type !== REGULAR_FILE && type !== FOLDER)
        return "is neither a file nor a folder";
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
        return `is packed by the unknown method ${entry.compressionMethod}`;
    if (entry.uncompressedSize > entry.compressedSize * MOST_DEFLATED + SMALL)
        return "declares a size that it cannot have";
    return undefined;
}
/** Info-ZIP's Unicode path: a second name, which other readers would take. */
const OTHER_NAME = 0x7075;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const REGULAR_FILE = 0o100000;
const FOLDER = 0o040000;
const STORED = 0;
const DEFLATED = 8;
/** Deflate makes at most 1,032 bytes of one. */
const MOST_DEFLATED = 1_032;
const SMALL = 1_032;
async function unpack(zip, entry, { name, limits, refuse }) {
    if (entry.uncompressedSize > limits.file) {
        throw refuse(`its entry "${(0,_exchange_hostile_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(name)}" has more than ${limits.file} bytes`);
    }
    const stream = await zip.openReadStreamPromise(entry);
    const chunks = [];
    try {
        // Ends with an error as soon as there is more or less than was declared.
        for await (const chunk of stream)
            chunks.push(chunk);
    }
    finally {
        stream.destroy();
    }
    const content = Buffer.concat(chunks);
    if ((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(content) !== entry.crc32)
        throw refuse(`the checksum of its entry "${(0,_exchange_hostile_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .S)(name)}" is wrong`);
    return content;
}


/***/ })

};

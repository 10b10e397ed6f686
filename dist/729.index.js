export const id = 729;
export const ids = [729];
export const modules = {

/***/ 36729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  acceptInAction: () => (/* binding */ acceptInAction)
});

// EXTERNAL MODULE: ./lib/acceptance/apply.js
var apply = __webpack_require__(38175);
// EXTERNAL MODULE: ./lib/acceptance/patterns.js
var patterns = __webpack_require__(28516);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/github/same-repository.js
var same_repository = __webpack_require__(81154);
// EXTERNAL MODULE: ./lib/exchange/reports-of-run.js + 2 modules
var reports_of_run = __webpack_require__(15190);
;// CONCATENATED MODULE: ./lib/exchange/reports-of-pull-request.js



/**
 * The newest reports of an open pull request's head, of each workflow that
 * measured it: newest run first; empty when none was measured, or none is kept.
 * Throws `PULL_REQUEST_UNKNOWN`.
 */
async function reportsOfPullRequest(number, request, ports) {
    const pullRequest = await ports.pullRequests.get(number);
    if (pullRequest === undefined || pullRequest.state === "closed") {
        throw new errors/* BenchmarkError */.EW("PULL_REQUEST_UNKNOWN", `There is no open pull request ${number} in ${request.repository}.`, { hint: "Nothing was changed." });
    }
    const runs = await ports.runs.ofCommit(pullRequest.headSha);
    const found = [];
    const done = new Set();
    for (const run of runs.filter((candidate) => measured(candidate, pullRequest)).slice(0, MOST_RUNS)) {
        if (done.has(run.path))
            continue;
        const { repository, serverUrl } = request;
        const origin = { repository, serverUrl, run, pullRequest };
        const { reports, refused } = await (0,reports_of_run/* reportsOfRun */.E)(origin, request.artifacts, ports);
        if (reports.length === 0 && refused.length === 0)
            continue;
        done.add(run.path);
        found.push({ origin, reports, refused });
    }
    return found;
}
/** Each is asked for its artifacts; a commit with more runs than this has other troubles. */
const MOST_RUNS = 30;
/** The same commit may be the head of somebody else's branch, too. */
function measured(run, pullRequest) {
    return (run.event === "pull_request" &&
        run.status === "completed" &&
        run.headSha === pullRequest.headSha &&
        run.headBranch === pullRequest.headRef &&
        pullRequest.headRepository !== undefined &&
        (0,same_repository/* sameRepository */.R)(run.headRepository, pullRequest.headRepository));
}

// EXTERNAL MODULE: ./lib/report/format/duration.js
var duration = __webpack_require__(23654);
// EXTERNAL MODULE: ./lib/issues/issue-desk.js + 4 modules
var issue_desk = __webpack_require__(45941);
// EXTERNAL MODULE: ./lib/issues/perform.js
var perform = __webpack_require__(25045);
// EXTERNAL MODULE: ./lib/issues/progress.js
var progress = __webpack_require__(23633);
// EXTERNAL MODULE: ./lib/issues/settlement.js
var settlement = __webpack_require__(96253);
// EXTERNAL MODULE: ./lib/issues/state.js
var issues_state = __webpack_require__(84025);
;// CONCATENATED MODULE: ./lib/issues/accept-issue.js






/**
 * Obeys `/accept-regression` on a regression issue: marks the series that it
 * covers, and closes the issue when nothing is left. The issue remembers the
 * level, so that it opens no issue again. Whether the author may write here is
 * the caller's business, who says it by `acceptance.rejected`.
 */
async function acceptIssue(ports, { number, repositoryUrl, severities, }, acceptance, runtime) {
    const desk = (0,issue_desk/* openDesk */.A$)({ ports, runtime, repositoryUrl });
    let answer;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
        if (answer !== undefined)
            await (0,issue_desk/* breathe */.q7)(desk);
        const known = await (0,issue_desk/* readIssue */.OS)(desk, number);
        if (known === undefined) {
            return {
                kind: "not-ours",
                message: `Issue ${number} is no regression issue of performance-benchmark.`,
            };
        }
        const problem = answer === undefined ? problemOf(acceptance, known.state, desk.now) : undefined;
        if (problem !== undefined)
            return { kind: "refused", message: problem };
        const state = (0,progress/* withLevel */.V_)(accepted(known, acceptance), severities, desk.now);
        const decision = decisionOf(known, state, desk);
        if (decision === undefined)
            break;
        await (0,perform/* perform */.y)(desk, decision);
        answer = answerOf(decision, desk.now);
    }
    return answer ?? { kind: "noted", message: `Issue ${number} was accepted before.` };
}
/** A run may write over what we wrote; the second round sees that it did not. */
const MOST_ROUNDS = 4;
function problemOf(acceptance, state, now) {
    const { rejected, until, pattern } = acceptance;
    if (rejected !== undefined)
        return rejected;
    if (!(0,progress/* isInForce */.fx)(acceptance, now))
        return `The acceptance counted until ${until}.`;
    if (state.series.some((series) => (0,settlement/* covers */.hU)(acceptance, series, state)))
        return undefined;
    return pattern === undefined
        ? "All of it is worse than the acceptance allows."
        : `Nothing that this issue is about matches ${pattern}, or it is worse than the acceptance allows.`;
}
function accepted({ state: before, closedAt }, acceptance) {
    // A person opened it again: it is not closed whatever it says.
    const { closed, ...state } = before;
    const series = state.series.map((one) => one.accepted === undefined && (0,settlement/* covers */.hU)(acceptance, one, state)
        ? { ...one, accepted: (0,settlement/* settlementOf */.ZD)(acceptance, one.worst) }
        : one);
    return { ...state, series, ...(closed === undefined || closedAt === undefined ? {} : { closed }) };
}
/** `undefined` when the issue already says what it should. */
function decisionOf({ number, state: before, closedAt }, state, { now }) {
    const closing = (0,progress/* closingOf */.r1)(state, now);
    const isNew = !(0,issues_state/* isSameState */._G)(state, before);
    if (closing !== undefined && (closedAt === undefined || isNew)) {
        return { kind: "close", number, state: { ...state, closed: closing }, closing };
    }
    return isNew ? { kind: "update", number, state, joined: [], rises: false } : undefined;
}
function answerOf(decision, now) {
    if (decision.kind === "close") {
        return { kind: "closed", message: `Issue ${decision.number} was accepted and closed.` };
    }
    const open = (0,progress/* regressedOf */.YE)(decision.state, now).length;
    const rest = (0,duration/* counted */.h)(open, "series is", "series are");
    return { kind: "noted", message: `The acceptance was noted; ${rest} still regressed.` };
}

// EXTERNAL MODULE: ./lib/acceptance/comment-commands.js
var comment_commands = __webpack_require__(85173);
// EXTERNAL MODULE: ./lib/acceptance/sources.js + 2 modules
var sources = __webpack_require__(25544);
// EXTERNAL MODULE: ./lib/acceptance/writers.js
var acceptance_writers = __webpack_require__(56823);
// EXTERNAL MODULE: ./lib/report/markdown/acceptance-section.js
var acceptance_section = __webpack_require__(74681);
// EXTERNAL MODULE: ./lib/report/plain-text.js
var plain_text = __webpack_require__(11984);
;// CONCATENATED MODULE: ./lib/jobs/accept.js







/**
 * Reads `/accept-regression` in a comment, see {@link obey}. A pull request that
 * is closed is no failure: comments on one are everyday.
 */
async function acceptJob(request, ports) {
    try {
        return await obey(request, ports);
    }
    catch (error) {
        if (!(error instanceof errors/* BenchmarkError */.EW) || error.code !== "PULL_REQUEST_UNKNOWN")
            throw error;
        ports.log.info("The pull request is closed, so nothing is judged again. If it was merged, the runs of its branch read the comment.");
        return "nothing";
    }
}
/**
 * What happens on a comment with `/accept-regression`: it is answered with a
 * reaction, never with another comment. A pull request's report is judged again,
 * and the job that failed for it starts anew, so that its own check turns green;
 * an issue of ours is closed.
 */
async function obey({ event, today }, ports) {
    const { log } = ports;
    // Every comment of the repository starts this job, so nothing is asked for one without a command.
    const isPerson = !event.byBot && !(0,acceptance_writers/* isBot */.w)(event.author);
    if (!isPerson || !event.isNew || (0,comment_commands/* commandsIn */.G)(event.body).length === 0) {
        log.info("This is no new comment of a person with a command for performance-benchmark. There is nothing to do.");
        return "nothing";
    }
    // Anybody can comment. For somebody whose word counts nowhere, nothing is downloaded.
    const writers = (0,acceptance_writers/* writersOf */.k)(ports.people);
    const standing = await writers.standing(event.author, { isLikely: true });
    if (standing.kind === "rejected")
        return refuse(event, [standing.why], ports);
    const commands = await commandsOf(event, writers, ports);
    const refused = commands.flatMap((command) => refusal(command, today) ?? []);
    const accepted = commands.filter((command) => refusal(command, today) === undefined);
    if (accepted.length === 0)
        return refuse(event, refused, ports);
    tellRefused(refused, ports);
    return event.onPullRequest ? onPullRequest(event, ports) : onIssue(event, accepted, ports);
}
/** The thumb says what the reports say: that something is accepted now, or will be by those to come. */
async function onPullRequest(event, ports) {
    const published = await ports.republish();
    if (published.length === 0) {
        ports.log.info("The pull request has no report yet. The next one will take the command into account.");
    }
    const own = published.flatMap(({ acceptances }) => acceptances.filter((one) => isOf(event, one)));
    // What is only suspected yet is accepted as soon as it is confirmed.
    const isAccepted = own.some(({ status, unused }) => status === "applied" || unused === "waiting");
    const isEarly = published.length === 0 || published.some(({ run }) => run !== undefined && !isDone(run));
    if (!isAccepted && !isEarly)
        tellUseless(own, ports);
    await react(event, isAccepted || isEarly ? "+1" : "confused", ports);
    for (const one of published)
        await startAgain(one, ports);
    return isAccepted || isEarly ? "accepted" : "refused";
}
function isOf({ id }, { acceptance: { source } }) {
    return source.kind === "comment" && source.id === id;
}
/** In the words of the report; those that were refused have been told before. */
function tellUseless(own, { log }) {
    const useless = own.filter(({ status }) => status === "unused");
    const reasons = useless.map((one) => `(${(0,acceptance_section/* outcomeWord */.nG)(one).toLowerCase()}). ${(0,plain_text/* plainText */.wh)(one.detail)}`);
    const unread = "(not read). The notes of the report say what could not be read.";
    for (const why of new Set(own.length === 0 ? [unread] : reasons)) {
        log.warn(`The command accepts nothing ${why}`);
    }
}
async function onIssue(event, accepted, ports) {
    const outcomes = [];
    for (const acceptance of accepted) {
        const { kind, message } = await ports.acceptIssue(event.issue, acceptance);
        const outcome = kind === "not-ours" ? "nothing" : kind === "refused" ? "refused" : "accepted";
        ports.log[outcome === "refused" ? "warn" : "info"]((0,plain_text/* plainText */.wh)(message));
        if (outcome === "nothing")
            return outcome;
        outcomes.push(outcome);
    }
    const isAccepted = outcomes.includes("accepted");
    await react(event, isAccepted ? "+1" : "confused", ports);
    return isAccepted ? "accepted" : "refused";
}
async function commandsOf(event, writers, ports) {
    const names = new Set(await ports.benchmarkNames());
    return (0,sources/* acceptancesOfComment */.fA)({ ...event, trusted: true }, { writers, isName: (word) => names.has(word) });
}
async function refuse(event, reasons, ports) {
    tellRefused(reasons, ports);
    await react(event, "confused", ports);
    return "refused";
}
function tellRefused(reasons, { log }) {
    for (const why of new Set(reasons))
        log.warn(`The command was refused. ${(0,plain_text/* plainText */.wh)(why)}`);
}
function refusal(acceptance, today) {
    if (acceptance.rejected !== undefined)
        return acceptance.rejected;
    return (0,apply/* isOver */.PU)(acceptance, today) ? `It counted until ${acceptance.until}, which is over.` : undefined;
}
/** A sign for the reader; without the right to give one, the command counts all the same. */
async function react(event, reaction, { comments, log }) {
    try {
        await comments.react(event.id, reaction);
    }
    catch (error) {
        log.warn(`The comment got no reaction. ${(0,errors/* describeFailure */.Ic)(error)}`);
    }
}
/** So that the job's own check turns green: it measures anew, and finds the command. */
async function startAgain({ message, run, gate }, { runs, log }) {
    log.info(message);
    if (run === undefined || gate === "fail")
        return;
    if (!isDone(run)) {
        log.info("The workflow run that measures is not done yet. It will take the command into account.");
        return;
    }
    try {
        await runs.rerunFailedJobs(run.id);
        log.info(`The failed jobs of ${run.url} were started again.`);
    }
    catch (error) {
        const isRefused = error instanceof errors/* BenchmarkError */.EW && error.code === "GITHUB_PERMISSION";
        const why = isRefused ? 'The job lacks the permission "actions: write".' : (0,errors/* describeFailure */.Ic)(error);
        log.warn(`The failed jobs could not be started again. Run them again by hand: ${run.url}. ${why}`);
    }
}
function isDone({ status }) {
    return status === "completed";
}

// EXTERNAL MODULE: ./lib/once.js
var once = __webpack_require__(4986);
// EXTERNAL MODULE: ./lib/platform/backoff.js
var backoff = __webpack_require__(34171);
// EXTERNAL MODULE: ./lib/platform/zip.js
var zip = __webpack_require__(90592);
// EXTERNAL MODULE: ./lib/action/config.js
var action_config = __webpack_require__(14926);
// EXTERNAL MODULE: ./lib/action/reports.js
var reports = __webpack_require__(18993);
;// CONCATENATED MODULE: ./lib/action/accept.js












/** Obeys `/accept-regression` in a comment on a pull request or on a regression issue. */
async function acceptInAction(edge) {
    const { ports, workflow } = edge;
    const { comment } = workflow.event;
    if (comment === undefined) {
        throw new errors/* BenchmarkError */.EW("EVENT_UNUSABLE", `mode "accept" needs the event issue_comment; this workflow run was started by ${workflow.event.eventName || "none"}.`, { hint: "Run this step in a workflow on issue_comment: docs/accepting-regressions.md has one." });
    }
    const config = await (0,action_config/* configOf */.W)(edge);
    const github = (0,reports/* requireGitHub */.x)(edge).writing;
    const today = (0,apply/* utcDay */.dA)(ports.clock.now());
    const runtime = { backoff: backoff/* systemBackoff */.y, clock: ports.clock, log: ports.log };
    const { repository, serverUrl } = workflow.facts;
    const repositoryUrl = `${serverUrl}/${repository}`;
    const measured = (0,once/* once */.O)(() => publicationsOf(comment.issue, config, edge));
    await acceptJob({ event: comment, today }, {
        comments: github.comments,
        people: github.people,
        runs: github.runs,
        log: ports.log,
        benchmarkNames: async () => {
            if (!comment.onPullRequest)
                return [];
            const publications = await measured();
            return publications.flatMap(({ reports }) => reports.flatMap(({ report }) => report.comparisons.flatMap(patterns/* namesOf */.eZ)));
        },
        republish: async () => republished(await measured(), config, edge),
        acceptIssue: (issue, acceptance) => acceptIssue(github, { number: issue, repositoryUrl, severities: config.severities }, acceptance, runtime),
    });
}
function publicationsOf(number, config, edge) {
    const { repository, serverUrl } = edge.workflow.facts;
    const { log } = edge.ports;
    return reportsOfPullRequest(number, { repository, serverUrl, artifacts: config.mergeArtifacts }, { ...(0,reports/* requireGitHub */.x)(edge).writing, readArchive: zip/* readArchive */.b, log });
}
/** Each workflow that measured the pull request, judged again; nothing when none has yet. */
async function republished(publications, config, edge) {
    const all = [];
    for (const publication of publications) {
        const done = await (0,reports/* publishPublication */.u)(publication, config, edge);
        if (done === undefined)
            continue;
        const { report, acceptances } = done;
        const { run } = publication.origin;
        all.push({
            message: `Judged again: ${(0,plain_text/* plainText */.wh)(report.headline)}`,
            gate: report.gate,
            acceptances,
            run,
        });
    }
    return all;
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

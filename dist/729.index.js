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
// EXTERNAL MODULE: ./lib/config/load.js + 3 modules
var load = __webpack_require__(93117);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/exchange/identity.js
var identity = __webpack_require__(35323);
// EXTERNAL MODULE: ./lib/exchange/reports-of-run.js + 2 modules
var reports_of_run = __webpack_require__(9265);
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
        (0,identity/* sameRepository */.R)(run.headRepository, pullRequest.headRepository));
}

// EXTERNAL MODULE: ./lib/report/format/duration.js
var duration = __webpack_require__(23654);
// EXTERNAL MODULE: ./lib/issues/issue-desk.js + 5 modules
var issue_desk = __webpack_require__(3493);
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
async function acceptIssue(ports, number, acceptance, runtime) {
    const issue = await ports.issues.get(number);
    const repositoryUrl = issue?.url.replace(/\/issues\/\d+$/, "") ?? "";
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
        const state = accepted(known, acceptance);
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
    const open = decision.state.series.filter((series) => (0,progress/* progressOf */.jA)(series, decision.state, now).kind === "regressed").length;
    const rest = (0,duration/* counted */.h)(open, "series is", "series are");
    return { kind: "noted", message: `The acceptance was noted; ${rest} still regressed.` };
}

// EXTERNAL MODULE: ./lib/acceptance/comment-commands.js
var comment_commands = __webpack_require__(85173);
// EXTERNAL MODULE: ./lib/acceptance/sources.js + 2 modules
var sources = __webpack_require__(25544);
// EXTERNAL MODULE: ./lib/acceptance/writers.js
var writers = __webpack_require__(56823);
// EXTERNAL MODULE: ./lib/report/plain-text.js
var plain_text = __webpack_require__(11984);
;// CONCATENATED MODULE: ./lib/jobs/accept.js





/**
 * What happens on a comment with `/accept-regression`: it is answered with a
 * reaction, never with another comment. A pull request's report is judged again,
 * and the job that failed for it starts anew, so that its own check turns green;
 * an issue of ours is closed.
 */
async function acceptJob({ event, today }, ports) {
    const { log } = ports;
    // Every comment of the repository starts this job, so nothing is asked for one without a command.
    const isPerson = !event.byBot && !(0,writers/* isBot */.w)(event.author);
    if (!isPerson || !event.isNew || (0,comment_commands/* commandsIn */.G)(event.body).length === 0) {
        log.info("This is no new comment of a person with a command for performance-benchmark. There is nothing to do.");
        return "nothing";
    }
    const commands = await commandsOf(event, ports);
    const refused = commands.flatMap((command) => refusal(command, today) ?? []);
    const accepted = commands.filter((command) => refusal(command, today) === undefined);
    for (const why of new Set(refused))
        log.warn(`The command was refused. ${(0,plain_text/* plainText */.wh)(why)}`);
    if (accepted.length === 0) {
        await react(event, "confused", ports);
        return "refused";
    }
    if (event.onPullRequest) {
        await react(event, "+1", ports);
        await judgeAgain(ports);
        return "accepted";
    }
    return onIssue(event, accepted, ports);
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
async function commandsOf(event, ports) {
    const names = new Set(await ports.benchmarkNames());
    return (0,sources/* acceptancesOfComment */.fA)({ ...event, trusted: true }, { writers: (0,writers/* writersOf */.k)(ports.people), isName: (word) => names.has(word) });
}
function refusal({ rejected, until }, today) {
    if (rejected !== undefined)
        return rejected;
    return until !== undefined && until < today ? `It counted until ${until}, which is over.` : undefined;
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
async function judgeAgain(ports) {
    const published = await ports.republish();
    if (published.length === 0) {
        ports.log.info("The pull request has no report yet. The next one will take the command into account.");
    }
    for (const one of published)
        await startAgain(one, ports);
}
/** So that the job's own check turns green: it measures anew, and finds the command. */
async function startAgain({ message, run, gate }, { runs, log }) {
    log.info(message);
    if (run === undefined || gate === "fail")
        return;
    if (run.status !== "completed") {
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

// EXTERNAL MODULE: ./lib/platform/backoff.js
var backoff = __webpack_require__(34171);
// EXTERNAL MODULE: ./lib/platform/zip.js
var zip = __webpack_require__(90592);
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
    const { config, warnings } = await (0,load/* loadConfig */.Z)(edge.configuration, ports.files);
    for (const warning of warnings)
        ports.log.warn(warning);
    const github = (0,reports/* requireGitHub */.x)(edge);
    const today = (0,apply/* utcDay */.dA)(ports.clock.now());
    const runtime = { backoff: backoff/* systemBackoff */.y, clock: ports.clock, log: ports.log };
    const measured = once(() => publicationsOf(comment.issue, config, edge));
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
        acceptIssue: (issue, acceptance) => acceptIssue(github, issue, acceptance, runtime),
    });
}
function publicationsOf(number, config, edge) {
    const { repository, serverUrl } = edge.workflow.facts;
    const { files, log } = edge.ports;
    return reportsOfPullRequest(number, { repository, serverUrl, artifacts: config.mergeArtifacts }, { ...(0,reports/* requireGitHub */.x)(edge), readArchive: zip/* readArchive */.b, files, log });
}
/** Each workflow that measured the pull request, judged again; nothing when none has yet. */
async function republished(publications, config, edge) {
    const all = [];
    for (const publication of publications) {
        const done = await (0,reports/* publishPublication */.u)(publication, config, edge);
        if (done === undefined)
            continue;
        const { run } = publication.origin;
        all.push({ message: `Judged again: ${(0,plain_text/* plainText */.wh)(done.report.headline)}`, gate: done.report.gate, run });
    }
    return all;
}
function once(body) {
    let result;
    return () => {
        result ??= body();
        return result;
    };
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
/* harmony import */ var _publish_remotely_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98340);
/* harmony import */ var _report_outputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8568);
/* harmony import */ var _report_publish_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65998);






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
    if (publishing.appendSummary !== undefined) {
        ports.log.info(await (0,_report_publish_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .publishSummary */ .I)(publishing.appendSummary, page.summary(links)));
    }
    const written = await (0,_publish_remotely_js__WEBPACK_IMPORTED_MODULE_3__/* .publishRemotely */ .j)({ page, config, links, forOthers: true }, publishing);
    return { report, outputs: { ...(0,_report_outputs_js__WEBPACK_IMPORTED_MODULE_5__/* .outputs */ .V)(report, { results: "", reportJson: "" }), ...written } };
}


/***/ }),

/***/ 35323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sameRepository),
/* harmony export */   l: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _report_plain_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11984);
/* harmony import */ var _run_of_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32205);



/** Asks GitHub again for the run that the event names, and for its pull request. Throws `EVENT_UNUSABLE`. */
async function identify(claimed, { repository, serverUrl }, { runs, pullRequests }) {
    const run = await runs.get(claimed.id);
    if (run === undefined)
        throw unusable(`GitHub knows no workflow run ${claimed.id} in ${repository}, or hides it from this token.`);
    const different = (0,_run_of_event_js__WEBPACK_IMPORTED_MODULE_1__/* .disagreement */ .f)(claimed, run);
    if (different !== undefined) {
        throw unusable(`The event and GitHub's API do not agree on workflow run ${run.id}: ${different}.`);
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
/** Whether both name the same repository; GitHub does not mind the case. */
function sameRepository(one, other) {
    return one?.toLowerCase() === other.toLowerCase();
}
/** Only a pull request brings code of another repository here by a way that we can follow back. */
function checkBranchRun(run, repository) {
    if (run.event !== "pull_request_target" && sameRepository(run.headRepository, repository))
        return;
    const from = run.headRepository === undefined ? "a repository that is gone" : (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(run.headRepository);
    throw unusable(`Workflow run ${run.id} was started by ${(0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(run.event)} for ${from}; only runs of pull_request, and runs of branches of ${repository} itself, are published.`);
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
    const from = (0,_report_plain_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .wh)(`${headRepository}:${headBranch}`);
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
        sameRepository(pull.headRepository, branch.headRepository) &&
        sameRepository(pull.baseRepository, branch.repository));
}
function unusable(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BenchmarkError */ .EW("EVENT_UNUSABLE", message, {
        hint: "Nothing was published. docs/forks.md shows the two workflows that fit together, with their permissions.",
    });
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


/***/ }),

/***/ 32205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ runOfEvent),
/* harmony export */   f: () => (/* binding */ disagreement)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32716);
/* harmony import */ var _domain_issues_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21366);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);



const Text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1);
const Payload = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    action: Text,
    workflow_run: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        id: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().positive(),
        run_attempt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().positive(),
        run_number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int().nullish(),
        path: Text.nullish(),
        event: Text,
        head_sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{40,64}$/),
        head_branch: Text.nullish(),
        head_repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: Text }).nullish(),
        conclusion: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        actor: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ login: Text.optional() }).nullish(),
        pull_requests: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int() })).nullish(),
    }),
    repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: Text, default_branch: Text.optional() }),
});
/** Throws `EVENT_UNUSABLE` for any event but the end of a run of this repository. */
function runOfEvent(eventName, payload, { repository }) {
    if (eventName !== "workflow_run") {
        throw unusable(`Publishing for another workflow needs the event workflow_run; this is ${eventName}.`);
    }
    const parsed = Payload.safeParse(payload);
    if (!parsed.success) {
        throw unusable(`The event's payload is not that of workflow_run: ${(0,_domain_issues_js__WEBPACK_IMPORTED_MODULE_2__/* .describeIssues */ .w)(parsed.error)}.`);
    }
    const { action, workflow_run: run, repository: home } = parsed.data;
    if (action !== "completed") {
        throw unusable(`The workflow run ${run.id} has not ended: the event's type is "${action}".`);
    }
    if (home.full_name.toLowerCase() !== repository.toLowerCase()) {
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
    if (run.headRepository?.toLowerCase() !== claimed.headRepository?.toLowerCase()) {
        // A repository that was deleted since is unknown to the API, and so it is to us.
        if (run.headRepository !== undefined)
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BenchmarkError */ .EW("EVENT_UNUSABLE", message, {
        hint: 'Publish in a workflow with "on: workflow_run: types: [completed]"; docs/forks.md has it whole.',
    });
}


/***/ })

};

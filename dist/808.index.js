export const id = 808;
export const ids = [808];
export const modules = {

/***/ 14926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ configOf)
/* harmony export */ });
/* harmony import */ var _config_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87916);

/** The step's configuration; what is odd about it is in the log. */
async function configOf({ configuration, ports }) {
    const { config, warnings } = await (0,_config_load_js__WEBPACK_IMPORTED_MODULE_0__/* .loadConfig */ .Z)(configuration, ports.files);
    for (const warning of warnings)
        ports.log.warn(warning);
    return config;
}


/***/ }),

/***/ 33843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ mergedPage),
  R: () => (/* binding */ pagesOfReports)
});

// EXTERNAL MODULE: ./lib/completed.js + 6 modules
var completed = __webpack_require__(26559);
// EXTERNAL MODULE: ./lib/config/schema.js + 3 modules
var schema = __webpack_require__(63381);
// EXTERNAL MODULE: ./lib/domain/group-by.js
var group_by = __webpack_require__(38573);
// EXTERNAL MODULE: ./lib/report/comment/report-part.js
var report_part = __webpack_require__(81392);
// EXTERNAL MODULE: ./lib/report/baseline-sentence.js
var baseline_sentence = __webpack_require__(75081);
// EXTERNAL MODULE: ./lib/report/format/names.js
var names = __webpack_require__(63388);
// EXTERNAL MODULE: ./lib/report/markdown/escape.js
var markdown_escape = __webpack_require__(42927);
// EXTERNAL MODULE: ./lib/report/markdown/fit.js
var fit = __webpack_require__(81161);
// EXTERNAL MODULE: ./lib/report/markdown/heading.js
var markdown_heading = __webpack_require__(94376);
// EXTERNAL MODULE: ./lib/report/markdown/report-sections.js + 1 modules
var report_sections = __webpack_require__(72848);
// EXTERNAL MODULE: ./lib/report/noise-sentence.js
var noise_sentence = __webpack_require__(4204);
// EXTERNAL MODULE: ./lib/report/summary-markdown.js
var summary_markdown = __webpack_require__(19262);
// EXTERNAL MODULE: ./lib/report/environment-lines.js
var environment_lines = __webpack_require__(23181);
// EXTERNAL MODULE: ./lib/report/format/duration.js
var duration = __webpack_require__(23654);
// EXTERNAL MODULE: ./lib/report/markdown/table.js
var table = __webpack_require__(23178);
// EXTERNAL MODULE: ./lib/report/markdown/verdict-sections.js
var verdict_sections = __webpack_require__(91272);
;// CONCATENATED MODULE: ./lib/merge/markdown/environments.js







/** Each environment and what came of it. */
function environmentTable(columns) {
    const rows = columns.map((column) => {
        const { title, report } = column;
        const sign = (0,markdown_heading/* gateSign */.t$)({ gate: report.gate, notice: (0,markdown_heading/* isNoticed */.DG)(report) });
        const shards = shardsSentence(column);
        const outcome = `${sign} ${(0,verdict_sections/* countsSentence */.KS)(report)}${shards === undefined ? "" : ` ${shards}`}`;
        return (0,table/* tableRow */.jD)([(0,markdown_escape/* prose */.CS)(title), outcome]);
    });
    const head = (0,table/* tableHead */.PP)([
        ["Environment", "left"],
        ["Outcome", "left"],
    ]);
    return { name: "environments and their outcomes", head, rows };
}
/** `4 of 4 shards, the longest 5 min 2 s, 18 min together`; nothing where nothing was split, or into one. */
function shardsSentence({ shards, seconds }) {
    if (shards === undefined || shards.count === 1)
        return undefined;
    const there = `${shards.count - shards.missing.length} of ${(0,duration/* counted */.h)(shards.count, "shard")}`;
    return `${there}, the longest measured for ${(0,duration/* formatDuration */.a)(seconds.longest)}, all together for ${(0,duration/* formatDuration */.a)(seconds.sum)}.`;
}
/** The machines of each environment. */
function environmentsSection(columns) {
    const blocks = columns.map((column) => {
        const name = columns.length === 1 ? [] : ["", `**${(0,markdown_escape/* prose */.CS)(column.title)}**`, ""];
        const { baseline } = column.report;
        const lines = (0,environment_lines/* environmentLines */.d)(column.report.run.environment).map(([label, text]) => `- ${label}: ${(0,markdown_escape/* prose */.CS)(text)}`);
        return [
            ...name,
            ...lines,
            ...processorLines(column),
            ...(columns.length === 1 || baseline.kind === "not-asked"
                ? []
                : [`- ${(0,markdown_escape/* prose */.CS)((0,baseline_sentence/* baselineSentence */.F)(baseline))}`]),
        ].join("\n");
    });
    const title = columns.length === 1 ? "Environment" : "Environments";
    return {
        name: title.toLowerCase(),
        head: `<details><summary>${title}</summary>\n`,
        rows: blocks,
        tail: "</details>",
    };
}
function processorLines({ processors, report, shards }) {
    if (processors.length === 0)
        return [];
    const models = processors.map(({ model, shards: of }) => {
        const names = of.map((index) => `${index}/${shards?.count}`).join(", ");
        return names === "" ? model : `${model} (${names})`;
    });
    const meaning = report.paired === undefined
        ? "Each was compared with stored runs of its own environment class."
        : "Both versions were measured side by side on each, so that this does not matter.";
    return [
        `- ${(0,markdown_escape/* prose */.CS)(`The jobs ran on ${processors.length} models of processor: ${models.join("; ")}. ${meaning}`)}`,
    ];
}

// EXTERNAL MODULE: ./lib/domain/comparison.js
var domain_comparison = __webpack_require__(19935);
// EXTERNAL MODULE: ./lib/report/format/percent.js
var percent = __webpack_require__(26069);
// EXTERNAL MODULE: ./lib/report/format/verdict-words.js
var verdict_words = __webpack_require__(51529);
// EXTERNAL MODULE: ./lib/report/index-by.js
var index_by = __webpack_require__(22310);
// EXTERNAL MODULE: ./lib/report/order.js
var order = __webpack_require__(45930);
;// CONCATENATED MODULE: ./lib/merge/markdown/matrix-table.js











/** More columns than these do not fit on a screen: then every series of every environment has a row. */
const MOST_COLUMNS = 6;
const QUIET = ["equivalent", "no-baseline"];
/** One row for each series and one column for each environment, worst first. What nobody need look at is folded. */
function matrixSections(merged) {
    const { columns, report } = merged;
    if (columns.length > MOST_COLUMNS) {
        return { loud: (0,verdict_sections/* attentionSections */.Fo)(report), quiet: (0,verdict_sections/* quietSections */.Fx)(report) };
    }
    const rows = rowsOf(columns);
    const isLoud = ({ cells }) => cells.some((cell) => cell && !QUIET.includes(cell.verdict));
    const loud = rows.filter(isLoud);
    const quiet = rows.filter((row) => !isLoud(row));
    const head = (0,table/* tableHead */.PP)([
        ["Benchmark", "left"],
        ...columns.map(({ title }) => [(0,markdown_escape/* prose */.CS)(title), "right"]),
    ]);
    return {
        loud: loud.length === 0
            ? []
            : [{ name: "verdicts", head, rows: loud.map(rowText) }, ...withIntervals(report)],
        quiet: quiet.length === 0
            ? []
            : [
                (0,verdict_sections/* folded */.TM)(`${(0,duration/* counted */.h)(quiet.length, "series", "series")} without a change to look at`, head, quiet.map(rowText)),
            ],
    };
}
function rowsOf(columns) {
    const all = (0,order/* worstFirst */.md)(columns.flatMap(({ report }) => report.comparisons));
    const found = columns.map(({ report }) => new Map(report.comparisons.map((comparison) => [(0,index_by/* seriesKey */.X)(comparison), comparison])));
    return [...(0,group_by/* groupBy */.$)(all, index_by/* seriesKey */.X)].map(([key, [first]]) => ({
        name: first === undefined ? "" : (0,names/* seriesName */.f_)(first),
        cells: found.map((column) => column.get(key)),
    }));
}
function rowText({ name, cells }) {
    return (0,table/* tableRow */.jD)([(0,markdown_escape/* code */.aY)(name), ...cells.map(cellText)]);
}
/** Change above verdict: narrow enough for several of them on a phone. */
function cellText(comparison) {
    if (comparison === undefined)
        return "—";
    const word = verdictOf(comparison);
    const strong = (0,domain_comparison/* isOpenRegression */.SS)(comparison) || comparison.verdict === "failed";
    const verdict = strong ? `**${word}**` : word;
    return comparison.kind === "compared" ? `${(0,percent/* signedPercent */.wu)(comparison.change)}<br>${verdict}` : verdict;
}
function verdictOf(comparison) {
    if (comparison.kind === "not-compared")
        return (0,verdict_words/* verdictWord */.E0)(comparison.verdict);
    if (comparison.status === "REGRESSION_SUSPECTED")
        return "suspected";
    return `${(0,verdict_words/* verdictWord */.E0)(comparison.verdict)}${comparison.accepted === undefined ? "" : ", accepted"}`;
}
function withIntervals(report) {
    return (0,verdict_sections/* attentionSections */.Fo)(report).map(({ head, rows = [] }) => (0,verdict_sections/* folded */.TM)("Intervals and medians", head, rows));
}

;// CONCATENATED MODULE: ./lib/merge/markdown/sections.js










/** What stands below the title, most important section first: for the comment, and for the summary. */
function mergedSections(merged, options) {
    const { columns, report } = merged;
    const own = { first: outcomeSections(merged, options.links), trends: options.trends };
    const environment = environmentsSection(columns);
    if (columns.length === 1)
        return (0,report_sections/* reportSections */.l)(report, { ...own, environment });
    return (0,report_sections/* reportSections */.l)(report, { ...own, environment, tables: matrixSections(merged) });
}
/** The whole step summary. */
function mergedSummary(merged, links) {
    const { gate, report } = merged;
    const [first, ...rest] = mergedSections(merged, { links, trends: "all" });
    const title = (0,markdown_heading/* titleLine */.Nl)({ gate, notice: (0,markdown_heading/* isNoticed */.DG)(report) });
    const heading = { name: "heading", head: `${title}\n\n${first?.head ?? ""}` };
    return (0,fit/* fitSections */.WK)([heading, ...rest], summary_markdown/* SUMMARY_BYTES */.R, fit/* bytes */.ee);
}
/** The outcome, and of several environments that of each. */
function outcomeSections({ columns, report }, links) {
    const [only, ...others] = columns;
    if (only !== undefined && others.length === 0) {
        const shards = shardsSentence(only);
        const lines = [...(0,markdown_heading/* outcomeLines */.qx)(report, links), ...(shards === undefined ? [] : [shards])];
        return [{ name: "the outcome", head: lines.join("\n\n") }];
    }
    const { baseline } = report;
    const lines = [
        `**${(0,markdown_escape/* prose */.CS)(report.headline)}**`,
        ...(baseline.kind === "not-asked" ? [] : [(0,markdown_escape/* prose */.CS)((0,baseline_sentence/* baselineSentence */.F)(baseline))]),
        ...(report.paired?.noiseFloor === undefined ? [] : [(0,markdown_escape/* prose */.CS)((0,noise_sentence/* noiseSentence */.i)(report.paired.noiseFloor))]),
        facts(report),
        ...(0,markdown_heading/* linksLine */.sV)(links),
    ];
    return [{ name: "the outcome", head: lines.join("\n\n") }, environmentTable(columns)];
}
function facts({ run }) {
    return [
        `Suite ${run.suite}`,
        ...(run.commit === undefined ? [] : [`commit ${(0,markdown_escape/* code */.aY)((0,names/* shortCommit */.Ax)(run.commit))}`]),
    ].join(" · ");
}

;// CONCATENATED MODULE: ./lib/merge/markdown/comment-part.js


/** The merged report's share of the pull request comment. */
function mergedCommentPart(merged, options) {
    const short = { ...merged, report: (0,report_part/* withShortWords */.un)(merged.report) };
    return (0,report_part/* partWith */.gL)(merged.report, mergedSections(short, { ...options, trends: "moving" }));
}

// EXTERNAL MODULE: ./lib/words.js
var words = __webpack_require__(44842);
// EXTERNAL MODULE: ./lib/acceptance/apply.js
var apply = __webpack_require__(38175);
// EXTERNAL MODULE: ./lib/decision/gate.js
var decision_gate = __webpack_require__(4963);
// EXTERNAL MODULE: ./lib/acceptance/rejudge.js
var rejudge = __webpack_require__(52419);
// EXTERNAL MODULE: ./lib/decision/robust/noise-floor.js
var noise_floor = __webpack_require__(92683);
// EXTERNAL MODULE: ./lib/shards/config.js
var config = __webpack_require__(84395);
;// CONCATENATED MODULE: ./lib/merge/join-warnings.js
/** All warnings, each once. What not everybody says has in front who does. */
function joinWarnings(all) {
    const sources = new Map();
    for (const { source, warnings } of all) {
        for (const warning of new Set(warnings)) {
            sources.set(warning, [...(sources.get(warning) ?? []), ...(source === undefined ? [] : [source])]);
        }
    }
    return [...sources].map(([warning, by]) => {
        const [first] = by;
        // What begins with its name needs no name in front.
        const isNamed = first === undefined || (by.length === 1 && warning.startsWith(`${first} `));
        if (isNamed || by.length === all.length)
            return warning;
        return `${by.slice(0, NAMED).join(", ")}${by.length > NAMED ? ", …" : ""}: ${warning}`;
    });
}
/** More names in front hide the sentence. */
const NAMED = 4;

// EXTERNAL MODULE: ./lib/domain/measurement.js
var measurement = __webpack_require__(60508);
;// CONCATENATED MODULE: ./lib/merge/owners.js



/** Each benchmark belongs to the report that measured it, and of several to the one with the worst verdict. */
function ownersOf(reports) {
    const owners = new Map();
    const measured = new Map();
    const claim = (key, index, rank) => {
        const owner = owners.get(key);
        if (owner === undefined || rank < owner.rank)
            owners.set(key, { index, rank });
    };
    for (const [index, { comparisons, statistics, run }] of reports.entries()) {
        for (const comparison of comparisons) {
            if (comparison.verdict === "missing")
                continue;
            claim((0,index_by/* benchmarkKey */.V)(comparison), index, verdict_words/* WORST_FIRST */.vh.indexOf(comparison.verdict));
        }
        for (const failure of run.failures)
            claim((0,index_by/* benchmarkKey */.V)(failure), index, verdict_words/* WORST_FIRST */.vh.indexOf("failed"));
        for (const series of statistics) {
            const key = (0,index_by/* benchmarkKey */.V)(series);
            claim(key, index, verdict_words/* WORST_FIRST */.vh.length);
            const known = measured.get(key) ?? { name: (0,measurement/* qualifiedName */.O)(series), indexes: new Set() };
            measured.set(key, known);
            known.indexes.add(index);
        }
    }
    return {
        owns: (index, named) => (owners.get((0,index_by/* benchmarkKey */.V)(named))?.index ?? index) === index,
        duplicates: [...measured.values()].filter(({ indexes }) => indexes.size > 1).map(({ name }) => name),
    };
}

;// CONCATENATED MODULE: ./lib/merge/join-column.js








/** All parts of one environment as one report, judged again as a whole. */
function joinColumn({ reports, shards }, { acceptances }) {
    const [first] = reports;
    const owners = ownersOf(reports);
    const own = (listOf) => reports.flatMap((report, index) => listOf(report).filter((item) => owners.owns(index, item)));
    const comparisons = onceMissing(own((report) => report.comparisons));
    const { shard: _, group: __, durations: ___, ...run } = first.run;
    const memory = joinMemory(reports, own);
    const joined = {
        ...withoutShard(first),
        run: {
            ...run,
            time: reports.map((report) => report.run.time).reduce((one, other) => (other < one ? other : one)),
            measurements: own((report) => report.run.measurements),
            failures: own((report) => report.run.failures),
        },
        seconds: Math.max(...reports.map(({ seconds }) => seconds)),
        baseline: joinBaselines(reports.map(({ baseline }) => baseline)),
        ...joinPaired(reports, comparisons),
        statistics: own((report) => report.statistics),
        comparisons,
        sla: own((report) => report.sla),
        trends: own((report) => report.trends),
        ...(memory === undefined ? {} : { memory }),
        warnings: [...duplicateWarnings(owners.duplicates), ...joinWarnings(reports.map(warningsOf))],
        sources: own((report) => report.sources),
        policy: {
            ...first.policy,
            significanceLevel: (0,config/* wholeSignificance */.p)(first.policy, shards?.count ?? 1),
        },
    };
    // The day of the run: what its parts said was expired or not stays so.
    const { list, today } = acceptances ?? {
        list: acceptancesOf(reports),
        today: (0,apply/* utcDay */.dA)(new Date(joined.run.time)),
    };
    return (0,rejudge/* withAcceptances */.j)(joined, list, { today });
}
function withoutShard({ shard: _, ...report }) {
    return report;
}
/** Several shards may miss what nobody measured. It stands last, as in any report. */
function onceMissing(comparisons) {
    const missing = comparisons.filter(({ verdict }) => verdict === "missing");
    const once = new Map(missing.map((comparison) => [(0,index_by/* seriesKey */.X)(comparison), comparison]));
    return [...comparisons.filter(({ verdict }) => verdict !== "missing"), ...once.values()];
}
function joinBaselines(baselines) {
    const found = baselines.filter((baseline) => baseline.kind === "found");
    const [first] = found;
    if (first === undefined) {
        const none = baselines.filter((baseline) => baseline.kind === "none");
        return none.find(({ unusable }) => unusable) ?? none[0] ?? { kind: "not-asked" };
    }
    const others = new Set(found.map(({ description }) => description)).size - 1;
    if (others === 0)
        return first;
    const { commit, time: _, ageDays: __, ...rest } = first;
    const isOneCommit = found.every((baseline) => baseline.commit === commit);
    const more = others === 1 ? "another one for other shards" : `${others} others for other shards`;
    return {
        ...rest,
        description: `${first.description}, and ${more}`,
        ...(isOneCommit && commit !== undefined ? { commit } : {}),
    };
}
/** What of a side-by-side measurement holds for several reports together. */
function joinPaired(reports, comparisons) {
    const paired = reports.find((report) => report.paired !== undefined)?.paired;
    if (paired === undefined)
        return {};
    const noiseFloor = (0,noise_floor/* noiseFloorOf */._)(comparisons);
    return { paired: { baseline: paired.baseline, ...(noiseFloor && { noiseFloor }) } };
}
function joinMemory(reports, own) {
    const analyses = reports.flatMap(({ memory }) => memory ?? []);
    if (analyses.length === 0)
        return undefined;
    const profiles = own(({ memory }) => memory?.profiles ?? []);
    const bounded = profiles.flatMap(({ minimum, peak }) => (minimum === undefined ? [] : [{ minimum, peak }]));
    const peaks = bounded.reduce((sum, { peak }) => sum + peak, 0);
    const minima = bounded.reduce((sum, { minimum }) => sum + minimum, 0);
    return {
        peak: Math.max(...analyses.map(({ peak }) => peak)),
        ...(peaks > 0 && { efficiency: minima / peaks }),
        profiles,
        leaks: own(({ memory }) => memory?.leaks ?? []),
    };
}
function acceptancesOf(reports) {
    const all = reports.flatMap(({ acceptances }) => acceptances.map(({ acceptance }) => acceptance));
    const usable = all.filter(({ pattern = "*" }) => pattern !== "" && pattern.length <= LONGEST_PATTERN);
    return [...new Map(usable.map((acceptance) => [JSON.stringify(acceptance), acceptance])).values()];
}
/** Nobody writes a longer one, and the matcher refuses one without end. */
const LONGEST_PATTERN = 1000;
function warningsOf({ shard, warnings }) {
    return { ...(shard === undefined ? {} : { source: `Shard ${shard.index}/${shard.count}` }), warnings };
}
/** More names make no sentence. */
const join_column_NAMED = 5;
function duplicateWarnings(names) {
    if (names.length === 0)
        return [];
    const more = names.length - join_column_NAMED;
    const all = (0,words/* inWords */.r)([...names.slice(0, join_column_NAMED), ...(more > 0 ? [`${more} more`] : [])]);
    return [`More than one job measured ${all}. The worst verdict of each is shown.`];
}

;// CONCATENATED MODULE: ./lib/merge/combined-report.js





/**
 * All columns as one report. Of several each benchmark's name says where it was
 * measured, so that the same one elsewhere is another series of checks and issues.
 */
function combinedReport([first, ...others], outcome) {
    const { gate, headline, warnings } = outcome;
    if (others.length === 0) {
        const { report } = first;
        return { ...report, gate, headline, warnings: [...warnings, ...report.warnings] };
    }
    const columns = [first, ...others];
    const all = (listOf) => columns.flatMap(({ report, title }) => listOf(report).map((item) => on(title, item)));
    const comparisons = all(({ comparisons }) => comparisons);
    const memories = columns.flatMap(({ report }) => report.memory ?? []);
    // The worst column is another one tomorrow; issues must find their environment again.
    const [steady = first] = columns.toSorted((one, other) => one.title.localeCompare(other.title, "en", NUMERIC));
    return {
        ...first.report,
        run: {
            ...first.report.run,
            environment: steady.report.run.environment,
            measurements: all(({ run }) => run.measurements),
            failures: all(({ run }) => run.failures),
        },
        seconds: Math.max(...columns.map(({ report }) => report.seconds)),
        baseline: baselineOf(columns),
        ...joinPaired(columns.map(({ report }) => report), comparisons),
        statistics: all(({ statistics }) => statistics),
        comparisons,
        gate,
        headline,
        counts: (0,decision_gate/* countVerdicts */.qX)(comparisons),
        sla: all(({ sla }) => sla),
        trends: all(({ trends }) => trends),
        ...(memories.length === 0
            ? {}
            : {
                memory: {
                    peak: Math.max(...memories.map(({ peak }) => peak)),
                    profiles: all(({ memory }) => memory?.profiles ?? []),
                    leaks: all(({ memory }) => memory?.leaks ?? []),
                },
            }),
        warnings: [
            ...warnings,
            ...joinWarnings(columns.map(({ title, report }) => ({ source: title, warnings: report.warnings }))),
        ],
        acceptances: combined_report_acceptancesOf(columns),
        sources: all(({ sources }) => sources),
    };
}
function on(title, item) {
    return { ...item, benchmark: `${item.benchmark} on ${title}` };
}
function baselineOf(columns) {
    const baselines = columns.map(({ report }) => report.baseline);
    const found = baselines.filter((baseline) => baseline.kind === "found");
    const [first] = found;
    if (first === undefined)
        return baselines.find(({ kind }) => kind === "none") ?? { kind: "not-asked" };
    if (found.every(({ description }) => description === first.description))
        return first;
    const { commit } = first;
    const isOneCommit = commit !== undefined && found.every((baseline) => baseline.commit === commit);
    return {
        kind: "found",
        description: "one for each environment",
        ...(isOneCommit ? { commit } : {}),
    };
}
/** An acceptance counts in all environments; it was needed if it was in any of them. */
function combined_report_acceptancesOf(columns) {
    const outcomes = columns.flatMap(({ report, title }) => report.acceptances.map((outcome) => ({ title, outcome, key: JSON.stringify(outcome.acceptance) })));
    return [...(0,group_by/* groupBy */.$)(outcomes, ({ key }) => key).values()].flatMap((same) => {
        const applied = same.filter(({ outcome }) => outcome.status === "applied");
        const told = applied.length > 0
            ? applied
            : same.toSorted((one, other) => (0,apply/* byNews */.zW)(one.outcome, other.outcome)).slice(0, 1);
        const [first] = told;
        if (first === undefined)
            return [];
        const isSame = told.every(({ outcome }) => outcome.detail === first.outcome.detail);
        return [
            {
                ...first.outcome,
                detail: isSame
                    ? first.outcome.detail
                    : told.map(({ title, outcome }) => `On ${title}: ${outcome.detail}`).join(" "),
                series: told.flatMap(({ title, outcome }) => outcome.series.map((series) => `${series} on ${title}`)),
            },
        ];
    });
}
const NUMERIC = { numeric: true };

// EXTERNAL MODULE: ./lib/report/comment/short-text.js
var short_text = __webpack_require__(45604);
;// CONCATENATED MODULE: ./lib/merge/environment-of.js

function environmentOf({ workflow, run, shard }) {
    const matrix = workflow?.matrix === undefined ? undefined : matrixWithoutShard(workflow.matrix, shard);
    const parts = [matrix, run.environment.label].filter((text) => text !== undefined && text !== "");
    return {
        workflow: workflow?.workflow ?? "",
        job: workflow?.job ?? "",
        leg: [...new Set(parts)].join(", "),
        suite: run.suite,
        step: workflow?.step ?? "",
    };
}
/**
 * The values of a matrix without the one that says which shard this is. How the
 * workflow calls it is not known, so it is told by its value: `2/8`, else `2`,
 * else `shard 2`, as numbers of a matrix are written.
 */
function matrixWithoutShard(matrix, shard) {
    if (shard === undefined)
        return matrix;
    const values = matrix.split(", ");
    const { index, count } = shard;
    const forms = [
        (value) => value === `${index}/${count}`,
        (value) => value === String(index),
        (value) => new RegExp(`^\\S*(shard|part|split|chunk|slice)\\S* ${index}$`, "i").test(value),
        (value) => new RegExp(`^\\S+ ${index}$`).test(value),
    ];
    const position = forms.map((form) => values.findIndex(form)).find((found) => found >= 0);
    return values.filter((_, at) => at !== position).join(", ");
}
/** The shortest names that tell all environments apart. */
function titlesOf(environments) {
    const inJob = ({ job, leg }) => (leg === "" ? job || "local" : `${job || "local"} (${leg})`);
    const forms = [
        ({ job, leg }) => leg || job || "local",
        inJob,
        (environment) => `${inJob(environment)}, ${environment.suite}`,
        (environment) => `${environment.workflow}: ${inJob(environment)}, ${environment.suite}`,
        (environment) => `${inJob(environment)}, step ${environment.step}`,
    ];
    const titles = forms.map((form) => environments.map((environment) => (0,short_text/* shortText */.os)(form(environment), LONGEST) || "unnamed"));
    const distinct = titles.find((names) => new Set(names).size === names.length);
    return distinct ?? titles[0]?.map((title, index) => `${title} [${index + 1}]`) ?? [];
}
/** It is the head of a column, and part of the name of each benchmark. */
const LONGEST = 60;

;// CONCATENATED MODULE: ./lib/merge/parts.js



/** Chooses those of one environment's reports that belong together, and says what is missing. */
function chooseParts([first, ...others]) {
    const latest = newestFirst(latestAttempts([first, ...others]));
    const newest = latest[0] ?? first;
    const sameCommit = latest.filter(({ run }) => run.commit === newest.run.commit);
    const count = usualCount(sameCommit);
    const [one = newest, ...rest] = sameCommit
        .filter(({ shard }) => shard?.count === count)
        .toSorted((left, right) => (left.shard?.index ?? 0) - (right.shard?.index ?? 0));
    const reports = [one, ...rest];
    const found = new Set(reports.map(({ shard }) => shard?.index));
    const missing = Array.from({ length: count ?? 0 }, (_, index) => index + 1).filter((index) => !found.has(index));
    return {
        reports,
        ...(count === undefined ? {} : { shards: { count, missing } }),
        doubts: [
            ...(count === undefined ? [] : missingText(missing, count)),
            ...otherCommits(latest, newest),
            ...otherCounts(sameCommit, count),
            ...otherSplits(reports),
        ],
    };
}
/** A job that was started again leaves a report of each attempt. Several steps of one job may have one each. */
function latestAttempts(reports) {
    const jobs = (0,group_by/* groupBy */.$)(reports, ({ shard }) => JSON.stringify([shard?.index, shard?.count]));
    return [...jobs.values()].flatMap((attempts) => {
        const last = Math.max(...attempts.map(attemptOf));
        return attempts.filter((report) => attemptOf(report) === last);
    });
}
/** Workflow runs are numbered upwards, and so are the attempts at each, of which GitHub allows a hundred or so. */
function attemptOf({ workflow }) {
    const number = (text = "") => (/^\d{1,12}$/.test(text) ? Number(text) : 0);
    return number(workflow?.runId) * 1000 + number(workflow?.runAttempt);
}
function newestFirst(reports) {
    return reports.toSorted((one, other) => Date.parse(other.run.time) - Date.parse(one.run.time));
}
/** How many shards there are, by most reports, of equally many by the newest; `undefined`: not split. */
function usualCount(newestFirst) {
    const votes = (0,group_by/* groupBy */.$)(newestFirst, ({ shard }) => String(shard?.count));
    const [winner] = [...votes.values()].toSorted((one, other) => other.length - one.length);
    return winner?.[0]?.shard?.count;
}
function missingText(missing, count) {
    if (missing.length === 0)
        return [];
    const shown = missing.slice(0, parts_NAMED).map((index) => `${index}/${count}`);
    const more = missing.length - shown.length;
    const names = (0,words/* inWords */.r)([...shown, ...(more > 0 ? [`${more} more`] : [])]);
    return [
        missing.length === 1
            ? `Shard ${names} is missing: its job left no report.`
            : `Shards ${names} are missing: their jobs left no reports.`,
    ];
}
function otherCommits(reports, newest) {
    const strays = reports.filter(({ run }) => run.commit !== newest.run.commit);
    if (strays.length === 0)
        return [];
    const commits = [...new Set(strays.map(commitOf))];
    return [
        `Reports of other commits were left out: this one is of ${commitOf(newest)}, and there are ${strays.length} of ${(0,words/* inWords */.r)(commits.slice(0, parts_NAMED))}.`,
    ];
}
function commitOf({ run }) {
    return run.commit === undefined ? "no known commit" : (0,names/* shortCommit */.Ax)(run.commit);
}
function otherCounts(reports, count) {
    const strays = reports.filter(({ shard }) => shard?.count !== count);
    if (strays.length === 0)
        return [];
    const names = strays
        .slice(0, parts_NAMED)
        .map(({ shard }) => (shard === undefined ? "one that is not split" : `${shard.index}/${shard.count}`));
    const kept = count === undefined ? "the report that is not split was kept" : `those of ${count} shards were kept`;
    return [`The reports do not agree on the number of shards: ${kept}, and left out ${(0,words/* inWords */.r)(names)}.`];
}
function otherSplits(reports) {
    const splits = new Set(reports.map(({ shard }) => shard?.split));
    if (splits.size < 2)
        return [];
    return [
        "The shards did not split the benchmarks in the same way, because they did not all read the same history: benchmarks may be missing, or measured twice.",
    ];
}
/** More names make no sentence. */
const parts_NAMED = 5;

;// CONCATENATED MODULE: ./lib/merge/merge-reports.js








/**
 * The reports of all jobs of a workflow run as one. Shards of one environment
 * are joined and judged as a whole; different environments stay apart. What is
 * missing, or does not fit together, is said, and lets nothing pass. Pure.
 *
 * @param options.doubts why these may not be all reports that there are, one sentence each
 */
function mergeReports([first, ...others], options = {}) {
    const environments = (0,group_by/* groupBy */.$)([first, ...others], (report) => JSON.stringify(environmentOf(report)));
    const groups = [...environments.values()];
    const titles = titlesOf(groups.map(([report = first]) => environmentOf(report)));
    const [worst, ...rest] = worstFirst(groups.map(([report = first, ...more], index) => columnOf(titles[index] ?? "", [report, ...more], options)));
    const columns = [worst ?? columnOf("", [first], options), ...rest];
    const doubts = [...(options.doubts ?? []), ...merge_reports_otherCommits(columns)];
    const gate = worstGate([
        ...columns.map(({ report }) => report.gate),
        ...(doubts.length > 0 ? [DOUBTFUL] : []),
    ]);
    const headline = doubted(headlineOf(columns, gate), gate, doubts);
    return {
        columns,
        gate,
        headline,
        warnings: doubts,
        report: combinedReport(columns, { gate, headline, warnings: doubts }),
    };
}
const DOUBTFUL = "inconclusive";
function columnOf(title, given, options) {
    const { workflow } = options;
    const parts = chooseParts(given);
    const { reports, shards } = parts;
    const joined = joinColumn(parts, options);
    const isEmpty = joined.statistics.length === 0 && joined.run.failures.length === 0;
    const doubts = [
        ...parts.doubts,
        ...(isEmpty && shards !== undefined ? ["No shard measured any benchmark."] : []),
        ...(joined.baseline.kind === "found" ? withoutBaseline(reports) : []),
    ];
    const seconds = reports.map((report) => report.seconds);
    return {
        title,
        report: { ...withDoubts(joined, doubts), ...(workflow === undefined ? {} : { workflow }) },
        ...(shards === undefined ? {} : { shards }),
        seconds: { longest: Math.max(...seconds), sum: seconds.reduce((sum, each) => sum + each, 0) },
        processors: processorsOf(reports),
        doubts,
    };
}
/** Where the others had a baseline, the one that is missing is no reason to call nothing compared. */
function withoutBaseline(reports) {
    return reports.flatMap(({ baseline, shard }) => {
        if (baseline.kind !== "none" || baseline.unusable !== true)
            return [];
        const who = shard === undefined ? "One of its jobs" : `Shard ${shard.index}/${shard.count}`;
        return [`${who} had no baseline to measure. ${baseline.reason}`];
    });
}
function processorsOf(reports) {
    const models = (0,group_by/* groupBy */.$)(reports, ({ run }) => run.environment.cpu.model ?? "an unknown model");
    if (models.size < 2)
        return [];
    return [...models].map(([model, of]) => ({
        model,
        shards: of.flatMap(({ shard }) => shard?.index ?? []),
    }));
}
/** A report that may not be the whole answer, which must not pass. */
function withDoubts(report, doubts) {
    if (doubts.length === 0)
        return report;
    const gate = worstGate([report.gate, DOUBTFUL]);
    return {
        ...report,
        gate,
        headline: doubted(report.headline, gate, doubts),
        warnings: [...doubts, ...report.warnings],
    };
}
/** What makes an answer doubtful stands in front of it; beside a failure it only stands. */
function doubted(headline, gate, [doubt, ...others]) {
    if (doubt === undefined)
        return headline;
    const more = others.length === 0 ? "" : ` (The notes have ${others.length} more.)`;
    return gate === "fail" ? `${headline} ${doubt}${more}` : `${doubt}${more} ${headline}`;
}
function merge_reports_otherCommits(columns) {
    const commits = new Set(columns.map(({ report }) => (report.run.commit === undefined ? "none" : (0,names/* shortCommit */.Ax)(report.run.commit))));
    if (commits.size < 2)
        return [];
    return [`The environments measured different commits: ${(0,words/* inWords */.r)([...commits])}.`];
}
function worstGate(gates) {
    return domain_comparison/* GATES */.JH.find((gate) => gates.includes(gate)) ?? "pass";
}
function worstFirst(columns) {
    return columns.toSorted((one, other) => domain_comparison/* GATES */.JH.indexOf(one.report.gate) - domain_comparison/* GATES */.JH.indexOf(other.report.gate) ||
        one.title.localeCompare(other.title, "en", { numeric: true }));
}
function headlineOf(columns, gate) {
    const [worst] = columns;
    if (columns.length === 1)
        return worst.report.headline;
    const count = columns.length;
    const alike = columns.filter((column) => column.report.gate === gate).length;
    switch (gate) {
        case "fail":
            return `${alike} of ${count} environments failed. ${worst.title}: ${worst.report.headline}`;
        case "inconclusive":
            return alike === 0
                ? `No regression was found in ${count} environments.`
                : `${alike} of ${count} environments ${alike === 1 ? "is" : "are"} inconclusive. ${worst.title}: ${worst.report.headline}`;
        case "pass":
            return `All ${count} environments passed. ${worst.title}: ${worst.report.headline}`;
        default:
            return gate;
    }
}

// EXTERNAL MODULE: ./lib/page.js
var page = __webpack_require__(19192);
// EXTERNAL MODULE: ./lib/report/check-run.js
var check_run = __webpack_require__(11554);
// EXTERNAL MODULE: ./lib/report/part.js
var part = __webpack_require__(63501);
;// CONCATENATED MODULE: ./lib/merged-page.js









/** Reports of other jobs as one, judged with the acceptances that GitHub knows of and no others. */
async function mergedPage({ reports, config, workflow, doubts }, ports) {
    const options = { doubts, ...(workflow === undefined ? {} : { workflow: ofAllJobs(workflow) }) };
    const unaccepted = mergeReports(reports, { ...options, acceptances: { list: [], today: "" } });
    // People name benchmarks as their own jobs do, without the environment in front.
    const comparisons = unaccepted.columns.flatMap(({ report }) => report.comparisons);
    const asked = { ...unaccepted.report, comparisons };
    const { list, today, warnings } = await (0,completed/* acceptancesOf */.Uo)(asked, { config, stored: [] }, ports);
    const merged = mergeReports(reports, {
        ...options,
        acceptances: { list, today },
    });
    const { label: _, ...environment } = merged.report.run.environment;
    const label = config.environmentLabel ?? labelOf(config.mergeArtifacts);
    const report = {
        ...merged.report,
        run: { ...merged.report.run, environment: { ...environment, ...(label === undefined ? {} : { label }) } },
        warnings: [...merged.report.warnings, ...warnings],
    };
    const whole = { ...merged, report };
    return {
        report,
        merged: whole,
        checkName: label === undefined ? check_run/* CHECK_NAME */.$ : `${check_run/* CHECK_NAME */.$} (${label})`,
        summary: (links) => mergedSummary(whole, links),
        comment: (links) => mergedCommentPart(whole, { links }),
    };
}
/** The same whichever of its jobs the facts are of: what is written for all is found again by it. */
function ofAllJobs({ matrix: _, step: __, ...facts }) {
    return { ...facts, job: "all jobs" };
}
/**
 * The pages of what one workflow run left, at least one: of jobs that leave it to a
 * later one to publish the page of that, of the others each its own. So each page
 * takes the place of the one that the run wrote itself, where it could.
 */
async function pagesOfReports({ reports, doubts, ...request }, ports) {
    const { config } = request;
    const joined = reports.filter((one) => isJoined(one, reports));
    const own = reports.filter((one) => !joined.includes(one));
    const pages = [];
    for (const [key, group] of (0,group_by/* groupBy */.$)(joined, ({ artifact }) => keyOf(artifact.name) ?? EVERYTHING)) {
        const [first, ...others] = group.map(({ report }) => report);
        if (first === undefined)
            continue;
        const labelled = key === EVERYTHING ? config : { ...config, environmentLabel: key };
        pages.push(await mergedPage({ ...request, config: labelled, reports: [first, ...others], doubts }, ports));
    }
    for (const { report } of own) {
        const accepted = await (0,completed/* acceptedReport */.ck)(report, { config, stored: [] }, ports);
        pages.push((0,page/* pageOf */.Z)(pages.length === 0 ? withDoubts(accepted, doubts) : accepted));
    }
    return pages;
}
/** Shards are one report in any case; of what could not be told apart by its part nothing may be lost. */
function isJoined({ report }, all) {
    if (report.deferred === true || report.shard !== undefined)
        return true;
    const { id } = (0,part/* partOf */.B)(report);
    return all.filter((other) => (0,part/* partOf */.B)(other.report).id === id).length > 1;
}
/** What stands behind the name of an artifact, or a glob of such names: `a` of `performance-0-1@a`. */
function keyOf(artifact) {
    return /@(?<key>[A-Za-z0-9.-]+)$/.exec(artifact)?.groups?.["key"];
}
/** Of several merging jobs each has its own page: they are told apart by what they merge. */
function labelOf(mergeArtifacts) {
    const key = keyOf(mergeArtifacts);
    if (key !== undefined)
        return key === EVERYTHING ? undefined : key;
    return mergeArtifacts === schema/* Config */.TS.shape.mergeArtifacts.parse(undefined) ? undefined : mergeArtifacts;
}
/** The key of a call that is the only one. */
const EVERYTHING = "all";


/***/ })

};

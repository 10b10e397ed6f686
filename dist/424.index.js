export const id = 424;
export const ids = [424];
export const modules = {

/***/ 7424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ADAPTERS: () => (/* binding */ ADAPTERS),
  adapterNamed: () => (/* binding */ adapterNamed),
  readHistory: () => (/* binding */ registry_readHistory),
  readOutput: () => (/* binding */ readOutput),
  recognise: () => (/* binding */ recognise)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 8 modules
var schemas = __webpack_require__(32716);
// EXTERNAL MODULE: ./lib/domain/unit.js
var domain_unit = __webpack_require__(29288);
// EXTERNAL MODULE: ./lib/domain/issues.js
var issues = __webpack_require__(21366);
;// CONCATENATED MODULE: ./lib/adapters/read/text.js
const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
/** Colours, cursor movements and hyperlinks. */
const TERMINAL_CODES = new RegExp(`${ESCAPE}\\[[0-?]*[ -/]*[@-~]|${ESCAPE}\\][^${BELL}${ESCAPE}\\n]*(?:${BELL}|${ESCAPE}\\\\)`, "g");
// 2026-06-07T07:39:58.2348128Z text            seven digits: only GitHub's logs have them
// job<tab>step<tab>2026-06-07T07:39:58.2348128Z text            `gh run view --log`
const LOG_PREFIX = /^(?:[^\t\n\r]*\t[^\t\n\r]*\t)?\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z(?: |$)/gm;
/** The text of each file is cleaned once, however many adapters ask for it. */
const cleaned = new WeakMap();
/**
 * A tool's text without what terminals and CI logs add to it: byte order mark,
 * colours, carriage returns (of a rewritten line the last state stays), and the
 * time stamps of downloaded GitHub logs.
 */
function cleanText(file) {
    const known = cleaned.get(file);
    if (known !== undefined)
        return known;
    const text = withoutTerminalCodes(file.text.replace(/^\uFEFF/, ""))
        .replaceAll("\r\n", "\n")
        .replace(LOG_PREFIX, "");
    const result = text.includes("\r") ? text.split("\n").map(lastState).join("\n") : text;
    cleaned.set(file, result);
    return result;
}
/** Also for messages inside JSON, where the codes are escaped. */
function withoutTerminalCodes(text) {
    return text.replace(TERMINAL_CODES, "");
}
function linesOf(file) {
    return cleanText(file).split("\n");
}
/** The lines one after the other, for files of which a list of all lines would fill the memory. */
function* eachLine(file) {
    const text = cleanText(file);
    for (let start = 0; start <= text.length;) {
        const end = text.indexOf("\n", start);
        yield text.slice(start, end < 0 ? text.length : end);
        if (end < 0)
            return;
        start = end + 1;
    }
}
/** Characters of a long file by which it is recognised: no tool hides what it is for longer. */
const HEAD = 2 ** 18;
const TAIL = 2 ** 16;
const samples = new WeakMap();
/**
 * What a file is recognised by: the whole of a short one, whole lines at the
 * beginning and the end of a long one. A hundred adapters look at it, so it
 * must not grow with the file.
 */
function sampleOf(file) {
    if (file.text.length <= HEAD + TAIL)
        return file;
    const known = samples.get(file);
    if (known !== undefined)
        return known;
    const head = file.text.slice(0, HEAD);
    const tail = file.text.slice(-TAIL);
    const text = head.slice(0, head.lastIndexOf("\n") + 1) + tail.slice(tail.indexOf("\n") + 1);
    const sample = { path: file.path, text };
    samples.set(file, sample);
    return sample;
}
/** Lines to recognise a printed text by; none for a folder. */
function someLines(output) {
    if (output.kind !== "file")
        return [];
    const sample = sampleOf(output.file);
    const known = sampleLines.get(sample);
    if (known !== undefined)
        return known;
    const lines = linesOf(sample);
    sampleLines.set(sample, lines);
    return lines;
}
const sampleLines = new WeakMap();
/**
 * Whether the text breaks off in its last line: tools end what they print with
 * a line break, and a number that was cut looks like a smaller one.
 */
function isUnterminated(file) {
    return !cleanText(file).endsWith("\n");
}
/** What a terminal shows of a line that was written over itself. */
function lastState(line) {
    return line.split("\r").findLast((state) => state !== "") ?? "";
}
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
/** `1,234.5`, `1_234`, `1'234`, and the spaces that some locales use. */
const GROUPED_NUMBER = /^[+-]?[1-9]\d{0,2}(?:([,_'\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
/**
 * The decimal mark of numbers that one program printed in one locale. A comma
 * counts only when some number leaves no other reading: `0,63`, `1.234,5`, and
 * not `1,234`, which has separators of thousands.
 */
function decimalMarkOf(numbers) {
    const isComma = (text) => /^[+-]?[\d.'\u00a0\u2009\u202f ]+,\d+$/.test(text.trim()) && !GROUPED_NUMBER.test(text.trim());
    return numbers.some(isComma) ? "," : ".";
}
/** A number as tools print it, with or without separators of thousands; `undefined` for anything else. */
function readNumber(text, mark = ".") {
    const trimmed = (mark === "," ? swapMarks(text) : text).trim();
    const isPlain = PLAIN_NUMBER.test(trimmed);
    if (!isPlain && !GROUPED_NUMBER.test(trimmed))
        return undefined;
    const value = Number(isPlain ? trimmed : trimmed.replace(/[,_'\u00a0\u2009\u202f]/g, ""));
    return Number.isFinite(value) ? value : undefined;
}
function swapMarks(text) {
    return text.replace(/[.,]/g, (mark) => (mark === "," ? "." : ","));
}

;// CONCATENATED MODULE: ./lib/adapters/read/json-documents.js

/** Text with many brackets and no end must not be searched again from each of them. */
const MAX_UNFINISHED = 20;
/** Each file is parsed once, however many adapters ask for it. */
const found = new WeakMap();
/**
 * The JSON values in a file: the file itself, or what stands in a log between
 * other lines. A value is looked for where a line begins with a bracket; if
 * there is no such line, at the first bracket anywhere. Values inside values
 * are not taken, so a file that was cut off does not come back as its parts.
 */
function jsonDocuments(file) {
    const known = found.get(file);
    if (known !== undefined)
        return known;
    const whole = wholeDocument(file);
    const result = whole === undefined ? findDocuments(cleanText(file)) : { values: [whole.value] };
    found.set(file, result);
    return result;
}
/**
 * Values to recognise a file by. A long log of JSON lines is not parsed for
 * that: of a file that is no value as a whole, only a sample is.
 */
function someDocuments(file) {
    const whole = wholeDocument(file);
    if (whole !== undefined)
        return [whole.value];
    const sample = jsonDocuments(sampleOf(file)).values;
    // One long line below another text is cut out of the sample.
    return sample.length > 0 ? sample : jsonDocuments(file).values;
}
const wholes = new WeakMap();
/** The value that the whole file is, if it is one. */
function wholeDocument(file) {
    const known = wholes.get(file);
    if (known !== undefined)
        return known === "none" ? undefined : known;
    const whole = parseJson(cleanText(file));
    wholes.set(file, whole ?? "none");
    return whole;
}
function findDocuments(text) {
    const values = [];
    const unfinished = [];
    const atLineStart = /^[[{]/m.test(text);
    const bracket = atLineStart ? /^[[{]/gm : /[[{]/g;
    for (let match = bracket.exec(text); match !== null; match = bracket.exec(text)) {
        const end = endOfValue(text, match.index);
        const parsed = end === undefined ? undefined : parseJson(text.slice(match.index, end));
        if (parsed !== undefined)
            values.push(parsed.value);
        // `[INFO]` of a log ends at once and is none.
        else if (end === undefined || match[0] === "{")
            unfinished.push(match.index);
        if (end !== undefined)
            bracket.lastIndex = end;
        else if (!atLineStart || unfinished.length === MAX_UNFINISHED)
            break;
    }
    const [first] = unfinished;
    if (first === undefined)
        return { values };
    const line = text.slice(0, first).split("\n").length;
    return { values, unfinished: { line, beginning: text.slice(first, first + SHOWN_BEGINNING) } };
}
/** Enough for the first key. */
const SHOWN_BEGINNING = 200;
/** Index after the bracket that closes the one at `start`; `undefined` when there is none. */
function endOfValue(text, start) {
    let depth = 0;
    for (let index = start; index < text.length; index += 1) {
        const character = text[index];
        if (character === '"') {
            const end = endOfString(text, index);
            if (end === undefined)
                return undefined;
            index = end;
        }
        else if (character === "{" || character === "[")
            depth += 1;
        else if (character === "}" || character === "]") {
            depth -= 1;
            if (depth === 0)
                return index + 1;
        }
    }
    return undefined;
}
/** Index of the closing quote. */
function endOfString(text, start) {
    for (let index = start + 1; index < text.length; index += 1) {
        const character = text[index];
        if (character === '"')
            return index;
        if (character === "\\")
            index += 1;
    }
    return undefined;
}
/** Only objects and arrays count: a log line that is a bare number is not a document. */
function parseJson(text) {
    for (const candidate of [text, withoutPythonNumbers(text)]) {
        try {
            const value = JSON.parse(candidate);
            return typeof value === "object" && value !== null ? { value } : undefined;
        }
        catch {
            // Not JSON as it stands; the next candidate may be.
        }
    }
    return undefined;
}
/**
 * The file with Python's `NaN`, `Infinity` and `-Infinity` as texts of that name,
 * for formats where they do not mean the same as `null`.
 */
function withNamedNumbers(file) {
    const known = named.get(file);
    if (known !== undefined)
        return known;
    const text = replacePythonNumbers(file.text, JSON.stringify);
    const result = text === file.text ? file : { path: file.path, text };
    named.set(file, result);
    return result;
}
const named = new WeakMap();
/** Python writes `NaN` and `Infinity`, which JSON does not have: they are no usable numbers, so `null`. */
function withoutPythonNumbers(text) {
    return replacePythonNumbers(text, () => "null");
}
function replacePythonNumbers(text, replacement) {
    if (!/NaN|Infinity/.test(text))
        return text;
    return text.replace(/"[^"\\\n]*(?:\\.[^"\\\n]*)*"|-?\bInfinity\b|\bNaN\b/g, (token) => token.startsWith('"') ? token : replacement(token));
}

;// CONCATENATED MODULE: ./lib/adapters/read/unreadable.js

/**
 * The error for output that is not what it should be. `expected` names the
 * format with its article: `a JSON export of hyperfine`; `found` is one clause
 * that says what is wrong and where.
 */
function unreadable(output, { expected, found, cause }) {
    return new errors/* BenchmarkError */.EW("OUTPUT_UNREADABLE", `${placeOf(output)} is not ${expected}: ${found}.`, {
        hint: 'Check that the command wrote this output completely, and that "adapter" names the tool that wrote it. docs/adapters.md shows what each adapter reads.',
        ...(cause === undefined ? {} : { cause }),
    });
}
/** For messages: the path of the file, or how many files of which folder. */
function placeOf(output) {
    if (output.kind === "file")
        return output.file.path;
    const [first] = output.files;
    if (first === undefined)
        return "An empty folder";
    return `The folder of ${first.path} with ${output.files.length} matching file${output.files.length === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./lib/adapters/read/json.js




/** True when the output is one file that holds at least one value of this format. */
function holdsJson(output, { probe }) {
    if (output.kind !== "file")
        return false;
    return someDocuments(output.file).some((value) => probe.safeParse(value).success);
}
/**
 * Every value of this format in the file, in order: a log of several packages
 * holds several. Throws `OUTPUT_UNREADABLE` when there is none, or when one of
 * them is damaged.
 */
function readJson(output, format) {
    if (output.kind !== "file") {
        throw unreadable(output, { expected: format.expected, found: "expected one file, not a folder" });
    }
    const { values, unfinished } = jsonDocuments(output.file);
    const probed = values.filter((value) => format.probe.safeParse(value).success);
    if (probed.length === 0)
        throw unreadable(output, { expected: format.expected, ...whyNone() });
    if (unfinished !== undefined && probed.some((value) => beginsLike(value, unfinished.beginning))) {
        throw unreadable(output, { expected: format.expected, found: notComplete(unfinished.line) });
    }
    return probed.map((value) => {
        const result = format.schema.safeParse(value);
        if (result.success)
            return result.data;
        throw unreadable(output, {
            expected: format.expected,
            found: (0,issues/* describeIssues */.w)(result.error),
            cause: result.error,
        });
    });
    function whyNone() {
        if (values.length === 0 && unfinished !== undefined)
            return { found: notComplete(unfinished.line) };
        const [first] = values;
        if (first === undefined)
            return { found: "it holds no JSON" };
        const result = format.schema.safeParse(first);
        return result.success
            ? { found: "its shape is another one" }
            : { found: (0,issues/* describeIssues */.w)(result.error), cause: result.error };
    }
}
function notComplete(line) {
    return `the JSON that begins on line ${line} is not complete or not valid`;
}
/** Whether a text begins as such a value does, by its first key: then it is another one, which was cut off. */
function beginsLike(value, text) {
    const key = /^(?:\[\s*)?\{\s*"(?<key>[^"\\]+)"\s*:/.exec(text)?.groups?.["key"];
    const first = Array.isArray(value) ? value[0] : value;
    return key !== undefined && typeof first === "object" && first !== null && Object.hasOwn(first, key);
}
/** For probes: an object with these keys, whatever their values. */
function having(...keys) {
    return schemas/* custom */.IeY((value) => typeof value === "object" && value !== null && keys.every((key) => key in value));
}
/**
 * For probes: a list that is not empty and whose first entries are of this kind.
 * A list may have a million entries, and every adapter looks at it.
 */
function listOf(probe) {
    return schemas/* custom */.IeY((value) => Array.isArray(value) &&
        value.length > 0 &&
        value.slice(0, PROBED_ENTRIES).every((entry) => probe.safeParse(entry).success));
}
const PROBED_ENTRIES = 8;
/** One file of a folder that holds exactly one JSON value of this shape. */
function readJsonFile(file, format) {
    const output = { kind: "file", file };
    const [value] = readJson(output, { ...format, probe: format.schema });
    if (value === undefined)
        throw unreadable(output, { expected: format.expected, found: "it holds no JSON" });
    return value;
}

;// CONCATENATED MODULE: ./lib/adapters/read/metric-name.js
/**
 * A tool's own name for a metric in the form that all metrics have here:
 * `MajorPageFaults` and `Major page faults` are `major-page-faults`.
 */
function metricName(text) {
    const name = text
        .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1-$2")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "");
    return name === "" ? "value" : name;
}
/** The warning for a metric of which neither the tool nor the unit says the direction. */
function lowerAssumed(what) {
    return `Nothing says which way ${what} is better; lower is assumed.`;
}

;// CONCATENATED MODULE: ./lib/adapters/read/reading.js
/**
 * Makes the reading of a tool's entries, with the rules that hold for every
 * tool: a name that comes again is numbered, a value that is no finite number
 * is a failure, and a time of zero is kept with a warning.
 */
function assemble(read) {
    const taken = new Map();
    const numbers = new Map();
    const renamed = [];
    const zeros = [];
    const failures = [...(read.failures ?? [])];
    const measurements = [];
    for (const entry of read.entries) {
        const name = nameOf(entry);
        const benchmark = freeName(name, entry, { taken, numbers });
        if (benchmark !== name) {
            renamed.push(`The name "${name}" comes again; the later benchmark is read as "${benchmark}".`);
        }
        const { category, parameters, source } = entry;
        const metrics = metricsOf(taken, category, benchmark);
        for (const metric of entry.metrics) {
            metrics.add(metric.metric);
            if (!allFinite(metric)) {
                failures.push(failed(benchmark, { message: `It gave no finite number for ${metric.metric}.`, category }));
                continue;
            }
            if (metric.metric === "time" && metric.rounds.some((round) => round.includes(0))) {
                zeros.push(`The tool reports a time of 0 for "${benchmark}": less than it can show.`);
            }
            measurements.push({
                benchmark,
                ...(category === undefined ? {} : { category }),
                ...metric,
                ...(parameters === undefined ? {} : { parameters }),
                ...(source === undefined ? {} : { source }),
            });
        }
    }
    const warnings = [...first(renamed), ...first(zeros)];
    if (measurements.length === 0 && failures.length === 0) {
        warnings.push("The output holds no benchmark.");
    }
    return {
        measurements,
        failures,
        context: withoutUnknown(read.context ?? {}),
        warnings: [...(read.warnings ?? []), ...warnings],
    };
}
/** A benchmark that the tool itself reports as failed. */
function failed(benchmark, { message, output = "", category }) {
    return {
        benchmark,
        ...(category === undefined ? {} : { category }),
        kind: "failed",
        message,
        output,
    };
}
/** The tool's summary without what it left out; `undefined` when nothing is left. */
function summaryOf(given) {
    const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
    return Object.keys(kept).length === 0 ? undefined : kept;
}
/**
 * The samples that a tool kept, if they are all there. `shortened`: fewer than
 * the tool itself counted, or not all numbers. Such a rest says nothing about
 * the benchmark (many tools sort their samples, so it holds the fastest ones).
 */
function keptSamples(values, count) {
    if (values === null || values === undefined || values.length === 0)
        return "none";
    const numbers = values.filter((value) => typeof value === "number");
    const complete = numbers.length === values.length && (count ?? values.length) === values.length;
    return complete ? numbers : "shortened";
}
/** The warning that goes with `shortened`. */
function shortenedSamples(benchmark) {
    return `The list of samples of "${benchmark}" was shortened after measuring; its mean is used instead.`;
}
function nameOf(entry) {
    return entry.benchmark.trim() === "" ? "(no name)" : entry.benchmark;
}
/** Those of one benchmark, to be added to. */
function metricsOf(taken, category, benchmark) {
    const benchmarks = taken.get(category) ?? new Map();
    taken.set(category, benchmarks);
    const metrics = benchmarks.get(benchmark) ?? new Set();
    benchmarks.set(benchmark, metrics);
    return metrics;
}
/** `name`, or `name (2)` and so on when one of the metrics is already there under that name. */
function freeName(name, { category, metrics }, { taken, numbers }) {
    const isTaken = (candidate) => {
        const there = taken.get(category)?.get(candidate);
        return there !== undefined && metrics.some(({ metric }) => there.has(metric));
    };
    if (!isTaken(name))
        return name;
    // Goes on where the last search for this name ended: a name may come again thousands of times.
    let number = numbers.get(name) ?? 2;
    while (isTaken(`${name} (${number})`))
        number += 1;
    numbers.set(name, number);
    return `${name} (${number})`;
}
/** As many of one kind as a reader may want to see. */
const SHOWN = 20;
function first(warnings) {
    const more = warnings.length - SHOWN;
    if (more <= 0)
        return warnings;
    return [...warnings.slice(0, SHOWN), `The same holds for ${more} more.`];
}
/** Without a copy of the samples, of which there may be millions. */
function allFinite({ rounds, summary }) {
    const areFinite = (values) => values.every((value) => Number.isFinite(value));
    if (!rounds.every(areFinite))
        return false;
    if (summary === undefined)
        return true;
    const { interval, ...rest } = summary;
    return areFinite(Object.values(rest)) && (interval === undefined || areFinite(Object.values(interval)));
}
function withoutUnknown(facts) {
    const known = {};
    for (const [name, fact] of Object.entries(facts)) {
        if (fact !== undefined && fact !== "")
            known[name] = fact;
    }
    return known;
}

;// CONCATENATED MODULE: ./lib/adapters/generic/bmf-measures.js


/** Built-in measures by their slug, with the unit that the server gives them, where a rule below does not tell it. */
const BUILT_IN = {
    latency: { metric: "time", unit: "ns" },
    throughput: { unit: "ops/s" },
    "build-time": { unit: "s" },
    "file-size": { unit: "B" },
    allocated: { metric: "bytes-per-op", unit: "B" },
    instructions: { unit: "count" },
    "estimated-cycles": { unit: "count" },
    "total-read-write": { unit: "count" },
    "sys-count": { unit: "count" },
    "sys-cpu-time": { unit: "ns" },
    ge: { metric: "global-bus-events", unit: "count" },
    dr: { unit: "count" },
    dw: { unit: "count" },
    bc: { unit: "count" },
    bcm: { unit: "count" },
    bi: { unit: "count" },
    bim: { unit: "count" },
};
const COUNTED = /-(?:hits|accesses|collects|blocks|events|errors|contexts)$|^(?:i1|d1|il|dl)d?m[rw]$/;
const PERCENTAGE = { base: "ratio", factor: 0.01, better: "lower" };
/** By slug or by name: people write both. */
function measureNamed(text) {
    const slug = metricName(text);
    const builtIn = BUILT_IN[slug];
    const unit = builtIn?.unit ?? (slug.endsWith("-bytes") ? "B" : COUNTED.test(slug) ? "count" : undefined);
    const kind = unit === undefined ? undefined : (0,domain_unit/* unitKind */.p)(unit);
    if (kind !== undefined)
        return { metric: builtIn?.metric ?? slug, kind, better: kind.better };
    if (slug.endsWith("-hit-rate"))
        return { metric: slug, kind: PERCENTAGE, better: "higher" };
    if (/-(?:miss-rate|jitter|steal)$/.test(slug))
        return { metric: slug, kind: PERCENTAGE, better: "lower" };
    return { metric: slug, kind: { base: "units", factor: 1, better: "lower" } };
}

;// CONCATENATED MODULE: ./lib/adapters/generic/bmf.js






// {"parse": {"latency": {"value": 3247.0, "lower_value": 3044.0, "upper_value": 3450.0}, "file-size": {"value": 12}}}
// Bencher Metric Format. The units belong to the measures and are not in the file.
const Value = schemas/* object */.Ikc({
    value: schemas/* number */.aig().nullable(),
    lower_value: schemas/* number */.aig().nullish(),
    upper_value: schemas/* number */.aig().nullish(),
});
const KEYS = new Set(["value", "lower_value", "upper_value"]);
const format = {
    expected: "a JSON of the Bencher Metric Format",
    probe: entriesAre(entriesAre(schemas/* custom */.IeY((entry) => isObject(entry) && "value" in entry && hasNoOtherKeys(entry)))),
    schema: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), Value)),
};
const bmf = {
    name: "bmf",
    recognises: (output) => holdsJson(output, format),
    parse(output) {
        const values = readJson(output, format).flatMap((file) => Object.entries(file).flatMap(([benchmark, measures]) => Object.entries(measures).map(([name, value]) => ({
            benchmark,
            name,
            value,
            measure: measureNamed(name),
        }))));
        const guessed = new Set(values.filter(({ measure }) => measure.better === undefined).map(({ name }) => name));
        const strange = values.filter(({ value }) => bounds(value) === "elsewhere").length;
        return assemble({
            entries: values.flatMap(({ benchmark, value, measure }) => toEntry(benchmark, value, measure)),
            failures: values
                .filter(({ value }) => value.value === null)
                .map(({ benchmark, name }) => failed(benchmark || "(no name)", { message: `Its value of ${name} is null or not a number.` })),
            warnings: [
                ...[...guessed].map((name) => lowerAssumed(`the measure "${name}"`)),
                ...(strange === 0
                    ? []
                    : [
                        `The bounds of ${strange} of ${values.length} values do not enclose the value and are left out.`,
                    ]),
            ],
        });
    },
};
/** Each value is an entry of its own: two spellings of one measure are numbered then. */
function toEntry(benchmark, given, { metric, kind, better }) {
    const { value } = given;
    if (value === null)
        return [];
    const interval = bounds(given);
    const summary = typeof interval === "string"
        ? undefined
        : { interval: { low: inBase(interval.low, kind), high: inBase(interval.high, kind) } };
    return [
        {
            benchmark,
            metrics: [
                {
                    metric,
                    unit: kind.base,
                    better: better ?? "lower",
                    rounds: [[inBase(value, kind)]],
                    ...(summary ? { summary } : {}),
                },
            ],
        },
    ];
}
/** Without confidence: the format does not say what kind of bounds they are. */
function bounds({ value, lower_value, upper_value }) {
    if (value === null || lower_value == null || upper_value == null)
        return "none";
    if (lower_value > value || upper_value < value)
        return "elsewhere";
    return { low: lower_value, high: upper_value };
}
function inBase(value, kind) {
    return (0,domain_unit/* inBaseUnit */.$)(value, kind);
}
const bmf_PROBED_ENTRIES = 8;
/** For probes: an object of any keys that is not empty and whose first entries are of this kind. */
function entriesAre(probe) {
    return schemas/* custom */.IeY((value) => {
        if (!isObject(value))
            return false;
        let count = 0;
        for (const key in value) {
            if (count === bmf_PROBED_ENTRIES)
                break;
            count += 1;
            if (!probe.safeParse(Reflect.get(value, key)).success)
                return false;
        }
        return count > 0;
    });
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function hasNoOtherKeys(entry) {
    return Object.keys(entry).every((key) => KEYS.has(key));
}

;// CONCATENATED MODULE: ./lib/adapters/generic/values.js

const METRICS = {
    s: "time",
    "B/s": "throughput",
    "1/s": "throughput",
    B: "size",
    count: "count",
};
/** What a value of which only the unit is known measures. */
function metricOfUnit(kind) {
    return METRICS[kind?.base ?? ""] ?? "value";
}
/** In the base unit, where the unit is a known one. */
function scaled(value, kind) {
    return kind === undefined ? value : (0,domain_unit/* inBaseUnit */.$)(value, kind);
}

;// CONCATENATED MODULE: ./lib/adapters/generic/custom.js






// [{"name": "latency", "unit": "ms", "value": 12.5, "range": "± 0.3", "extra": "free text"}]
// What github-action-benchmark calls customSmallerIsBetter and customBiggerIsBetter. The content does not tell which.
const custom_Value = schemas/* union */.KCZ([
    schemas/* number */.aig(),
    schemas/* string */.YjP().transform((text, context) => {
        const value = readNumber(text);
        if (value === undefined)
            context.addIssue({ code: "custom", message: `expected a number, received "${text}"` });
        return value ?? 0;
    }),
    schemas/* null */.chJ(),
]);
/** One value, as this format and the histories of github-action-benchmark have it. */
const CustomItem = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    unit: schemas/* string */.YjP(),
    value: custom_Value,
    range: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(),
});
const custom_format = {
    expected: "a JSON array of values with name, unit and value",
    probe: listOf(having("value").and(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), unit: schemas/* string */.YjP() }))),
    schema: schemas/* array */.YOg(CustomItem),
};
const customSmallerIsBetter = customAdapter("custom-smaller-is-better", "lower");
const customBiggerIsBetter = customAdapter("custom-bigger-is-better", "higher");
/** Claims what has the shape, unless all units agree that it is the other direction. */
function customAdapter(name, better) {
    return {
        name,
        recognises: (output) => holdsJson(output, custom_format) && (impliedDirection(output) ?? better) === better,
        parse(output) {
            const items = readJson(output, custom_format).flat();
            return assemble({
                entries: items.flatMap((item) => customEntry(item, better)),
                failures: items
                    .filter(({ value }) => value === null)
                    .map((item) => failed(item.name, { message: "Its value is null or not a number." })),
            });
        },
    };
}
const Items = schemas/* custom */.IeY((value) => Array.isArray(value));
/** The direction that every unit implies; `undefined` when one implies none, or two disagree. */
function impliedDirection(output) {
    let implied;
    for (const item of readJson(output, { ...custom_format, schema: Items }).flat()) {
        const unit = typeof item === "object" && item !== null && "unit" in item ? item.unit : undefined;
        const better = typeof unit === "string" ? (0,domain_unit/* unitKind */.p)(unit)?.better : undefined;
        if (better === undefined || (implied !== undefined && implied !== better))
            return undefined;
        implied = better;
    }
    return implied;
}
function customEntry({ name, unit, value, range }, better) {
    if (value === null)
        return [];
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const interval = intervalOf(value, range ?? undefined, kind);
    return [
        {
            benchmark: name,
            metrics: [
                {
                    metric: metricOfUnit(kind),
                    unit: kind?.base ?? unit,
                    better,
                    rounds: [[scaled(value, kind)]],
                    ...(interval === undefined ? {} : { summary: { interval } }),
                },
            ],
        },
    ];
}
/** `0.3 ms`, `1e3ms`, `0.3`. */
const NUMBER_AND_UNIT = /^([^A-Za-z\u00b5\u03bc/]*(?:[eE][+-]?\d+)?)[A-Za-z\u00b5\u03bc/]*$/;
/**
 * `1..2` as bounds, `5%`, `± 3` and `3` as the distance to them. What kind of
 * interval it is only its author knows, so it has no confidence.
 */
function intervalOf(value, range, kind) {
    const text = String(range ?? "").replace(/^[±\s]*(?:\+\/?-\s*)?/, "");
    const [low, high] = text.split("..").map((bound) => readNumber(bound));
    if (low !== undefined && high !== undefined)
        return { low: scaled(low, kind), high: scaled(high, kind) };
    const distance = text.endsWith("%")
        ? relative(value, readNumber(text.slice(0, -1)))
        : readNumber(NUMBER_AND_UNIT.exec(text)?.[1] ?? "");
    if (distance === undefined)
        return undefined;
    return { low: scaled(value - distance, kind), high: scaled(value + distance, kind) };
}
function relative(value, percent) {
    return percent === undefined ? undefined : (Math.abs(value) * percent) / 100;
}

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __webpack_require__(25175);
;// CONCATENATED MODULE: ./lib/adapters/read/table.js



/** Commas in most countries; Excel's and BenchmarkDotNet's semicolons in others; tabs. */
const DELIMITERS = [",", ";", "\t"];
/** True when the output is one file with a header line that has these columns. */
function holdsTable(output, format) {
    return someLines(output).some((line) => headerOf(line, format) !== undefined);
}
/**
 * The rows below the header line, each with as many cells as the header has; a
 * text before and after is passed over, and a header that comes again begins a
 * new table.
 *
 * @throws OUTPUT_UNREADABLE when there is no header line
 */
function readTable(output, format) {
    const rows = [];
    const warnings = eachRow(output, format, (row) => {
        rows.push(row);
    });
    return { rows, warnings };
}
/**
 * The same for tables of millions of rows: none is kept but what `take` keeps.
 * A last line without a line break may have been cut off, so it is left out.
 *
 * @returns what was left out and why
 * @throws OUTPUT_UNREADABLE when there is no header line
 */
function eachRow(output, { expected, columns, fewestCells }, take) {
    if (output.kind !== "file")
        throw unreadable(output, { expected, found: "expected one file, not a folder" });
    const text = cleanText(output.file);
    const start = headerStart(text, columns);
    if (start === undefined) {
        throw unreadable(output, { expected, found: `no line has the columns ${columns.join(", ")}` });
    }
    const warnings = [];
    const { delimiter, names: first } = start;
    let names = first;
    let odd = 0;
    const wholeLines = isUnterminated(output.file) ? text.lastIndexOf("\n") + 1 : text.length;
    if (wholeLines <= start.index) {
        throw unreadable(output, { expected, found: "it ends in its header line" });
    }
    const keep = (cells) => {
        if (columns.every((column) => cells.includes(column)))
            names = cells;
        else if (cells.length <= names.length && cells.length >= (fewestCells ?? names.length)) {
            take(rowOf(names, cells));
        }
        else if (cells.length > 1)
            odd += 1;
        return null;
    };
    try {
        for (const block of blocksOf(text.slice(start.index, wholeLines))) {
            eachRecord(block, delimiter, keep);
        }
    }
    catch (cause) {
        if (!(cause instanceof sync/* CsvError */.J$))
            throw cause;
        warnings.push(`The table breaks off: ${cause.message}.`);
    }
    if (odd > 0) {
        warnings.push(`${odd} line${odd === 1 ? " has" : "s have"} not as many cells as the header and ${odd === 1 ? "is" : "are"} left out.`);
    }
    if (wholeLines < text.length) {
        warnings.push("The last line has no end, so it may be cut off and is left out.");
    }
    return warnings;
}
const BLOCK = 2 ** 16;
/**
 * The text in pieces of whole lines: a table of hundreds of megabytes must not
 * lie in the memory several times. A piece does not end within a quoted cell.
 */
function* blocksOf(text) {
    for (let start = 0, end = 0; start < text.length; start = end) {
        let quotes = 0;
        do {
            const lineEnd = text.indexOf("\n", end + BLOCK);
            const next = lineEnd < 0 ? text.length : lineEnd + 1;
            quotes += text.slice(end, next).split('"').length - 1;
            end = next;
        } while (quotes % 2 === 1 && end < text.length);
        yield text.slice(start, end);
    }
}
/** Without quotes, cells are what stands between delimiters, and splitting is ten times as fast. */
function eachRecord(block, delimiter, keep) {
    if (!block.includes('"')) {
        for (const line of block.split("\n"))
            if (line !== "")
                keep(line.split(delimiter));
        return;
    }
    (0,sync/* parse */.qg)(block, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        on_record: (cells) => keep(cells),
    });
}
function rowOf(names, cells) {
    // Not from entries: that takes three times as long, and tables have millions of rows.
    const row = {};
    for (const [index, name] of names.entries())
        row[name] = cells[index] ?? "";
    return row;
}
function headerStart(text, columns) {
    for (let index = 0; index < text.length;) {
        const end = text.indexOf("\n", index);
        const line = text.slice(index, end < 0 ? text.length : end);
        const header = headerOf(line, { columns });
        if (header !== undefined)
            return { index, ...header };
        if (end < 0)
            return undefined;
        index = end + 1;
    }
    return undefined;
}
/** The columns of a line that is such a header. */
function headerOf(line, { columns }) {
    if (!columns.every((column) => line.includes(column)))
        return undefined;
    for (const delimiter of DELIMITERS) {
        const names = line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
        if (columns.every((column) => names.includes(column)))
            return { delimiter, names };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/generic/custom-csv.js







// name,unit,value,better,round
// parse/small,ms,1.02,lower,1
// One row for each sample. Needed: name, unit, value; optional: metric, better, round, category.
const custom_csv_format = {
    expected: "a table of values with the columns name, unit and value",
    columns: ["name", "unit", "value"],
};
const COLUMNS = new Set([...custom_csv_format.columns, "metric", "better", "round", "category"]);
const customCsv = {
    name: "custom-csv",
    recognises: (output) => holdsTable(output, custom_csv_format),
    parse(output) {
        const read = readSeries(output, ".");
        return reading(output, read.commas === "decimal" ? readSeries(output, ",") : read);
    },
};
/** Keeps numbers only: a file may have millions of rows. */
function readSeries(output, mark) {
    const known = new Map();
    // By what the cells say, which is the same in many rows.
    const places = new Map();
    const values = { commas: "none" };
    const warnings = eachRow(output, custom_csv_format, (row) => {
        values.unknown ??= Object.keys(row).filter((column) => !COLUMNS.has(column));
        const { name = "", unit = "", value = "", better = "", round = "", category = "", metric = "" } = row;
        const said = `${name}\0${category}\0${metric}\0${unit}\0${better}\0${round}`;
        const place = places.get(said) ?? custom_csv_placeOf(row, { known, output });
        places.set(said, place);
        if (value.includes(","))
            values.commas = clearer(values.commas, value);
        const number = readNumber(value, mark);
        if (number === undefined)
            place.series.broken ??= value;
        else
            place.samples.push(scaled(number, place.kind));
    });
    return {
        series: [...known.values()],
        unknown: values.unknown ?? [],
        warnings,
        commas: values.commas === "unclear" && hasSemicolons(output) ? "decimal" : values.commas,
    };
}
function custom_csv_placeOf(row, { known, output }) {
    const { name = "", unit = "", better = "", round = "", category = "" } = row;
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const metric = row["metric"] || metricOfUnit(kind);
    const key = JSON.stringify([category, name, metric]);
    const series = known.get(key) ?? newSeries(row, metric);
    known.set(key, series);
    if (series.unit !== (kind?.base ?? unit.trim()))
        throw disagreeing(output, series, "unit", unit);
    if (series.better !== better.trim())
        throw disagreeing(output, series, "better", better);
    const samples = series.rounds.get(round) ?? [];
    series.rounds.set(round, samples);
    return { series, samples, kind };
}
/** `0,63` leaves no doubt, nor does `1,412.5`; `1,412` does. */
function clearer(known, value) {
    if (known === "decimal" || known === "grouping")
        return known;
    if (decimalMarkOf([value]) === ",")
        return "decimal";
    return value.includes(".") ? "grouping" : "unclear";
}
/** Where a comma is the decimal mark, semicolons are between the cells. */
function hasSemicolons(output) {
    return someLines(output).some((line) => line.includes(";") && custom_csv_format.columns.every((column) => line.includes(column)));
}
function newSeries({ name = "", unit = "", better = "", category = "" }, metric) {
    return {
        name,
        category: category === "" ? undefined : category,
        metric,
        unit: (0,domain_unit/* unitKind */.p)(unit)?.base ?? unit.trim(),
        better: better.trim(),
        rounds: new Map(),
    };
}
function reading(output, { series, unknown, warnings }) {
    const guessed = new Set();
    const entries = series
        .filter(({ broken }) => broken === undefined)
        .map((each) => {
        const { name, category, metric, unit, rounds } = each;
        const better = directionOf(output, each);
        if (better === undefined)
            guessed.add(unit);
        return {
            benchmark: name,
            ...(category === undefined ? {} : { category }),
            metrics: [{ metric, unit, better: better ?? "lower", rounds: [...rounds.values()] }],
        };
    });
    const failures = series.flatMap(({ name, category, metric, broken }) => broken === undefined
        ? []
        : [
            failed(name || "(no name)", {
                message: `A value of its ${metric} is no number: "${broken}".`,
                category,
            }),
        ]);
    const ignored = unknown.map((column) => `The column "${column}" is not known here and not read.`);
    return assemble({
        entries,
        failures,
        warnings: [...warnings, ...ignored, ...[...guessed].map((unit) => lowerAssumed(`a value in "${unit}"`))],
    });
}
function directionOf(output, series) {
    const { better, unit } = series;
    if (better === "lower" || better === "higher")
        return better;
    if (better === "")
        return (0,domain_unit/* unitKind */.p)(unit)?.better;
    throw unreadable(output, {
        expected: custom_csv_format.expected,
        found: `the column "better" of "${series.name}" is "${better}", not lower or higher`,
    });
}
function disagreeing(output, { name, metric }, column, value) {
    return unreadable(output, {
        expected: custom_csv_format.expected,
        found: `rows of the ${metric} of "${name}" differ in the column "${column}"; one of them says "${value}"`,
    });
}

// EXTERNAL MODULE: ./lib/domain/measurements-file.js
var measurements_file = __webpack_require__(69830);
// EXTERNAL MODULE: ./lib/adapters/read/runs.js
var read_runs = __webpack_require__(30303);
;// CONCATENATED MODULE: ./lib/adapters/generic/measurements.js






// {"version": 1, "run": {"commit": "3f2c1a9", …}, "measurements": [{"benchmark": "parse/small", "metric": "time",
//   "unit": "s", "better": "lower", "rounds": [[0.00102, 0.00099], [0.00101, 0.00103]]}]}
// A list of such files is a history.
const File = having("version").and(schemas/* object */.Ikc({ measurements: schemas/* array */.YOg(having("benchmark", "metric", "rounds")) }));
const measurements_format = {
    expected: "a measurements file",
    probe: File.or(listOf(File)),
    schema: schemas/* unknown */.L5J(),
};
/** Our own file, of any source: an earlier run, another tool's converter, a script. */
const measurements = {
    name: "measurements",
    recognises: (output) => holdsJson(output, measurements_format),
    parse(output) {
        const { runs, isHistory } = readRuns(output);
        return isHistory ? (0,read_runs/* newestOf */.su)(runs.map((run) => toReading([run]))) : toReading(runs);
    },
    history(output) {
        const { runs, isHistory } = readRuns(output);
        // Several files in one log are parts of one run.
        return isHistory || runs.length === 1 ? runs : [(0,read_runs/* recordedRun */.i1)(toReading(runs))];
    },
};
/** Oldest first, if it is a history. */
function readRuns(output) {
    const place = placeOf(output);
    const values = readJson(output, measurements_format);
    const runs = values.flatMap((value) => Array.isArray(value) ? (0,measurements_file/* parseHistoryFile */.ux)(value, place) : [(0,measurements_file/* parseMeasurementsFile */.nu)(value, place)]);
    const isHistory = values.some((value) => Array.isArray(value));
    return { runs: isHistory ? (0,read_runs/* inOrderOfTime */.wk)(runs, ({ time }) => time) : runs, isHistory };
}
function toReading(runs) {
    const [first] = runs;
    return assemble({
        entries: runs.flatMap((run) => run.measurements).map(measurements_toEntry),
        context: { commit: first?.commit, ref: first?.ref, time: first?.time, suite: first?.suite },
    });
}
function measurements_toEntry({ benchmark, category, parameters, ...metric }) {
    return {
        benchmark,
        ...(category === undefined ? {} : { category }),
        ...(parameters === undefined ? {} : { parameters }),
        metrics: [metric],
    };
}

;// CONCATENATED MODULE: ./lib/adapters/read/iso-time.js
/** Milliseconds since 1970 as ISO 8601 in UTC; `undefined` for what is no time. */
function isoTime(milliseconds) {
    if (milliseconds === null || milliseconds === undefined)
        return undefined;
    const time = new Date(milliseconds);
    return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

;// CONCATENATED MODULE: ./lib/adapters/generic/nyrkio.js









// [{"timestamp": 1706220908, "metrics": [{"name": "p50", "unit": "us", "value": 56, "direction": "lower_is_better"}],
//   "attributes": {"git_repo": "https://…", "branch": "main", "git_commit": "6995e2d…", "test_name": "insert"}}]
// Nyrkiö's JSON: results of one test at one or many commits; a folder has a file for each test.
const Text = schemas/* string */.YjP().nullish();
const Result = schemas/* object */.Ikc({
    timestamp: schemas/* number */.aig(),
    metrics: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), unit: schemas/* string */.YjP().nullish(), value: schemas/* number */.aig().nullable(), direction: Text })),
    attributes: schemas/* object */.Ikc({ git_repo: Text, branch: Text, git_commit: Text, test_name: Text }),
});
const nyrkio_format = {
    expected: "a JSON of Nyrkiö",
    probe: listOf(having("timestamp", "metrics", "attributes")),
    schema: schemas/* array */.YOg(Result),
};
const nyrkio = {
    name: "nyrkio",
    // The files in the folder have any names, also without an ending.
    tree: { marker: "*", files: ["*"] },
    recognises: (output) => output.kind === "file"
        ? holdsJson(output, nyrkio_format)
        : output.files.length > 0 && output.files.every((file) => isNyrkio(file)),
    parse: (output) => (0,read_runs/* newestOf */.su)(nyrkio_readRuns(output)),
    history: (output) => nyrkio_readRuns(output).map(read_runs/* recordedRun */.i1),
};
/** One reading for each commit, oldest first. */
function nyrkio_readRuns(output) {
    const { results, warnings } = readResults(output);
    const byCommit = new Map();
    for (const named of results) {
        const { timestamp, attributes } = named.result;
        const key = attributes.git_commit ?? `at ${timestamp}`;
        const same = byCommit.get(key);
        if (same === undefined)
            byCommit.set(key, [named]);
        else
            same.push(named);
    }
    const readings = [...byCommit.values()].map((group) => readingOf(group, warnings));
    return (0,read_runs/* inOrderOfTime */.wk)(readings, ({ context }) => context["time"]);
}
function readResults(output) {
    if (output.kind === "file")
        return { results: resultsIn(output.file), warnings: [] };
    const ours = output.files.filter(isNyrkio);
    if (ours.length === 0) {
        throw unreadable(output, { expected: nyrkio_format.expected, found: "no file there is one" });
    }
    const others = output.files.filter((file) => !ours.includes(file));
    return {
        results: ours.flatMap(resultsIn),
        warnings: others.map(({ path }) => `${path} is not ${nyrkio_format.expected} and is left out.`),
    };
}
function resultsIn(file) {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.json$/, "");
    return readJson({ kind: "file", file }, nyrkio_format)
        .flat()
        .map((each) => ({ test: each.attributes.test_name ?? name, result: each }));
}
function isNyrkio(file) {
    return holdsJson({ kind: "file", file }, nyrkio_format);
}
/** A test that was measured again at the same commit gives one more round. */
function readingOf(group, warnings) {
    const guessed = new Set();
    const series = new Map();
    const failures = [];
    for (const { test, result } of group) {
        for (const { name, unit, value, direction } of result.metrics) {
            if (value === null) {
                failures.push(failed(test, { message: `Its value of ${name} is null or not a number.` }));
                continue;
            }
            const kind = (0,domain_unit/* unitKind */.p)(unit ?? "");
            const better = DIRECTIONS.get(direction ?? "") ?? kind?.better;
            if (better === undefined)
                guessed.add(name);
            const base = kind?.base ?? unit ?? "";
            const metric = metricOf(name, base);
            const key = JSON.stringify([test, metric, base]);
            const known = series.get(key);
            if (known !== undefined) {
                known.rounds.push([scaled(value, kind)]);
                continue;
            }
            const rounds = [[scaled(value, kind)]];
            series.set(key, {
                benchmark: test,
                metric: { metric, unit: base, better: better ?? "lower", rounds },
                rounds,
            });
        }
    }
    return assemble({
        entries: [...series.values()].map(({ benchmark, metric }) => ({ benchmark, metrics: [metric] })),
        failures,
        context: contextOf(group),
        warnings: [...warnings, ...[...guessed].map((name) => lowerAssumed(`the metric "${name}"`))],
    });
}
const DIRECTIONS = new Map(Object.entries({
    lower_is_better: "lower",
    higher_is_better: "higher",
}));
/** `p99` of something in seconds is `time-p99`. */
function metricOf(name, base) {
    const own = metricName(name);
    return base === "s" && /^p\d+$/.test(own) ? `time-${own}` : own;
}
function contextOf(group) {
    const [first] = group;
    const time = group.reduce((latest, { result }) => Math.max(latest, result.timestamp), 0);
    const { git_commit, git_repo, branch } = first?.result.attributes ?? {};
    return {
        commit: git_commit ?? undefined,
        branch: branch ?? undefined,
        repository: git_repo ?? undefined,
        time: timeOf(time),
    };
}
/** Seconds since 1970; nothing for what is no such time. */
function timeOf(seconds) {
    return seconds <= 0 ? undefined : isoTime(seconds * 1000);
}

;// CONCATENATED MODULE: ./lib/adapters/go/go-configuration.js
// goos: linux
// note: before
const LINE = /^(?<key>\p{Ll}[^\s\p{Lu}:]*):(?:[ \t]+(?<value>\S.*)?)?$/u;
/** The ones that `go test` itself prints. */
const OWN = new Set(["goos", "goarch", "pkg", "cpu"]);
/** After these a block of configuration lines may begin. */
const BEFORE = /^(?:PASS|FAIL|Unit\s.*|(?:ok|FAIL)\s.*|\s*)$/;
/** A log may have any number of lines that look like these. */
const MOST_KEYS = 64;
/**
 * Reads lines such as `note: before`, which hold for all results after them.
 * What a benchmark prints may look the same, so those that `go test` does not
 * print itself count only at the beginning, after an empty line, and after the
 * end of a package, where people and tools write them.
 */
function configurationReader() {
    let configuration = new Map();
    let isAtHead = true;
    return {
        read(line) {
            const { key, value = "" } = LINE.exec(line)?.groups ?? {};
            if (key === undefined || !(isAtHead || OWN.has(key))) {
                isAtHead = BEFORE.test(line);
                return undefined;
            }
            isAtHead = true;
            if (configuration.get(key) === value.trim())
                return key;
            if (value === "")
                configuration = new Map([...configuration].filter(([known]) => known !== key));
            else if (OWN.has(key) || configuration.has(key) || configuration.size < MOST_KEYS) {
                configuration = new Map([...configuration, [key, value.trim()]]);
            }
            return key;
        },
        passed(line) {
            isAtHead = BEFORE.test(line);
        },
        current: () => configuration,
    };
}
/**
 * The keys that have another value for another benchmark of the same name: they
 * tell the two apart. The processor does not, because nobody chose it.
 */
function tellingKeys(benchmarks) {
    const known = new Map();
    for (const { pkg, name, configuration } of benchmarks) {
        const key = `${pkg}\n${name}`;
        const seen = known.get(key);
        if (seen === undefined)
            known.set(key, new Set([configuration]));
        else
            seen.add(configuration);
    }
    const keys = new Set();
    for (const [first, ...others] of known.values()) {
        for (const other of others) {
            for (const key of [...(first?.keys() ?? []), ...other.keys()]) {
                if (first?.get(key) !== other.get(key))
                    keys.add(key);
            }
        }
    }
    keys.delete("cpu");
    return [...keys].sort();
}
/** The facts that are the same in all of them. */
function commonFacts(configurations) {
    const [first = new Map(), ...others] = [...new Set(configurations)];
    return Object.fromEntries([...first].filter(([key, value]) => others.every((other) => other.get(key) === value)));
}

;// CONCATENATED MODULE: ./lib/adapters/go/go-events.js


// {"Time":"…","Action":"output","Package":"example.org/a","Test":"BenchmarkJoin","Output":"BenchmarkJoin-2  \t"}
// {"Time":"…","Action":"output","Package":"example.org/a","Test":"BenchmarkJoin","Output":"   26889\t       207.6 ns/op\n"}
const Event = schemas/* object */.Ikc({
    Action: schemas/* string */.YjP(),
    Package: schemas/* string */.YjP().optional(),
    Output: schemas/* string */.YjP().optional(),
});
/**
 * The lines of `go test`, also those that `go test -json` wraps in events: these
 * package by package at the end, because packages run at the same time and one
 * line may come in several pieces. A result that breaks off in its last unit
 * loses it.
 */
function* goLines(file) {
    const packages = new Map();
    yield* withWholeEnd(plainLines(file, packages));
    for (const pieces of packages.values()) {
        yield* withWholeEnd(eachLine({ path: file.path, text: pieces.join("") }));
    }
}
/** Lines that are no events; the output in events is put into `packages`. */
function* plainLines(file, packages) {
    for (const line of eachLine(file)) {
        const event = line.startsWith('{"') ? eventOf(line) : undefined;
        if (event === undefined)
            yield line;
        else if (event.Output !== undefined) {
            const name = event.Package ?? "";
            const pieces = packages.get(name);
            if (pieces === undefined)
                packages.set(name, [event.Output]);
            else
                pieces.push(event.Output);
        }
    }
}
function eventOf(line) {
    try {
        return Event.safeParse(JSON.parse(line)).data;
    }
    catch {
        return undefined;
    }
}
/** Go's own units, which are not the beginning of another unit. */
const WHOLE_UNITS = new Set(["ns/op", "B/op", "allocs/op", "MB/s"]);
/** The last line is empty if the text ended with a line break; else it may be cut. */
function* withWholeEnd(lines) {
    let held;
    for (const line of lines) {
        if (held !== undefined)
            yield held;
        held = line;
    }
    if (held === undefined)
        return;
    const start = Math.max(held.lastIndexOf(" "), held.lastIndexOf("\t")) + 1;
    const isWhole = !/^(?:Benchmark|\s)/.test(held) || WHOLE_UNITS.has(held.slice(start));
    yield isWhole ? held : held.slice(0, start);
}

;// CONCATENATED MODULE: ./lib/adapters/go/go-failures.js

const ENDED = /^(?:---|===) (?<how>FAIL|SKIP|CONT|RUN):? +(?<name>Benchmark\S*)/;
const PANIC_FRAME = /^\S*\.(?<name>Benchmark\w*)[.\w]*\(/;
const PACKAGE_ENDED = /^(?<how>ok|FAIL)\s+(?<pkg>\S+)\s+(?:[\d.]+s|\[|\(cached\))/;
/** What a benchmark says may be as long as it likes, and a panic's trace is. */
const KEPT_LINES = 20;
function failureReader() {
    const failures = [];
    const warnings = [];
    /** Go prints the package of a failure only at the end of the package. */
    let unplaced = [];
    let waiting;
    let panic;
    /** In text the reason follows the failure, indented; in a stream of events it comes before. */
    let indented = [];
    const place = (pkg) => unplaced.map(({ name, before, after }) => {
        const details = after.length > 0 ? after : before;
        const message = details[0] ?? "go test reports that it failed.";
        return { ...failed(name, { message, output: details.join("\n") }), pkg };
    });
    return {
        began(name, line) {
            waiting = { name, lines: [line.slice(name.length).trim()] };
            indented = [];
        },
        measured() {
            waiting = undefined;
            indented = [];
        },
        waiting: () => waiting?.name,
        read(line) {
            const { how, name = "" } = ENDED.exec(line)?.groups ?? {};
            if (how === "FAIL")
                unplaced.push({ name, before: indented, after: [] });
            if (how === "SKIP")
                warnings.push(`The benchmark "${name}" was skipped.`);
            // A program that ends by itself says so; one that is ended by a panic does not.
            if (how === "FAIL" || how === "SKIP" || line === "PASS" || line === "FAIL")
                waiting = undefined;
            if (/^\s+\S/.test(line))
                keep(indented, line.trim());
            else
                indented = how === "FAIL" ? (unplaced.at(-1)?.after ?? []) : [];
            const { how: end, pkg = "" } = PACKAGE_ENDED.exec(line)?.groups ?? {};
            if (end === undefined)
                trace(line);
            else
                endPackage(pkg, end === "FAIL");
            return how !== undefined || end !== undefined;
        },
        all: (pkg) => ({ failures: [...failures, ...place(pkg)], warnings }),
    };
    /** The lines after a benchmark that began, or of a panic. */
    function trace(line) {
        if (line.startsWith("panic: "))
            panic ??= [];
        for (const lines of new Set([panic, waiting?.lines])) {
            if (lines !== undefined)
                keep(lines, line.trimEnd());
        }
        if (panic !== undefined && waiting === undefined) {
            const frame = PANIC_FRAME.exec(line)?.groups?.["name"];
            if (frame !== undefined)
                waiting = { name: frame, lines: panic };
        }
    }
    function endPackage(pkg, isFailed) {
        const placed = place(pkg);
        for (const failure of placed)
            failures.push(failure);
        if (isFailed && waiting !== undefined)
            failures.push({ ...brokenOff(waiting.name, waiting.lines), pkg });
        else if (isFailed && placed.length === 0) {
            warnings.push(`The package ${pkg} failed; benchmarks of it may be missing.`);
        }
        unplaced = [];
        waiting = undefined;
        panic = undefined;
    }
}
function keep(lines, line) {
    if (lines.length < KEPT_LINES)
        lines.push(line);
}
/** A panic, an exit or a timeout: the benchmark began, and then its package failed. */
function brokenOff(name, lines) {
    const message = lines.find((line) => line.startsWith("panic: "));
    return failed(name, {
        message: message ?? "It began and gave no result, and its package failed.",
        output: lines.join("\n").trim(),
    });
}

;// CONCATENATED MODULE: ./lib/adapters/go/go-lines.js




const NAME = /^(?<name>Benchmark(?:[^\sa-z:]\S*)?)(?=\s|$)/;
const UNIT_LINE = /^Unit\s+(?<unit>\S+)(?<properties>(?:\s+[a-z]+=\S+)+)\s*$/;
/** What the lines of `go test -bench` say, in order. */
function readGoLines(file) {
    const results = resultCollector();
    const better = new Map();
    const configuration = configurationReader();
    const failures = failureReader();
    let pkg = "";
    let isGo = false;
    for (const line of goLines(file)) {
        const name = NAME.exec(line)?.groups?.["name"];
        const own = resultOf(name === undefined ? line : line.slice(name.length));
        const measured = name ?? failures.waiting();
        if (own !== undefined && measured !== undefined && (name !== undefined || hasTime(own))) {
            results.add(measured, configuration.current(), own);
            configuration.passed(line);
            failures.measured();
            continue;
        }
        const key = configuration.read(line);
        if (key === "pkg") {
            pkg = configuration.current().get("pkg") ?? "";
            results.begin(pkg);
        }
        const { unit, properties = "" } = UNIT_LINE.exec(line)?.groups ?? {};
        if (unit !== undefined && properties.includes("better=higher"))
            better.set(unit, "higher");
        if (unit !== undefined && properties.includes("better=lower"))
            better.set(unit, "lower");
        const isOfGo = failures.read(line);
        if (name !== undefined)
            failures.began(name, line);
        isGo ||= isOfGo || key === "goos" || unit !== undefined;
    }
    const benchmarks = results.all();
    const configurations = benchmarks.map((benchmark) => benchmark.configuration);
    const context = commonFacts(configurations.length > 0 ? configurations : [configuration.current()]);
    return { benchmarks, ...failures.all(pkg), better, context, isGo };
}
function hasTime({ values }) {
    return values.some(([unit]) => unit === "ns/op");
}
/** `  714387  1423 ns/op  896 B/op`: the iterations, then pairs of value and unit. */
function resultOf(text) {
    if (!/^\s+\d+\s/.test(text))
        return undefined;
    const [first = "", ...fields] = text.trim().split(/\s+/);
    const iterations = readNumber(first);
    if (iterations === undefined)
        return undefined;
    const values = [];
    for (let index = 0; index + 1 < fields.length; index += 2) {
        const value = readNumber(fields[index] ?? "");
        const unit = fields[index + 1] ?? "";
        if (value === undefined || readNumber(unit) !== undefined)
            break;
        values.push([unit, value]);
    }
    return values.length === 0 ? undefined : { iterations, values };
}
/** Keeps numbers only: a file may have millions of results. */
function resultCollector() {
    const byConfiguration = new Map();
    const launches = new Map();
    return {
        /** `go test` names the package once in each process. */
        begin: (pkg) => {
            launches.set(pkg, (launches.get(pkg) ?? 0) + 1);
        },
        add(name, configuration, { iterations, values }) {
            const pkg = configuration.get("pkg") ?? "";
            const launch = launches.get(pkg) ?? 0;
            const byName = byConfiguration.get(configuration) ?? new Map();
            byConfiguration.set(configuration, byName);
            const known = byName.get(name) ?? { pkg, configuration, name, iterations, values: new Map() };
            byName.set(name, known);
            for (const [unit, value] of values) {
                const earlier = known.values.get(unit);
                if (earlier === undefined)
                    known.values.set(unit, { rounds: [[value]], launch });
                else if (earlier.launch === launch)
                    earlier.rounds.at(-1)?.push(value);
                else {
                    earlier.rounds.push([value]);
                    earlier.launch = launch;
                }
            }
        },
        all: () => [...byConfiguration.values()].flatMap((byName) => [...byName.values()]),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/go/go-metrics.js

/** What the testing package itself reports; all else comes from `b.ReportMetric`. */
const go_metrics_BUILT_IN = new Map(Object.entries({
    "ns/op": "time",
    "MB/s": "throughput",
    "B/op": "bytes-per-op",
    "allocs/op": "allocs-per-op",
}));
/**
 * Makes metrics of one benchmark, which may come under several configurations. The direction of a metric of the user's own is
 * what a `Unit` line says, else what the unit implies; else lower, with a warning.
 */
function goMetrics(better) {
    const warnings = [];
    const guessed = new Set();
    function directionOf(unit, kind) {
        const known = better.get(unit) ?? kind?.better ?? (unit.endsWith("/s") ? "higher" : undefined);
        if (known !== undefined)
            return known;
        if (!guessed.has(unit)) {
            guessed.add(unit);
            warnings.push(`The unit "${unit}" does not say which way is better; lower is assumed. A line "Unit ${unit} better=higher" in the output changes that.`);
        }
        return "lower";
    }
    function metricOf(unit, rounds, iterations) {
        const kind = kindOf(unit);
        const inBase = (printed) => (kind ? (0,domain_unit/* inBaseUnit */.$)(printed, kind) : printed);
        const [[value, ...others] = [], ...otherRounds] = rounds;
        const isOne = value !== undefined && others.length === 0 && otherRounds.length === 0;
        return {
            metric: go_metrics_BUILT_IN.get(unit) ?? unit,
            unit: kind?.base ?? unit,
            better: directionOf(unit, kind),
            rounds: rounds.map((samples) => samples.map(inBase)),
            ...(isOne ? { summary: { mean: inBase(value), count: iterations } } : {}),
        };
    }
    return {
        metrics(repetitions) {
            const units = new Set(repetitions.flatMap(({ values }) => [...values.keys()]));
            const iterations = repetitions[0]?.iterations ?? 0;
            return [...units].map((unit) => {
                const rounds = repetitions.flatMap(({ values }) => values.get(unit)?.rounds ?? []);
                return metricOf(unit, rounds, iterations);
            });
        },
        warnings,
    };
}
/** `p99-ns` and `p99-ns/op` are nanoseconds too: Go's way to name several metrics of one unit. */
function kindOf(unit) {
    return (0,domain_unit/* unitKind */.p)(unit) ?? (0,domain_unit/* unitKind */.p)(unit.slice(unit.lastIndexOf("-") + 1));
}

;// CONCATENATED MODULE: ./lib/adapters/go/go-names.js

const PROCESSORS = /-\d+$/;
/**
 * Names without the number of processors that Go adds (`-8`), so that a
 * benchmark keeps its identity on a machine with more of them.
 *
 * Go writes none for one processor, and then `BenchmarkSort/size-10` ends in a
 * number of its own. The two cannot be told apart on one line. Where a name
 * occurs in the same package with several numbers, or with and without one,
 * (`-cpu 1,2,4`, or such sizes) the numbers tell benchmarks apart and stay.
 */
function withoutProcessors(benchmarks) {
    const endings = new Map();
    const key = ({ pkg, name }) => `${pkg}\n${name.replace(PROCESSORS, "")}`;
    for (const benchmark of benchmarks) {
        const known = endings.get(key(benchmark)) ?? new Set();
        endings.set(key(benchmark), known.add(PROCESSORS.exec(benchmark.name)?.[0] ?? ""));
    }
    return (named) => (endings.get(key(named))?.size ?? 0) > 1 ? named.name : named.name.replace(PROCESSORS, "");
}
/** `BenchmarkSort/size=100/kind=int` has two parameters. */
function parametersOf(benchmark) {
    const pairs = benchmark.split("/").flatMap((part) => {
        const { name, value } = /^(?<name>[A-Za-z_]\w*)=(?<value>[^=]*)$/.exec(part)?.groups ?? {};
        return name === undefined || value === undefined ? [] : [[name, readNumber(value) ?? value]];
    });
    return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

;// CONCATENATED MODULE: ./lib/adapters/go/go.js







// pkg: example.org/strings
// BenchmarkJoin/size=100-8   	  714387	      1423 ns/op	  56.2 MB/s	     896 B/op	       1 allocs/op
// Printed by `go test -bench`, also with -json, and read by benchstat: https://go.dev/design/14313-benchmark-format
const go = {
    name: "go",
    recognises: (output) => output.kind === "file" &&
        cleanText(sampleOf(output.file)).includes("Benchmark") &&
        isResultOfGo(readGoLines(sampleOf(output.file))),
    parse(output) {
        const read = output.kind === "file" ? readGoLines(output.file) : undefined;
        if (read === undefined || (read.benchmarks.length === 0 && !read.isGo)) {
            throw unreadable(output, {
                expected: "the output of go test -bench",
                found: 'no line has a result such as "BenchmarkJoin-8  714387  1423 ns/op"',
            });
        }
        const { benchmarks, failures, better, context, warnings } = read;
        const { metrics, warnings: unitWarnings } = goMetrics(better);
        const nameOf = namesOf(read);
        const entries = [...groups(benchmarks, nameOf)].map(([benchmark, [name, settings, repetitions]]) => {
            const parameters = { ...parametersOf(name), ...settings };
            return {
                benchmark,
                metrics: metrics(repetitions),
                ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
            };
        });
        return assemble({
            entries,
            failures: failures.map(({ pkg, ...failure }) => ({
                ...failure,
                benchmark: nameOf({ pkg, name: failure.benchmark }),
            })),
            context,
            warnings: [...warnings, ...unitWarnings],
        });
    },
};
/** Any tool may print a line that begins with "Benchmark"; only Go's have its units or stand among its lines. */
function isResultOfGo({ benchmarks, isGo }) {
    return benchmarks.length > 0 && (isGo || benchmarks.some(({ values }) => values.has("ns/op")));
}
/** Without the number of processors, and with the package where there are several. */
function namesOf({ benchmarks, failures }) {
    const shortName = withoutProcessors(benchmarks);
    const severalPackages = new Set([...benchmarks, ...failures].map(({ pkg }) => pkg)).size > 1;
    return (named) => severalPackages && named.pkg !== "" ? `${named.pkg}/${shortName(named)}` : shortName(named);
}
/** The same benchmark may come under several configurations, of which not all tell it apart. */
function groups(benchmarks, nameOf) {
    const grouped = new Map();
    const keys = tellingKeys(benchmarks);
    for (const benchmark of benchmarks) {
        const name = nameOf(benchmark);
        const settings = Object.fromEntries(keys.flatMap((key) => {
            const value = benchmark.configuration.get(key);
            return value === undefined ? [] : [[key, value]];
        }));
        const identity = withSettings(name, settings);
        const group = grouped.get(identity);
        if (group === undefined)
            grouped.set(identity, [name, settings, [benchmark]]);
        else
            group[2].push(benchmark);
    }
    return grouped;
}
/** `BenchmarkSort (note=before)`: the same benchmark with other settings is another one. */
function withSettings(benchmark, settings) {
    const written = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
    return written.length === 0 ? benchmark : `${benchmark} (${written.join(", ")})`;
}

;// CONCATENATED MODULE: ./lib/adapters/history/go-values.js





/**
 * Of a line with several values there is first an entry of the name alone, whose
 * unit is the rest of the line (`ns/op\t 4.14 MB/s\t 344 B/op`), and, since 1.16,
 * one more of each value, named `BenchmarkJoin - B/op`: the same numbers again.
 */
function goEntries(benches) {
    const whole = new Set(benches.filter(({ unit }) => unit.includes("\t")).map(({ name }) => name));
    const isPart = ({ name, unit }) => name.endsWith(` - ${unit}`) && whole.has(name.slice(0, name.length - unit.length - 3));
    const grouped = new Map();
    for (const bench of benches.filter((one) => !isPart(one))) {
        const iterations = Number.parseInt(bench.extra ?? "", 10) || 0;
        const benchmark = grouped.get(bench.name) ?? { iterations, values: new Map() };
        grouped.set(bench.name, benchmark);
        for (const [unit, value] of valuesOf(bench))
            addSample(benchmark.values, unit, value);
    }
    return [...grouped].map(([name, benchmark]) => goEntry(name, { pkg: "", name, configuration: new Map(), ...benchmark }));
}
/** For metrics of the user's own, of which a history has no more than the unit. */
function directionWarnings(entries) {
    const unknown = entries.flatMap(({ metrics }) => metrics.filter(({ unit, better }) => better === "lower" && (0,domain_unit/* unitKind */.p)(unit) === undefined));
    return [...new Set(unknown.map(({ unit }) => lowerAssumed(`the unit "${unit}"`)))];
}
/** The benchmark with the metrics that the adapter for Go would give it. */
function goEntry(name, benchmark) {
    const parameters = parametersOf(name);
    return {
        benchmark: name,
        metrics: goMetrics(new Map()).metrics([benchmark]),
        ...(parameters ? { parameters } : {}),
    };
}
/** With `-count` the same benchmark comes several times, from one process. */
function addSample(values, unit, value) {
    const [samples] = values.get(unit)?.rounds ?? [];
    if (samples === undefined)
        values.set(unit, { rounds: [[value]] });
    else
        samples.push(value);
}
function valuesOf({ value, unit }) {
    if (value === null)
        return [];
    const [first = "", ...others] = unit.split("\t").map((part) => part.trim());
    const more = others.flatMap((part) => {
        const [number = "", ...rest] = part.split(" ");
        const other = readNumber(number);
        return other === undefined || rest.length === 0 ? [] : [[rest.join(" "), other]];
    });
    return [[first, value], ...more];
}

;// CONCATENATED MODULE: ./lib/adapters/history/github-action-benchmark.js









// window.BENCHMARK_DATA = {"lastUpdate": 1574927128603, "repoUrl": "https://github.com/…", "entries": {"Rust Benchmark": [
//   {"commit": {"id": "3f2c1a9…", …}, "date": 1574927127603, "tool": "cargo",
//    "benches": [{"name": "bench_fib_10", "value": 100, "unit": "ns/iter", "range": "± 20"}]}, …]}}
// `dev/bench/data.js` on the branch gh-pages; the file of external-data-json-path is the same as plain JSON.
const Run = schemas/* object */.Ikc({
    commit: schemas/* object */.Ikc({ id: schemas/* string */.YjP() }),
    date: schemas/* number */.aig(),
    tool: schemas/* string */.YjP(),
    benches: schemas/* array */.YOg(CustomItem.extend({ extra: schemas/* string */.YjP().nullish() })),
});
const github_action_benchmark_format = {
    expected: "a history of github-action-benchmark",
    probe: having("lastUpdate", "repoUrl", "entries"),
    schema: schemas/* object */.Ikc({ entries: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(Run)) }),
};
const githubActionBenchmark = {
    name: "github-action-benchmark",
    recognises: (output) => someLines(output).some((line) => line.startsWith(ASSIGNMENT)) || holdsJson(output, github_action_benchmark_format),
    parse: (output) => (0,read_runs/* newestOf */.su)(github_action_benchmark_readRuns(output)),
    history: (output) => github_action_benchmark_readRuns(output).map(read_runs/* recordedRun */.i1),
};
const ASSIGNMENT = "window.BENCHMARK_DATA = {";
/** Oldest first. Runs of several suites on one commit are one run; measured again they are another. */
function github_action_benchmark_readRuns(output) {
    const suites = readJson(withoutScript(output), github_action_benchmark_format).flatMap(({ entries }) => Object.entries(entries));
    const groups = new Map();
    for (const [suite, runs] of suites) {
        const times = new Map();
        for (const run of runs) {
            const { id } = run.commit;
            const time = (times.get(id) ?? 0) + 1;
            times.set(id, time);
            const key = JSON.stringify([id, time]);
            const group = groups.get(key);
            if (group === undefined)
                groups.set(key, [{ suite, run }]);
            else
                group.push({ suite, run });
        }
    }
    const readings = [...groups.values()].map((group) => github_action_benchmark_toReading(group, suites.length > 1));
    return (0,read_runs/* inOrderOfTime */.wk)(readings, ({ context }) => context["time"]);
}
/** The script as the JSON that it assigns. */
function withoutScript(output) {
    if (output.kind !== "file")
        return output;
    const known = scripts.get(output.file);
    if (known !== undefined)
        return { kind: "file", file: known };
    const text = cleanText(output.file);
    const line = text.startsWith(ASSIGNMENT) ? 0 : text.indexOf(`\n${ASSIGNMENT}`);
    const start = line < 0 ? 0 : text.indexOf("{", line);
    const file = { path: output.file.path, text: text.slice(start) };
    scripts.set(output.file, file);
    return { kind: "file", file };
}
const scripts = new WeakMap();
function github_action_benchmark_toReading(group, severalSuites) {
    const [first] = group;
    const date = Math.min(...group.map(({ run }) => run.date));
    const time = new Date(date);
    const categoryOf = (suite) => (severalSuites ? { category: suite } : {});
    const entries = group.flatMap(({ suite, run }) => entriesOf(run).map((entry) => ({ ...entry, ...categoryOf(suite) })));
    return assemble({
        entries,
        warnings: directionWarnings(group.flatMap(({ run }) => (GENERIC.has(run.tool) ? [] : entriesOf(run)))),
        failures: group.flatMap(({ suite, run }) => run.benches
            .filter(({ value }) => value === null)
            .map(({ name }) => failed(name, { message: "Its value is null or not a number.", ...categoryOf(suite) }))),
        context: {
            commit: first?.run.commit.id,
            time: isoTime(time.getTime()),
        },
    });
}
function entriesOf({ tool, benches }) {
    if (tool === "go")
        return goEntries(benches);
    return benches.flatMap((bench) => customEntry(bench, github_action_benchmark_directionOf(tool, bench.unit)));
}
/** The two generic tools say it; of all others the unit does. */
function github_action_benchmark_directionOf(tool, unit) {
    return GENERIC.get(tool) ?? (0,domain_unit/* unitKind */.p)(unit)?.better ?? "lower";
}
const GENERIC = new Map([
    ["customBiggerIsBetter", "higher"],
    ["customSmallerIsBetter", "lower"],
]);

;// CONCATENATED MODULE: ./lib/adapters/history/gobenchdata.js







// [{"Version": "a3b33d2…", "Date": 1589695147, "Tags": ["ref=refs/heads/main"], "Suites": [{"Goos": "linux", "Goarch": "amd64",
//   "Pkg": "example.org/strings", "Benchmarks": [{"Name": "BenchmarkJoin-2", "Runs": 2991747, "NsPerOp": 412,
//     "Mem": {"BytesPerOp": 12, "AllocsPerOp": 14, "MBPerSec": 15}, "Custom": {"p99-ns": 900}}]}]}]
// Newest first. Seconds of Unix time. `benchmarks.json` of gobenchdata; what was not measured is 0.
const Benchmark = schemas/* object */.Ikc({
    Name: schemas/* string */.YjP(),
    Runs: schemas/* number */.aig().nullish(),
    NsPerOp: schemas/* number */.aig(),
    Mem: schemas/* object */.Ikc({
        BytesPerOp: schemas/* number */.aig().nullish(),
        AllocsPerOp: schemas/* number */.aig().nullish(),
        MBPerSec: schemas/* number */.aig().nullish(),
    })
        .nullish(),
    Custom: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()).nullish(),
});
const gobenchdata_Run = schemas/* object */.Ikc({
    Version: schemas/* string */.YjP().nullish(),
    Date: schemas/* number */.aig(),
    Tags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    Suites: schemas/* array */.YOg(schemas/* object */.Ikc({
        Goos: schemas/* string */.YjP().nullish(),
        Goarch: schemas/* string */.YjP().nullish(),
        Pkg: schemas/* string */.YjP().nullish(),
        Cpu: schemas/* string */.YjP().nullish(),
        Benchmarks: schemas/* array */.YOg(Benchmark),
    })),
});
const gobenchdata_format = {
    expected: "a history of gobenchdata",
    probe: listOf(having("Date", "Suites").and(schemas/* object */.Ikc({ Suites: listOf(having("Pkg", "Benchmarks")) }))),
    schema: schemas/* array */.YOg(gobenchdata_Run),
};
const gobenchdata = {
    name: "gobenchdata",
    recognises: (output) => holdsJson(output, gobenchdata_format),
    parse: (output) => (0,read_runs/* newestOf */.su)(gobenchdata_readRuns(output)),
    history: (output) => gobenchdata_readRuns(output).map(read_runs/* recordedRun */.i1),
};
/** Oldest first. */
function gobenchdata_readRuns(output) {
    const runs = readJson(output, gobenchdata_format).flat();
    // What a benchmark is called must not depend on the run.
    const all = runs.flatMap(benchmarksOf);
    const shortName = withoutProcessors(all);
    const severalPackages = new Set(all.map(({ pkg }) => pkg)).size > 1;
    const nameOf = (benchmark) => severalPackages && benchmark.pkg !== ""
        ? `${benchmark.pkg}/${shortName(benchmark)}`
        : shortName(benchmark);
    const readings = runs.map((run) => gobenchdata_toReading(run, nameOf)).reverse();
    return (0,read_runs/* inOrderOfTime */.wk)(readings, ({ context }) => context["time"]);
}
function benchmarksOf({ Suites }) {
    return Suites.flatMap(({ Pkg, Benchmarks }) => Benchmarks.map((benchmark) => ({ ...benchmark, pkg: Pkg ?? "", name: benchmark.Name })));
}
function gobenchdata_toReading(run, nameOf) {
    const benchmarks = benchmarksOf(run);
    const grouped = new Map();
    const hasMemory = benchmarks.some(({ Mem }) => Mem?.BytesPerOp || Mem?.AllocsPerOp);
    for (const benchmark of benchmarks) {
        const name = nameOf(benchmark);
        const group = grouped.get(name) ?? { first: benchmark, values: new Map() };
        grouped.set(name, group);
        for (const [unit, value] of gobenchdata_valuesOf(benchmark, hasMemory))
            addSample(group.values, unit, value);
    }
    const [suite] = run.Suites;
    const time = new Date(run.Date * 1000);
    const ref = run.Tags?.find((tag) => tag.startsWith("ref="))?.slice("ref=".length);
    const entries = [...grouped].map(([name, { first, values }]) => goEntry(name, { pkg: first.pkg, name, configuration: new Map(), iterations: first.Runs ?? 0, values }));
    return assemble({
        entries,
        warnings: directionWarnings(entries),
        context: {
            commit: run.Version ?? undefined,
            ref,
            time: isoTime(time.getTime()),
            goos: suite?.Goos ?? undefined,
            goarch: suite?.Goarch ?? undefined,
            cpu: suite?.Cpu ?? undefined,
        },
    });
}
/** Zeros of a run without any allocation are those of `go test` without -benchmem. */
function gobenchdata_valuesOf({ NsPerOp, Mem, Custom }, hasMemory) {
    return [
        ["ns/op", NsPerOp],
        ...(Mem?.MBPerSec ? [["MB/s", Mem.MBPerSec]] : []),
        ...(hasMemory
            ? [["B/op", Mem?.BytesPerOp ?? 0], ["allocs/op", Mem?.AllocsPerOp ?? 0]]
            : []),
        ...Object.entries(Custom ?? {}),
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/history/utc-time.js

const DATE = /^(?<year>\d{4})[-./](?<month>\d\d?)[-./](?<day>\d\d?)$/;
const CLOCK = /^(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d(?:\.\d{1,9})?))?$/;
const ZONE = /^(?:Z|UTC|GMT|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d))$/;
/**
 * `2024.01.01 3:00:00 +0100`, `2024-01-01T03:00:00Z`, `2024-01-01` and seconds of
 * Unix time as ISO 8601 in UTC; `undefined` for anything else. What has no zone is UTC.
 */
function utcTime(text) {
    const trimmed = (text ?? "").trim();
    if (/^\d{9,11}$/.test(trimmed))
        return isoTime(Number(trimmed) * 1000);
    const [date = "", clock = "0:00", zone = "Z", ...others] = trimmed
        .replace(/^(\S{8,10})T/, "$1 ")
        .replace(/(\d)(Z|[+-]\d\d:?\d\d)$/, "$1 $2")
        .split(/ +/);
    const { year, month, day } = DATE.exec(date)?.groups ?? {};
    const { hour, minute, second } = CLOCK.exec(clock)?.groups ?? {};
    const offset = ZONE.exec(zone)?.groups;
    if (year === undefined || hour === undefined || offset === undefined || others.length > 0)
        return undefined;
    const ahead = (Number(offset["hours"] ?? 0) * 60 + Number(offset["minutes"] ?? 0)) * 60_000;
    const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), 0);
    return isoTime(local + Number(second ?? 0) * 1000 - (offset["sign"] === "-" ? -ahead : ahead));
}

;// CONCATENATED MODULE: ./lib/adapters/history/otava.js









// time,commit,branch,metric1,metric2
// 2024.01.01 3:00:00 +0100,aaa0,main,154023,10.43
// A line is a run. Which columns are metrics Otava's configuration says; here those are that hold numbers.
const otava_format = { expected: "a CSV file of Otava", columns: ["time", "commit"] };
const NO_METRICS = new Set(["time", "commit", "branch", "tag", "version"]);
const otava = {
    name: "otava",
    recognises(output) {
        if (output.kind !== "file" || !holdsTable(output, otava_format))
            return false;
        const rows = someRows(output.file);
        return rows.some((row) => utcTime(row["time"]) !== undefined) && metricColumns(rows).length > 0;
    },
    parse: (output) => (0,read_runs/* newestOf */.su)(otava_readRuns(output)),
    history: (output) => otava_readRuns(output).map(read_runs/* recordedRun */.i1),
};
/** Rows to recognise a file by; none where the table ends in its header. */
function someRows(file) {
    try {
        return readTable({ kind: "file", file: sampleOf(file) }, otava_format).rows;
    }
    catch (error) {
        if (error instanceof errors/* BenchmarkError */.EW)
            return [];
        throw error;
    }
}
/** Oldest first. */
function otava_readRuns(output) {
    const { rows, warnings } = readTable(output, otava_format);
    const columns = metricColumns(rows);
    if (columns.length === 0) {
        throw unreadable(output, { expected: otava_format.expected, found: "no column holds numbers" });
    }
    const dated = rows.filter((row) => utcTime(row["time"]) !== undefined);
    const undated = rows.length - dated.length;
    const notes = [
        ...warnings,
        ...(undated > 0
            ? [`${undated} of ${rows.length} lines have no time that can be read and are left out.`]
            : []),
        ...directionWarning(columns),
    ];
    const readings = dated.map((row) => otava_toReading(row, columns, notes));
    return (0,read_runs/* inOrderOfTime */.wk)(readings, ({ context }) => context["time"]);
}
/** Columns that hold numbers mostly: a cell that was damaged does not make it one of texts. */
function metricColumns(rows) {
    const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "" && !NO_METRICS.has(name));
    return names.filter((name) => {
        const cells = rows.map((row) => row[name] ?? "").filter((cell) => cell.trim() !== "");
        const numbers = cells.filter((cell) => readNumber(cell) !== undefined);
        return numbers.length * 2 > cells.length;
    });
}
function otava_toReading(row, columns, warnings) {
    const { time, commit, branch, ...cells } = row;
    const odd = columns.filter((column) => row[column]?.trim() && readNumber(row[column]) === undefined);
    const oddCells = `The value of ${odd.join(", ")} at ${time} is no number and is left out.`;
    const facts = Object.entries(cells).filter(([name]) => name !== "" && !columns.includes(name));
    return assemble({
        entries: columns.flatMap((column) => {
            const value = readNumber(row[column] ?? "");
            return value === undefined ? [] : [otava_toEntry(column, value)];
        }),
        context: {
            ...Object.fromEntries(facts),
            commit,
            ref: branch === undefined || branch === "" ? undefined : `refs/heads/${branch}`,
            time: utcTime(time),
        },
        warnings: odd.length > 0 ? [...warnings, oddCells] : warnings,
    });
}
function otava_toEntry(column, value) {
    const unit = unitOf(column);
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    return {
        benchmark: column,
        metrics: [
            {
                metric: metricOfUnit(kind),
                unit: kind?.base ?? unit,
                better: kind?.better ?? "higher",
                rounds: [[scaled(value, kind)]],
            },
        ],
    };
}
/** `latency (ms)`, `latency [ms]` */
function unitOf(column) {
    return /[([](?<unit>[^()[\]]+)[)\]]$/.exec(column.trim())?.groups?.["unit"] ?? "";
}
function directionWarning(columns) {
    const unknown = columns.filter((column) => (0,domain_unit/* unitKind */.p)(unitOf(column)) === undefined);
    if (unknown.length === 0)
        return [];
    return [
        `The file does not say which way ${unknown.join(", ")} is better; higher is assumed, as Otava does where its configuration says nothing.`,
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/read/seconds.js


/** Divided, not multiplied: `325 / 1e9` is the number nearest to 325 ns and `325 * 1e-9` is not. */
function fromNanoseconds(nanoseconds) {
    return nanoseconds / 1e9;
}
function fromMilliseconds(milliseconds) {
    return milliseconds / 1e3;
}
/** `61.37us`, `31.72 ms` and `22'552 µs` in seconds; `undefined` for anything else. */
function printedSeconds(text) {
    const { number = "", unit = "" } = /^(?<number>\d[\d.,'_]*) *(?<unit>[^\d\s]+)$/.exec(text.trim())?.groups ?? {};
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const value = readNumber(number);
    return kind?.base !== "s" || value === undefined ? undefined : (0,domain_unit/* inBaseUnit */.$)(value, kind);
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/bench-node-text.js




const HEADER = /^name,(?:ops\/sec|total time),samples,plugins,min,max$/;
const CSV = /^(?<name>.*),(?:"(?<rate>[^"]*)"|(?<time>[^",]+)),(?<runs>\d+),"[^"]*",(?<min>[\d.]+[num]?s),(?<max>[\d.]+[num]?s)$/;
const RUNS = /^(?<kind>ops\/sec|total time) \((?<runs>\d+) runs sampled\) (?:.* )?min\.\.max=\((?<range>[^()]*)\)$/;
const CHART = /^(?<kind>ops\/sec|total time) \| +(?<runs>\d+) samples(?: |$)/;
const BRANCH = /^(?<indent>(?:[│ ] )*)[├└]─ (?<rest>.*)$/;
/** Above the tree and the chart. */
const FACT = /^ *(?<fact>Node\.js(?: version)?|CPU): (?<value>\S.*)$/;
function holdsPrinted(output) {
    return someLines(output).some((line) => HEADER.test(line) || bench_node_text_resultOf(line) !== undefined);
}
/** @throws OUTPUT_UNREADABLE when no line is that of a reporter */
function readPrinted(output) {
    const lines = output.kind === "file" ? eachLine(output.file) : [];
    const rows = [];
    const context = {};
    const path = [];
    let isTable = false;
    for (const line of lines) {
        if (HEADER.test(line))
            isTable = true;
        const branch = BRANCH.exec(line)?.groups;
        const row = (isTable ? cellsOf(line) : undefined) ?? bench_node_text_resultOf(branch?.["rest"] ?? line);
        if (branch) {
            const depth = (branch["indent"] ?? "").length / 2;
            path.splice(depth, path.length, row?.name ?? (branch["rest"] ?? "").trim());
            if (row)
                rows.push({ ...row, name: path.join("/") });
        }
        else if (row) {
            rows.push(row.name.endsWith(" x") && line.endsWith(")")
                ? { ...row, name: row.name.slice(0, -2).trimEnd() }
                : row);
        }
        const { fact, value = "" } = FACT.exec(line)?.groups ?? {};
        if (fact !== undefined)
            context[fact === "CPU" ? "cpu" : "node"] = value;
    }
    if (rows.length === 0) {
        throw unreadable(output, {
            expected: "a report of bench-node",
            found: "no line has a rate with its number of runs",
        });
    }
    return { rows, context };
}
/** Plugins and a bar may stand between the parts, and the name before them may hold anything. */
function bench_node_text_resultOf(line) {
    const at = Math.max(line.lastIndexOf(" ops/sec "), line.lastIndexOf(" total time "));
    if (at < 0)
        return undefined;
    const rest = line.slice(at + 1);
    const chart = CHART.exec(rest)?.groups;
    const groups = chart ?? RUNS.exec(rest)?.groups;
    const before = line.slice(0, at);
    const bar = chart ? before.lastIndexOf(" ▏") : before.length;
    if (groups === undefined || bar < 0)
        return undefined;
    const start = valueStart(before, groups["kind"] ?? "");
    const name = before.slice(0, Math.min(bar, start)).trimEnd();
    const [min, max] = (groups["range"] ?? "").split("...");
    return {
        name,
        runs: Number(groups["runs"]),
        ...quantityOf(before.slice(start), groups["kind"] ?? ""),
        min: printedSeconds(min ?? ""),
        max: printedSeconds(max ?? ""),
    };
}
/** A rate is one word, a time is two: `31.72 ms`. */
function valueStart(before, kind) {
    const last = before.lastIndexOf(" ");
    const isTime = kind === "total time" && (0,domain_unit/* unitKind */.p)(before.slice(last + 1)) !== undefined;
    return (isTime ? before.lastIndexOf(" ", last - 1) : last) + 1;
}
function cellsOf(line) {
    const cells = CSV.exec(line)?.groups;
    if (cells === undefined)
        return undefined;
    return {
        name: cells["name"] ?? "",
        runs: Number(cells["runs"]),
        rate: rateOf(cells["rate"] ?? ""),
        time: printedSeconds(cells["time"] ?? ""),
        min: printedSeconds(cells["min"] ?? ""),
        max: printedSeconds(cells["max"] ?? ""),
    };
}
function quantityOf(text, kind) {
    return kind === "ops/sec" ? { rate: rateOf(text) } : { time: printedSeconds(text) };
}
/**
 * A rate in whatever locale the program ran: it never has more than two
 * decimals, so a separator before three digits is one of thousands.
 */
function rateOf(text) {
    if (!/^\d[\d.,'’\u00a0\u202f]*$/.test(text))
        return undefined;
    const decimals = /[.,](?<digits>\d{1,2})$/.exec(text);
    const whole = text.slice(0, decimals?.index).replace(/\D/g, "");
    return readNumber(`${whole}.${decimals?.groups?.["digits"] ?? "0"}`);
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/bench-node.js





// [{"name": "json", "runsSampled": 10, "min": "5.68us", "minNS": 5676.7, "max": "7.16us", "maxNS": 7164, "plugins": [], "opsSec": 132684}]
//   jsonReport; minNS and maxNS since 0.15; with benchmarkMode "time" totalTime, in seconds, in place of opsSec
// [{"name": "json", "iterations": 17, "histogram": {"samples": 11, "min": 20007879, "sampleData": [20007879, …]}, "plugins": [], "opsSec": 40.01}]
//   what `suite.run()` returns, nanoseconds
// What is printed: bench-node-text.ts.
const Amount = schemas/* number */.aig().nullish();
const Reported = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    runsSampled: schemas/* number */.aig(),
    min: schemas/* string */.YjP(),
    minNS: Amount,
    max: schemas/* string */.YjP(),
    maxNS: Amount,
    opsSec: Amount,
    totalTime: Amount,
});
const reported = {
    expected: "a JSON report of bench-node",
    probe: listOf(having("name", "runsSampled", "min", "max", "plugins")),
    schema: schemas/* array */.YOg(Reported),
};
const Returned = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    histogram: schemas/* object */.Ikc({
        samples: schemas/* number */.aig(),
        min: Amount,
        max: Amount,
        sampleData: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
    }),
    opsSec: Amount,
    totalTime: Amount,
});
const returned = {
    expected: "the results of bench-node as JSON",
    probe: listOf(having("name", "iterations", "plugins").and(schemas/* object */.Ikc({ histogram: having("samples", "min", "max") }))),
    schema: schemas/* array */.YOg(Returned),
};
const benchNode = {
    name: "bench-node",
    recognises: (output) => holdsJson(output, reported) || holdsJson(output, returned) || holdsPrinted(output),
    parse(output) {
        if (holdsJson(output, returned))
            return readRows(readJson(output, returned).flat().map(rowOfReturned));
        if (holdsJson(output, reported))
            return readRows(readJson(output, reported).flat().map(rowOfReported));
        const { rows, context } = readPrinted(output);
        return readRows(rows, context);
    },
};
function readRows(rows, context = {}) {
    const entries = [];
    const failures = [];
    for (const row of rows) {
        const metric = bench_node_metricOf(row);
        if (metric)
            entries.push({ benchmark: row.name, metrics: [metric] });
        else
            failures.push(failed(row.name, { message: "bench-node shows neither a rate nor a time for it." }));
    }
    const shortened = rows.filter(({ samples }) => samples === "shortened");
    return assemble({
        entries,
        failures,
        context,
        warnings: shortened.map(({ name }) => shortenedSamples(name)),
    });
}
/**
 * The samples where they are kept, one for each run: the time of one call in it.
 * They are sorted, and those that bench-node calls outliers are not among them.
 * Else the rate of all calls together, which rests on the outliers too.
 */
function bench_node_metricOf({ samples, rate, time, runs, min, max }) {
    const timed = { metric: "time", unit: "s", better: "lower" };
    if (typeof samples === "object")
        return { ...timed, rounds: [samples] };
    if (rate !== undefined && rate > 0) {
        const [low, high] = [max, min].map((seconds) => (seconds ? 1 / seconds : undefined));
        // The outliers that count for the rate are not among the runs that these are the extremes of.
        const extremes = low && high && low <= rate && rate <= high ? { min: low, max: high } : {};
        const summary = summaryOf({ mean: rate, ...extremes, count: runs }) ?? {};
        return { metric: "throughput", unit: "1/s", better: "higher", rounds: [[rate]], summary };
    }
    if (time === undefined)
        return undefined;
    return { ...timed, rounds: [[time]], summary: summaryOf({ mean: time, min, max, count: runs }) ?? {} };
}
function rowOfReported(result) {
    return {
        name: result.name,
        runs: result.runsSampled,
        rate: result.opsSec ?? undefined,
        time: result.totalTime ?? undefined,
        min: seconds(result.minNS) ?? printedSeconds(result.min),
        max: seconds(result.maxNS) ?? printedSeconds(result.max),
    };
}
function rowOfReturned({ name, histogram, opsSec, totalTime }) {
    const samples = keptSamples(histogram.sampleData, histogram.samples);
    return {
        name,
        runs: histogram.samples,
        samples: typeof samples === "string" ? samples : samples.map(fromNanoseconds),
        rate: opsSec ?? undefined,
        time: totalTime ?? undefined,
        min: seconds(histogram.min),
        max: seconds(histogram.max),
    };
}
function seconds(nanoseconds) {
    return nanoseconds == null ? undefined : fromNanoseconds(nanoseconds);
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/benchmarkjs.js





// RegExp#test x 33,924,588 ops/sec ±6.74% (60 runs sampled)      String(event.target)
// fails:                                                         its error stands behind the colon, but an Error prints as nothing
// [{"name": "a", "hz": 12, "stats": {"rme": 1.2, "sample": [0.08, …], …}}]      JSON.stringify of a suite's benchmarks, seconds
/** The sign before the margin is another one where a terminal's character set is not UTF-8. */
const RESULT = / x (?<hz>[\d,.]+|NaN|Infinity) ops\/sec [^\d\s]{1,3}(?<margin>[\d.]+|NaN)% \((?<runs>\d+) runs? sampled\)\s*$/;
const THREW = /^(?<name>\S.*): $/;
const Stats = schemas/* object */.Ikc({ sample: schemas/* array */.YOg(schemas/* number */.aig()) });
const benchmarkjs_Benchmark = schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish(), error: schemas/* unknown */.L5J().optional(), stats: Stats });
const benchmarkjs_format = {
    expected: "the benchmarks of benchmark.js as JSON",
    probe: listOf(schemas/* object */.Ikc({
        stats: schemas/* object */.Ikc({ sample: schemas/* array */.YOg(schemas/* unknown */.L5J()), rme: schemas/* unknown */.L5J(), moe: schemas/* unknown */.L5J(), sem: schemas/* unknown */.L5J() }),
    })),
    schema: schemas/* array */.YOg(benchmarkjs_Benchmark),
};
const benchmarkJs = {
    name: "benchmarkjs",
    recognises: (output) => someLines(output).some((line) => RESULT.test(line)) || holdsJson(output, benchmarkjs_format),
    parse: (output) => holdsJson(output, benchmarkjs_format) ? readBenchmarks(readJson(output, benchmarkjs_format).flat()) : readLines(output),
};
function readLines(output) {
    const lines = output.kind === "file" ? eachLine(output.file) : [];
    const entries = [];
    const failures = [];
    let results = 0;
    for (const line of lines) {
        const result = RESULT.exec(line);
        const threw = result === null ? THREW.exec(line)?.groups?.["name"] : undefined;
        if (result?.groups) {
            results += 1;
            const name = line.slice(0, result.index).trim();
            const entry = benchmarkjs_toEntry(name, result.groups);
            if (entry)
                entries.push(entry);
            else
                failures.push(failed(name, { message: "benchmark.js printed no rate for it: it was aborted, or is too slow." }));
        }
        else if (threw !== undefined) {
            failures.push(failed(threw, { message: "It threw an error; benchmark.js does not print its message." }));
        }
    }
    if (results === 0) {
        throw unreadable(output, {
            expected: "the printed results of benchmark.js",
            found: 'no line says "x … ops/sec ±…% (… runs sampled)"',
        });
    }
    return assemble({ entries, failures });
}
/**
 * benchmark.js prints only the rate; the margin of error is that of the mean
 * time, at 95 %, so the rate's interval is not symmetric.
 */
function benchmarkjs_toEntry(name, groups) {
    const rate = readNumber(groups["hz"] ?? "");
    const count = Number(groups["runs"]);
    if (rate === undefined || rate === 0 || count === 0)
        return undefined;
    const margin = (readNumber(groups["margin"] ?? "") ?? Number.NaN) / 100;
    const interval = margin < 1 ? { low: rate / (1 + margin), high: rate / (1 - margin), confidence: 0.95 } : undefined;
    const summary = summaryOf({ mean: rate, count, interval }) ?? {};
    return {
        benchmark: name,
        metrics: [{ metric: "throughput", unit: "1/s", better: "higher", rounds: [[rate]], summary }],
    };
}
/** Written as JSON, the samples are there, as seconds for one call; `error` becomes `{}`. */
function readBenchmarks(benchmarks) {
    const named = benchmarks.map((benchmark) => ({ ...benchmark, name: benchmark.name ?? "(no name)" }));
    const measured = new Set(named.filter(({ error, stats }) => error === undefined && stats.sample.length > 0));
    return assemble({
        entries: [...measured].map(({ name, stats }) => ({
            benchmark: name,
            metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [stats.sample] }],
        })),
        failures: named
            .filter((benchmark) => !measured.has(benchmark))
            .map(({ name }) => failed(name, { message: "It threw an error or was aborted: it has no samples." })),
    });
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/console-time.js




// parse: 12.345ms           Node.js; from a second on 1.234s, from a minute on 1:02.345 (m:ss.mmm), Deno 1204ms
// parse: 9034ms - timer ended      Firefox; Chrome writes 9034 ms
// [12.34ms] parse           Bun
const SPAN = /^(?<value>\d+(?:\.\d+)?) ?(?<unit>ms|s)(?<ended> - timer ended)?$/;
const console_time_CLOCK = /^(?:(?<hours>\d+):)?(?<minutes>\d{1,2}):(?<seconds>\d\d\.\d{3}) \((?:h:m)?m:ss\.mmm\)$/;
const BRACKETED = /^\[(?<value>\d+(?:\.\d+)?)(?<unit>ms|s)\] (?<label>.+)$/;
/** `auto` needs lines of Firefox, or an output in which every line is that of a timer. */
const consoleTime = {
    name: "console-time",
    recognises(output) {
        const lines = someLines(output).filter((line) => line.trim() !== "");
        const timers = lines.flatMap((line) => timerOf(line) ?? []);
        return timers.some(({ ended }) => ended) || (timers.length > 0 && timers.length === lines.length);
    },
    parse: (output) => read(output),
};
/** A label that comes again is another sample of the same code. */
function read(output) {
    const samples = new Map();
    for (const line of output.kind === "file" ? eachLine(output.file) : []) {
        const timer = timerOf(line);
        if (timer === undefined)
            continue;
        const known = samples.get(timer.label);
        if (known === undefined)
            samples.set(timer.label, [timer.seconds]);
        else
            known.push(timer.seconds);
    }
    if (samples.size === 0) {
        throw unreadable(output, {
            expected: "what console.timeEnd prints",
            found: 'no line has the form "label: 12.3ms"',
        });
    }
    return assemble({
        entries: [...samples].map(([benchmark, round]) => ({
            benchmark,
            metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [round] }],
        })),
    });
}
function timerOf(line) {
    const bracketed = BRACKETED.exec(line)?.groups;
    const at = line.lastIndexOf(": ");
    const [label, time] = bracketed
        ? [bracketed["label"] ?? "", `${bracketed["value"]}${bracketed["unit"]}`]
        : [line.slice(0, Math.max(at, 0)), line.slice(at + 2).trimEnd()];
    const seconds = secondsOf(time);
    if (label.trim() === "" || seconds === undefined)
        return undefined;
    return { label: label.trim(), seconds, ended: time.endsWith(" - timer ended") };
}
function secondsOf(time) {
    const span = SPAN.exec(time)?.groups;
    const unit = (0,domain_unit/* unitKind */.p)(span?.["unit"] ?? "");
    const value = readNumber(span?.["value"] ?? "");
    if (unit !== undefined && value !== undefined)
        return (0,domain_unit/* inBaseUnit */.$)(value, unit);
    const clock = console_time_CLOCK.exec(time)?.groups;
    if (clock === undefined)
        return undefined;
    const { hours = "0", minutes, seconds } = clock;
    return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/file-names.js
/**
 * For tools that write absolute paths or URLs, which differ from machine to
 * machine: as much of the end of each path as tells the files apart.
 */
function shortNames(paths) {
    const ending = (path, segments) => path.split(/[\\/]/).slice(-segments).join("/");
    const distinct = [...new Set(paths)];
    const longest = distinct.reduce((most, path) => Math.max(most, path.split(/[\\/]/).length), 1);
    let segments = 1;
    while (segments < longest &&
        new Set(distinct.map((path) => ending(path, segments))).size < distinct.length) {
        segments += 1;
    }
    return new Map(distinct.map((path) => [path, ending(path, segments)]));
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/tail-percentiles.js
const tail_percentiles_TAIL = ["p90", "p95", "p99", "p995", "p999"];
/**
 * The slowest calls as metrics of their own, `time-p99` and so on: for
 * benchmarks of which the tool did not keep the samples. Quartiles are left
 * out: they say how the samples spread.
 *
 * @param inSeconds turns one of the tool's numbers into seconds
 */
function tailMetrics(percentiles, inSeconds) {
    return tail_percentiles_TAIL.flatMap((name) => {
        const value = percentiles[name];
        if (value === null || value === undefined)
            return [];
        return [{ metric: `time-${name}`, unit: "s", better: "lower", rounds: [[inSeconds(value)]] }];
    });
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/deno-text.js





// file:///home/demo/sort_bench.ts
// | benchmark   | time/iter (avg) |        iter/s |      (min … max)      |      p75 |      p99 |     p995 |
// group waiting
// | busy 5 ms   |         20.5 ms |          48.8 | (  5.8 ms …  35.2 ms) |  26.2 ms |  35.2 ms |  35.2 ms |
// throws      error: Error: boom
const deno_text_HEADER = /^\| benchmark +\| time\/iter \(avg\) \| +iter\/s \| +\(min … max\) +\| +p75 \| +p99 \| +p995 \|$/;
const deno_text_FACT = /^ *(?<fact>CPU|Runtime) \| (?<value>\S.*)$/;
const RUNTIME = /^Deno (?<version>\S+) \((?<architecture>.+)\)$/;
/** Cells behind the name, which may hold bars itself. */
const CELLS = 6;
function holdsPrintedTable(output) {
    return someLines(output).some((line) => deno_text_HEADER.test(line));
}
/** Times are rounded to one decimal, and there are no samples. */
function readPrintedTable(output) {
    const rows = [];
    const failures = [];
    const context = {};
    let place = { origin: "", category: undefined };
    let errors;
    for (const line of output.kind === "file" ? eachLine(output.file) : []) {
        const { fact, value = "" } = deno_text_FACT.exec(line)?.groups ?? {};
        if (fact === "CPU")
            context["cpu"] = value;
        if (fact === "Runtime") {
            const { version, architecture } = RUNTIME.exec(value)?.groups ?? {};
            Object.assign(context, { deno: version, architecture });
        }
        if (deno_text_HEADER.test(line))
            errors = line.indexOf("|", 1) - "| ".length;
        else if (line.startsWith("file:///"))
            place = { origin: line.trimEnd(), category: undefined };
        else if (line.startsWith("group "))
            place = { ...place, category: line.slice("group ".length).trimEnd() };
        if (errors === undefined)
            continue;
        const row = deno_text_rowOf(line, place);
        if (row)
            rows.push(row);
        else if (errors > 0 && line.startsWith("error: ", errors)) {
            failures.push({ ...place, name: line.slice(0, errors).trim(), message: line.slice(errors + 7) });
        }
    }
    const origins = shortNames([...rows, ...failures].map(({ origin }) => origin));
    const nameOf = ({ origin, name }) => origin === "" ? name : `${origins.get(origin)} > ${name}`;
    return assemble({
        entries: rows.flatMap((row) => deno_text_toEntry(row, nameOf(row))),
        failures: failures.map((failure) => failed(nameOf(failure), { message: failure.message, category: failure.category })),
        context,
    });
}
function deno_text_rowOf(line, place) {
    if (!line.startsWith("| ") || !line.endsWith(" |"))
        return undefined;
    const cells = line.slice("| ".length, -" |".length).split(" | ");
    const name = cells.slice(0, -CELLS).join(" | ").trim();
    const [average = "", , range = "", , p99 = "", p995 = ""] = cells.slice(-CELLS);
    const [min = "", max = ""] = range.replace(/[()]/g, "").split("…");
    const times = [average, min, max, p99, p995].map(printedSeconds);
    return name === "" || times[0] === undefined ? undefined : { ...place, name, times };
}
function deno_text_toEntry({ category, times }, benchmark) {
    const [mean, min, max, p99, p995] = times;
    if (mean === undefined)
        return [];
    const time = { metric: "time", unit: "s", better: "lower", rounds: [[mean]] };
    return [
        {
            benchmark,
            ...(category === undefined ? {} : { category }),
            metrics: [
                { ...time, summary: summaryOf({ mean, min, max }) ?? {} },
                ...tailMetrics({ p99, p995 }, (seconds) => seconds),
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/deno.js







// {"version": 1, "runtime": "Deno/2.9.6 x86_64-unknown-linux-gnu", "cpu": "…", "benches": [{"origin": "file:///…/sort_bench.ts", "group": null, "name": "sort",
//   "results": [{"ok": {"n": 42, "min": 81651.0, "max": 7384505.0, "avg": 375346.0, "p75": 109412.0, "p99": …, "p995": …, "p999": …}}]}]}
// {"results": [{"failed": {"exceptionMessage": "Uncaught Error: boom", "stack": "…"}}]}
// Nanoseconds. `deno bench --json`.
const deno_Amount = schemas/* number */.aig().nullish();
const deno_Text = schemas/* string */.YjP().nullish();
const Ok = schemas/* object */.Ikc({
    n: deno_Amount,
    min: deno_Amount,
    max: deno_Amount,
    avg: schemas/* number */.aig(),
    p99: deno_Amount,
    p995: deno_Amount,
    p999: deno_Amount,
});
const Failed = schemas/* object */.Ikc({ message: deno_Text, exceptionMessage: deno_Text, stack: deno_Text });
const deno_Result = schemas/* object */.Ikc({ ok: Ok.nullish(), failed: Failed.nullish() });
const Bench = schemas/* object */.Ikc({
    origin: schemas/* string */.YjP(),
    group: deno_Text,
    name: schemas/* string */.YjP(),
    results: schemas/* array */.YOg(deno_Result).nullish(),
    /** Early versions. */
    result: deno_Result.nullish(),
});
const deno_File = schemas/* object */.Ikc({ runtime: deno_Text, cpu: deno_Text, benches: schemas/* array */.YOg(Bench) });
const deno_format = {
    expected: "a JSON report of deno bench",
    probe: having("runtime", "cpu").and(schemas/* object */.Ikc({ benches: listOf(having("origin", "name")) })),
    schema: deno_File,
};
const deno = {
    name: "deno",
    recognises: (output) => holdsJson(output, deno_format) || holdsPrintedTable(output),
    parse: (output) => holdsPrintedTable(output) ? readPrintedTable(output) : readFiles(readJson(output, deno_format)),
};
function readFiles(files) {
    const benches = files.flatMap((file) => file.benches);
    const origins = shortNames(benches.map(({ origin }) => origin));
    const entries = [];
    const failures = [];
    const warnings = [];
    for (const bench of benches) {
        const benchmark = `${origins.get(bench.origin) ?? bench.origin} > ${bench.name}`;
        const category = bench.group ?? undefined;
        const results = bench.results ?? (bench.result ? [bench.result] : []);
        const measured = results.flatMap(({ ok }) => ok ?? []);
        const [threw] = results.flatMap((result) => result.failed ?? []);
        if (threw) {
            const message = threw.exceptionMessage ?? threw.message ?? "It threw an error.";
            failures.push(failed(benchmark, { message, output: threw.stack ?? "", category }));
        }
        else if (measured.length === 0)
            warnings.push(`The benchmark "${benchmark}" was not run.`);
        else {
            const metrics = deno_metricsOf(measured);
            entries.push({ benchmark, ...(category === undefined ? {} : { category }), metrics });
        }
    }
    const [first] = files;
    const { version, architecture } = /^Deno\/(?<version>\S+) (?<architecture>.+)$/.exec(first?.runtime ?? "")?.groups ?? {};
    return assemble({
        entries,
        failures,
        warnings,
        context: { deno: version, architecture, cpu: first?.cpu ?? undefined },
    });
}
/** A benchmark has one result in all versions so far; several would be repetitions of it. */
function deno_metricsOf(results) {
    const time = { metric: "time", unit: "s", better: "lower" };
    const [only, ...others] = results;
    if (only === undefined || others.length > 0) {
        return [{ ...time, rounds: results.map(({ avg }) => [fromNanoseconds(avg)]) }];
    }
    const [min, max] = [only.min, only.max].map((value) => value == null ? undefined : fromNanoseconds(value));
    const mean = fromNanoseconds(only.avg);
    const summary = summaryOf({ mean, min, max, count: only.n }) ?? {};
    return [{ ...time, rounds: [[mean]], summary }, ...tailMetrics(only, fromNanoseconds)];
}

;// CONCATENATED MODULE: ./lib/adapters/read/scalars.js
/** Parameters that are lists or objects are kept as their JSON. */
function scalars(params) {
    return Object.fromEntries(Object.entries(params).map(([name, value]) => {
        const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
        return [name, isScalar ? value : (JSON.stringify(value) ?? "")];
    }));
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/mitata-statistics.js





const mitata_statistics_Amount = schemas/* number */.aig().nullish();
const Counted = schemas/* object */.Ikc({ avg: mitata_statistics_Amount, min: mitata_statistics_Amount, max: mitata_statistics_Amount });
/** What mitata knows of one run: nanoseconds, bytes and events of one call. */
const mitata_statistics_Stats = schemas/* object */.Ikc({
    samples: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
    avg: mitata_statistics_Amount,
    min: mitata_statistics_Amount,
    max: mitata_statistics_Amount,
    p50: mitata_statistics_Amount,
    p99: mitata_statistics_Amount,
    p999: mitata_statistics_Amount,
    ticks: mitata_statistics_Amount,
    heap: Counted.extend({ _: mitata_statistics_Amount }).nullish(),
    gc: Counted.nullish(),
    counters: schemas/* object */.Ikc({
        cycles: Counted.nullish(),
        instructions: Counted.nullish(),
        cache: schemas/* object */.Ikc({ misses: Counted.nullish() }).nullish(),
        branches: schemas/* object */.Ikc({ mispredicted: Counted.nullish() }).nullish(),
    })
        .nullish(),
});
/** Empty when there is no time. */
function mitata_statistics_metricsOf(stats) {
    const { heap, gc, counters } = stats;
    const time = mitata_statistics_timeOf(stats);
    if (time.length === 0)
        return [];
    return [
        ...time,
        ...counted("bytes-per-op", "B", heap),
        ...counted("gc-time", "ns", gc),
        ...counted("instructions", "count", counters?.instructions),
        ...counted("cycles", "count", counters?.cycles),
        ...counted("cache-misses", "count", counters?.cache?.misses),
        ...counted("branch-misses", "count", counters?.branches?.mispredicted),
    ];
}
/** The warning where the samples are not those that mitata measured. */
function shortenedStats(stats, benchmark) {
    return samplesOf(stats) === "shortened" ? [shortenedSamples(benchmark)] : [];
}
/** Sorted by mitata, which drops the two fastest and the two slowest. */
function mitata_statistics_timeOf(stats) {
    const { avg, min, max, p50, ticks } = stats;
    const samples = samplesOf(stats);
    const metric = { metric: "time", unit: "s", better: "lower" };
    if (typeof samples !== "string")
        return [{ ...metric, rounds: [samples.map(fromNanoseconds)] }];
    if (avg === null || avg === undefined)
        return [];
    const [median, least, most] = [p50, min, max].map((value) => value == null ? undefined : fromNanoseconds(value));
    const mean = fromNanoseconds(avg);
    const summary = summaryOf({ mean, median, min: least, max: most, count: ticks }) ?? {};
    return [{ ...metric, rounds: [[mean]], summary }, ...tailMetrics(stats, fromNanoseconds)];
}
/** They are sorted, so the first and the last must be the extremes. */
function samplesOf({ samples, min, max }) {
    const kept = keptSamples(samples, undefined);
    if (typeof kept === "string")
        return kept;
    return kept[0] === min && kept.at(-1) === max ? kept : "shortened";
}
function counted(metric, unit, found) {
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    if (kind === undefined || found?.avg == null)
        return [];
    const inBase = (value) => (value == null ? undefined : (0,domain_unit/* inBaseUnit */.$)(value, kind));
    const mean = (0,domain_unit/* inBaseUnit */.$)(found.avg, kind);
    const summary = summaryOf({ mean, min: inBase(found.min), max: inBase(found.max) }) ?? {};
    return [{ metric, unit: kind.base, better: "lower", rounds: [[mean]], summary }];
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/mitata-text.js




// benchmark                   avg (min … max) p75 / p99    (min … top 1%)                      version 1
// busy 20 ms                    24.18 ms/iter  27.89 ms █                 ▃
//                       (20.01 ms … 30.90 ms)  29.82 ms █ ▂▂▂          █ ▂
//                     (681.20 kb …   2.70 mb)   1.90 mb █▁███▆▆▆▁▁▁▆▁▆▁▁█▁█▁▆
// compact one                    4.89 ms/iter   5.87 ms  12.90 ms █▂▃▂▂▂▂▁▁▁▁                  in `compact`
// | busy 20 ms | ` 25.65 ms/iter` | ` 20.01 ms` | ` 27.95 ms` | ` 33.03 ms` | ` 34.00 ms` |    version 1, format "markdown"
// busy 20 ms     22'552 µs/iter (20'009 µs … 28'120 µs) 23'975 µs 28'120 µs 28'120 µs          version 0
const mitata_text_HEADER = /^benchmark +avg \(min … max\) p75 \/ p99 +\(min … top 1%\)$/;
const EARLY_HEADER = /^benchmark +time \(avg\) +\(min … max\) +p75 +p99 +p999$/;
const MARKDOWN_COLUMNS = /\| +avg \| +min \| +p75 \| +p99 \| +max \|$/;
const GROUP = /^• (?<group>.+)$/;
const RULE = /^-+ -+$/;
/** The line below the average, or behind it in version 0. */
const RANGE = /^ *\((?<min>[^()…]+)…(?<max>[^()…]+)\) +(?<rest>.*)$/;
const HEAP = /^ *(?:gc)?\([^()…]+…[^()…]+\) +(?<heap>[\d.]+ +[kmgtp]?b)(?: |$)/;
const mitata_text_FACT = /^(?<fact>cpu|runtime): (?<value>.*\S) *$/;
const mitata_text_RUNTIME = /^(?<runtime>\S+)(?: (?<version>\S+))? \((?<architecture>.+)\)$/;
function mitata_text_holdsPrintedTable(output) {
    return someLines(output).some((line) => startOf(line) !== undefined);
}
/** Where "error:" stands in the rows of a table, in place of the times; below zero in Markdown. */
function startOf(line) {
    if (mitata_text_HEADER.test(line))
        return line.indexOf(" avg (") + 2;
    if (EARLY_HEADER.test(line))
        return line.indexOf("time (avg)") - 4;
    return line.startsWith("| ") && MARKDOWN_COLUMNS.test(line) ? -1 : undefined;
}
/** What is printed is rounded to two decimals, and has no samples. */
function mitata_text_readPrintedTable(output) {
    const file = output.kind === "file" ? output.file : { path: "", text: "" };
    const lines = linesOf(file).slice(0, isUnterminated(file) ? -1 : undefined);
    const rows = [];
    const failures = [];
    const context = {};
    let start;
    let category;
    let heading;
    for (const line of lines) {
        const fact = mitata_text_FACT.exec(line)?.groups;
        if (fact)
            Object.assign(context, factOf(fact["fact"] ?? "", fact["value"] ?? ""));
        const found = startOf(line);
        if (found !== undefined) {
            start = found;
            category = groupOf(line.slice("| ".length, MARKDOWN_COLUMNS.exec(line)?.index ?? 0));
        }
        if (start === undefined)
            continue;
        if (RULE.test(line))
            category = heading;
        if (line.trim() !== "")
            heading = groupOf(line);
        const row = mitata_text_rowOf(line, category);
        const last = rows.at(-1);
        const failure = row ? undefined : failureOf(line, { start, category });
        if (row)
            rows.push(row);
        else if (failure)
            failures.push(failure);
        else if (last)
            addTo(last, line);
    }
    return assemble({ entries: rows.map(mitata_text_toEntry), failures, context });
}
function mitata_text_rowOf(line, category) {
    const at = line.lastIndexOf("/iter");
    const before = at < 0 ? "" : line.slice(0, at);
    const average = /(?<= )[\d.']+ [^\s\d]+$/.exec(before.slice(-30))?.[0] ?? "";
    const mean = printedSeconds(average);
    if (mean === undefined)
        return undefined;
    const name = before.slice(0, before.length - average.length).trimEnd();
    const after = line.slice(at + "/iter".length);
    if (name.startsWith("| ") && after.startsWith("`")) {
        const [, min, , p99, max] = after
            .split("|")
            .map((cell) => printedSeconds(cell.replaceAll("`", "").trim()));
        return { name: name.slice("| ".length, name.lastIndexOf("|")).trimEnd(), category, mean, min, max, p99 };
    }
    const row = { name, category, mean };
    const range = RANGE.exec(after)?.groups;
    const [, p99, p999] = timesIn(range?.["rest"] ?? after);
    return {
        ...row,
        min: printedSeconds(range?.["min"] ?? ""),
        max: printedSeconds(range?.["max"] ?? ""),
        p99,
        p999,
    };
}
function failureOf(line, { start, category }) {
    const cell = start < 0 && line.startsWith("| ") ? line.lastIndexOf("| error: ") : -1;
    if (cell > 0) {
        const message = line.slice(cell + "| error: ".length).replace(/ \|$/, "");
        return failed(line.slice("| ".length, cell).trimEnd(), { message: `It threw: ${message}`, category });
    }
    if (start < 0 || !line.startsWith("error: ", start))
        return undefined;
    const name = line.slice(0, start).trim();
    if (name === "")
        return undefined;
    return failed(name, { message: `It threw: ${line.slice(start + "error: ".length)}`, category });
}
/** The lines below the average have the extremes with the 99th percentile, then the heap. */
function addTo(row, line) {
    const heap = HEAP.exec(line)?.groups?.["heap"];
    const range = RANGE.exec(line)?.groups;
    const [min, max] = [printedSeconds(range?.["min"] ?? ""), printedSeconds(range?.["max"] ?? "")];
    if (heap !== undefined && row.heap === undefined)
        row.heap = bytesOf(heap);
    else if (row.min === undefined && min !== undefined && max !== undefined) {
        const [p99] = timesIn(range?.["rest"] ?? "");
        Object.assign(row, { min, max, p99 });
    }
}
function mitata_text_toEntry({ name, category, mean, min, max, p99, p999, heap }) {
    const summary = summaryOf({ mean, min, max }) ?? {};
    const bytes = { metric: "bytes-per-op", unit: "B", better: "lower", rounds: [[heap ?? 0]] };
    return {
        benchmark: name,
        ...(category === undefined ? {} : { category }),
        metrics: [
            { metric: "time", unit: "s", better: "lower", rounds: [[mean]], summary },
            ...tailMetrics({ p99, p999 }, (seconds) => seconds),
            ...(heap === undefined ? [] : [bytes]),
        ],
    };
}
/** The times at the beginning, before what is drawn. */
function timesIn(text) {
    const words = text.trim().split(/ +/, 6);
    return [0, 2, 4].map((index) => printedSeconds(`${words[index]} ${words[index + 1]}`));
}
/** mitata counts in steps of 1024 and writes `kb`. */
function bytesOf(text) {
    const [number = "", unit = ""] = text.split(/ +/);
    const value = readNumber(number);
    return value === undefined ? undefined : value * 1024 ** "bkmgtp".indexOf(unit.charAt(0));
}
function groupOf(line) {
    return GROUP.exec(line)?.groups?.["group"]?.trimEnd();
}
function factOf(fact, value) {
    if (fact === "cpu")
        return { cpu: value };
    const { runtime = "runtime", version, architecture } = mitata_text_RUNTIME.exec(value)?.groups ?? {};
    return { [runtime]: version, architecture };
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/mitata.js







// {"layout": [{"name": "sorting", "types": ["g"]}], "context": {"runtime": "node", "version": "20.20.2", "cpu": {"name": "…"}},
//  "benchmarks": [{"alias": "fill($n)", "group": 0, "runs": [{"name": "fill(8)", "args": {"n": 8}, "stats": {"min": 40.6, "avg": 74.1, "samples": null, …}}]}]}
//   version 1, `run({ format: "json" })`, nanoseconds and bytes
// {"benchmarks": [{"name": "sort", "group": null, "stats": {…}}], "cpu": "…", "runtime": "node v20.20.2 (x64-linux)"}      version 0, `run({ json: true })`
const mitata_Text = schemas/* string */.YjP().nullish();
const Thrown = schemas/* object */.Ikc({ message: schemas/* string */.YjP() }).nullish();
const mitata_Run = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    args: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    stats: mitata_statistics_Stats.nullish(),
    error: Thrown,
});
const mitata_File = schemas/* object */.Ikc({
    layout: schemas/* array */.YOg(schemas/* object */.Ikc({ name: mitata_Text.or(schemas/* number */.aig()) })),
    benchmarks: schemas/* array */.YOg(schemas/* object */.Ikc({ group: schemas/* number */.aig().nullish(), runs: schemas/* array */.YOg(mitata_Run) })),
    context: schemas/* object */.Ikc({
        now: schemas/* number */.aig().nullish(),
        arch: mitata_Text,
        runtime: mitata_Text,
        version: mitata_Text,
        cpu: schemas/* object */.Ikc({ name: mitata_Text }).nullish(),
    }),
});
const mitata_format = {
    expected: "a JSON report of mitata",
    probe: having("layout", "context").and(schemas/* object */.Ikc({ benchmarks: listOf(having("alias", "runs")) })),
    schema: mitata_File,
};
const EarlyFile = schemas/* object */.Ikc({
    benchmarks: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), group: mitata_Text, stats: mitata_statistics_Stats.nullish(), error: Thrown })),
    cpu: mitata_Text,
    runtime: mitata_Text,
});
const early = {
    expected: "a JSON report of mitata 0",
    probe: having("cpu", "runtime").and(schemas/* object */.Ikc({ benchmarks: listOf(having("name", "group", "warmup", "baseline")) })),
    schema: EarlyFile,
};
const mitata = {
    name: "mitata",
    recognises: (output) => holdsJson(output, mitata_format) || holdsJson(output, early) || mitata_text_holdsPrintedTable(output),
    parse(output) {
        if (mitata_text_holdsPrintedTable(output))
            return mitata_text_readPrintedTable(output);
        if (holdsJson(output, early))
            return readEarly(readJson(output, early));
        return mitata_readFiles(readJson(output, mitata_format));
    },
};
function mitata_readFiles(files) {
    const [context] = files.map((file) => file.context);
    const runs = files.flatMap(({ layout, benchmarks }) => benchmarks.flatMap(({ group, runs }) => runs.map((run) => ({
        ...run,
        benchmark: mitata_nameOf(run, runs),
        category: textOf(layout[group ?? -1]?.name),
        parameters: scalars(run.args ?? {}),
    }))));
    const runtime = context?.runtime ?? "runtime";
    return mitata_read(runs, {
        [runtime]: context?.version ?? undefined,
        architecture: context?.arch ?? undefined,
        cpu: context?.cpu?.name ?? undefined,
        time: isoTime(context?.now),
    });
}
/** mitata names groups that have no name itself, and not the same in the next run. */
function readEarly(files) {
    const [first] = files;
    const { runtime, version, architecture } = /^(?<runtime>\S+) (?<version>\S+) \((?<architecture>.+)\)$/.exec(first?.runtime ?? "")?.groups ?? {};
    const runs = files
        .flatMap(({ benchmarks }) => benchmarks)
        .map(({ name, group, ...rest }) => ({
        ...rest,
        benchmark: name,
        category: group?.startsWith("$mitata_group") ? undefined : (group ?? undefined),
    }));
    return mitata_read(runs, { [runtime ?? "runtime"]: version, architecture, cpu: first?.cpu ?? undefined });
}
function mitata_read(runs, context) {
    const entries = [];
    const failures = [];
    const warnings = [];
    for (const { benchmark, category, parameters, stats, error } of runs) {
        const metrics = stats && !error ? mitata_statistics_metricsOf(stats) : [];
        if (stats && metrics.length > 0) {
            entries.push({
                benchmark,
                ...(category === undefined ? {} : { category }),
                ...(parameters && Object.keys(parameters).length > 0 ? { parameters } : {}),
                metrics,
            });
            warnings.push(...shortenedStats(stats, benchmark));
        }
        else {
            const message = error ? `It threw: ${error.message}` : "mitata reports no time for it.";
            failures.push(failed(benchmark, { message, category }));
        }
    }
    return assemble({ entries, failures, context, warnings });
}
/** Arguments are in the name where it has a place for them, `fill($n)`; else all runs have one name. */
function mitata_nameOf({ name, args }, runs) {
    if (runs.filter((run) => run.name === name).length === 1)
        return name;
    const written = Object.entries(scalars(args ?? {})).map(([key, value]) => `${key}=${value}`);
    return written.length === 0 ? name : `${name} (${written.join(", ")})`;
}
function textOf(name) {
    return typeof name === "string" && name !== "" ? name : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/tinybench-statistics.js




const tinybench_statistics_Amount = schemas/* number */.aig().nullish();
/**
 * What tinybench knows of one task's latency, in milliseconds. Vitest writes the
 * same fields, `sampleCount` and `median` besides in its versions 1 to 4.
 */
const Latency = schemas/* object */.Ikc({
    mean: tinybench_statistics_Amount,
    p50: tinybench_statistics_Amount,
    median: tinybench_statistics_Amount,
    sd: tinybench_statistics_Amount,
    min: tinybench_statistics_Amount,
    max: tinybench_statistics_Amount,
    moe: tinybench_statistics_Amount,
    df: tinybench_statistics_Amount,
    p99: tinybench_statistics_Amount,
    p995: tinybench_statistics_Amount,
    p999: tinybench_statistics_Amount,
    samplesCount: tinybench_statistics_Amount,
    sampleCount: tinybench_statistics_Amount,
    samples: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
});
/**
 * The time of a task in seconds, `undefined` when it has no mean, with the
 * percentiles where the samples were not kept; and whether the list of samples
 * was shortened. tinybench's margin of error is the half-width of the 95 %
 * interval of the mean.
 */
function latencyMetrics(latency) {
    const { mean, moe } = latency;
    if (mean === null || mean === undefined)
        return undefined;
    const count = latency.samplesCount ?? latency.sampleCount ?? degreesToCount(latency.df);
    const samples = keptSamples(latency.samples, count);
    const metric = { metric: "time", unit: "s", better: "lower" };
    if (typeof samples !== "string") {
        return { metrics: [{ ...metric, rounds: [samples.map(fromMilliseconds)] }], shortened: false };
    }
    const summary = summaryOf({
        mean: fromMilliseconds(mean),
        median: tinybench_statistics_scaled(latency.p50 ?? latency.median),
        standardDeviation: tinybench_statistics_scaled(latency.sd),
        min: tinybench_statistics_scaled(latency.min),
        max: tinybench_statistics_scaled(latency.max),
        count,
        interval: moe == null
            ? undefined
            : { low: fromMilliseconds(mean - moe), high: fromMilliseconds(mean + moe), confidence: 0.95 },
    });
    const time = { ...metric, rounds: [[fromMilliseconds(mean)]], ...(summary ? { summary } : {}) };
    return {
        metrics: [time, ...tailMetrics(latency, fromMilliseconds)],
        shortened: samples === "shortened",
    };
}
function degreesToCount(degreesOfFreedom) {
    return degreesOfFreedom == null ? undefined : degreesOfFreedom + 1;
}
function tinybench_statistics_scaled(milliseconds) {
    return milliseconds == null ? undefined : fromMilliseconds(milliseconds);
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/tinybench-table.js




const AVERAGE = /^(?:Latency (?:avg|average)|Average Time) \((?<unit>\S+)\)$/;
const MEDIAN = /^Latency (?:med|median) \((?<unit>\S+)\)$/;
function isTableRow(value) {
    if (typeof value !== "object" || value === null)
        return false;
    const columns = Object.keys(value);
    return (columns.some((column) => /^Task [Nn]ame$/.test(column)) && columns.some((column) => AVERAGE.test(column)));
}
/** Tables are for people: rounded, without samples. What they do hold is read. */
function tinybench_table_readTable(rows) {
    const entries = [];
    const failures = [];
    for (const row of rows) {
        const name = tinybench_table_textOf(row["Task name"] ?? row["Task Name"]) ?? "";
        const time = tinybench_table_timeOf(row);
        if (time !== undefined)
            entries.push({ benchmark: name, metrics: [time] });
        else
            failures.push(failed(name, { message: whyNoTime(row), output: tinybench_table_textOf(row["Stack"]) ?? "" }));
    }
    return assemble({ entries, failures });
}
function tinybench_table_timeOf(row) {
    const average = columnOf(row, AVERAGE);
    if (average === undefined)
        return undefined;
    const margin = average.margin ?? tinybench_table_textOf(row["Margin"])?.replace("±", "").trim();
    const percent = margin?.endsWith("%") ? readNumber(margin.slice(0, -1)) : undefined;
    const summary = summaryOf({
        mean: average.value,
        median: columnOf(row, MEDIAN)?.value,
        count: readNumber(tinybench_table_textOf(row["Samples"]) ?? ""),
        interval: percent === undefined ? undefined : intervalAround(average.value, percent / 100),
    });
    return {
        metric: "time",
        unit: "s",
        better: "lower",
        rounds: [[average.value]],
        ...(summary ? { summary } : {}),
    };
}
/** tinybench's relative margin of error is that of a 95 % interval. */
function intervalAround(mean, margin) {
    return { low: mean * (1 - margin), high: mean * (1 + margin), confidence: 0.95 };
}
/** A cell such as `91811 ± 9.09%` of the first column that matches, in seconds. */
function columnOf(row, pattern) {
    for (const [column, cell] of Object.entries(row)) {
        const unit = (0,domain_unit/* unitKind */.p)(pattern.exec(column)?.groups?.["unit"] ?? "");
        const [number = "", margin] = (tinybench_table_textOf(cell) ?? "").split("±").map((part) => part.trim());
        const value = readNumber(number);
        if (unit?.base === "s" && value !== undefined)
            return { value: (0,domain_unit/* inBaseUnit */.$)(value, unit), margin };
    }
    return undefined;
}
function whyNoTime(row) {
    const error = tinybench_table_textOf(row["Error"]);
    return error ? `The task threw: ${error}` : "The table holds no time for it.";
}
function tinybench_table_textOf(cell) {
    return typeof cell === "string" ? cell : typeof cell === "number" ? String(cell) : undefined;
}
const tinybench_table_HEADER = /^│ \(index\) +│ Task [Nn]ame +│/;
function tinybench_table_holdsPrintedTable(output) {
    return someLines(output).some(isHeader);
}
function isHeader(line) {
    return tinybench_table_HEADER.test(line) && tinybench_table_cellsOf(line).some((column) => AVERAGE.test(column));
}
/** The rows of the tables that `console.table` printed. */
function printedTableRows(output) {
    if (output.kind !== "file")
        return [];
    let columns = [];
    const rows = [];
    for (const line of linesOf(output.file)) {
        if (isHeader(line)) {
            columns = tinybench_table_cellsOf(line);
        }
        else if (columns.length > 0 && /^│ \d+ +│/.test(line)) {
            const cells = tinybench_table_cellsOf(line);
            if (cells.length !== columns.length) {
                throw unreadable(output, {
                    expected: "a table of tinybench",
                    found: `a row has ${cells.length} cells and the header ${columns.length}: ${line.slice(0, 100)}`,
                });
            }
            rows.push(Object.fromEntries(columns.map((column, index) => [column, unquoted(cells[index] ?? "")])));
        }
    }
    return rows;
}
/** `console.table` pads each cell with one space at least. */
function tinybench_table_cellsOf(line) {
    return line
        .trimEnd()
        .split(" │")
        .slice(0, -1)
        .map((cell) => cell.replace(/^│/, "").trim());
}
/** Node prints texts in the quotes that need no escaping. */
function unquoted(cell) {
    const inner = /^(?<quote>['"`])(?<text>.*)\k<quote>$/.exec(cell)?.groups?.["text"];
    return inner === undefined ? cell : inner.replaceAll("\\n", "\n").replace(/\\(['"`\\])/g, "$1");
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/tinybench.js





// [{"name": "sort", "runs": 578, "result": {"state": "completed", "latency": {"mean": 0.1, "samples": […]}, …}}]   versions 3 to 6
// [{"name": "sort", "runs": 721, "result": {"hz": 12002, "mean": 0.0833, "samples": […]}}]                        version 2
// Milliseconds. Tasks do not serialise by themselves: people write `bench.tasks.map(({ name, result }) => ({ name, result }))`.
const tinybench_Result = Latency.extend({
    state: schemas/* string */.YjP().nullish(),
    aborted: schemas/* boolean */.zMY().nullish(),
    error: schemas/* unknown */.L5J().optional(),
    latency: Latency.nullish(),
    runtime: schemas/* string */.YjP().nullish(),
    runtimeVersion: schemas/* string */.YjP().nullish(),
});
const Task = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), result: tinybench_Result.nullish() });
const TaskProbe = having("name").and(schemas/* object */.Ikc({ result: schemas/* union */.KCZ([having("latency", "throughput"), having("hz", "rme", "samples")]) }));
/** Some task has statistics; others may have failed and have none. */
const tinybench_format = {
    expected: "the tasks of tinybench as JSON",
    probe: schemas/* array */.YOg(schemas/* unknown */.L5J()).refine((items) => items.some((item) => TaskProbe.safeParse(item).success)),
    schema: schemas/* array */.YOg(Task),
};
/** `bench.table()` as JSON. */
const table = {
    expected: "a table of tinybench as JSON",
    probe: schemas/* array */.YOg(schemas/* unknown */.L5J()).refine((items) => items.some(isTableRow)),
    schema: schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())),
};
const tinybench = {
    name: "tinybench",
    recognises: (output) => holdsJson(output, tinybench_format) || holdsJson(output, table) || tinybench_table_holdsPrintedTable(output),
    parse(output) {
        if (tinybench_table_holdsPrintedTable(output))
            return tinybench_table_readTable(printedTableRows(output));
        if (holdsJson(output, table))
            return tinybench_table_readTable(readJson(output, table).flat());
        return readTasks(readJson(output, tinybench_format).flat());
    },
};
function readTasks(tasks) {
    const entries = [];
    const failures = [];
    const warnings = [];
    for (const { name, result } of tasks) {
        const read = result ? latencyMetrics(result.latency ?? result) : undefined;
        if (read !== undefined) {
            entries.push({ benchmark: name, metrics: read.metrics });
            if (read.shortened)
                warnings.push(shortenedSamples(name));
        }
        else if (result === null || result === undefined || result.state === "not-started") {
            warnings.push(`The task "${name}" was not run.`);
        }
        else {
            failures.push(failed(name, { message: whyNoResult(result) }));
        }
    }
    const result = tasks.find((task) => task.result?.runtimeVersion)?.result;
    const context = result?.runtime && result.runtimeVersion ? { [result.runtime]: result.runtimeVersion } : {};
    return assemble({ entries, failures, warnings, context });
}
const tinybench_Thrown = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
/** An `Error` becomes `{}` in JSON, so its message is often lost. */
function whyNoResult({ error, state, aborted }) {
    const thrown = tinybench_Thrown.safeParse(error);
    if (thrown.success)
        return `The task threw: ${thrown.data.message}`;
    if (aborted || state === "aborted")
        return "The task was aborted before it had a result.";
    return "The task threw an error; tinybench's JSON does not hold its message.";
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/vitest-table.js




//  ✓ s.bench.ts > sorting 1737ms
//      name                 hz      min      max     mean      p75      p99     p995     p999      rme  samples
//    · busy 20 ms      39.1114  20.0118  39.9219  25.5680  27.8918  39.9219  39.9219  39.9219  ±17.71%       10   fastest
//    ↓ left out [skipped]
// What `vitest bench` prints in versions 1 to 4, milliseconds.
const TITLE = /^ [✓❯×] (?<title>\S.*)$/;
const vitest_table_COLUMNS = /^ *name +hz +min +max +mean +p75 +p99 +p995 +p999 +rme +samples *$/;
const ROW = /^ *[·×] (?<name>.*\S) +(?<hz>[\d,.]+)(?: +[\d,.]+){2} +(?<mean>[\d,.]+)(?: +[\d,.]+){4} +±(?<margin>[\d.]+)% +(?<count>\d+)(?: .*)?$/;
const SKIPPED = /^ *↓ (?<name>.*\S) \[skipped\]$/;
function vitest_table_holdsPrintedTable(output) {
    return someLines(output).some((line) => ROW.test(line));
}
/** Versions 3 and 4 print the table of a file itself twice, so a line that comes again is passed over. */
function vitest_table_readPrintedTable(output) {
    const entries = [];
    const failures = [];
    const warnings = [];
    const read = new Set();
    let title;
    for (const line of output.kind === "file" ? eachLine(output.file) : []) {
        // A duration stands there in some versions, or when it was long.
        title = TITLE.exec(line)?.groups?.["title"]?.replace(/ \d+ms$/, "") ?? title;
        const groups = ROW.exec(line)?.groups;
        const skipped = SKIPPED.exec(line)?.groups?.["name"];
        if (read.has(`${title}\n${line}`) || (groups === undefined && skipped === undefined))
            continue;
        read.add(`${title}\n${line}`);
        const name = groups?.["name"] ?? skipped ?? "";
        const benchmark = title === undefined ? name : `${title} > ${name}`;
        const metric = vitest_table_metricOf(groups ?? {});
        if (metric)
            entries.push({ benchmark, metrics: [metric] });
        else if (skipped !== undefined)
            warnings.push(`The benchmark "${benchmark}" was skipped.`);
        else
            failures.push(failed(benchmark, { message: "vitest shows no samples of it: it threw an error." }));
    }
    return assemble({ entries, failures, warnings });
}
/**
 * The rate is the inverse of the mean in these versions, and of a short time it
 * is printed with more digits than the mean, which has four decimals.
 */
function vitest_table_metricOf({ hz = "", mean = "", margin = "", count = "0" }) {
    const rate = readNumber(hz) ?? 0;
    const milliseconds = readNumber(mean) ?? 0;
    if (rate === 0 || Number(count) === 0)
        return undefined;
    const time = significantDigits(hz) > significantDigits(mean) ? 1 / rate : fromMilliseconds(milliseconds);
    const relative = (readNumber(margin) ?? Number.NaN) / 100;
    const interval = { low: time * (1 - relative), high: time * (1 + relative), confidence: 0.95 };
    const metric = {
        metric: "time",
        unit: "s",
        better: "lower",
        rounds: [[time]],
        summary: summaryOf({
            mean: time,
            count: Number(count),
            interval: Number.isFinite(relative) ? interval : undefined,
        }) ?? {},
    };
    return metric;
}
function significantDigits(number) {
    return number.replace(/\D/g, "").replace(/^0+/, "").length;
}
/** Version 5's table has the same columns, but its rate is a mean of rates, so short times are lost in rounding. */
function refuseRoundedTable(output) {
    if (!someLines(output).some((line) => vitest_table_COLUMNS.test(line)))
        return;
    throw unreadable(output, {
        expected: "a benchmark report of vitest",
        found: "a table that vitest 5 prints is rounded too much, write a report with --reporter=json",
    });
}

;// CONCATENATED MODULE: ./lib/adapters/javascript/vitest.js







// {"files": [{"filepath": "/…/s.bench.ts", "groups": [{"fullName": "s.bench.ts > sorting", "benchmarks": [{"name": "sort", "mean": 0.096, …}]}]}]}
//   versions 1 to 4, `vitest bench --outputJson`
// {"testResults": [{"name": "/…/s.bench.ts", "assertionResults": [{"title": "…", "status": "passed",
//   "benchmarks": [{"name": "sorting > sort vs json", "tasks": [{"name": "sort", "latency": {"mean": 0.075, …}}]}]}]}]}
//   version 5, `vitest bench --reporter=json`
// Milliseconds. The table that versions 1 to 4 print: vitest-table.ts.
const Group = schemas/* object */.Ikc({
    fullName: schemas/* string */.YjP(),
    benchmarks: schemas/* array */.YOg(Latency.extend({ name: schemas/* string */.YjP() })),
});
const bench = {
    expected: "a benchmark report of vitest 1 to 4",
    probe: schemas/* object */.Ikc({ files: schemas/* array */.YOg(having("filepath", "groups")).min(1) }),
    schema: schemas/* object */.Ikc({ files: schemas/* array */.YOg(schemas/* object */.Ikc({ filepath: schemas/* string */.YjP(), groups: schemas/* array */.YOg(Group) })) }),
};
const Assertion = schemas/* object */.Ikc({
    fullName: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    failureMessages: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    benchmarks: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        tasks: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), latency: Latency.nullish() })),
    }))
        .nullish(),
});
const TestFile = schemas/* object */.Ikc({ name: schemas/* string */.YjP(), assertionResults: schemas/* array */.YOg(Assertion) });
const Benchmarked = schemas/* object */.Ikc({ benchmarks: schemas/* array */.YOg(having("tasks")) });
const BenchmarkedFile = schemas/* object */.Ikc({
    assertionResults: schemas/* array */.YOg(schemas/* unknown */.L5J()).refine((results) => results.some(isBenchmarked)),
});
const report = {
    expected: "a JSON report of vitest 5 with benchmarks",
    probe: schemas/* object */.Ikc({
        testResults: schemas/* array */.YOg(schemas/* unknown */.L5J())
            .refine((files) => files.some((file) => BenchmarkedFile.safeParse(file).success)),
    }),
    schema: schemas/* object */.Ikc({ startTime: schemas/* number */.aig().nullish(), testResults: schemas/* array */.YOg(TestFile) }),
};
const vitest = {
    name: "vitest",
    recognises: (output) => holdsJson(output, bench) || holdsJson(output, report) || vitest_table_holdsPrintedTable(output),
    parse(output) {
        if (holdsJson(output, bench))
            return readGroups(readJson(output, bench).flatMap(({ files }) => files));
        if (!holdsJson(output, report)) {
            if (vitest_table_holdsPrintedTable(output))
                return vitest_table_readPrintedTable(output);
            refuseRoundedTable(output);
        }
        const reports = readJson(output, report);
        const time = isoTime(reports[0]?.startTime);
        const read = readTests(reports.flatMap(({ testResults }) => testResults));
        return time === undefined ? read : { ...read, context: { ...read.context, time } };
    },
};
/** The group's full name begins with the file, relative to the project. */
function readGroups(files) {
    const tasks = files
        .flatMap(({ groups }) => groups)
        .flatMap(({ fullName, benchmarks }) => benchmarks.map(({ name, ...latency }) => ({ name: `${fullName} > ${name}`, latency })));
    return vitest_readTasks(tasks, { failures: [], warnings: [] });
}
function readTests(files) {
    const names = shortNames(files.map(({ name }) => name));
    const failures = [];
    const warnings = [];
    const tasks = files.flatMap(({ name: path, assertionResults }) => {
        const file = names.get(path) ?? path;
        const isOfBenchmarks = assertionResults.some(hasTasks);
        return assertionResults.flatMap((assertion) => {
            const test = `${file} > ${assertion.fullName}`;
            const [message = "The benchmark failed."] = assertion.failureMessages ?? [];
            if (assertion.status === "failed" && hasTasks(assertion)) {
                warnings.push(`The test "${test}" failed after measuring: ${firstLine(message)}`);
            }
            else if (assertion.status === "failed") {
                failures.push(failed(test, { message: firstLine(message), output: message }));
            }
            else if (isOfBenchmarks && assertion.status === "skipped") {
                warnings.push(`The test "${test}" was skipped.`);
            }
            return (assertion.benchmarks ?? []).flatMap((benchmark) => benchmark.tasks.map(({ name, latency }) => ({
                name: `${file} > ${benchmark.name} > ${name}`,
                latency: latency ?? {},
            })));
        });
    });
    return vitest_readTasks(tasks, { failures, warnings });
}
function vitest_readTasks(tasks, said) {
    const entries = [];
    const failures = [...said.failures];
    const warnings = [...said.warnings];
    for (const { name, latency } of tasks) {
        const read = latencyMetrics(latency);
        if (read === undefined) {
            failures.push(failed(name, { message: "vitest reports no time for it: it threw an error or never ran." }));
            continue;
        }
        entries.push({ benchmark: name, metrics: read.metrics });
        if (read.shortened)
            warnings.push(shortenedSamples(name));
    }
    return assemble({ entries, failures, warnings });
}
function firstLine(text) {
    return text.split("\n", 1)[0] ?? text;
}
/** Version 5.1 writes an empty list for a test that measured nothing. */
function hasTasks({ benchmarks }) {
    return benchmarks?.some(({ tasks }) => tasks.length > 0) ?? false;
}
function isBenchmarked(assertion) {
    return Benchmarked.safeParse(assertion).success;
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/benchmarkdotnet-report.js


// {"Title": "Demo-20260315-231008", "HostEnvironmentInfo": {"BenchmarkDotNetVersion": "0.15.8", "ProcessorName": "…", …},
//  "Benchmarks": [{"DisplayInfo": "Memory.Alloc: ShortRun(IterationCount=3) [N=10]", "Namespace": "Demo", "Type": "Memory", "Method": "Alloc",
//    "Parameters": "N=10", "FullName": "Demo.Memory.Alloc(N: 10)",
//    "Statistics": {"OriginalValues": [76.3, …], "N": 3, "Mean": 77.4, …} or null, "Memory": {"BytesAllocatedPerOperation": 368, …},
//    "Measurements": [{"IterationMode": "Workload", "IterationStage": "Result", "LaunchIndex": 1, "Operations": 8388608, "Nanoseconds": 640552300.1}, …],
//    "Metrics": [{"Value": 0.02, "Descriptor": {"Id": "Gen0Collects", "Unit": "Count", "TheGreaterTheBetter": false}}]}]}
// Nanoseconds. Measurements and Metrics only in the full variants, OriginalValues not in old ones.
const benchmarkdotnet_report_Amount = schemas/* number */.aig().nullish();
const benchmarkdotnet_report_Text = schemas/* string */.YjP().nullish();
const Measured = schemas/* object */.Ikc({
    IterationMode: benchmarkdotnet_report_Text,
    IterationStage: benchmarkdotnet_report_Text,
    LaunchIndex: benchmarkdotnet_report_Amount,
    Operations: benchmarkdotnet_report_Amount,
    Nanoseconds: benchmarkdotnet_report_Amount,
});
const benchmarkdotnet_report_Benchmark = schemas/* object */.Ikc({
    DisplayInfo: benchmarkdotnet_report_Text,
    Namespace: benchmarkdotnet_report_Text,
    Type: benchmarkdotnet_report_Text,
    Method: benchmarkdotnet_report_Text,
    Parameters: benchmarkdotnet_report_Text,
    FullName: benchmarkdotnet_report_Text,
    Statistics: schemas/* object */.Ikc({
        OriginalValues: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
        N: benchmarkdotnet_report_Amount,
        Min: benchmarkdotnet_report_Amount,
        Median: benchmarkdotnet_report_Amount,
        Mean: benchmarkdotnet_report_Amount,
        Max: benchmarkdotnet_report_Amount,
        StandardDeviation: benchmarkdotnet_report_Amount,
        ConfidenceInterval: schemas/* object */.Ikc({ N: benchmarkdotnet_report_Amount, Level: schemas/* unknown */.L5J(), Lower: benchmarkdotnet_report_Amount, Upper: benchmarkdotnet_report_Amount }).nullish(),
    })
        .nullish(),
    Memory: schemas/* object */.Ikc({
        Gen0Collections: benchmarkdotnet_report_Amount,
        Gen1Collections: benchmarkdotnet_report_Amount,
        Gen2Collections: benchmarkdotnet_report_Amount,
        TotalOperations: benchmarkdotnet_report_Amount,
        BytesAllocatedPerOperation: benchmarkdotnet_report_Amount,
    })
        .nullish(),
    Measurements: schemas/* array */.YOg(Measured).nullish(),
    Metrics: schemas/* array */.YOg(schemas/* object */.Ikc({
        Value: benchmarkdotnet_report_Amount,
        Descriptor: schemas/* object */.Ikc({ Id: schemas/* string */.YjP(), Unit: benchmarkdotnet_report_Text, TheGreaterTheBetter: schemas/* boolean */.zMY().nullish() }),
    }))
        .nullish(),
});
const Report = schemas/* object */.Ikc({
    HostEnvironmentInfo: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
    Benchmarks: schemas/* array */.YOg(benchmarkdotnet_report_Benchmark),
});
const FORMAT = {
    expected: "a JSON report of BenchmarkDotNet",
    probe: having("HostEnvironmentInfo", "Benchmarks"),
    schema: Report,
};
const FACTS = {
    benchmarkdotnet: "BenchmarkDotNetVersion",
    cpu: "ProcessorName",
    os: "OsVersion",
    architecture: "Architecture",
    dotnet: "RuntimeVersion",
    "dotnet-sdk": "DotNetCliVersion",
    configuration: "Configuration",
};
function benchmarkdotnet_report_contextOf([report]) {
    return Object.fromEntries(Object.entries(FACTS).map(([name, field]) => [name, benchmarkdotnet_report_textOf(report?.HostEnvironmentInfo[field])]));
}
/** Early versions wrote some facts as objects around their value. */
function benchmarkdotnet_report_textOf(fact) {
    const value = typeof fact === "object" && fact !== null && "Value" in fact ? fact.Value : fact;
    return typeof value === "string" ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/benchmarkdotnet-results.js




function benchmarkdotnet_results_benchmarksOf(reports) {
    const benchmarks = reports.flatMap((report) => report.Benchmarks);
    const nameOf = names(benchmarks);
    const measured = benchmarks.filter(isMeasured);
    return {
        entries: measured.map((benchmark) => ({
            benchmark: nameOf(benchmark),
            ...benchmarkdotnet_results_parametersOf(benchmark),
            metrics: [benchmarkdotnet_results_timeOf(benchmark), ...memoryOf(benchmark), ...othersOf(benchmark)],
        })),
        failures: benchmarks
            .filter((benchmark) => !isMeasured(benchmark))
            .map((benchmark) => failed(nameOf(benchmark), { message: NO_RESULT })),
        warnings: measured
            .filter((benchmark) => benchmarkdotnet_results_samplesOf(benchmark) === "shortened")
            .map((benchmark) => shortenedSamples(nameOf(benchmark))),
    };
}
function isMeasured({ Statistics }) {
    return Statistics?.Mean != null;
}
const NO_RESULT = "BenchmarkDotNet has no result for it; its log tells why.";
/** Where a benchmark ran as several jobs, on several runtimes say, the job is part of its name. */
function names(benchmarks) {
    const jobs = new Map();
    for (const benchmark of benchmarks) {
        const name = fullName(benchmark);
        jobs.set(name, (jobs.get(name) ?? new Set()).add(jobOf(benchmark)));
    }
    return (benchmark) => {
        const name = fullName(benchmark);
        const job = jobOf(benchmark);
        return (jobs.get(name)?.size ?? 0) > 1 && job !== "" ? `${name} [${job}]` : name;
    };
}
/** Before version 0.11 there is no full name. */
function fullName({ FullName, Namespace, Type, Method, Parameters }) {
    if (FullName)
        return FullName;
    const name = [Namespace, Type, Method].filter(Boolean).join(".");
    return Parameters ? `${name}(${Parameters})` : name;
}
/** `Memory.Alloc: ShortRun(IterationCount=3) [N=10]` ran as `ShortRun(IterationCount=3)`. */
function jobOf({ DisplayInfo, Parameters }) {
    const info = DisplayInfo ?? "";
    const colon = info.indexOf(": ");
    const job = colon < 0 ? "" : info.slice(colon + 2);
    const bracket = Parameters ? job.lastIndexOf(" [") : -1;
    return bracket < 0 ? job : job.slice(0, bracket);
}
/** `N=10&Mode=fast` */
function benchmarkdotnet_results_parametersOf({ Parameters }) {
    const pairs = (Parameters ?? "").split("&").flatMap((pair) => {
        const equals = pair.indexOf("=");
        const value = pair.slice(equals + 1);
        return equals < 1 ? [] : [[pair.slice(0, equals), readNumber(value) ?? value]];
    });
    return pairs.length === 0 ? {} : { parameters: Object.fromEntries(pairs) };
}
function benchmarkdotnet_results_timeOf(benchmark) {
    const metric = { metric: "time", unit: "s", better: "lower" };
    const rounds = roundsOf(benchmark);
    const samples = benchmarkdotnet_results_samplesOf(benchmark);
    if (rounds.length > 0)
        return { ...metric, rounds };
    if (typeof samples !== "string")
        return { ...metric, rounds: [samples.map(benchmarkdotnet_results_seconds)] };
    const { Mean, Median, StandardDeviation, Min, Max, N, ConfidenceInterval } = benchmark.Statistics ?? {};
    const { Lower, Upper, Level } = ConfidenceInterval ?? {};
    const scaled = (value) => (value == null ? undefined : benchmarkdotnet_results_seconds(value));
    const isInterval = Lower != null && Upper != null;
    // The twelfth level is 99.9 %. Early versions counted their levels otherwise, and wrote no N beside them.
    const confidence = Level === 12 && ConfidenceInterval?.N != null ? { confidence: 0.999 } : {};
    const summary = summaryOf({
        mean: scaled(Mean),
        median: scaled(Median),
        standardDeviation: scaled(StandardDeviation),
        min: scaled(Min),
        max: scaled(Max),
        count: N,
        interval: isInterval ? { low: benchmarkdotnet_results_seconds(Lower), high: benchmarkdotnet_results_seconds(Upper), ...confidence } : undefined,
    });
    return {
        ...metric,
        rounds: [[benchmarkdotnet_results_seconds(Mean ?? Number.NaN)]],
        ...(summary === undefined ? {} : { summary }),
    };
}
/** What was left of the workload after overhead and outliers were taken off, for each launch; empty where it is not complete. */
function roundsOf({ Measurements, Statistics }) {
    const rounds = new Map();
    let count = 0;
    for (const measured of Measurements ?? []) {
        const { IterationMode, IterationStage, LaunchIndex, Nanoseconds, Operations } = measured;
        // Until version 0.10 the mode alone told it.
        const isResult = IterationStage === "Result" || IterationMode === "Result";
        if (!isResult || Nanoseconds == null || !Operations)
            continue;
        const launch = LaunchIndex ?? 1;
        const round = rounds.get(launch);
        const time = benchmarkdotnet_results_seconds(Nanoseconds / Operations);
        if (round === undefined)
            rounds.set(launch, [time]);
        else
            round.push(time);
        count += 1;
    }
    return count === Statistics?.N ? [...rounds.values()] : [];
}
function benchmarkdotnet_results_samplesOf({ Statistics }) {
    return keptSamples(Statistics?.OriginalValues, Statistics?.N);
}
/** What the memory diagnoser counted; collections as its tables show them, for 1000 operations. */
function memoryOf({ Memory }) {
    if (!Memory)
        return [];
    const { Gen0Collections, Gen1Collections, Gen2Collections, TotalOperations } = Memory;
    const collections = [Gen0Collections, Gen1Collections, Gen2Collections].flatMap((count, generation) => count == null || !TotalOperations
        ? []
        : [lower(`gen${generation}-collects`, "count", (count / TotalOperations) * 1000)]);
    const bytes = Memory.BytesAllocatedPerOperation;
    return [...(bytes == null ? [] : [lower("bytes-per-op", "B", bytes)]), ...collections];
}
/** The same numbers as metrics: they come again in the full variants. */
const OF_MEMORY = new Set(["Allocated Memory", "Gen0Collects", "Gen1Collects", "Gen2Collects"]);
/** Metrics of other diagnosers. They say themselves which way is better. */
function othersOf({ Metrics, Memory }) {
    return (Metrics ?? []).flatMap(({ Value, Descriptor }) => {
        const { Id, Unit, TheGreaterTheBetter } = Descriptor;
        if (Value == null || (Memory && OF_MEMORY.has(Id)))
            return [];
        const kind = (0,domain_unit/* unitKind */.p)(Unit ?? "");
        const value = kind === undefined ? Value : (0,domain_unit/* inBaseUnit */.$)(Value, kind);
        const metric = lower(Id === "Allocated Memory" ? "bytes-per-op" : metricName(Id), kind?.base ?? Unit ?? "", value);
        return [TheGreaterTheBetter ? { ...metric, better: "higher" } : metric];
    });
}
function lower(metric, unit, value) {
    return { metric, unit, better: "lower", rounds: [[value]] };
}
function benchmarkdotnet_results_seconds(nanoseconds) {
    return nanoseconds / 1e9;
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/benchmarkdotnet.js





/** BenchmarkDotNet's JSON in all its variants: one file for each class, in `BenchmarkDotNet.Artifacts/results`. */
const benchmarkDotNet = {
    name: "benchmarkdotnet",
    tree: { marker: "**/*-report*.json", files: ["**/*-report*.json"] },
    recognises: (output) => filesOf(output).some((file) => holdsJson(file, FORMAT)),
    parse(output) {
        const files = output.kind === "file" ? [output] : fullestOf(reportsIn(output));
        if (files.length === 0) {
            throw unreadable(output, {
                expected: "a results folder of BenchmarkDotNet",
                found: "it holds no JSON report; `--exporters json` or `[JsonExporter]` writes one",
            });
        }
        const reports = files.flatMap((file) => readJson(file, FORMAT));
        return assemble({ ...benchmarkdotnet_results_benchmarksOf(reports), context: benchmarkdotnet_report_contextOf(reports) });
    },
};
function filesOf(output) {
    return output.kind === "file" ? [output] : output.files.map((file) => ({ kind: "file", file }));
}
/** Other tools write a `-report.json`, too. A file that was cut off is kept where its name tells enough: it must not be missing unnoticed. */
function reportsIn(output) {
    return filesOf(output).filter((file) => holdsJson(file, FORMAT) || /-report-(?:full|brief)(?:-compressed)?\.json$/.test(file.file.path));
}
/** What an exporter adds to the name of a class, the fullest first. */
const VARIANTS = ["-full", "-full-compressed", "", "-brief", "-brief-compressed"];
function variantOf({ path }) {
    const match = /^(?<name>.*)-report(?<variant>(?:-full|-brief)(?:-compressed)?|)\.json$/.exec(path)?.groups;
    if (match === undefined)
        return undefined;
    return { name: match["name"] ?? "", rank: VARIANTS.indexOf(match["variant"] ?? "") };
}
/** Several exporters write the same results; of each class the fullest file is read. */
function fullestOf(files) {
    const fullest = new Map();
    for (const file of files) {
        const { name, rank } = variantOf(file.file) ?? { name: file.file.path, rank: 0 };
        const known = fullest.get(name);
        if (known === undefined || rank < known.rank)
            fullest.set(name, { file, rank });
    }
    return [...fullest.values()].map(({ file }) => file);
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-identity.js
/**
 * Names for results: parameters are part of them. Where the same benchmark ran
 * in several modes, with several numbers of threads or on several Javas, these are, too.
 */
function identities(results) {
    const groups = new Map();
    for (const result of results) {
        const key = keyOf(result);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [result]);
        else
            group.push(result);
    }
    return (result, label) => {
        const group = groups.get(keyOf(result)) ?? [];
        const differing = ["mode", "threads", "jdk"].flatMap((field) => {
            const own = result[field];
            const isShared = group.every((other) => other[field] === own);
            return isShared || own === undefined ? [] : [[field, own]];
        });
        const facts = [...Object.entries(result.params), ...differing].map(([name, value]) => `${name}=${value}`);
        const name = label === undefined ? result.benchmark : `${result.benchmark}:${label}`;
        return facts.length === 0 ? name : `${name} (${facts.join(", ")})`;
    };
}
function keyOf({ benchmark, params }) {
    return JSON.stringify([benchmark, Object.entries(params)]);
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-units.js

/** Spelled as JMH abbreviates them, with how many of them are a second. */
const PER_SECOND = { ns: 1e9, us: 1e6, ms: 1e3, s: 1 };
const SECONDS = { min: 60, hr: 3600, day: 86_400 };
/** Units of its profilers that are no kinds of ours. */
const OTHERS = {
    "#/op": { unit: "count", better: "lower", inBase: (value) => value },
    counts: { unit: "count", better: "lower", inBase: (value) => value },
    "#": { unit: "count", inBase: (value) => value },
    "insns/clk": { unit: "insns/clk", better: "higher", inBase: (value) => value },
    "clks/insn": { unit: "clks/insn", better: "lower", inBase: (value) => value },
};
/** `ms/op` is a time, `ops/ms` a throughput: the mode of the benchmark tells no more than its unit. */
function scoreKind(unit) {
    const [what = "", of = ""] = unit.split("/");
    const isTime = of === "op" && isTimeUnit(what);
    if (isTime || (what === "ops" && isTimeUnit(of))) {
        const time = isTime ? what : of;
        const [perSecond, seconds] = [PER_SECOND[time] ?? 1, SECONDS[time] ?? 1];
        return isTime
            ? { metric: "time", unit: "s", better: "lower", inBase: (value) => (value / perSecond) * seconds }
            : {
                metric: "throughput",
                unit: "1/s",
                better: "higher",
                inBase: (value) => (value * perSecond) / seconds,
            };
    }
    const other = Object.hasOwn(OTHERS, unit) ? OTHERS[unit] : undefined;
    if (other !== undefined)
        return { metric: "other", ...other };
    return { metric: "other", ...ofKnownKind(unit, (0,domain_unit/* unitKind */.p)(unit)) };
}
function isTimeUnit(text) {
    return Object.hasOwn(PER_SECOND, text) || Object.hasOwn(SECONDS, text);
}
function ofKnownKind(unit, kind) {
    if (kind === undefined)
        return { unit, inBase: (value) => value };
    return { unit: kind.base, better: kind.better, inBase: (value) => (0,domain_unit/* inBaseUnit */.$)(value, kind) };
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-results.js





/** The ends of a distribution say nothing that lasts. */
const PARTS = [50, 90, 95, 99, 99.9, 99.99];
/** What percentiles say of a score; they are metrics of their own where times were sampled. */
function ofPercentiles(percentiles, isSampled) {
    return {
        min: percentiles.get(0),
        median: percentiles.get(50),
        max: percentiles.get(100),
        percentiles: PARTS.flatMap((part) => {
            const value = percentiles.get(part);
            return isSampled && value !== undefined ? [[part, value]] : [];
        }),
    };
}
/** `all` are the results with those that gave no number: names must not depend on which did. */
function jmh_results_entriesOf(results, all = results) {
    const guessed = new Set();
    const nameOf = identities(all);
    const entries = results.flatMap((result) => {
        const parameters = Object.keys(result.params).length === 0 ? {} : { parameters: result.params };
        const parts = [...result.secondary].flatMap(([text, score]) => {
            const label = plainLabel(text);
            const kind = scoreKind(score.unit);
            return isDerived(label, kind) || Number.isNaN(score.score) ? [] : [{ label, score, kind }];
        });
        const others = parts.filter(({ kind }) => kind.metric === "other");
        for (const { label, kind } of others)
            if (kind.better === undefined)
                guessed.add(label);
        const own = (benchmark, score, more) => ({
            benchmark,
            ...parameters,
            metrics: [...jmh_results_metricsOf(score), ...more],
        });
        return [
            own(nameOf(result), result.primary, others.map(otherMetric)),
            ...parts
                .filter(({ kind }) => kind.metric !== "other")
                .map(({ label, score }) => own(nameOf(result, label), score, [])),
        ];
    });
    return { entries, warnings: directionsOf(guessed) };
}
/** What is allocated in a second is what an operation allocates, `gc.alloc.rate.norm`, times the throughput. */
function isDerived(label, { unit }) {
    return label.startsWith("gc.") && unit === "B/s";
}
/** Profilers put a dot before their labels until version 1.35; the console of Windows prints it as a question mark. */
function plainLabel(label) {
    return label.replace(/^[\u00b7?\ufffd]/, "");
}
function jmh_results_metricsOf(score) {
    const kind = scoreKind(score.unit);
    const name = kind.metric === "other" ? "score" : kind.metric;
    const percentiles = score.percentiles.map(([part, value]) => ({
        metric: `${name}-p${String(part).replace(".", "")}`,
        ...directed(kind),
        rounds: [[kind.inBase(value)]],
    }));
    return [{ metric: name, ...directed(kind), ...values(score, kind) }, ...percentiles];
}
const KNOWN = { "gc.alloc.rate.norm": "bytes-per-op" };
function otherMetric({ label, score, kind }) {
    return { metric: KNOWN[label] ?? metricName(label), ...directed(kind), ...values(score, kind) };
}
function directed({ unit, better }) {
    return { unit, better: better ?? "lower" };
}
function values(given, { inBase }) {
    const rounds = given.rounds.filter((round) => round.length > 0);
    if (rounds.length > 0)
        return { rounds: rounds.map((round) => round.map(inBase)) };
    const { score, error, count } = given;
    const scaled = (value) => (value === undefined ? undefined : inBase(value));
    const isKnown = error !== undefined && Number.isFinite(error);
    const interval = isKnown
        ? { low: inBase(score - error), high: inBase(score + error), confidence: CONFIDENCE }
        : undefined;
    const { min, median, max } = given;
    const summary = summaryOf({
        mean: inBase(score),
        median: scaled(median),
        min: scaled(min),
        max: scaled(max),
        count,
        interval,
    });
    return { rounds: [[inBase(score)]], ...(summary === undefined ? {} : { summary }) };
}
/** JMH's errors are always those of this confidence. */
const CONFIDENCE = 0.999;
/** Numbers as Java prints them in any language: never with separators of thousands, so a comma is the decimal mark. */
function readJavaNumber(text) {
    return readNumber(text.trim().replace(",", "."));
}
function directionsOf(guessed) {
    if (guessed.size === 0)
        return [];
    const labels = [...guessed].map((label) => `"${label}"`).join(", ");
    return [`JMH does not write which way these improve; lower is assumed: ${labels}.`];
}
/** `p0.99`, also of one thread group or iteration, `reader:p0.99`; until version 1.35 `method·p0.99`. */
function isPercentile(label) {
    return /(?:^|[^\w.])p[01]\.\d+$/.test(label);
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-csv.js


// "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: micros"
// "demo.Demo.sleep","avgt",1,6,1.422861,1.280548,"ms/op",1000
// "demo.Demo.sleep:gc.count","avgt",1,6,0.000000,NaN,"counts",1000
// `-rf csv`, with semicolons `-rf scsv`
const TABLE = {
    expected: "a CSV file of JMH",
    columns: ["Benchmark", "Mode", "Threads", "Samples", "Score", "Unit"],
};
function rowsOfCsv(output) {
    const { rows, warnings } = readTable(output, TABLE);
    return { rows: rows.map(jmh_csv_rowOf), warnings };
}
const PARAM = "Param: ";
function jmh_csv_rowOf(row) {
    const cells = Object.entries(row);
    const [, error = ""] = cells.find(([column]) => column.startsWith("Score Error")) ?? [];
    // A benchmark without this parameter has an empty cell.
    const params = cells.filter(([column, cell]) => column.startsWith(PARAM) && cell !== "");
    return {
        name: row["Benchmark"] ?? "",
        params: Object.fromEntries(params.map(([column, cell]) => [column.slice(PARAM.length), cell])),
        mode: row["Mode"] ?? "",
        threads: row["Threads"],
        unit: row["Unit"] ?? "",
        score: readJavaNumber(row["Score"] ?? "") ?? Number.NaN,
        error: readJavaNumber(error),
        count: readJavaNumber(row["Samples"] ?? ""),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-json.js



// [{"jmhVersion": "1.37", "benchmark": "demo.Demo.sleep", "mode": "avgt", "threads": 1, "jdkVersion": "17.0.15", "params": {"micros": "1000"},
//   "primaryMetric": {"score": 1.42, "scoreError": 1.28 or "NaN", "scorePercentiles": {"50.0": 1.26, …}, "scoreUnit": "ms/op",
//     "rawData": [[1.32, 1.24], [2.34, 1.29]]},                                         forks of iterations
//   "secondaryMetrics": {"gc.alloc.rate.norm": {…, "scoreUnit": "B/op", "rawData": [[…]]}}}]
// In mode "sample" "rawDataHistogram" has for each iteration a list of [time, how often].
/** Java's numbers that JSON has not are written as text. */
const jmh_json_Amount = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()])
    .transform((value) => (typeof value === "number" ? value : Number.NaN));
/** Long ones are not copied. */
const Histogram = schemas/* custom */.IeY((value) => Array.isArray(value));
const Metric = schemas/* object */.Ikc({
    score: jmh_json_Amount,
    scoreError: jmh_json_Amount.nullish(),
    scorePercentiles: schemas/* record */.g1P(schemas/* string */.YjP(), jmh_json_Amount).nullish(),
    scoreUnit: schemas/* string */.YjP(),
    rawData: schemas/* array */.YOg(schemas/* array */.YOg(jmh_json_Amount)).nullish(),
    rawDataHistogram: schemas/* array */.YOg(schemas/* array */.YOg(Histogram)).nullish(),
});
const jmh_json_Text = schemas/* string */.YjP().nullish();
const jmh_json_Result = schemas/* object */.Ikc({
    jmhVersion: jmh_json_Text,
    benchmark: schemas/* string */.YjP(),
    mode: schemas/* string */.YjP(),
    threads: schemas/* number */.aig().nullish(),
    jdkVersion: jmh_json_Text,
    vmName: jmh_json_Text,
    params: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    primaryMetric: Metric,
    secondaryMetrics: schemas/* record */.g1P(schemas/* string */.YjP(), Metric).nullish(),
});
/** Swift's package-benchmark writes this form, too, but knows no Java. */
const isSwift = schemas/* object */.Ikc({
    benchmark: schemas/* string */.YjP().startsWith("package.benchmark."),
    jmhVersion: schemas/* undefined */.Vxk().optional(),
    jvm: schemas/* undefined */.Vxk().optional(),
});
const jmh_json_FORMAT = {
    expected: "a JSON file of JMH",
    probe: listOf(having("benchmark", "mode", "primaryMetric").refine((value) => !isSwift.safeParse(value).success)),
    schema: schemas/* array */.YOg(jmh_json_Result),
};
function jmh_json_resultOf(result) {
    const { benchmark, mode, threads, jdkVersion, params, primaryMetric, secondaryMetrics } = result;
    const score = (metric) => scoreOf(metric, mode === "sample");
    // A sampled metric brings its percentiles along.
    const secondary = Object.entries(secondaryMetrics ?? {}).filter(([label]) => !isPercentile(label));
    return {
        benchmark,
        mode,
        params: params ?? {},
        threads: threads == null ? undefined : String(threads),
        jdk: jdkVersion ?? undefined,
        primary: score(primaryMetric),
        secondary: new Map(secondary.map(([label, metric]) => [label, score(metric)])),
    };
}
function scoreOf(metric, isSampled) {
    const { score, scoreError, scoreUnit, scorePercentiles, rawData, rawDataHistogram } = metric;
    const percentiles = Object.entries(scorePercentiles ?? {}).flatMap(([part, value]) => Number.isFinite(value) ? [[Number(part), value]] : []);
    return {
        unit: scoreUnit,
        score,
        rounds: rawData ?? rawDataHistogram?.map((fork) => fork.map(meanOf)) ?? [],
        error: scoreError ?? undefined,
        ...ofPercentiles(new Map(percentiles), isSampled),
    };
}
/** The mean of an iteration's samples: what JMH itself prints for it. */
function meanOf(histogram) {
    let sum = 0;
    let count = 0;
    for (const entry of histogram) {
        const [time, times] = Array.isArray(entry) ? entry : [];
        if (typeof time !== "number" || typeof times !== "number")
            return Number.NaN;
        sum += time * times;
        count += times;
    }
    return sum / count;
}
function jmh_json_contextOf([result]) {
    return {
        jmh: result?.jmhVersion ?? undefined,
        java: result?.jdkVersion ?? undefined,
        "java-vm": result?.vmName ?? undefined,
    };
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-block.js

const MODES = new Map(Object.entries({
    Throughput: "thrpt",
    Average: "avgt",
    Sampling: "sample",
    Single: "ss",
}));
/** `undefined` where the log breaks off before the name. */
function blockOf(lines, threads) {
    const after = (start) => lines.find((line) => line.startsWith(start))?.slice(start.length);
    const benchmark = after("# Benchmark: ");
    const [, mode = ""] = /^# Benchmark mode: (\w+)/.exec(lines[0] ?? "") ?? [];
    if (benchmark === undefined || benchmark === "")
        return undefined;
    const series = seriesOf(lines);
    const isSampled = mode === "Sampling";
    const percentiles = isSampled ? percentilesOf(lines, benchmark) : new Map();
    const scores = [...series].map(([label, { unit, rounds }]) => [
        label,
        {
            unit,
            rounds,
            score: jmh_block_meanOf(rounds.flat()),
            ...ofPercentiles(percentiles.get(label) ?? new Map(), isSampled),
        },
    ]);
    const primary = scores.find(([label]) => label === "")?.[1];
    const failure = failureIn(lines);
    return {
        benchmark,
        params: paramsOf(after("# Parameters: (") ?? ""),
        mode: MODES.get(mode) ?? mode,
        threads,
        ...(primary === undefined ? {} : { primary }),
        secondary: new Map(scores.filter(([label]) => label !== "" && !isPercentile(label) && series.get(label)?.isRough === false)),
        isRough: series.get("")?.isRough ?? false,
        ...(failure === undefined ? {} : { failure }),
    };
}
/** Iterations by what they measure; the benchmark itself has no label. */
function seriesOf(lines) {
    const series = new Map();
    let forks = 0;
    let isInIteration = false;
    for (const line of lines) {
        const colon = line.indexOf(": ");
        if (line.startsWith("# Fork: "))
            forks += 1;
        const isIteration = line.startsWith("Iteration ") && /^Iteration +\d+: /.test(line);
        isInIteration = isIteration || (isInIteration && line.startsWith("  ") && colon > 0);
        if (!isInIteration)
            continue;
        const value = valueIn(line.slice(colon + 1));
        if (value !== undefined)
            take(isIteration ? "" : line.slice(0, colon).trim(), value);
    }
    return series;
    function take(label, { number, unit }) {
        const known = series.get(label) ?? { unit, rounds: [], isRough: false };
        series.set(label, known);
        if (number === undefined) {
            known.isRough = true;
            return;
        }
        while (known.rounds.length < Math.max(forks, 1))
            known.rounds.push([]);
        known.rounds.at(-1)?.push(number);
    }
}
function jmh_block_meanOf(values) {
    return values.reduce((sum, value) => sum + value, 0) / values.length;
}
/** `1.323 ms/op`, `1.323 ±(99.9%) 0.042 ms/op`. Anything else is a magnitude, however its signs were encoded. */
function valueIn(text) {
    const words = text.trim().split(/ +/);
    const [first = ""] = words;
    const unit = words.at(-1) ?? "";
    if (first.startsWith("<"))
        return undefined;
    const number = readJavaNumber(first);
    const isValue = words.length === 2 || (words.length === 4 && words[1]?.endsWith("%)"));
    return number === undefined || !isValue ? { unit } : { number, unit };
}
/** Those of all iterations together, by label and part. */
function percentilesOf(lines, benchmark) {
    const found = new Map();
    let label;
    for (const line of lines) {
        if (line === `Result "${benchmark}":`)
            label = "";
        const secondary = `Secondary result "${benchmark}:`;
        if (line.startsWith(secondary))
            label = line.slice(secondary.length, -'":'.length);
        const { part, number } = /^ +p\((?<part>[\d.,]+)\) = +(?<number>[\d.,]+) \S+$/.exec(line)?.groups ?? {};
        const value = readJavaNumber(number ?? "");
        if (label === undefined || part === undefined || value === undefined)
            continue;
        const known = found.get(label) ?? new Map();
        found.set(label, known.set(readJavaNumber(part) ?? Number.NaN, value));
    }
    return found;
}
/** `a = 1, b = x, y`: a value may hold the comma that parts them. */
function paramsOf(text) {
    const pairs = text.replace(/\)$/, "").split(/, (?=[\w$]+ = )/);
    return Object.fromEntries(pairs.flatMap((pair) => {
        const equals = pair.indexOf(" = ");
        return equals < 1 ? [] : [[pair.slice(0, equals), pair.slice(equals + 3)]];
    }));
}
const FAILURE = /^(?:# Warmup )?Iteration +\d+: <failure>$/;
/** The exception stands below the iteration in which it was thrown. A forked Java that ended by itself says so. */
function failureIn(lines) {
    const place = lines.findIndex((line) => (line.endsWith("<failure>") && FAILURE.test(line)) || line.startsWith("<forked VM failed"));
    if (place < 0)
        return undefined;
    if (lines[place]?.startsWith("<"))
        return lines[place];
    return lines.slice(place + 1).find((line) => line.trim() !== "") ?? "It threw an exception.";
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-rows.js


/** Rows to results: what was measured along with a benchmark follows it. */
function resultsOfRows(rows) {
    const groups = [];
    const rough = new Set();
    for (const row of rows) {
        const last = groups.at(-1);
        const isPart = last !== undefined && row.name.startsWith(`${last.first.name}:`);
        const group = isPart ? last : { first: row, parts: new Map() };
        if (!isPart)
            groups.push(group);
        const { label, percentile } = apart(row.name.slice(group.first.name.length + 1), group.first);
        if (row.score === undefined) {
            if (percentile === undefined && scoreKind(row.unit).metric !== "other")
                rough.add(row.name);
        }
        else if (percentile === undefined) {
            group.parts.set(label, { row, percentiles: new Map() });
        }
        else {
            group.parts.get(label)?.percentiles.set(percentile, row.score);
        }
    }
    return {
        results: groups.flatMap(({ first, parts }) => {
            const primary = parts.get("");
            if (primary === undefined)
                return [];
            const { name: benchmark, params, mode, threads } = first;
            const others = [...parts].filter(([label]) => label !== "");
            const secondary = new Map(others.map(([label, gathered]) => [label, jmh_rows_scoreOf(gathered)]));
            return [{ benchmark, params, mode, threads, primary: jmh_rows_scoreOf(primary), secondary }];
        }),
        all: groups.map(({ first: { name: benchmark, params, mode, threads } }) => ({
            benchmark,
            params,
            mode,
            threads,
        })),
        warnings: roughly(rough),
    };
}
/** `p0.99` is a percentile of the benchmark itself, `reader:p0.99` one of a part; until version 1.35 `method·p0.99`. */
function apart(text, { name }) {
    const match = /(?:^|[^\w.])p(?<part>[01]\.\d+)$/.exec(text);
    if (match === null)
        return { label: text };
    const before = text.slice(0, match.index);
    const isOwn = before === "" || name.endsWith(`.${before}`);
    const percentile = Number((Number(match.groups?.["part"]) * 100).toFixed(4));
    return { label: isOwn ? "" : before, percentile };
}
function jmh_rows_scoreOf({ row, percentiles }) {
    return {
        unit: row.unit,
        score: row.score ?? Number.NaN,
        rounds: [],
        error: row.error,
        count: row.count,
        ...ofPercentiles(percentiles, row.mode === "sample"),
    };
}
/** The warning that goes with `≈ 10⁻⁵`. */
function roughly(names) {
    if (names.size === 0)
        return [];
    const listed = [...names].map((name) => `"${name}"`).join(", ");
    return [
        `JMH prints only the magnitude of ${listed}; that is left out. A finer unit of time, or JMH's JSON, has the numbers.`,
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-log.js




// # VM version: JDK 17.0.15, OpenJDK 64-Bit Server VM, 17.0.15+6
// # Threads: 1 thread, will synchronize iterations
// # Benchmark mode: Average time, time/op
// # Benchmark: demo.Demo.sleep
// # Parameters: (micros = 1000, text = plain)
// What follows is in jmh-block.ts.
const MODE = "# Benchmark mode: ";
const jmh_log_NAME = "# Benchmark: ";
const THREADS = "# Threads: ";
const VERSION = "# JMH version: ";
const JAVA = "# VM version: JDK ";
function isLog(lines) {
    return lines.some((line) => line.startsWith(MODE)) && lines.some((line) => line.startsWith(jmh_log_NAME));
}
/** What a run prints while it measures: every iteration of every fork, to three decimals. */
function readLog(lines) {
    const blocks = jmh_log_blocksOf(lines);
    const nameOf = identities(blocks);
    const rough = new Set(blocks.filter(({ isRough }) => isRough).map((block) => nameOf(block)));
    return {
        results: blocks.flatMap(({ primary, secondary, isRough, ...identity }) => primary === undefined || isRough ? [] : [{ ...identity, primary, secondary }]),
        all: blocks,
        failures: blocks.flatMap((block) => block.failure === undefined ? [] : [failed(nameOf(block), { message: block.failure })]),
        warnings: roughly(rough),
    };
}
/** Each begins with its mode and ends where the next one begins, or the tables at the end. */
function jmh_log_blocksOf(lines) {
    const blocks = [];
    let threads;
    let current;
    const close = () => {
        const block = current === undefined ? undefined : blockOf(current.lines, current.threads);
        if (block !== undefined)
            blocks.push(block);
        current = undefined;
    };
    for (const line of lines) {
        if (line.startsWith(THREADS))
            threads = /\d+/.exec(line)?.[0];
        if (line.startsWith(MODE)) {
            close();
            current = { threads, lines: [] };
        }
        else if (line.startsWith("# Run complete."))
            close();
        current?.lines.push(line);
    }
    close();
    return blocks;
}
function contextOfLog(lines) {
    const after = (start) => lines.find((line) => line.startsWith(start))?.slice(start.length);
    const [java, vm] = after(JAVA)?.split(", ") ?? [];
    return { jmh: after(VERSION), java, "java-vm": vm };
}

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh-table.js

const jmh_table_HEADER = /^Benchmark +(?:\(.+\) +)?Mode +(?:Cnt|Samples) +Score +(?:Error|Score error) +Units$/;
function isTableHeader(line) {
    return jmh_table_HEADER.test(line.trimEnd());
}
function rowsOfTable(lines) {
    let columns;
    return lines.flatMap((line) => {
        if (isTableHeader(line)) {
            columns = columnsOf(line.trimEnd());
            return [];
        }
        const row = columns === undefined ? undefined : jmh_table_rowOf(line.trimEnd(), columns);
        if (row === undefined)
            columns = undefined;
        return row ?? [];
    });
}
function columnsOf(header) {
    let end = "Benchmark".length;
    const endOf = (title) => {
        end = header.indexOf(` ${title}`, end) + title.length + 1;
        return end;
    };
    const modeStart = header.lastIndexOf(" Mode ");
    const params = [...header.slice(0, modeStart).matchAll(/\((?<name>[^()]*)\)/g)].map(({ index, 0: title, groups }) => [groups?.["name"] ?? "", index + title.length]);
    end = modeStart;
    return {
        params,
        mode: endOf("Mode"),
        count: endOf(header.includes(" Cnt ", modeStart) ? "Cnt" : "Samples"),
        score: endOf("Score"),
        error: endOf(header.includes(" Score error ", end) ? "Score error" : "Error"),
        unit: endOf("Units"),
    };
}
/** `undefined` for a line that is none, or was cut off: each ends where the header ends. */
function jmh_table_rowOf(line, columns) {
    const [name = ""] = line.split(" ", 1);
    if (name === "" || line.length !== columns.unit)
        return undefined;
    let start = name.length;
    const upTo = (end) => {
        const cell = line.slice(start, end).trim();
        start = end;
        return cell;
    };
    const params = columns.params.map(([param, end]) => [param, upTo(end)]);
    const mode = upTo(columns.mode);
    const count = readJavaNumber(upTo(columns.count));
    const score = upTo(columns.score);
    const error = readJavaNumber(upTo(columns.error).replace(/^\D+/, ""));
    const unit = upTo(columns.unit);
    if (!jmh_table_MODES.has(mode))
        return undefined;
    const known = params.filter(([, value]) => value !== "N/A");
    return { name, params: Object.fromEntries(known), mode, unit, score: readJavaNumber(score), error, count };
}
const jmh_table_MODES = new Set(["thrpt", "avgt", "sample", "ss"]);

;// CONCATENATED MODULE: ./lib/adapters/jvm/jmh.js










/** JMH: JSON, which has every iteration with all digits, what it prints, and its tables. */
const jmh = {
    name: "jmh",
    recognises(output) {
        const lines = someLines(output);
        return (holdsJson(output, jmh_json_FORMAT) || holdsTable(output, TABLE) || isLog(lines) || lines.some(isTableHeader));
    },
    parse(output) {
        if (holdsTable(output, TABLE)) {
            const { rows, warnings } = rowsOfCsv(output);
            return ofRows(resultsOfRows(rows), warnings);
        }
        if (output.kind === "file" && !holdsJson(output, jmh_json_FORMAT)) {
            const lines = linesOf(output.file);
            if (isLog(lines))
                return ofLog(output.file);
            if (lines.some(isTableHeader))
                return ofRows(resultsOfRows(rowsOfTable(lines)));
        }
        const results = readJson(output, jmh_json_FORMAT).flat();
        return assemble({ ...jmh_results_entriesOf(results.map(jmh_json_resultOf)), context: jmh_json_contextOf(results) });
    },
};
/** The table at the end of a log says the same again, in short names. */
function ofLog(file) {
    const lines = linesOf(file);
    // A last line without an end may have lost digits.
    const { results, all, failures, warnings } = readLog(isUnterminated(file) ? lines.slice(0, -1) : lines);
    const read = jmh_results_entriesOf(results, all);
    return assemble({
        entries: read.entries,
        failures,
        context: contextOfLog(lines),
        warnings: [...warnings, ...read.warnings],
    });
}
function ofRows(read, warnings = []) {
    const { entries, warnings: more } = jmh_results_entriesOf(read.results, read.all);
    return assemble({ entries, warnings: [...warnings, ...read.warnings, ...more] });
}

;// CONCATENATED MODULE: ./lib/adapters/languages/benchee.js



// [{"name": "flat_map", "job_name": "flat_map", "input_name": "Bigger", "tag": null,
//   "run_time_data": {"samples": [12500.0, 12750], "statistics": {"average": 12625.0, "median": 12625.0, "sample_size": 2, …}},
//   "memory_usage_data": {"samples": [624], "statistics": {…}}}]
// Nanoseconds and bytes. benchee_json 1.0 and later.
const benchee_Amount = schemas/* number */.aig().nullish();
const Data = schemas/* object */.Ikc({
    samples: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
    statistics: schemas/* object */.Ikc({
        average: benchee_Amount,
        median: benchee_Amount,
        std_dev: benchee_Amount,
        minimum: benchee_Amount,
        maximum: benchee_Amount,
        sample_size: benchee_Amount,
    })
        .nullish(),
})
    .nullish();
const Scenario = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    input_name: schemas/* string */.YjP().nullish(),
    tag: schemas/* string */.YjP().nullish(),
    run_time_data: Data,
    memory_usage_data: Data,
    reductions_data: Data,
});
const benchee_format = {
    expected: "a JSON file of benchee_json 1.0 or later",
    probe: listOf(having("name", "job_name", "run_time_data", "memory_usage_data")),
    schema: schemas/* array */.YOg(Scenario),
};
const benchee = {
    name: "benchee",
    recognises: (output) => holdsJson(output, benchee_format),
    parse(output) {
        const scenarios = readJson(output, benchee_format).flat();
        const read = scenarios.map((scenario) => ({ scenario, metrics: benchee_metricsOf(scenario) }));
        return assemble({
            entries: read.map(({ scenario, metrics }) => benchee_toEntry(scenario, metrics)),
            failures: read
                .filter(({ metrics }) => metrics.length === 0)
                .map(({ scenario }) => failed(benchee_nameOf(scenario), { message: "benchee has no sample of it." })),
        });
    },
};
function benchee_toEntry(scenario, metrics) {
    const input = inputOf(scenario);
    return {
        benchmark: benchee_nameOf(scenario),
        ...(input === undefined ? {} : { parameters: { input } }),
        metrics,
    };
}
/** A job runs with each input: both make the benchmark. The name holds the tag of a saved run already. */
function benchee_nameOf(scenario) {
    const input = inputOf(scenario);
    return input === undefined ? scenario.name : `${scenario.name} (${input})`;
}
/** Runs without inputs have none, or the name that benchee gives that. */
function inputOf({ input_name }) {
    return input_name == null || input_name === "__no_input" ? undefined : input_name;
}
function benchee_metricsOf({ run_time_data, memory_usage_data, reductions_data }) {
    return [
        ...benchee_metricOf(run_time_data, { metric: "time", unit: "s", perUnit: 1e9 }),
        ...benchee_metricOf(memory_usage_data, { metric: "bytes-per-op", unit: "B", perUnit: 1 }),
        ...benchee_metricOf(reductions_data, { metric: "reductions", unit: "count", perUnit: 1 }),
    ];
}
/** What was not measured has no samples and a count of 0. */
function benchee_metricOf(data, { metric, unit, perUnit }) {
    const inBase = (value) => value / perUnit;
    const made = (samples) => ({ metric, unit, better: "lower", rounds: [samples] });
    // Its own count is not asked: it leaves outliers out when benchee is told to.
    const samples = keptSamples(data?.samples, undefined);
    if (typeof samples !== "string")
        return [made(samples.map(inBase))];
    const { average, median, std_dev, minimum, maximum, sample_size } = data?.statistics ?? {};
    if (average == null || sample_size === 0)
        return [];
    const scaled = (value) => (value == null ? undefined : inBase(value));
    const summary = summaryOf({
        mean: scaled(average),
        median: scaled(median),
        standardDeviation: scaled(std_dev),
        min: scaled(minimum),
        max: scaled(maximum),
        count: sample_size,
    });
    return [{ ...made([inBase(average)]), ...(summary ? { summary } : {}) }];
}

;// CONCATENATED MODULE: ./lib/adapters/languages/benchmark-ips.js





// Calculating -------------------------------------
//             sort 500     50.622k (±11.1%) i/s -     27.462k in   0.550415s
//             sort 500     50.622k (±11.1%) i/s   (19.75 μs/i) -     27.462k in   0.550415s        since 2.13
// A label of more than 20 characters has a line of its own above.
//
// [{"name": "sort 500", "central_tendency": 50621.9, "ips": 50621.9, "error": 5633, "iterations": 27462, …}]      x.json!
const benchmark_ips_Result = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    central_tendency: schemas/* number */.aig(),
    error: schemas/* number */.aig().nullish(),
    iterations: schemas/* number */.aig().nullish(),
});
const benchmark_ips_format = {
    expected: "a JSON report of benchmark-ips",
    probe: listOf(having("name", "central_tendency", "ips", "error", "microseconds", "iterations")),
    schema: schemas/* array */.YOg(benchmark_ips_Result),
};
/** Iterations per second: the tool keeps no samples and no times. */
const benchmarkIps = {
    name: "benchmark-ips",
    recognises: (output) => holdsJson(output, benchmark_ips_format) || benchmark_ips_resultsIn(someLines(output)).length > 0,
    parse(output) {
        if (holdsJson(output, benchmark_ips_format)) {
            const results = readJson(output, benchmark_ips_format).flat();
            return assemble({
                entries: results.map(({ name, central_tendency, error, iterations }) => benchmark_ips_toEntry({ name, perSecond: central_tendency, deviation: error, iterations })),
            });
        }
        return readText(output);
    },
};
function benchmark_ips_toEntry({ name, perSecond, deviation, iterations }) {
    const summary = summaryOf({ mean: perSecond, standardDeviation: deviation, count: iterations });
    const metric = {
        metric: "throughput",
        unit: "1/s",
        better: "higher",
        rounds: [[perSecond]],
        ...(summary ? { summary } : {}),
    };
    return { benchmark: name, metrics: [metric] };
}
function readText(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    const results = benchmark_ips_resultsIn(lines);
    if (results.length === 0) {
        throw unreadable(output, {
            expected: "output of benchmark-ips",
            found: 'there is no line such as "sort  50.622k (±11.1%) i/s - 27.462k in 0.550415s"',
        });
    }
    return assemble({ entries: results.map(benchmark_ips_toEntry), context: { ruby: rubyVersion(lines) } });
}
function benchmark_ips_resultsIn(lines) {
    const results = [];
    lines.forEach((line, index) => {
        const result = resultIn(line);
        if (result === undefined)
            return;
        const above = lines[index - 1]?.trim() ?? "";
        results.push(result.name === "" ? { ...result, name: above } : result);
    });
    return results;
}
/** Behind the rate; without the time, its count may be cut off. */
const REST = /^ i\/s(?: +\([\d.]+ [^\s/]+\/i\))? +- +(?<iterations>[\d.]+[kMBTQ]?)(?<time> +in +[\d.]+s)?\s*$/;
/** Looked for from the end: a label may hold anything. */
function resultIn(line) {
    const end = line.lastIndexOf("%) i/s");
    const deviationAt = line.lastIndexOf("(±", end);
    if (end < 0 || deviationAt < 0)
        return undefined;
    const rest = REST.exec(line.slice(end + 2))?.groups;
    const percent = readNumber(line.slice(deviationAt + 2, end));
    const labelled = line.slice(0, deviationAt).trimEnd();
    const valueAt = labelled.lastIndexOf(" ") + 1;
    const perSecond = scaledNumber(labelled.slice(valueAt));
    if (rest === undefined || percent === undefined || perSecond === undefined)
        return undefined;
    return {
        name: labelled.slice(0, valueAt).trim(),
        perSecond,
        deviation: (perSecond * percent) / 100,
        iterations: rest["time"] === undefined ? undefined : scaledNumber(rest["iterations"] ?? ""),
    };
}
/** `B` is 10⁹ here. */
const SUFFIXES = { k: 1e3, M: 1e6, B: 1e9, T: 1e12, Q: 1e15 };
function scaledNumber(text) {
    const factor = SUFFIXES[text.slice(-1)];
    const number = readNumber(factor === undefined ? text : text.slice(0, -1));
    return number === undefined ? undefined : rounded(number * (factor ?? 1));
}
/** `50.622k` is 50622 and not 50622.00000000001. */
function rounded(value) {
    return Number(value.toPrecision(15));
}
/** `ruby 3.1.2p20 (2022-04-12 revision 4491bb740a) [x86_64-linux]`, printed since 2.11. */
function rubyVersion(lines) {
    const heading = lines.findIndex((line) => /^Warming up -{20}/.test(line));
    return /^(?:ruby|jruby|truffleruby) (?<version>\d\S*) \(/.exec(lines[heading - 1] ?? "")?.groups?.["version"];
}

;// CONCATENATED MODULE: ./lib/adapters/languages/luau-text.js

/** Lines that only bench.py prints. */
function isLuauLine(line) {
    return success(line) !== undefined || luau_text_columnsOf(line) > 0;
}
/** From the line of each result, with what the table at the end adds; from the table alone where it is alone. */
function luauText(lines) {
    const printed = [];
    const rows = [];
    const failedLines = [];
    const failedRows = [];
    let columns = 0;
    for (const line of lines) {
        const mean = success(line);
        const failure = FAILED.exec(line)?.groups;
        if (mean !== undefined)
            printed.push(mean);
        else if (failure !== undefined) {
            failedLines.push({ name: failure["name"] ?? "", driver: failure["driver"] ?? "" });
        }
        columns = luau_text_columnsOf(line) || columns;
        const row = columns > 0 ? luau_text_rowOf(line, columns) : undefined;
        if (row === undefined)
            continue;
        if ("mean" in row)
            rows.push(row);
        else
            failedRows.push(row);
    }
    const minima = new Map(rows.map(({ name, driver, min }) => [JSON.stringify([name, driver]), min]));
    const means = printed.map((mean) => {
        const min = minima.get(JSON.stringify([mean.name, mean.driver]));
        return min === undefined ? mean : { ...mean, min };
    });
    return {
        means: means.length > 0 ? means : rows,
        failed: failedLines.length > 0 ? failedLines : failedRows,
        isDeviation: lines.some((line) => line.includes("scipy package is not installed")),
    };
}
const FAILED = /^FAILED: {2}'(?<name>[^']*)' on '(?<driver>[^']*)'\s*$/;
const SUCCESS = "SUCCESS: ";
const TIME = "ms +/- ";
/** Looked for from the end: a name may hold anything. */
function success(line) {
    const timeEnd = line.startsWith(SUCCESS) ? line.lastIndexOf(TIME) : -1;
    const nameEnd = line.lastIndexOf(": ", timeEnd);
    const rest = /^ *(?<percent>[\d.]+)% on (?<driver>.+)$/.exec(line.slice(timeEnd + TIME.length))?.groups;
    if (timeEnd < 0 || nameEnd < SUCCESS.length || rest === undefined)
        return undefined;
    const mean = readNumber(line.slice(nameEnd + 2, timeEnd));
    const percent = readNumber(rest["percent"] ?? "");
    if (mean === undefined || percent === undefined)
        return undefined;
    return {
        name: line.slice(SUCCESS.length, nameEnd).trim(),
        driver: (rest["driver"] ?? "").replace(/ \([^()]*\)$/, "").trim(),
        mean,
        spread: percent / 100,
    };
}
const HEADING = ["Test", "Min", "Average", "StdDev%", "Driver"];
/** How many columns the table has of which this is the heading; 0 for any other line. */
function luau_text_columnsOf(line) {
    if (!line.startsWith("Test "))
        return 0;
    const cells = line.split("|").map((cell) => cell.trim());
    return HEADING.every((column, index) => cells[index] === column) ? cells.length : 0;
}
/** A row of the table; the last columns are counted from the end, because a name may hold the separator. */
function luau_text_rowOf(line, columns) {
    const cells = line.split("|");
    const own = cells.length - columns + 1;
    const name = cells.slice(0, own).join("|").trim();
    const [min, average, spread, driver] = cells.slice(own, own + 4).map((cell) => cell.trim());
    if (own < 1 || driver === undefined)
        return undefined;
    if (average === "FAILED")
        return { name, driver };
    const mean = readNumber(withoutUnit(average, "ms"));
    const percent = readNumber(withoutUnit(spread, "%"));
    const least = readNumber(withoutUnit(min, "ms"));
    // The row of totals has no spread.
    if (mean === undefined || percent === undefined || least === undefined)
        return undefined;
    return { name, driver, mean, min: least, spread: percent / 100 };
}
function withoutUnit(cell, unit) {
    return cell?.endsWith(unit) === true ? cell.slice(0, -unit.length) : "";
}

;// CONCATENATED MODULE: ./lib/adapters/languages/benchmarkluau.js






// [[["chess.lua", "/luau/luau", "luau", "chess", [69.2, 69.5], 2]]]
// The file bench.json of Luau's bench/bench.py: file, driver, its short name, test, milliseconds, how many of
// them. One list for each test, in it one for each driver. What bench.py prints: luau-text.ts.
const benchmarkluau_Result = schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP(), schemas/* string */.YjP(), schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* unknown */.L5J()), schemas/* number */.aig()]);
const benchmarkluau_format = {
    expected: "a results file of Luau's bench.py",
    probe: listOf(listOf(schemas/* custom */.IeY((value) => Array.isArray(value) && hasResultShape(value)))),
    schema: schemas/* array */.YOg(schemas/* array */.YOg(benchmarkluau_Result)),
};
const benchmarkLuau = {
    name: "benchmarkluau",
    recognises: (output) => holdsJson(output, benchmarkluau_format) || someLines(output).some(isLuauLine),
    parse: (output) => (holdsJson(output, benchmarkluau_format) ? benchmarkluau_readResults(output) : benchmarkluau_readPrinted(output)),
};
function hasResultShape(value) {
    const [file, , driver, test, times, count] = value;
    const texts = [file, driver, test].every((part) => typeof part === "string");
    return value.length === 6 && texts && Array.isArray(times) && typeof count === "number";
}
/** Every time that was measured. */
function benchmarkluau_readResults(output) {
    const results = readJson(output, benchmarkluau_format).flat(2);
    const nameOf = naming(results.map(([, , driver]) => driver));
    const entries = [];
    const failures = [];
    for (const [file, , driver, test, times, count] of results) {
        // A driver that failed where another did not has no name of the test.
        const benchmark = nameOf(test === "" ? file : test, driver);
        const samples = keptSamples(times, count);
        if (samples === "none")
            failures.push(failed(benchmark, { message: "It gave no time." }));
        else if (samples === "shortened") {
            failures.push(failed(benchmark, { message: `${count} times were measured, but not all of them are there.` }));
        }
        else
            entries.push(benchmarkluau_toEntry(benchmark, samples.map(benchmarkluau_seconds)));
    }
    return assemble({ entries, failures });
}
function benchmarkluau_readPrinted(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    if (!lines.some(isLuauLine)) {
        throw unreadable(output, {
            expected: "output of Luau's bench.py",
            found: 'there is no line such as "SUCCESS: chess : 69.560ms +/- 0.212% on luau", and no such table',
        });
    }
    const { means, failed: broken, isDeviation } = luauText(lines);
    const nameOf = naming(means.map(({ driver }) => driver));
    return assemble({
        entries: means.map((mean) => benchmarkluau_toEntry(nameOf(mean.name, mean.driver), [benchmarkluau_seconds(mean.mean)], summaryOfMean(mean, isDeviation))),
        failures: broken.map(({ name, driver }) => failed(name, { message: `bench.py calls it FAILED on ${driver}.` })),
    });
}
/** The driver is part of the name only where there are several to compare. */
function naming(drivers) {
    const several = new Set(drivers).size > 1;
    return (name, driver) => (several ? `${name} (${driver})` : name);
}
function benchmarkluau_toEntry(benchmark, samples, summary) {
    return {
        benchmark,
        metrics: [
            { metric: "time", unit: "s", better: "lower", rounds: [samples], ...(summary ? { summary } : {}) },
        ],
    };
}
/** Its confidence is 95 %, but only bench.py's own log tells whether it is an interval at all. */
function summaryOfMean({ mean, min, spread }, isDeviation) {
    const half = mean * spread;
    return {
        mean: benchmarkluau_seconds(mean),
        ...(min === undefined ? {} : { min: benchmarkluau_seconds(min) }),
        ...(isDeviation
            ? { standardDeviation: benchmarkluau_seconds(half) }
            : { interval: { low: benchmarkluau_seconds(mean - half), high: benchmarkluau_seconds(mean + half) } }),
    };
}
function benchmarkluau_seconds(milliseconds) {
    return milliseconds / 1000;
}

;// CONCATENATED MODULE: ./lib/adapters/languages/benchmarktools-groups.js



const benchmarktools_groups_Amount = schemas/* number */.aig().nullish();
const Trial = schemas/* object */.Ikc({ times: schemas/* array */.YOg(schemas/* unknown */.L5J()), memory: benchmarktools_groups_Amount, allocs: benchmarktools_groups_Amount });
const Estimate = schemas/* object */.Ikc({ time: schemas/* unknown */.L5J(), memory: benchmarktools_groups_Amount, allocs: benchmarktools_groups_Amount });
const benchmarktools_groups_Group = schemas/* object */.Ikc({ data: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()) });
const Typed = schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* unknown */.L5J()]);
/**
 * The benchmarks in what was saved, in its order, and how many comparisons of
 * two runs are among them. Without recursion: how deep the groups go, the file says.
 *
 * @throws OUTPUT_UNREADABLE when a group or a result has another shape
 */
function leavesOf(values, output) {
    const leaves = [];
    let comparisons = 0;
    const waiting = values.map((value) => ({ name: "", value })).reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { name, value } = next;
        const typed = Typed.safeParse(value);
        // Anything else that people put into a group: not a result.
        if (!typed.success)
            continue;
        const [type, fields] = typed.data;
        switch (type.replace(/^BenchmarkTools\./, "")) {
            case "BenchmarkGroup": {
                const { data } = fieldsOf(benchmarktools_groups_Group, name, fields);
                const inside = Object.entries(data).map(([key, entry]) => ({
                    name: joined(name, key),
                    value: entry,
                }));
                for (const entry of inside.reverse())
                    waiting.push(entry);
                break;
            }
            case "Trial": {
                leaves.push({ name, ...fieldsOf(Trial, name, fields) });
                break;
            }
            case "TrialEstimate": {
                const { time, memory, allocs } = fieldsOf(Estimate, name, fields);
                leaves.push({ name, times: [time], memory, allocs });
                break;
            }
            case "TrialRatio":
            case "TrialJudgement":
                comparisons += 1;
        }
    }
    return { leaves, comparisons };
    function fieldsOf(schema, name, fields) {
        const result = schema.safeParse(fields);
        if (result.success)
            return result.data;
        const found = `in "${name}": ${(0,issues/* describeIssues */.w)(result.error)}`;
        throw unreadable(output, { expected: "a file of BenchmarkTools.jl", found, cause: result.error });
    }
}
function joined(name, key) {
    const shown = keyText(key);
    return name === "" ? shown : `${name}/${shown}`;
}
/** Keys are printed as Julia code: `:sum` is a symbol; tuples such as `("sum", 100)` stay as they are. */
function keyText(key) {
    return /^:[\p{L}_][\p{L}\p{N}_!]*$/u.test(key) ? key.slice(1) : key;
}

;// CONCATENATED MODULE: ./lib/adapters/languages/benchmarktools-jl.js





// [{"Julia": "1.10.5", "BenchmarkTools": "1.5.0"}, [["BenchmarkGroup", {"tags": [], "data": {"fib": ["Trial",
//   {"params": […], "times": [246.0, 250.1], "gctimes": [0.0, 0.0], "memory": 16, "allocs": 1}]}}]]]
// Nanoseconds and bytes. BenchmarkTools.save; a TrialEstimate (of minimum(), median() …) has one `time` instead.
const Saved = schemas/* tuple */.PVZ([
    schemas/* object */.Ikc({ Julia: schemas/* string */.YjP().nullish(), BenchmarkTools: schemas/* string */.YjP().nullish() }),
    schemas/* array */.YOg(schemas/* unknown */.L5J()),
]);
// {"name": "Example", "commit": "3f2c1a9…", "date": "2026-11-21T06:00:00", "benchmarkgroup": "[{\"Julia\": …"}      PkgBenchmark
const Packaged = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().nullish(),
    commit: schemas/* string */.YjP().nullish(),
    date: schemas/* string */.YjP().nullish(),
    benchmarkgroup: schemas/* string */.YjP(),
});
const saved = {
    expected: "a file of BenchmarkTools.jl",
    probe: schemas/* custom */.IeY((value) => Array.isArray(value) && value.length === 2 && versions.safeParse(value[0]).success),
    schema: Saved,
};
const versions = having("Julia", "BenchmarkTools");
const packaged = {
    expected: "a results file of PkgBenchmark.jl",
    probe: having("benchmarkgroup", "julia_commit", "vinfo"),
    schema: Packaged,
};
const benchmarkToolsJl = {
    name: "benchmarktools-jl",
    recognises: (output) => holdsJson(output, saved) || holdsJson(output, packaged),
    parse(output) {
        const files = holdsJson(output, packaged) ? unpacked(output) : readJson(output, saved).map(plain);
        const read = files.map(({ saved: [, values] }) => leavesOf(values, output));
        const leaves = read.flatMap((each) => each.leaves);
        const comparisons = read.reduce((sum, each) => sum + each.comparisons, 0);
        const usable = leaves.filter((leaf) => whyUnusable(leaf) === undefined);
        return assemble({
            entries: usable.map((leaf) => ({ benchmark: leaf.name, metrics: benchmarktools_jl_metricsOf(leaf) })),
            failures: leaves.flatMap(benchmarktools_jl_failureOf),
            context: files[0]?.context ?? {},
            warnings: comparisons === 0
                ? []
                : [
                    `${comparisons} ${comparisons === 1 ? "entry is a comparison" : "entries are comparisons"} of two runs and left out.`,
                ],
        });
    },
};
function plain(content) {
    const [{ Julia, BenchmarkTools }] = content;
    return {
        saved: content,
        context: { julia: Julia ?? undefined, "benchmark-tools": BenchmarkTools ?? undefined },
    };
}
/** PkgBenchmark keeps the whole file of BenchmarkTools as a text inside its own. */
function unpacked(output) {
    if (output.kind !== "file")
        throw unreadable(output, { expected: packaged.expected, found: "it is a folder" });
    return readJson(output, packaged).flatMap(({ benchmarkgroup, commit, date, name }) => {
        const inner = { path: `${output.file.path} (benchmarkgroup)`, text: benchmarkgroup };
        return readJson({ kind: "file", file: inner }, saved).map((content) => {
            const { context } = plain(content);
            // A changed work tree has the commit "dirty". The date is in a time zone that is not told.
            const known = commit === "dirty" ? undefined : (commit ?? undefined);
            return {
                saved: content,
                context: { ...context, commit: known, date: date ?? undefined, package: name ?? undefined },
            };
        });
    });
}
function benchmarktools_jl_metricsOf({ times, memory, allocs }) {
    const lower = { better: "lower" };
    const samples = (times ?? []).filter((time) => typeof time === "number");
    return [
        { metric: "time", unit: "s", ...lower, rounds: [samples.map((nanoseconds) => nanoseconds / 1e9)] },
        ...(memory == null ? [] : [{ metric: "bytes-per-op", unit: "B", ...lower, rounds: [[memory]] }]),
        ...(allocs == null ? [] : [{ metric: "allocs-per-op", unit: "count", ...lower, rounds: [[allocs]] }]),
    ];
}
function benchmarktools_jl_failureOf(leaf) {
    const message = whyUnusable(leaf);
    return message === undefined ? [] : [failed(leaf.name, { message })];
}
function whyUnusable({ times }) {
    if (times === undefined || times.length === 0)
        return "The file has no time of it.";
    return times.every((time) => typeof time === "number")
        ? undefined
        : "One of its times is no finite number.";
}

;// CONCATENATED MODULE: ./lib/adapters/languages/dart-benchmark-harness.js





// Template(RunTime): 1.2345 us.
// Template(CpuCycles): 3456.5                      PerfBenchmarkBase, which writes no unit
// Template(MajorPageFaults): 0.0
// Template.totalIterations(Count): 1620000.0
const dartBenchmarkHarness = {
    name: "dart-benchmark-harness",
    recognises: (output) => someLines(output).some((line) => isRunTime(dart_benchmark_harness_resultIn(line))),
    parse(output) {
        const results = output.kind === "file" ? resultsOf(output.file) : [];
        if (!results.some(isRunTime)) {
            throw unreadable(output, {
                expected: "output of Dart's benchmark_harness",
                found: 'there is no line such as "Template(RunTime): 1.2345 us."',
            });
        }
        const counts = new Map(results.filter(isCount).map(({ name, value }) => [name, value]));
        const shown = results.filter((result) => !isCount(result));
        return assemble({
            entries: shown.flatMap((result) => dart_benchmark_harness_toEntry(result, counts.get(`${result.name}${TOTAL}`))),
            failures: shown
                .filter(({ value }) => value === undefined)
                .map(({ name, metric, printed }) => failed(name, { message: `Its ${metric} is "${printed}".` })),
        });
    },
};
const TOTAL = ".totalIterations";
function isRunTime(result) {
    return result?.metric === "RunTime";
}
function isCount({ name, metric }) {
    return metric === "Count" && name.endsWith(TOTAL);
}
/** A number at the very end of the text may be cut off, unless a unit follows. */
function resultsOf(file) {
    const lines = linesOf(file);
    return lines.flatMap((line, index) => {
        const result = dart_benchmark_harness_resultIn(line);
        const isCut = result?.unit === "" && index === lines.length - 1 && isUnterminated(file);
        return result === undefined || isCut ? [] : [result];
    });
}
const dart_benchmark_harness_REST = /^\((?<metric>RunTime|CpuCycles|MajorPageFaults|Count)\): (?<printed>-?(?:[\d.e+-]+|NaN|Infinity))(?: (?<unit>us)\.)?\s*$/;
/** Looked for from the end: a name may hold anything. Run times always have a unit. */
function dart_benchmark_harness_resultIn(line) {
    const bracket = line.lastIndexOf("(");
    if (bracket < 1)
        return undefined;
    const groups = dart_benchmark_harness_REST.exec(line.slice(bracket))?.groups;
    const { metric = "", printed = "", unit = "" } = groups ?? {};
    if (groups === undefined || (metric === "RunTime") !== (unit === "us"))
        return undefined;
    return { name: line.slice(0, bracket).trim(), metric, value: readNumber(printed), printed, unit };
}
function dart_benchmark_harness_toEntry({ name, metric, value, unit }, iterations) {
    if (value === undefined)
        return [];
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const summary = kind === undefined ? undefined : summaryOf({ count: iterations });
    return [
        {
            benchmark: name,
            metrics: [
                {
                    metric: kind === undefined ? metricName(metric) : "time",
                    unit: kind?.base ?? "count",
                    better: "lower",
                    rounds: [[kind === undefined ? value : (0,domain_unit/* inBaseUnit */.$)(value, kind)]],
                    ...(summary ? { summary } : {}),
                },
            ],
        },
    ];
}

// EXTERNAL MODULE: ./node_modules/@rgrove/parse-xml/dist/index.js
var dist = __webpack_require__(20334);
;// CONCATENATED MODULE: ./lib/adapters/read/xml.js



/** True when the output is one file that holds such an element. Not parsed: what is damaged is recognised too. */
function holdsXml(output, { roots, mark }) {
    if (output.kind !== "file")
        return false;
    const text = cleanText(sampleOf(output.file));
    return beginnings(text, roots).length > 0 && (mark === undefined || mark.test(text));
}
/**
 * Every outermost element of this format in the file, in order, also between
 * the lines of a log. Entities that a document declares itself are not expanded.
 *
 * @throws OUTPUT_UNREADABLE when there is none, or when one of them is not well-formed
 */
function readXml(output, { expected, roots }) {
    if (output.kind !== "file")
        throw unreadable(output, { expected, found: "expected one file, not a folder" });
    const text = cleanText(output.file);
    const elements = [];
    let after = 0;
    for (const { index, name } of beginnings(text, roots)) {
        if (index < after)
            continue;
        const end = endOf(text, index, name);
        if (end === undefined) {
            throw unreadable(output, {
                expected,
                found: `the element ${name} that begins on line ${lineOf(index)} has no end`,
            });
        }
        elements.push(parsed(text.slice(index, end), index));
        after = end;
    }
    if (elements.length === 0) {
        throw unreadable(output, { expected, found: `it holds no element ${roots.join(" or ")}` });
    }
    return elements;
    function lineOf(index) {
        return text.slice(0, index).split("\n").length;
    }
    function parsed(part, index) {
        try {
            const { root } = (0,dist.parseXml)(part, { ignoreUndefinedEntities: true });
            if (root !== null)
                return root;
        }
        catch (cause) {
            const [reason = ""] = String(cause instanceof Error ? cause.message : cause).split("\n");
            throw unreadable(output, { expected, found: `after line ${lineOf(index)}: ${reason}`, cause });
        }
        throw unreadable(output, { expected, found: `the element on line ${lineOf(index)} is empty` });
    }
}
/** An attribute's value; empty when it is not there. */
function attribute(element, name) {
    return element.attributes[name] ?? "";
}
/** Elements directly within, of this name. */
function childrenOf(element, name) {
    return element.children.filter((child) => child instanceof dist.XmlElement && child.name === name);
}
/** Elements of this name at any depth, in order of the document. */
function descendantsOf(element, name) {
    const found = [];
    const waiting = [element];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const inside = next.children.filter((child) => child instanceof dist.XmlElement);
        if (next !== element && next.name === name)
            found.push(next);
        // One by one: as arguments, hundreds of thousands overflow the stack.
        for (const child of inside.reverse())
            waiting.push(child);
    }
    return found;
}
/** The text within an element, without that of elements inside it. */
function textWithin(element) {
    return element.children
        .map((child) => (child instanceof dist.XmlText ? child.text : ""))
        .join("")
        .trim();
}
/** Where an element of one of these names begins at the beginning of a line, or after other elements on it. */
function beginnings(text, roots) {
    const pattern = new RegExp(`^(?:[ \\t]*<\\?[^>]*>)?[ \\t]*<(?<name>${roots.join("|")})(?=[\\s/>])`, "gm");
    return [...text.matchAll(pattern)].map((match) => {
        const name = match.groups?.["name"] ?? "";
        return { index: match.index + match[0].length - name.length - 1, name };
    });
}
/** Index after the end of the element that begins there, which may hold others of its name. */
function endOf(text, start, name) {
    const tag = new RegExp(`<${name}(?=[\\s/>])(?:[^"'>]|"[^"]*"|'[^']*')*>|</${name}\\s*>`, "g");
    tag.lastIndex = start;
    let depth = 0;
    for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
        const [found] = match;
        if (found.startsWith("</"))
            depth -= 1;
        else if (!found.endsWith("/>"))
            depth += 1;
        if (depth === 0)
            return tag.lastIndex;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/languages/phpbench.js



// <phpbench version="1.2.15"><suite tag="" date="2026-11-21T06:00:00+00:00" uuid="…">
//   <env><php><value name="version">8.2.36</value></php><vcs><value name="version">3f2c1a9…</value></vcs></env>
//   <benchmark class="\App\HashBench"><subject name="benchMd5"><group name="hash"/>
//     <variant revs="1000" …><parameter-set name="small"><parameter name="size" value="10"/></parameter-set>
//       <iteration time-net="812" time-revs="1000" time-avg="0.812" mem-peak="524288"/>…
// Microseconds and bytes. `phpbench run --dump-file=out.xml`.
const phpbench_format = { expected: "an XML dump of PHPBench", roots: ["phpbench"] };
const phpbench = {
    name: "phpbench",
    recognises: (output) => holdsXml(output, { ...phpbench_format, mark: /<phpbench [^>]*\bversion=/ }),
    parse(output) {
        const roots = readXml(output, phpbench_format);
        const variants = roots.flatMap(variantsIn);
        const read = variants.map((variant) => ({ variant, ...phpbench_samplesOf(variant) }));
        return assemble({
            entries: read.filter(({ times }) => times.length > 0).map(phpbench_toEntry),
            failures: read.filter(({ times }) => times.length === 0).map(({ variant }) => phpbench_failureOf(variant)),
            context: phpbench_contextOf(roots),
            warnings: variants.flatMap(assertionWarnings),
        });
    },
};
function variantsIn(root) {
    // Early versions have no suites.
    const places = [root, ...childrenOf(root, "suite")];
    const benchmarks = places.flatMap((place) => childrenOf(place, "benchmark"));
    return benchmarks.flatMap((benchmark) => childrenOf(benchmark, "subject").flatMap((subject) => {
        const name = `${attribute(benchmark, "class").replace(/^\\/, "")}::${attribute(subject, "name")}`;
        const groups = childrenOf(subject, "group").map((group) => attribute(group, "name"));
        const variants = childrenOf(subject, "variant");
        const suffixOf = suffixesOf(variants);
        return variants.map((element) => ({
            name: `${name}${suffixOf(element)}`,
            category: groups.length === 0 ? undefined : groups.join(", "),
            parameters: phpbench_parametersOf(element),
            element,
        }));
    }));
}
/** Sets of parameters have names; the revolutions are added where the same set ran with several numbers of them. */
function suffixesOf(variants) {
    const revolutions = new Map();
    for (const variant of variants) {
        const known = revolutions.get(setName(variant)) ?? new Set();
        revolutions.set(setName(variant), known.add(attribute(variant, "revs")));
    }
    return (variant) => {
        const set = setName(variant);
        const hasSet = set !== "" && (revolutions.size > 1 || parameterElements(variant).length > 0);
        const hasRevolutions = (revolutions.get(set)?.size ?? 0) > 1;
        const parts = [
            ...(hasSet ? [set] : []),
            ...(hasRevolutions ? [`${attribute(variant, "revs")} revs`] : []),
        ];
        return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
    };
}
function setName(variant) {
    const [set] = childrenOf(variant, "parameter-set");
    return set === undefined ? "" : attribute(set, "name");
}
function parameterElements(variant) {
    return childrenOf(variant, "parameter-set").flatMap((set) => childrenOf(set, "parameter"));
}
/** Lists and maps are kept as their JSON. */
function phpbench_parametersOf(variant) {
    return Object.fromEntries(parameterElements(variant).map((parameter) => {
        const value = parameterValue(parameter);
        return [attribute(parameter, "name"), typeof value === "string" ? value : JSON.stringify(value)];
    }));
}
function parameterValue(parameter) {
    if (attribute(parameter, "type") === "collection") {
        const inside = childrenOf(parameter, "parameter");
        return Object.fromEntries(inside.map((each) => [attribute(each, "name"), parameterValue(each)]));
    }
    return attribute(parameter, "xsi:nil") === "true" ? null : attribute(parameter, "value");
}
function phpbench_samplesOf({ element }) {
    const iterations = childrenOf(element, "iteration");
    const times = iterations.flatMap((iteration) => phpbench_timeOf(iteration, element) ?? []);
    const peaks = iterations.flatMap((iteration) => readNumber(attribute(iteration, "mem-peak")) ?? []);
    // Of a rest nobody can say which iterations it is.
    return {
        times: times.length === iterations.length ? times : [],
        peaks: peaks.length === iterations.length ? peaks : [],
    };
}
/** The average is the net time divided by the revolutions; before version 0.13 there was the net time alone. */
function phpbench_timeOf(iteration, variant) {
    const net = readNumber(attribute(iteration, "time-net") || attribute(iteration, "time"));
    const revolutions = readNumber(attribute(iteration, "time-revs") || attribute(iteration, "revs") || attribute(variant, "revs"));
    const average = readNumber(attribute(iteration, "time-avg"));
    if (net !== undefined && revolutions !== undefined && revolutions > 0)
        return net / (revolutions * 1e6);
    return average === undefined ? undefined : average / 1e6;
}
/** Each iteration is a process of its own, so a round of its own. */
function phpbench_toEntry({ variant, times, peaks }) {
    const { name, category, parameters } = variant;
    const rounds = (samples) => samples.map((sample) => [sample]);
    const time = { metric: "time", unit: "s", better: "lower", rounds: rounds(times) };
    const peak = { metric: "peak-memory", unit: "B", better: "lower", rounds: rounds(peaks) };
    return {
        benchmark: name,
        ...(category === undefined ? {} : { category }),
        ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
        metrics: peaks.length === 0 ? [time] : [time, peak],
    };
}
function phpbench_failureOf({ name, category, element }) {
    const [error] = childrenOf(element, "errors").flatMap((errors) => childrenOf(errors, "error"));
    const message = error === undefined ? "" : textWithin(error);
    return failed(name, { message: message === "" ? "PHPBench has no times of it." : message, category });
}
/** An assertion that does not hold does not make the times wrong. */
function assertionWarnings({ name, element }) {
    return childrenOf(element, "failures")
        .flatMap((failures) => childrenOf(failures, "failure"))
        .map((failure) => `An assertion of "${name}" failed: ${textWithin(failure)}`);
}
function phpbench_contextOf(roots) {
    const [root] = roots;
    const suite = root === undefined ? undefined : childrenOf(root, "suite")[0];
    if (root === undefined || suite === undefined)
        return {};
    const fact = (section, name) => {
        const sections = childrenOf(suite, "env").flatMap((env) => childrenOf(env, section));
        const values = sections.flatMap((element) => childrenOf(element, "value"));
        const value = values.find((each) => attribute(each, "name") === name);
        return value === undefined ? undefined : textWithin(value);
    };
    return {
        phpbench: attribute(root, "version"),
        php: fact("php", "version"),
        os: fact("uname", "os"),
        architecture: fact("uname", "machine"),
        commit: fact("vcs", "version"),
        branch: fact("vcs", "branch"),
        time: attribute(suite, "date"),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/languages/ruby-benchmark.js



// Rehearsal ----------------------------------------
// sort!   1.490000   0.010000   1.500000 (  1.490520)
// -------------------------------- total: 1.500000sec
//
//             user     system      total        real
// sort!   1.460000   0.000000   1.460000 (  1.460465)
// Seconds. Ruby's Benchmark.bm, bmbm, benchmark and measure.
const CAPTION = /^ *user +system +total +real *$/;
const REHEARSAL = /^Rehearsal -{20}/;
const REHEARSAL_END = /^-+ total: [\d.]+sec$/;
/** Lines that the documentation's example adds up itself: `>total:`, `>avg:`. */
const AGGREGATE = /^>(?:total|avg|average|mean|min|max|median)$/i;
const rubyBenchmark = {
    name: "ruby-benchmark",
    // Without the caption a line could be of any tool; named, it is read all the same.
    recognises: (output) => {
        const lines = someLines(output);
        return lines.some((line) => CAPTION.test(line)) && lines.some((line) => ruby_benchmark_timesIn(line) !== undefined);
    },
    parse(output) {
        const lines = output.kind === "file" ? linesOf(output.file) : [];
        const entries = ruby_benchmark_entriesOf(lines);
        if (entries.length === 0) {
            throw unreadable(output, {
                expected: "output of Ruby's Benchmark",
                found: 'there is no line such as "sort  1.460000  0.000000  1.460000 (  1.460465)"',
            });
        }
        return assemble({ entries });
    },
};
function ruby_benchmark_entriesOf(lines) {
    const entries = [];
    let rehearsal = false;
    for (const line of lines) {
        if (REHEARSAL.test(line))
            rehearsal = true;
        else if (CAPTION.test(line) || REHEARSAL_END.test(line))
            rehearsal = false;
        const times = rehearsal ? undefined : ruby_benchmark_timesIn(line);
        if (times === undefined || AGGREGATE.test(times.label))
            continue;
        const { label, total, real } = times;
        entries.push({
            benchmark: label,
            metrics: [
                { metric: "time", unit: "s", better: "lower", rounds: [[real]] },
                { metric: "cpu-time", unit: "s", better: "lower", rounds: [[total]] },
            ],
        });
    }
    return entries;
}
/** Looked for from the end: a label may hold anything. */
function ruby_benchmark_timesIn(line) {
    const bracket = line.lastIndexOf("(");
    const real = bracket < 0 ? undefined : /^\( *(?<real>\d+\.\d{6})\) *$/.exec(line.slice(bracket))?.groups?.["real"];
    if (real === undefined)
        return undefined;
    const amounts = [];
    let rest = line.slice(0, bracket).trimEnd();
    while (amounts.length < 3) {
        const at = rest.lastIndexOf(" ") + 1;
        const amount = rest.slice(at);
        if (!/^\d+\.\d{6}$/.test(amount))
            return undefined;
        amounts.push(amount);
        rest = rest.slice(0, at).trimEnd();
    }
    const [total = ""] = amounts;
    return { label: rest.trim().replace(/:$/, ""), total: Number(total), real: Number(real) };
}

;// CONCATENATED MODULE: ./lib/adapters/languages/swift-metrics.js


const NAMES = new Map(Object.entries({
    "time-wall-clock": "time",
    "time-total-cpu": "cpu-time",
    "memory-resident-peak": "peak-memory",
    "malloc-total": "allocs-per-op",
    "malloc-bytes-total": "bytes-per-op",
}));
/** The first words of its own metrics that are counts. */
const COUNTS = /^(?:malloc|free|syscalls|context|threads|instructions|object|retains|releases|alloc-retain-release)(?:-|$)/;
/** By what it shows: `Time (wall clock)`, or `Time(wallclock)` in files for InfluxDB. */
function swiftMetric(description) {
    const spelled = INFLUX.get(description.replaceAll(" ", "")) ?? description;
    const name = metricName(spelled.replaceAll("Δ", "delta"));
    const lower = { better: "lower", isCustom: false };
    if (name.startsWith("throughput-")) {
        return { metric: "throughput", unit: "1/s", better: "higher", isCustom: false };
    }
    if (/^time-(?:wall-clock|(?:total|user|system)-cpu)$/.test(name)) {
        return { metric: NAMES.get(name) ?? name, unit: "s", ...lower };
    }
    if (/^memory-|^bytes-|^malloc-bytes-/.test(name))
        return { metric: NAMES.get(name) ?? name, unit: "B", ...lower };
    return { metric: NAMES.get(name) ?? name, unit: "count", better: "lower", isCustom: !COUNTS.test(name) };
}
const DESCRIPTIONS = [
    "Time (wall clock)",
    "Time (total CPU)",
    "Time (user CPU)",
    "Time (system CPU)",
    "Throughput (# / s)",
    "Throughput (scaled / s)",
    "Memory (resident peak)",
    "Memory Δ (resident peak)",
    "Memory (virtual peak)",
    "Memory (allocated resident)",
    "Memory (allocated)",
    "Malloc (total)",
    "Malloc (small)",
    "Malloc (large)",
    "Malloc (bytes total)",
    "Malloc / free Δ",
    "Free (total)",
    "Syscalls (total)",
    "Syscalls (read)",
    "Syscalls (write)",
    "Context switches",
    "Threads (peak)",
    "Threads (running)",
    "Bytes (read logical)",
    "Bytes (write logical)",
    "Bytes (read physical)",
    "Bytes (write physical)",
    "Object allocs",
    "(Alloc + Retain) - Release Δ",
];
/** In files for InfluxDB they have no spaces. */
const INFLUX = new Map(DESCRIPTIONS.map((description) => [description.replaceAll(" ", ""), description]));
/** Decimal multiples, also of bytes. `ks` and `Ms` are kilo- and megaseconds. */
const FACTORS = new Map(Object.entries({
    "": 1,
    "#": 1,
    "# / s": 1,
    "ops/s": 1,
    K: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    ks: 1e3,
    Ms: 1e6,
}));
/** A value in what the tool prints as its unit; `undefined` where that is no unit of such a metric. */
function swiftValue(value, unit, { unit: base }) {
    const kind = base === "s" ? (0,domain_unit/* unitKind */.p)(unit) : undefined;
    if (kind?.base === "s")
        return (0,domain_unit/* inBaseUnit */.$)(value, kind);
    const factor = base === "s" && unit !== "ks" && unit !== "Ms" ? undefined : FACTORS.get(unit);
    return factor === undefined ? undefined : value * factor;
}
/** `Time (wall clock) (μs) *`: the star means for one of the inner iterations that the benchmark has. */
function swiftLabel(label) {
    const text = label.endsWith("*") ? label.slice(0, -1).trimEnd() : label.trim();
    const bracket = text.endsWith(")") ? text.lastIndexOf("(") : -1;
    const unit = text.slice(bracket + 1, -1);
    if (bracket < 1 || !UNITS.has(unit))
        return { description: text, unit: "" };
    return { description: text.slice(0, bracket).trimEnd(), unit };
}
const UNITS = new Set(["ns", "μs", "ms", "s", "ks", "Ms", "#", "K", "M", "G", "T", "P"]);
/** The median stands for the metric; of a time the slow end is a metric of its own. */
function percentileMetrics({ metric, unit, better }, percentiles) {
    const { p0, p50, p90, p99, p100, count } = percentiles;
    const made = (name, value) => ({ metric: name, unit, better, rounds: [[value]] });
    const summary = {
        median: p50,
        // Of a throughput the hundredth percentile is the least.
        min: Math.min(p0, p100),
        max: Math.max(p0, p100),
        ...(count === undefined ? {} : { count }),
    };
    const tails = metric === "time" ? [made("time-p90", p90), made("time-p99", p99)] : [];
    return [{ ...made(metric, p50), summary }, ...tails];
}
/** A throughput that is only the time upside down is left out. */
function withoutInverse(metrics) {
    const hasTime = metrics.some(({ metric }) => metric === "time");
    return hasTime ? metrics.filter(({ metric }) => metric !== "throughput") : metrics;
}
/** The entries of benchmarks that come in several pieces, in order of their first. */
function joinedEntries(pieces) {
    const open = new Map();
    const entries = [];
    for (const piece of pieces) {
        const key = JSON.stringify([piece.category, piece.benchmark]);
        let metrics = open.get(key);
        // A metric that comes again is of another run of the same benchmark.
        if (metrics === undefined || piece.metrics.some((metric) => has(metrics, metric))) {
            metrics = [];
            open.set(key, metrics);
            entries.push({ piece, metrics });
        }
        for (const metric of piece.metrics)
            if (!has(metrics, metric))
                metrics.push(metric);
    }
    return entries.map(({ piece, metrics }) => ({ ...piece, metrics: withoutInverse(metrics) }));
}
function has(metrics, { metric }) {
    return metrics?.some((one) => one.metric === metric) ?? false;
}

;// CONCATENATED MODULE: ./lib/adapters/languages/swift-influx.js



// #datatype tag,tag,tag,tag,tag,tag,tag,tag,tag,double,double,long,long,dateTime
// measurement,hostName,processoryType,processors,memory,kernelVersion,metric,unit,test,value,test_average,iterations,…,time
// MyBenchmark,example,x86_64,4,16,6.1.0,Time(wallclock),μs,Parse,1620000,1890000,376,1,2026-11-21T06:00:00Z
// Seven rows for each metric: its percentiles 0, 25, 50, 75, 90, 99 and 100; newer versions have a column `percentile`.
const influx = {
    expected: "a file of package-benchmark for InfluxDB",
    columns: ["measurement", "processoryType", "metric", "unit", "test", "value", "test_average", "iterations"],
};
const PERCENTILES = [0, 25, 50, 75, 90, 99, 100];
function readInflux(output) {
    const series = new Map();
    const read = eachRow(output, influx, (row) => {
        const key = JSON.stringify([row["measurement"], row["test"], row["metric"]]);
        const known = series.get(key) ?? { row, values: [] };
        series.set(key, known);
        const percentile = readNumber(row["percentile"] ?? "");
        const place = percentile === undefined ? known.values.length : PERCENTILES.indexOf(percentile);
        if (place >= 0)
            known.values[place] = readNumber(row["value"] ?? "");
    });
    const isRaw = holdsRawValues(output);
    const custom = new Set();
    const entries = [];
    let incomplete = 0;
    const last = [...series.values()].at(-1)?.row["test"];
    const hasEnd = endsInBlankLine(output);
    for (const { row, values } of series.values()) {
        const metric = swiftMetric(row["metric"] ?? "");
        // Throughputs are left out beside times, which come later: so the file must not be cut off before.
        if (metric.metric === "throughput" && row["test"] === last && !hasEnd)
            continue;
        const entry = entryOf(row, values, { metric, isRaw });
        if (entry === undefined)
            incomplete += 1;
        else
            entries.push(entry);
        if (metric.isCustom)
            custom.add(metric.metric);
    }
    const are = incomplete === 1 ? "1 metric not all percentiles are there; it is" : undefined;
    const warning = `Of ${are ?? `${incomplete} metrics not all percentiles are there; they are`} left out.`;
    const warnings = incomplete === 0 ? [] : [warning];
    return { entries, custom, context: swift_influx_contextOf(series), warnings: [...warnings, ...read] };
}
/**
 * Since version 1 the values are as they were measured, in nanoseconds and
 * counts, whatever the unit beside them says; the unit is a tag since then.
 */
function holdsRawValues(output) {
    const types = someLines(output).find((line) => line.startsWith("#datatype "));
    return types === undefined || /^#datatype (?:tag,){9}/.test(types);
}
/** The rows of each benchmark end so. */
function endsInBlankLine(output) {
    const lines = someLines(output);
    const last = lines.findLastIndex((line) => line.split(",").length > influx.columns.length);
    return lines[last + 1] === "" && last + 2 < lines.length;
}
function entryOf(row, values, { metric, isRaw }) {
    const unit = isRaw ? (metric.unit === "s" ? "ns" : "") : (row["unit"] ?? "");
    const inBase = values.map((value) => (value === undefined ? undefined : swiftValue(value, unit, metric)));
    const [p0, p25, p50, p75, p90, p99, p100] = inBase;
    if (p0 === undefined || p25 === undefined || p50 === undefined || p75 === undefined)
        return undefined;
    if (p90 === undefined || p99 === undefined || p100 === undefined)
        return undefined;
    const count = readNumber(row["iterations"] ?? "");
    const target = row["measurement"] ?? "";
    return {
        benchmark: row["test"] ?? "",
        ...(target === "" ? {} : { category: target }),
        metrics: percentileMetrics(metric, { p0, p50, p90, p99, p100, count }),
    };
}
function swift_influx_contextOf(series) {
    const [first] = series.values();
    return {
        architecture: first?.row["processoryType"],
        kernel: first?.row["kernelVersion"],
        time: first?.row["time"],
    };
}

;// CONCATENATED MODULE: ./lib/adapters/languages/swift-jmh.js



// [{"benchmark": "package.benchmark.MyBenchmark.Parse_small", "mode": "thrpt",
//   "primaryMetric": {"score": 610.2, "scoreUnit": "# / s", "rawData": [[592.0, 617.0]]},
//   "secondaryMetrics": {"Time (wall clock)": {"score": 1650.5, "scoreUnit": "μs", "rawData": [[1620.2, 1680.7]]}}}]
// In the form of JMH, for its viewers; JMH itself writes which Java it ran on.
const Scores = schemas/* object */.Ikc({ scoreUnit: schemas/* string */.YjP(), rawData: schemas/* array */.YOg(schemas/* array */.YOg(schemas/* number */.aig())) });
const swift_jmh_Result = schemas/* object */.Ikc({
    benchmark: schemas/* string */.YjP(),
    primaryMetric: Scores,
    secondaryMetrics: schemas/* record */.g1P(schemas/* string */.YjP(), Scores).nullish(),
});
const PREFIX = "package.benchmark.";
const swift_jmh_jmh = {
    expected: "a file of package-benchmark in the form of JMH",
    probe: listOf(schemas/* custom */.IeY((value) => typeof value === "object" && value !== null && !("jvm" in value) && isNamed(value))),
    schema: schemas/* array */.YOg(swift_jmh_Result),
};
function isNamed(value) {
    return ("primaryMetric" in value &&
        "benchmark" in value &&
        typeof value.benchmark === "string" &&
        value.benchmark.startsWith(PREFIX));
}
function holdsSwiftJmh(output) {
    return holdsJson(output, swift_jmh_jmh);
}
/** Every sample, in order of size. The metric's name tells what it is; old versions call every unit `ops/s`. */
function readSwiftJmh(output) {
    const custom = new Set();
    const strange = new Set();
    const entries = readJson(output, swift_jmh_jmh)
        .flat()
        .map((result) => ({ ...swift_jmh_namesOf(result), metrics: metricsOf(result) }));
    const warnings = [...strange].map((name) => `The metric "${name}" has the unit of another one and is left out.`);
    return { entries, custom, warnings };
    function metricsOf({ primaryMetric, secondaryMetrics }) {
        const all = { "Throughput (# / s)": primaryMetric, ...secondaryMetrics };
        return Object.entries(all).flatMap(([description, { scoreUnit, rawData }]) => {
            const metric = swiftMetric(description);
            const rounds = rawData.map((samples) => samples.map((value) => swiftValue(value, scoreUnit, metric)));
            const usable = rounds.map((samples) => samples.filter((value) => value !== undefined));
            if (usable.some((samples, index) => samples.length === 0 || samples.length < (rounds[index]?.length ?? 0))) {
                strange.add(description);
                return [];
            }
            if (metric.isCustom)
                custom.add(metric.metric);
            const { metric: name, unit, better } = metric;
            return [{ metric: name, unit, better, rounds: usable }];
        });
    }
}
/** Spaces of a benchmark's name are underscores here. */
function swift_jmh_namesOf({ benchmark }) {
    const name = benchmark.slice(PREFIX.length);
    const dot = name.indexOf(".");
    return dot < 1 ? { benchmark: name } : { category: name.slice(0, dot), benchmark: name.slice(dot + 1) };
}

;// CONCATENATED MODULE: ./lib/adapters/languages/swift-samples.js



// Current_run.MyBenchmark.Parse_small.wallClock.histogram.samples.tsv
//   Time (wall clock) (μs)
//   1620
//   1690
// One file for each benchmark and metric; the name of the benchmark is in the file's name only.
const ENDING = ".histogram.samples.tsv";
const SAMPLES_TREE = { marker: `**/*${ENDING}`, files: [`**/*${ENDING}`] };
/** True for such a file by its name, when it holds a number. */
function isSamplesFile(file) {
    return file.path.endsWith(ENDING) && linesOf(sampleOf(file)).some((line) => readNumber(line) !== undefined);
}
/** Every sample, but in order of size: the tool keeps a histogram. */
function readSamples(files) {
    const custom = new Set();
    const entries = files.map((file) => {
        const { metric, samples } = samplesIn(file);
        if (metric.isCustom)
            custom.add(metric.metric);
        const { benchmark, target } = namesIn(file);
        const { metric: name, unit, better } = metric;
        return {
            benchmark,
            ...(target === "" ? {} : { category: target }),
            metrics: [{ metric: name, unit, better, rounds: [samples] }],
        };
    });
    return { entries, custom };
}
/** The heading is the line above the first number. */
function samplesIn(file) {
    const numbers = [];
    let heading = "";
    let strange;
    const take = (line) => {
        const number = readNumber(line);
        if (number !== undefined && strange !== undefined)
            throw damaged(file, `"${strange}" is no number`);
        if (number !== undefined)
            numbers.push(number);
        else if (numbers.length === 0)
            heading = line;
        else if (line.trim() !== "")
            strange = line.slice(0, 40);
    };
    // One line behind: the last one may be cut off.
    let previous;
    for (const line of eachLine(file)) {
        if (previous !== undefined)
            take(previous);
        previous = line;
    }
    if (previous !== undefined && !isUnterminated(file))
        take(previous);
    const { description, unit } = swiftLabel(heading);
    const metric = swiftMetric(description);
    const samples = numbers.flatMap((number) => swiftValue(number, unit, metric) ?? []);
    if (description === "" || samples.length === 0)
        throw damaged(file, "there is no sample below a heading");
    return { metric, samples };
}
function damaged(file, found) {
    const output = { kind: "file", file };
    return unreadable(output, { expected: "a samples file of package-benchmark", found });
}
/** Baseline, target, benchmark and metric; a benchmark's name may have dots. */
function namesIn({ path }) {
    const [, target = "", ...rest] = path.slice(path.lastIndexOf("/") + 1, -ENDING.length).split(".");
    return { target, benchmark: rest.slice(0, -1).join(".") };
}

;// CONCATENATED MODULE: ./lib/adapters/languages/swift-table.js


const swift_table_COLUMNS = ["p0", "p25", "p50", "p75", "p90", "p99", "p100", "Samples"];
/** True for the heading of a table of results, which no other tool has. */
function isSwiftHeading(line) {
    const heading = headingOf(line);
    return heading === "Metric" || heading === "Test";
}
function swiftTables(lines) {
    const entries = [];
    const custom = new Set();
    let comparisons = 0;
    let target;
    let title = "";
    let heading;
    lines.forEach((line, index) => {
        const own = headingOf(line);
        if (own !== undefined) {
            heading = own;
            if (!isSwiftHeading(line))
                comparisons += 1;
            return;
        }
        const row = heading === undefined ? undefined : swift_table_rowOf(line);
        if (row !== undefined) {
            const piece = pieceOf(row, { heading, title, target });
            if (piece === undefined || (piece.metric.metric === "throughput" && !hasEnd(lines, index)))
                return;
            entries.push(piece.entry);
            if (piece.metric.isCustom)
                custom.add(piece.metric.metric);
            return;
        }
        if (isBorder(line))
            return;
        heading = undefined;
        const name = line.replace(/^#{2,3} /, "").trim();
        if (line.startsWith("## ") || isRule(lines[index + 1]))
            target = name;
        else if (name !== "" && !isRule(line))
            title = name;
    });
    return { entries, custom, comparisons };
}
/** Throughputs are left out beside times, which come later in a table: so it must not be cut off before. */
function hasEnd(lines, row) {
    let next = row + 1;
    while (swift_table_rowOf(lines[next] ?? "") !== undefined || /^\s*[├|]/.test(lines[next] ?? ""))
        next += 1;
    return /^\s*╘/.test(lines[next] ?? "") || next + 1 < lines.length;
}
/** What stands above the first column of a table with these columns. */
function headingOf(line) {
    if (!line.includes("Samples") || !line.includes("p100"))
        return undefined;
    const cells = swift_table_cellsOf(line);
    const rest = cells?.slice(-swift_table_COLUMNS.length) ?? [];
    const isOurs = cells?.length === swift_table_COLUMNS.length + 1 && swift_table_COLUMNS.every((column, index) => rest[index] === column);
    return isOurs ? cells?.[0] : undefined;
}
/** Without the outer borders; `undefined` for what is no line of a table. */
function swift_table_cellsOf(line) {
    const trimmed = line.trim();
    const border = trimmed.startsWith("│") ? "│" : "|";
    if (!trimmed.startsWith(border) || !trimmed.endsWith(border) || trimmed.length < 2)
        return undefined;
    return trimmed
        .slice(1, -1)
        .split(border)
        .map((cell) => cell.trim());
}
/** The columns are counted from the end: in markdown, a label may hold the border. */
function swift_table_rowOf(line) {
    const cells = swift_table_cellsOf(line);
    if (cells === undefined || cells.length <= swift_table_COLUMNS.length)
        return undefined;
    const values = cells.slice(-swift_table_COLUMNS.length).flatMap((cell) => readNumber(cell) ?? []);
    const label = cells.slice(0, -swift_table_COLUMNS.length).join(" | ").trim();
    return values.length === swift_table_COLUMNS.length ? { label, values } : undefined;
}
function pieceOf({ label, values }, { heading, title, target }) {
    if (heading !== "Metric" && heading !== "Test")
        return undefined;
    const { description, unit } = swiftLabel(label);
    const metric = swiftMetric(heading === "Metric" ? description : title);
    const inBase = values.slice(0, -1).flatMap((value) => swiftValue(value, unit, metric) ?? []);
    const [p0, , p50, , p90, p99, p100] = inBase;
    if (p0 === undefined || p50 === undefined || p90 === undefined)
        return undefined;
    if (p99 === undefined || p100 === undefined)
        return undefined;
    const named = heading === "Metric" ? { benchmark: title, category: target } : targetAndName(description);
    const { benchmark, category } = named;
    return {
        metric,
        entry: {
            benchmark,
            ...(category === undefined ? {} : { category }),
            metrics: percentileMetrics(metric, { p0, p50, p90, p99, p100, count: values.at(-1) }),
        },
    };
}
/** `MyBenchmark:Parse "small"`. */
function targetAndName(text) {
    const colon = text.indexOf(":");
    if (colon < 1)
        return { benchmark: text, category: undefined };
    return { category: text.slice(0, colon), benchmark: text.slice(colon + 1) };
}
function isBorder(line) {
    return /^\s*[╒╞├╘|][═─╤╪┼╧:|-]/.test(line);
}
/** A line of equal signs below a heading. */
function isRule(line) {
    return line !== undefined && /^={3,}\s*$/.test(line);
}

;// CONCATENATED MODULE: ./lib/adapters/languages/swift-benchmark.js










/**
 * Swift's package-benchmark: the folder of `--format histogramSamples`, which
 * has every sample, and what it prints or writes with `jmh`, `influx`, `text`
 * and `markdown`.
 */
const swiftBenchmark = {
    name: "swift-benchmark",
    tree: SAMPLES_TREE,
    recognises: (output) => output.kind === "tree"
        ? output.files.length > 0 && output.files.every(isSamplesFile)
        : isSamplesFile(output.file) ||
            holdsSwiftJmh(output) ||
            holdsTable(output, influx) ||
            someLines(output).some(isSwiftHeading),
    parse(output) {
        const files = output.kind === "tree" ? output.files : [output.file];
        const samples = files.filter(isSamplesFile);
        if (samples.length > 0)
            return swift_benchmark_reading(readSamples(samples));
        if (holdsSwiftJmh(output))
            return swift_benchmark_reading(readSwiftJmh(output));
        if (holdsTable(output, influx))
            return swift_benchmark_reading(readInflux(output));
        return readTables(output);
    },
};
function readTables(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    const tables = swiftTables(lines);
    if (tables.entries.length === 0) {
        throw unreadable(output, {
            expected: "output of Swift's package-benchmark",
            found: "there is no table with the columns p0 to p100 and Samples, and no file of samples",
        });
    }
    const { comparisons } = tables;
    const compared = comparisons === 1
        ? "1 table that compares two runs is left out."
        : `${comparisons} tables that compare two runs are left out.`;
    return swift_benchmark_reading({ ...tables, warnings: comparisons === 0 ? [] : [compared] });
}
function swift_benchmark_reading({ entries, custom, context = {}, warnings = [], }) {
    return assemble({
        entries: joinedEntries(entries),
        context,
        warnings: [...warnings, ...[...custom].map((name) => lowerAssumed(`the metric "${name}"`))],
    });
}

;// CONCATENATED MODULE: ./lib/adapters/load/requests.js

/** The reading of a load test, with a warning where the times are only those of failures. */
function assembleRequests(requests, rest = {}) {
    const failing = requests.filter(({ errorRate }) => errorRate === 1);
    return assemble({
        ...rest,
        entries: requests.map(requests_toEntry),
        warnings: [
            ...(rest.warnings ?? []),
            ...failing.map(({ benchmark }) => `Every request of "${benchmark}" failed; its times are those of failures.`),
        ],
    });
}
function requests_toEntry(requests) {
    const { benchmark, category, parameters, more = [] } = requests;
    return {
        benchmark,
        ...(category === undefined ? {} : { category }),
        ...(parameters === undefined ? {} : { parameters }),
        metrics: distinct([...requestMetrics(requests), ...more]),
    };
}
/** The metrics that all load tools have in common. */
function requestMetrics(figures) {
    const { throughput, transfer, errorRate } = figures;
    return [
        ...timeMetrics(figures),
        ...(throughput === undefined ? [] : [single("throughput", "1/s", throughput, "higher")]),
        ...(transfer === undefined ? [] : [single("transfer", "B/s", transfer, "higher")]),
        ...(errorRate === undefined ? [] : [single("error-rate", "ratio", errorRate, "lower")]),
    ];
}
function timeMetrics({ times, mean, summary, percentiles }) {
    const time = { metric: "time", unit: "s", better: "lower" };
    if (times !== undefined && times.length > 0)
        return [{ ...time, rounds: [times] }];
    const said = summaryOf({ ...summary, mean });
    return [
        ...(mean === undefined ? [] : [{ ...time, rounds: [[mean]], ...(said ? { summary: said } : {}) }]),
        ...requests_percentileMetrics("time", "s", percentiles ?? []),
    ];
}
/**
 * One metric for each percentile from the median on: `time-p50`, `time-p999` for
 * 99.9. Lower ones tell nothing that the median does not, the 100th is the maximum.
 */
function requests_percentileMetrics(metric, unit, percentiles, better = "lower") {
    return distinct(percentiles.flatMap(([percentile, value]) => {
        const number = Number(percentile);
        if (!(number >= 50 && number < 100) || value == null)
            return [];
        return [single(`${metric}-p${String(number).replace(".", "")}`, unit, value, better)];
    }));
}
/** The first of each name: tools tell the median beside a 50th percentile that the user asked for. */
function distinct(metrics) {
    return metrics.filter(({ metric }, index) => metrics.findIndex((other) => other.metric === metric) === index);
}
/** A metric of which the tool gives one value. */
function single(metric, unit, value, better) {
    return { metric, unit, better, rounds: [[value]] };
}
/** What benchmarks are called where a tool does not write down what it asked for. */
const ALL_REQUESTS = "all requests";

;// CONCATENATED MODULE: ./lib/adapters/load/whole-lines.js

/**
 * The lines that end in a line break: behind the last of them there is nothing,
 * or the beginning of a line that was cut off. None for a folder.
 */
function* wholeLines(output) {
    if (output.kind !== "file")
        return;
    let before;
    for (const line of eachLine(output.file)) {
        if (before !== undefined)
            yield before;
        before = line;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/load/autocannon-report.js






// Running 2s test @ http://127.0.0.1:8080/
// 4 connections with 10 pipelining factor
// │ Stat      │ 2.5%    │ 50%     │ 97.5%   │ 99%     │ Avg      │ Stdev   │ Max     │
// │ Latency   │ 21 ms   │ 29 ms   │ 48 ms   │ 56 ms   │ 31.11 ms │ 7.81 ms │ 56 ms   │
// │ Stat      │ 1%      │ 2.5%    │ 50%     │ 97.5%   │ Avg      │ Stdev   │ Min     │
// │ Req/Sec   │ 123     │ 123     │ 123     │ 128     │ 125.5    │ 2.5     │ 123     │
// │ Bytes/Sec │ 45.3 kB │ 45.3 kB │ 45.3 kB │ 47.1 kB │ 46.2 kB  │ 928 B   │ 45.3 kB │
// │ Percentile │ Latency (ms) │
// │ 99.9       │ 56           │
// 109 2xx responses, 40 non 2xx responses      only when there are others
// 151 requests in 1.04s, 55.6 kB read
// 3 errors (2 timeouts)                        only when there are some
const STARTED = /^Running \S+(?: requests)? test @ (?<url>.+)$/;
const SETTING = /^(?<connections>\d+) connections(?: with (?<pipelining>\d+) pipelining factor)?$/;
const STATUSES = /^(?<good>\d+) 2xx responses, (?<bad>\d+) non 2xx responses$/;
const DONE = /^(?<sent>\S+) requests in \S+s, .+ read$/;
const ERRORS = /^(?<count>\S+) errors \(\S+ timeouts\)$/;
function isAutocannonReport(lines) {
    return (lines.some((line) => STARTED.test(line)) &&
        lines.some((line) => autocannon_report_cellsOf(line)[0] === "Stat" && autocannon_report_cellsOf(line).includes("97.5%")));
}
/**
 * The tables that autocannon prints.
 *
 * @throws OUTPUT_UNREADABLE when there is no finished run
 */
function autocannonReports(output) {
    const runs = autocannon_report_readRuns(output);
    const finished = runs.filter(({ isDone }) => isDone);
    if (finished.length === 0) {
        throw unreadable(output, { expected: "what autocannon prints", found: "it holds no finished run" });
    }
    // Errors come at the very end, so those of the last run may have been cut off.
    const isCut = output.kind === "file" && isUnterminated(output.file);
    const requests = finished.map((run) => toRequests(run, { isWhole: !isCut || run !== runs.at(-1) }));
    const isAnswered = ({ summary }) => summary?.max !== 0;
    return assembleRequests(requests.filter(isAnswered), {
        failures: requests
            .filter((each) => !isAnswered(each))
            .map(({ benchmark }) => failed(benchmark, { message: "No request was answered." })),
    });
}
function autocannon_report_readRuns(output) {
    const runs = [];
    for (const raw of wholeLines(output)) {
        const line = raw.trimEnd();
        const url = STARTED.exec(line)?.groups?.["url"];
        if (url !== undefined) {
            runs.push({
                url,
                parameters: {},
                rows: new Map(),
                percentiles: new Map(),
                header: [],
                bad: 0,
                errors: 0,
                isDone: false,
            });
        }
        const run = runs.at(-1);
        if (run !== undefined)
            readLine(line, run);
    }
    return runs;
}
function readLine(line, run) {
    const [name = "", ...cells] = autocannon_report_cellsOf(line);
    if (name === "Stat" || name === "Percentile")
        run.header = [name, ...cells];
    else if (cells.length > 0 && cells.length === run.header.length - 1) {
        if (run.header[0] === "Percentile")
            run.percentiles.set(name, inSeconds(`${cells[0]} ms`));
        else
            run.rows.set(name, new Map(cells.map((cell, index) => [run.header[index + 1] ?? "", cell])));
    }
    for (const [setting, value] of Object.entries(SETTING.exec(line)?.groups ?? {})) {
        if (value !== undefined)
            run.parameters[setting] = Number(value);
    }
    const statuses = STATUSES.exec(line)?.groups;
    if (statuses !== undefined) {
        run.good = Number(statuses["good"]);
        run.bad = Number(statuses["bad"]);
    }
    const done = DONE.exec(line)?.groups;
    if (done !== undefined) {
        run.isDone = true;
        run.sent = exactly(done["sent"]);
    }
    const errors = ERRORS.exec(line)?.groups?.["count"];
    if (errors !== undefined)
        run.errors = exactly(errors);
}
function toRequests(run, { isWhole }) {
    const latency = new Map([...(run.rows.get("Latency") ?? [])].map(([name, cell]) => [name, inSeconds(cell)]));
    const rates = run.rows.get("Req/Sec");
    const mark = decimalMarkOf([...(rates?.values() ?? [])]);
    return {
        benchmark: run.url,
        parameters: run.parameters,
        mean: latency.get("Avg"),
        summary: { median: latency.get("50%"), standardDeviation: latency.get("Stdev"), max: latency.get("Max") },
        percentiles: [
            ...new Map([
                ...[...latency]
                    .filter(([name]) => name.endsWith("%"))
                    .map(([name, value]) => [name.slice(0, -1), value]),
                ...run.percentiles,
            ]),
        ],
        throughput: readNumber(rates?.get("Avg") ?? "", mark),
        transfer: autocannon_report_bytesOf(run.rows.get("Bytes/Sec")?.get("Avg") ?? ""),
        errorRate: isWhole ? errorRateOf(run) : undefined,
    };
}
/** Without other responses autocannon does not print how many there were, and thousands it rounds. */
function errorRateOf({ good, bad, sent = Number.NaN, errors }) {
    if (errors === 0 && good === undefined)
        return 0;
    const rate = (bad + errors) / (good === undefined ? sent : good + bad + errors);
    return Number.isFinite(rate) ? rate : undefined;
}
/** `23k` is no exact number. */
function exactly(count = "") {
    return readNumber(count) ?? Number.NaN;
}
/** The cells of a row of a table; none for other lines. */
function autocannon_report_cellsOf(line) {
    if (!line.startsWith("│"))
        return [];
    return line
        .split("│")
        .slice(1, -1)
        .map((cell) => cell.trim());
}
function inSeconds(cell) {
    const milliseconds = readNumber(cell.replace(/ ms$/, ""));
    return cell.endsWith(" ms") && milliseconds !== undefined ? milliseconds / 1e3 : undefined;
}
function autocannon_report_bytesOf(cell) {
    const [number = "", unit = ""] = cell.split(" ");
    const value = readNumber(number);
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    return value === undefined || kind?.base !== "B" ? undefined : (0,domain_unit/* inBaseUnit */.$)(value, kind);
}

;// CONCATENATED MODULE: ./lib/adapters/load/autocannon.js






// {"title": "demo", "url": "http://127.0.0.1:8080/", "connections": 4, "pipelining": 1, "duration": 2.16,
//  "errors": 0, "non2xx": 0, "latency": {"average": 30.61, "stddev": 10.29, "min": 20, "p50": 28, "p97_5": 56, "totalCount": 259},
//  "requests": {"average": 129.5, "total": 259, …}, "throughput": {"average": 47664, "total": 95312, …}}
// Milliseconds, requests and bytes in a second. `autocannon -j`.
const autocannon_Amount = schemas/* number */.aig().nullish();
const Amounts = schemas/* record */.g1P(schemas/* string */.YjP(), autocannon_Amount);
const autocannon_Result = schemas/* object */.Ikc({
    title: schemas/* string */.YjP().nullish(),
    url: schemas/* string */.YjP().nullish(),
    connections: autocannon_Amount,
    pipelining: autocannon_Amount,
    errors: autocannon_Amount,
    non2xx: autocannon_Amount,
    latency: Amounts,
    requests: Amounts,
    throughput: Amounts,
});
const autocannon_format = {
    expected: "a JSON result of autocannon",
    probe: having("latency", "requests", "throughput", "non2xx", "pipelining"),
    schema: autocannon_Result,
};
/** `autocannon -j`, and the tables that it prints. */
const autocannon = {
    name: "autocannon",
    recognises: (output) => holdsJson(output, autocannon_format) || isAutocannonReport(someLines(output)),
    parse: (output) => (holdsJson(output, autocannon_format) ? autocannon_readResults(output) : autocannonReports(output)),
};
function autocannon_readResults(output) {
    const results = readJson(output, autocannon_format);
    const isAnswered = ({ requests }) => requests["total"] !== 0;
    return assembleRequests(results.filter(isAnswered).map(autocannon_toRequests), {
        failures: results
            .filter((result) => !isAnswered(result))
            .map((result) => failed(autocannon_nameOf(result), {
            message: `No request was answered; autocannon counted ${result.errors ?? 0} errors.`,
        })),
    });
}
function autocannon_toRequests(result) {
    const { title, url, connections, pipelining, errors, non2xx, latency, requests, throughput } = result;
    const seconds = (name) => {
        const milliseconds = latency[name];
        return milliseconds == null ? undefined : milliseconds / 1e3;
    };
    const unanswered = errors ?? 0;
    const answered = requests["total"] ?? latency["totalCount"];
    return {
        benchmark: autocannon_nameOf(result),
        parameters: {
            ...(title && url ? { url } : {}),
            ...(connections == null ? {} : { connections }),
            ...(pipelining == null ? {} : { pipelining }),
        },
        mean: seconds("average"),
        summary: {
            median: seconds("p50"),
            standardDeviation: seconds("stddev"),
            min: seconds("min"),
            max: seconds("max"),
            count: latency["totalCount"],
        },
        percentiles: Object.keys(latency)
            .filter((name) => /^p\d/.test(name))
            .map((name) => [name.slice(1).replace("_", "."), seconds(name)]),
        throughput: requests["average"] ?? undefined,
        transfer: throughput["average"] ?? undefined,
        errorRate: answered == null ? undefined : (unanswered + (non2xx ?? 0)) / (unanswered + answered),
    };
}
function autocannon_nameOf({ title, url }) {
    return title || url || ALL_REQUESTS;
}

;// CONCATENATED MODULE: ./lib/adapters/load/request-log.js
/** What a reader says where a log of requests was cut off. */
const BREAKS_OFF = "The file breaks off, so that error rates and throughput are not known.";
function requestLog() {
    const byName = new Map();
    return {
        add(name, { seconds, failed, start = Number.NaN, bytes = Number.NaN, parts = {} }) {
            const collected = byName.get(name) ?? newCollected();
            byName.set(name, collected);
            collected.times.push(seconds);
            collected.failures += failed === undefined ? Number.NaN : Number(failed);
            collected.bytes += bytes;
            collected.first = Math.min(collected.first, start);
            collected.last = Math.max(collected.last, start + seconds * 1e3);
            for (const [part, value] of Object.entries(parts)) {
                if (value === undefined)
                    continue;
                const values = collected.parts.get(part) ?? [];
                collected.parts.set(part, values);
                values.push(value);
            }
        },
        requests: ({ isWhole, counted = "all" }) => [...byName].map(([benchmark, collected]) => ({
            benchmark,
            times: collected.times,
            ...(isWhole ? ratesOf(collected, counted) : {}),
            more: [...collected.parts].flatMap(([part, values]) => partMetric(part, values)),
        })),
    };
}
function newCollected() {
    return {
        times: [],
        failures: 0,
        bytes: 0,
        first: Number.POSITIVE_INFINITY,
        last: Number.NEGATIVE_INFINITY,
        parts: new Map(),
    };
}
/** From the beginning of the first request to the end of the last; what some request did not tell is NaN by now. */
function ratesOf({ times, failures, bytes, first, last }, counted) {
    const known = (value) => (Number.isFinite(value) ? value : undefined);
    const seconds = (last - first) / 1e3;
    return {
        errorRate: known(failures / times.length),
        throughput: known((times.length - (counted === "all" ? 0 : failures)) / seconds),
        transfer: known(bytes / seconds),
    };
}
/** A part that never took any time did not happen, such as connecting when connections are kept. */
function partMetric(metric, values) {
    if (values.every((value) => value === 0))
        return [];
    return [{ metric, unit: "s", better: "lower", rounds: [values] }];
}

;// CONCATENATED MODULE: ./lib/adapters/load/gatling-log.js



// RUN	DemoSimulation	demosimulation-20261122035934688	1795319974688	a description	3.9.5
// REQUEST		wait 20 ms	1795319977371	1795319977782	OK
// REQUEST	check out	some	1795319977846	1795319977855	KO	status.find.in([200, 209], 304), found 500
// Milliseconds, with tabs between. Groups are joined by commas. Gatling 2 and 3 up to 3.3 have the number of the
// user, and Gatling 2 the scenario, before the groups, so the fields are counted from the status back.
// Gatling counts its throughput by whole seconds, and so does not print what follows from these times.
const gatling_log_STATUSES = ["OK", "KO"];
const FIELDS_BEFORE_STATUS = 4;
function isGatlingLog(lines) {
    return (lines.some((line) => line.startsWith("RUN\t")) && lines.some((line) => requestOf(line) !== undefined));
}
/** Every request of a text log, by its groups and its name. Groups, which sum up requests, are not read. */
function gatlingLog(file) {
    const log = requestLog();
    let context = {};
    let damaged = 0;
    let users = 0;
    for (const line of wholeLines({ kind: "file", file })) {
        if (line.startsWith("RUN\t"))
            context = gatling_log_contextOf(line.split("\t"));
        if (line.startsWith("USER\t"))
            users += changeOf(line);
        if (!line.startsWith("REQUEST\t"))
            continue;
        const request = requestOf(line);
        if (request === undefined)
            damaged += 1;
        else {
            const { name, start, end, failed } = request;
            log.add(name, { seconds: (end - start) / 1e3, failed });
        }
    }
    // Every user that began has ended, where the log came to its end.
    const isWhole = users === 0 && !isUnterminated(file);
    return {
        requests: log.requests({ isWhole }),
        context,
        warnings: [
            ...(isWhole ? [] : [BREAKS_OFF]),
            ...(damaged === 0 ? [] : [`Requests that are not complete, and are left out: ${damaged}.`]),
        ],
    };
}
/** `USER	shoppers	START	1795319977631`; before Gatling 3.4 the number of the user comes first. */
function changeOf(line) {
    const fields = line.split("\t");
    return Number(fields.includes("START")) - Number(fields.includes("END"));
}
function requestOf(line) {
    if (!line.startsWith("REQUEST\t"))
        return undefined;
    const fields = line.split("\t");
    const status = fields.findIndex((field, index) => index > FIELDS_BEFORE_STATUS &&
        gatling_log_STATUSES.includes(field) &&
        isTime(fields[index - 1]) &&
        isTime(fields[index - 2]));
    if (status < 0)
        return undefined;
    const [groups = "", name = "", start, end] = fields.slice(status - FIELDS_BEFORE_STATUS, status);
    return {
        name: [...groups.split(",").filter(Boolean), name].join(" / "),
        start: Number(start),
        end: Number(end),
        failed: fields[status] === "KO",
    };
}
function isTime(field = "") {
    return /^\d{13}$/.test(field);
}
/** Gatling 2 has one more identifier; the version is always the last field. */
function gatling_log_contextOf(fields) {
    return { simulation: fields[1], gatling: fields.at(-1)?.trim() };
}

;// CONCATENATED MODULE: ./lib/adapters/load/gatling-report.js


// ---- Global Information -------------------------------------------------------------|---Total---|-----OK----|----KO----
// > request count                                                                      |        72 |        63 |         9
// > mean response time (ms)                                                            |        56 |        60 |        25
// > response time 95th percentile (ms)                                                 |       110 |       110 |        51
// > mean throughput (rps)                                                              |        24 |        21 |         3
// Up to 3.11:
// ---- Global Information --------------------------------------------------------
// > request count                                         72 (OK=61     KO=11    )
// > mean requests/sec                                     36 (OK=30.5   KO=5.5   )
const SECTION = /^---- (?<title>[A-Z][A-Za-z ]*?) ?-{3}/;
const gatling_report_TITLE = "Global Information";
const PERCENTILE = /^response time (?<percentile>[\d.]+)(?:st|nd|rd|th) percentile$/;
/** Gatling's own word for it. */
const ALL = "All Requests";
function isGatlingReport(lines) {
    return (lines.some((line) => SECTION.exec(line)?.groups?.["title"] === gatling_report_TITLE) &&
        lines.some((line) => figureOf(line)?.what === "request count"));
}
/** The closing report, which has figures of all requests together only. */
function gatlingReports(file) {
    const reports = [];
    let section;
    for (const line of wholeLines({ kind: "file", file })) {
        const title = SECTION.exec(line)?.groups?.["title"];
        section = title ?? section;
        if (title === gatling_report_TITLE)
            reports.push(new Map());
        const figure = section === gatling_report_TITLE ? figureOf(line) : undefined;
        if (figure !== undefined)
            reports.at(-1)?.set(figure.what, figure);
    }
    const answered = reports.filter((report) => (report.get("request count")?.total ?? 0) > 0);
    return {
        requests: answered.map(gatling_report_toRequests),
        warnings: answered.length === 0 ? ["The report of Gatling breaks off, or has no requests."] : [],
    };
}
function figureOf(line) {
    if (!line.startsWith("> "))
        return undefined;
    const [head = "", ...cells] = line.slice(2).trimEnd().split("|");
    const [, before, ko] = /^([^(]*)\(OK=[^()\s]+ +KO=([^()\s]+) *\)$/.exec(head) ?? [];
    if (before !== undefined) {
        const text = before.trimEnd();
        const value = text.lastIndexOf(" ");
        return {
            what: text.slice(0, value).trimEnd(),
            total: readNumber(text.slice(value + 1)),
            failed: readNumber(ko ?? ""),
        };
    }
    if (cells.length !== 3)
        return undefined;
    const [total, , failed] = cells.map((cell) => readNumber(cell));
    return { what: head.trimEnd().replace(/ \((?:ms|rps)\)$/, ""), total, failed };
}
function gatling_report_toRequests(report) {
    const seconds = (...names) => {
        const milliseconds = names.map((name) => report.get(name)?.total).find((value) => value !== undefined);
        return milliseconds === undefined ? undefined : milliseconds / 1e3;
    };
    const count = report.get("request count");
    const total = count?.total ?? 0;
    return {
        benchmark: ALL,
        mean: seconds("mean response time"),
        summary: {
            median: seconds("response time 50th percentile"),
            standardDeviation: seconds("response time std deviation", "std deviation"),
            min: seconds("min response time"),
            max: seconds("max response time"),
            count: total,
        },
        percentiles: [...report.keys()].flatMap((name) => {
            const percentile = PERCENTILE.exec(name)?.groups?.["percentile"];
            return percentile === undefined ? [] : [[percentile, seconds(name)]];
        }),
        throughput: (report.get("mean throughput") ?? report.get("mean requests/sec"))?.total,
        errorRate: count?.failed === undefined ? undefined : count.failed / total,
    };
}

;// CONCATENATED MODULE: ./lib/adapters/load/gatling-statistics.js


// {"type": "GROUP", "name": "All Requests", "stats": {…}, "contents": {"req_1": {"type": "REQUEST", "name": "wait 20 ms",
//   "path": "wait 20 ms", "stats": {"numberOfRequests": {"total": 36, "ok": 36, "ko": 0}, "meanResponseTime": {…},
//   "percentiles1": {…}, "meanNumberOfRequestsPerSecond": {…}}}}}
// Milliseconds. `js/stats.json`; `js/global_stats.json` holds the `stats` of all requests alone. Up to Gatling 3.11.
const Figure = schemas/* object */.Ikc({ total: schemas/* number */.aig(), ok: schemas/* number */.aig().nullish(), ko: schemas/* number */.aig().nullish() });
const gatling_statistics_Stats = schemas/* object */.Ikc({
    numberOfRequests: Figure,
    meanResponseTime: Figure,
    minResponseTime: Figure.nullish(),
    maxResponseTime: Figure.nullish(),
    standardDeviation: Figure.nullish(),
    percentiles1: Figure.nullish(),
    percentiles2: Figure.nullish(),
    percentiles3: Figure.nullish(),
    percentiles4: Figure.nullish(),
    meanNumberOfRequestsPerSecond: Figure.nullish(),
});
const Node = schemas/* lazy */.RZV(() => schemas/* object */.Ikc({
    type: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    path: schemas/* string */.YjP(),
    stats: gatling_statistics_Stats,
    contents: schemas/* record */.g1P(schemas/* string */.YjP(), Node).nullish(),
}));
const Global = gatling_statistics_Stats.extend({ name: schemas/* string */.YjP() });
const FIGURES = ["numberOfRequests", "meanResponseTime", "standardDeviation", "percentiles1"];
const statisticsFormat = {
    expected: "the statistics of Gatling",
    probe: schemas/* union */.KCZ([having(...FIGURES), schemas/* object */.Ikc({ type: schemas/* literal */.euz("GROUP"), stats: having(...FIGURES) })]),
    schema: schemas/* union */.KCZ([Global, Node]),
};
/** Each request; groups sum them up, and so does the root, which is only taken where it is all there is. */
function readStatistics(file) {
    return readJson({ kind: "file", file }, statisticsFormat).flatMap((value) => {
        if (!("stats" in value))
            return gatling_statistics_toRequests(value.name, value);
        const requests = requestsIn(value);
        return requests.length > 0 ? requests : gatling_statistics_toRequests(value.name, value.stats);
    });
}
function requestsIn(node) {
    if (node.type === "REQUEST")
        return [gatling_statistics_toRequests(node.path, node.stats)];
    return Object.values(node.contents ?? {}).flatMap(requestsIn);
}
/** The percentiles are those of a Gatling whose settings are not changed: the file does not say. */
function gatling_statistics_toRequests(name, stats) {
    const seconds = (figure) => figure == null ? undefined : figure.total / 1e3;
    const { total, ko } = stats.numberOfRequests;
    return {
        benchmark: withoutEntities(name),
        mean: seconds(stats.meanResponseTime),
        summary: {
            median: seconds(stats.percentiles1),
            standardDeviation: seconds(stats.standardDeviation),
            min: seconds(stats.minResponseTime),
            max: seconds(stats.maxResponseTime),
            count: total,
        },
        percentiles: [
            ["50", seconds(stats.percentiles1)],
            ["75", seconds(stats.percentiles2)],
            ["95", seconds(stats.percentiles3)],
            ["99", seconds(stats.percentiles4)],
        ],
        throughput: stats.meanNumberOfRequestsPerSecond?.total,
        errorRate: ko == null || total === 0 ? undefined : ko / total,
    };
}
const ENTITIES = {
    "&quot;": '"',
    "&#39;": "'",
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
};
/** The names were made for a page. */
function withoutEntities(name) {
    return name.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}

;// CONCATENATED MODULE: ./lib/adapters/load/gatling.js







const LOG = "simulation.log";
const STATISTICS = "js/stats.json";
/**
 * The folder of a simulation, `target/gatling/<simulation>-<time>`, or a folder
 * of several: the log with all requests, or the statistics of the page where
 * there is no log that can be read. Also each of these files alone, and what
 * Gatling prints at its end, which is all that is left of Gatling 3.12 and later.
 */
const gatling = {
    name: "gatling",
    tree: { marker: `**/${STATISTICS}`, files: [`**/${STATISTICS}`, `**/${LOG}`] },
    recognises(output) {
        if (output.kind === "tree")
            return output.files.some((file) => isOfFolder(file) && gatling_kindOf(file) !== undefined);
        return gatling_kindOf(output.file) !== undefined;
    },
    parse(output) {
        if (output.kind === "tree")
            return readFolder(output);
        const { requests, ...rest } = readFile(output.file, output);
        return assembleRequests(requests, rest);
    },
};
/** A folder of another tool may have thousands of files. */
function isOfFolder({ path }) {
    return path.endsWith(LOG) || path.endsWith(STATISTICS);
}
function gatling_kindOf(file) {
    const lines = someLines({ kind: "file", file });
    if (isGatlingLog(lines))
        return "log";
    if (file.path.endsWith(LOG) && file.text.startsWith("\0"))
        return "binary log";
    if (holdsJson({ kind: "file", file }, statisticsFormat))
        return "statistics";
    return isGatlingReport(lines) ? "report" : undefined;
}
function readFile(file, output) {
    const kind = gatling_kindOf(file);
    if (kind === "log")
        return gatlingLog(file);
    if (kind === "statistics")
        return { requests: readStatistics(file), warnings: [] };
    if (kind === "report")
        return gatlingReports(file);
    throw unreadable(output, {
        expected: "the output of Gatling",
        found: kind === "binary log"
            ? "the log of Gatling 3.12 and later is binary, and only Gatling reads it; give what Gatling prints instead"
            : "it holds neither requests nor statistics",
    });
}
function readFolder(output) {
    const folders = new Map();
    for (const file of output.files) {
        if (!isOfFolder(file) || !["log", "statistics"].includes(gatling_kindOf(file) ?? ""))
            continue;
        folders.set(folderOf(file), [...(folders.get(folderOf(file)) ?? []), file]);
    }
    const simulations = [...folders].map(([folder, files]) => ({ folder, ...readSimulation(files) }));
    if (simulations.length === 0) {
        throw unreadable(output, {
            expected: "a results folder of Gatling",
            found: `it holds no statistics and no ${LOG} that is text`,
        });
    }
    const isOne = simulations.length === 1;
    return assembleRequests(simulations.flatMap(({ folder, requests }) => requests.map((each) => (isOne ? each : { ...each, category: simulationOf(folder) }))), {
        context: Object.assign({}, ...simulations.map(({ context }) => context)),
        warnings: simulations.flatMap(({ warnings }) => warnings),
    });
}
/** The requests of the log, with what only the statistics tell. */
function readSimulation(files) {
    const statistics = files.filter((file) => gatling_kindOf(file) === "statistics").flatMap(readStatistics);
    const log = files.find((file) => gatling_kindOf(file) === "log");
    if (log === undefined)
        return { requests: statistics, warnings: [] };
    const throughputs = new Map(statistics.map(({ benchmark, throughput }) => [benchmark, throughput]));
    const { requests, ...rest } = gatlingLog(log);
    return {
        ...rest,
        requests: requests.map((each) => ({ ...each, throughput: throughputs.get(each.benchmark) })),
    };
}
function folderOf({ path }) {
    const name = path.endsWith(LOG) ? LOG : STATISTICS;
    return path.slice(0, -name.length).replace(/\/$/, "");
}
/** Gatling ends the names of its folders with the time: `demosimulation-20261122035934688`. */
function simulationOf(folder) {
    return folder.slice(folder.lastIndexOf("/") + 1).replace(/-\d{14,17}$/, "");
}

;// CONCATENATED MODULE: ./lib/adapters/load/hey-report.js



// Summary:
//   Total:        1.7031 secs
//   Slowest:      0.0641 secs
//   Fastest:      0.0210 secs
//   Average:      0.0340 secs
//   Requests/sec: 117.4347
//
// Latency distribution:
//   50%% in 0.0315 secs            one percent sign before version 0.1.5; "0%% in 0.0000 secs" for too few requests
//
// Details (average, fastest, slowest):
//   DNS+dialup:   0.0000 secs, 0.0000 secs, 0.0035 secs
//
// Status code distribution:
//   [200] 200 responses
//
// Error distribution:              only when there are some
//   [3]   Get "http://127.0.0.1/": dial tcp 127.0.0.1:80: connect: connection refused
const hey_report_SECONDS = /^ {2}(?<what>Total|Slowest|Fastest|Average):\s+(?<value>\S+) secs\.?$/;
const RATE = /^ {2}Requests\/sec:\s+(?<value>\S+)$/;
const hey_report_PERCENTILE = /^ {2}(?<percentile>\d+)%%? in (?<value>\S+) secs\.?$/;
const PART = /^ {2}(?<part>[A-Za-z+ -]+):\s+(?<average>\S+) secs, \S+ secs, \S+ secs$/;
const STATUS = /^ {2}\[(?<status>\d+)\]\t(?<count>\d+) responses$/;
const FAULT = /^ {2}\[(?<count>\d+)\]\t(?<message>.+)$/;
const hey_report_PARTS = {
    "DNS+dialup": "dns-dialup",
    "DNS-lookup": "dns-lookup",
    "req write": "request-write",
    "resp wait": "response-wait",
    "resp read": "response-read",
};
/** A line of a report of hey; those of early versions of oha are alike. */
function isHeyLine(line) {
    return hey_report_PERCENTILE.test(line) || hey_report_PARTS[PART.exec(line)?.groups?.["part"] ?? ""] === "response-wait";
}
/** Every report with an average. */
function heyReports(output) {
    const reports = [];
    for (const line of wholeLines(output)) {
        if (line.trimEnd() === "Summary:") {
            reports.push({
                times: new Map(),
                percentiles: [],
                parts: [],
                responses: 0,
                badStatus: 0,
                faults: [],
                section: "",
            });
        }
        const report = reports.at(-1);
        if (report !== undefined)
            hey_report_readLine(line, report);
    }
    const isAnswered = ({ times, rate }) => times.has("Average") && rate !== undefined;
    const answered = reports.filter(isAnswered);
    return {
        requests: answered.map(hey_report_toRequests),
        failures: reports
            .filter((report) => !isAnswered(report) && report.faults.length > 0)
            .map((report) => `No request was answered. ${faultsOf(report)}`),
        warnings: answered.filter(({ faults }) => faults.length > 0).map(faultsOf),
    };
}
function hey_report_readLine(line, report) {
    if (/^[A-Z][\w ]+(?:\([\w, ]+\))?:$/.test(line))
        report.section = line;
    const seconds = hey_report_SECONDS.exec(line)?.groups;
    const value = readNumber(seconds?.["value"] ?? "");
    if (value !== undefined)
        report.times.set(seconds?.["what"] ?? "", value);
    const rate = readNumber(RATE.exec(line)?.groups?.["value"] ?? "");
    if (rate !== undefined)
        report.rate = rate;
    const percentile = hey_report_PERCENTILE.exec(line)?.groups;
    if (percentile !== undefined) {
        report.percentiles.push([percentile["percentile"] ?? "", readNumber(percentile["value"] ?? "")]);
    }
    const part = PART.exec(line)?.groups;
    const metric = hey_report_PARTS[part?.["part"] ?? ""];
    const average = readNumber(part?.["average"] ?? "");
    if (metric !== undefined && average)
        report.parts.push(single(metric, "s", average, "lower"));
    if (report.section === "Status code distribution:") {
        const status = STATUS.exec(line)?.groups;
        const count = Number(status?.["count"] ?? 0);
        report.responses += count;
        if (Number(status?.["status"] ?? 0) >= 400)
            report.badStatus += count;
    }
    const fault = report.section === "Error distribution:" ? FAULT.exec(line)?.groups : undefined;
    if (fault !== undefined) {
        report.faults.push({ count: Number(fault["count"]), message: fault["message"] ?? "" });
    }
}
function hey_report_toRequests(report) {
    const { times, percentiles, parts, responses, rate } = report;
    return {
        benchmark: ALL_REQUESTS,
        mean: times.get("Average"),
        summary: { min: times.get("Fastest"), max: times.get("Slowest"), count: responses || undefined },
        percentiles,
        throughput: rate,
        errorRate: hey_report_errorRateOf(report),
        more: parts,
    };
}
/**
 * Requests without an answer and answers with a status from 400 on. hey prints
 * them at its very end, so they must make up the number of requests: its rate
 * times its duration, as exactly as both are printed.
 */
function hey_report_errorRateOf({ times, rate = 0, responses, badStatus, faults }) {
    const unanswered = faults.reduce((sum, { count }) => sum + count, 0);
    const requests = responses + unanswered;
    const total = times.get("Total") ?? 0;
    const isWhole = requests >= (rate - ROUNDING) * (total - ROUNDING) && requests <= (rate + ROUNDING) * (total + ROUNDING);
    return isWhole && requests > 0 ? (badStatus + unanswered) / requests : undefined;
}
/** Four decimals. */
const ROUNDING = 0.000051;
function faultsOf({ faults }) {
    const listed = faults.map(({ count, message }) => `${count} times ${message}`);
    return `hey counted errors: ${listed.join("; ")}.`;
}

;// CONCATENATED MODULE: ./lib/adapters/load/request-table.js




/** Requests without an answer are not in such a table, so it tells no error rate and no throughput. */
function readRequestTable(output, table) {
    const log = requestLog();
    let unclear = 0;
    let bad = 0;
    const warnings = eachRow(output, table, (row) => {
        const number = (column) => readNumber(row[column] ?? "");
        const seconds = number(table.time);
        const status = number(table.status);
        if (seconds === undefined || status === undefined) {
            unclear += 1;
            return;
        }
        if (status >= 400)
            bad += 1;
        log.add(ALL_REQUESTS, {
            seconds,
            failed: undefined,
            parts: Object.fromEntries(table.parts.map(([column, metric]) => [metric, number(column)])),
        });
    });
    return assembleRequests(log.requests({ isWhole: false }), {
        warnings: [
            ...warnings,
            ...(unclear > 0 ? [`Lines that hold no numbers, and are left out: ${unclear}.`] : []),
            ...(bad > 0 ? [`Answers with a status from 400 on, whose times are among the others: ${bad}.`] : []),
        ],
    });
}

;// CONCATENATED MODULE: ./lib/adapters/load/hey.js







// response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset
// 0.0125,0.0008,0.0000,0.0001,0.0114,0.0001,200,0.0002
// Seconds. `hey -o csv`.
const hey_table = {
    expected: "a CSV of hey",
    columns: ["response-time", "DNS+dialup", "Request-write", "Response-delay", "status-code"],
    time: "response-time",
    status: "status-code",
    parts: [
        ["DNS+dialup", "dns-dialup"],
        ["DNS", "dns-lookup"],
        ["Request-write", "request-write"],
        ["Response-delay", "response-wait"],
        ["Response-read", "response-read"],
    ],
};
/** What hey prints, and `-o csv`. Neither says what was asked for. */
const hey = {
    name: "hey",
    recognises: (output) => holdsTable(output, hey_table) || isReport(output),
    parse: (output) => (holdsTable(output, hey_table) ? readRequestTable(output, hey_table) : readReports(output)),
};
function isReport(output) {
    const lines = someLines(output);
    return (lines.some((line) => line.trimEnd() === "Summary:") &&
        lines.some(isHeyLine) &&
        // Early versions of oha print the same lines, and this one.
        !lines.some((line) => line.startsWith("  Success rate:")));
}
function readReports(output) {
    const { requests, failures, warnings } = heyReports(output);
    if (requests.length === 0 && failures.length === 0) {
        throw unreadable(output, { expected: "what hey prints", found: "it holds no finished report" });
    }
    return assembleRequests(requests, {
        failures: failures.map((message) => failed(ALL_REQUESTS, { message })),
        warnings,
    });
}

;// CONCATENATED MODULE: ./lib/adapters/load/jmeter-samples.js






// timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,…,Latency,IdleTime,Connect
// 1795319640147,157,wait 20 ms,200,OK,users 1-1,text,true,,368,119,…,151,0,105
const jtlTable = {
    expected: "a CSV log of JMeter",
    columns: ["timeStamp", "elapsed", "label"],
};
// <testResults version="1.2">
// <httpSample t="102" it="0" lt="89" ct="40" ts="1795319657414" s="true" lb="wait 20 ms" rc="200" by="368">
//   <java.net.URL>http://127.0.0.1/</java.net.URL>
// </httpSample>
// Milliseconds, and bytes. Each tag is on one line of its own, so that a long log need not be read into elements.
const jtlXml = { roots: ["testResults"], mark: /^<testResults version="/m };
const TAG = /^\s*<(?:httpSample|sample) (?<attributes>.*?)(?<only>\/)?>$/;
const CLOSED = /^\s*<\/(?:httpSample|sample)>$/;
function readJtlTable(output) {
    const log = requestLog();
    let unclear = 0;
    const warnings = eachRow(output, jtlTable, (row) => {
        const isAdded = jmeter_samples_addSample(log, {
            label: row["label"],
            elapsed: row["elapsed"],
            timeStamp: row["timeStamp"],
            success: row["success"],
            bytes: row["bytes"],
            latency: row["Latency"],
            connect: row["Connect"],
        });
        if (!isAdded)
            unclear += 1;
    });
    const isWhole = output.kind === "file" && !isUnterminated(output.file);
    return assembleRequests(log.requests({ isWhole }), {
        warnings: [...warnings, ...unclearWarning(unclear)],
    });
}
/** @throws OUTPUT_UNREADABLE when there is no sample */
function readJtlXml(output) {
    const log = requestLog();
    const open = [];
    let isWhole = false;
    let read = 0;
    let unclear = 0;
    for (const line of wholeLines(output)) {
        if (line.startsWith("</testResults>"))
            isWhole = true;
        if (CLOSED.test(line))
            open.pop();
        const tag = TAG.exec(line)?.groups;
        if (tag === undefined)
            continue;
        const attributes = attributesIn(tag["attributes"] ?? "");
        const label = attributes.get("lb") ?? "";
        const parent = open.at(-1);
        if (tag["only"] === undefined)
            open.push(label);
        if (parent !== undefined && isResource(label, parent))
            continue;
        const isAdded = jmeter_samples_addSample(log, {
            label,
            elapsed: attributes.get("t"),
            timeStamp: attributes.get("ts"),
            success: attributes.get("s"),
            bytes: attributes.get("by"),
            latency: attributes.get("lt"),
            connect: attributes.get("ct"),
        });
        if (isAdded)
            read += 1;
        else
            unclear += 1;
    }
    if (read === 0) {
        throw unreadable(output, { expected: "an XML log of JMeter", found: "it holds no whole sample" });
    }
    return assembleRequests(log.requests({ isWhole }), {
        warnings: [...(isWhole ? [] : [BREAKS_OFF]), ...unclearWarning(unclear)],
    });
}
/** Redirects and embedded resources, `name-0` within `name`: their time is part of that of the request. */
function isResource(label, parent) {
    return label.startsWith(`${parent}-`) && /^\d+$/.test(label.slice(parent.length + 1));
}
/** False when the sample has no time that can be read. */
function jmeter_samples_addSample(log, sample) {
    const seconds = jmeter_samples_inSeconds(sample.elapsed);
    if (seconds === undefined || sample.label === undefined)
        return false;
    const request = {
        seconds,
        failed: { true: false, false: true }[sample.success ?? ""],
        start: readNumber(sample.timeStamp ?? ""),
        bytes: readNumber(sample.bytes ?? ""),
        parts: { latency: jmeter_samples_inSeconds(sample.latency), connect: jmeter_samples_inSeconds(sample.connect) },
    };
    log.add(sample.label, request);
    return true;
}
function jmeter_samples_inSeconds(milliseconds) {
    const value = readNumber(milliseconds ?? "");
    return value === undefined ? undefined : value / 1e3;
}
const jmeter_samples_ENTITIES = {
    "&quot;": '"',
    "&apos;": "'",
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
};
function attributesIn(text) {
    return new Map([...text.matchAll(/(?<name>\w+)="(?<value>[^"]*)"/g)].map(({ groups }) => [
        groups?.["name"] ?? "",
        (groups?.["value"] ?? "").replace(/&(?:[a-z]+|#x?[\dA-Fa-f]+);/g, character),
    ]));
}
function character(entity) {
    const [, hexadecimal, decimal] = /^&#(?:x([\dA-Fa-f]+)|(\d+));$/.exec(entity) ?? [];
    const code = Number.parseInt(hexadecimal ?? decimal ?? "", hexadecimal === undefined ? 10 : 16);
    return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (jmeter_samples_ENTITIES[entity] ?? entity);
}
function unclearWarning(count) {
    return count === 0
        ? []
        : [`Samples without a time or label that can be read, which are left out: ${count}.`];
}

;// CONCATENATED MODULE: ./lib/adapters/load/jmeter.js







// Label,# Samples,Average,Median,90% Line,95% Line,99% Line,Min,Max,Error %,Throughput,Received KB/sec,Sent KB/sec
// wait 20 ms,30,41,27,54,81,178,20,178,0.000%,30.18109,10.85,3.51
// Milliseconds, requests and 1024 bytes in a second. "Save Table Data" of the Aggregate Report; the Summary Report
// has "Std. Dev." and "Avg. Bytes" instead of the percentiles.
const aggregate = {
    expected: "an aggregate report of JMeter",
    columns: ["Label", "# Samples", "Average", "Min", "Max", "Error %", "Throughput"],
};
// {"wait 20 ms": {"transaction": "wait 20 ms", "sampleCount": 30, "errorCount": 0, "meanResTime": 41.2, "pct1ResTime": 78.3, "throughput": 31.2}}
// `statistics.json` of the dashboard, `jmeter -e -o`.
const Statistics = schemas/* object */.Ikc({
    transaction: schemas/* string */.YjP(),
    sampleCount: schemas/* number */.aig(),
    errorCount: schemas/* number */.aig().nullish(),
    meanResTime: schemas/* number */.aig(),
    medianResTime: schemas/* number */.aig().nullish(),
    minResTime: schemas/* number */.aig().nullish(),
    maxResTime: schemas/* number */.aig().nullish(),
    pct1ResTime: schemas/* number */.aig().nullish(),
    pct2ResTime: schemas/* number */.aig().nullish(),
    pct3ResTime: schemas/* number */.aig().nullish(),
    throughput: schemas/* number */.aig().nullish(),
    receivedKBytesPerSec: schemas/* number */.aig().nullish(),
});
const statistic = having("transaction", "sampleCount", "errorPct", "meanResTime");
const dashboard = {
    expected: "a statistics.json of JMeter",
    probe: schemas/* custom */.IeY((value) => typeof value === "object" &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value)
            .slice(0, 4)
            .some((entry) => statistic.safeParse(entry).success)),
    schema: schemas/* record */.g1P(schemas/* string */.YjP(), Statistics),
};
const TOTALS = ["TOTAL", "Total"];
const BYTES_IN_KB = 1024;
/** Logs of samples (JTL) as CSV or XML, the saved table of an aggregate or summary report, and `statistics.json`. */
const jmeter = {
    name: "jmeter",
    recognises: (output) => holdsTable(output, jtlTable) ||
        holdsXml(output, jtlXml) ||
        holdsTable(output, aggregate) ||
        holdsJson(output, dashboard),
    parse(output) {
        if (holdsTable(output, jtlTable))
            return readJtlTable(output);
        if (holdsXml(output, jtlXml))
            return readJtlXml(output);
        if (holdsJson(output, dashboard))
            return readDashboard(output);
        return readAggregate(output);
    },
};
function readAggregate(output) {
    const { rows, warnings } = readTable(output, aggregate);
    return assembleRequests(rows.filter((row) => !TOTALS.includes(row["Label"] ?? "")).map(rowToRequests), {
        warnings,
    });
}
function rowToRequests(row) {
    const number = (column) => readNumber(row[column] ?? "");
    const seconds = (column) => jmeter_inSeconds(number(column));
    const percent = readNumber(row["Error %"]?.replace("%", "") ?? "");
    const received = number("Received KB/sec");
    return {
        benchmark: row["Label"] ?? "",
        mean: seconds("Average"),
        summary: {
            median: seconds("Median"),
            standardDeviation: seconds("Std. Dev."),
            min: seconds("Min"),
            max: seconds("Max"),
            count: number("# Samples"),
        },
        percentiles: [
            ["50", seconds("Median")],
            ...Object.keys(row)
                .filter((column) => column.endsWith("% Line"))
                .map((column) => [column.replace("% Line", ""), seconds(column)]),
        ],
        throughput: number("Throughput"),
        transfer: received === undefined ? undefined : received * BYTES_IN_KB,
        // Three decimals of a percentage.
        errorRate: percent === undefined ? undefined : Math.round(percent * 1000) / 1e5,
    };
}
function readDashboard(output) {
    const statistics = readJson(output, dashboard).flatMap((file) => Object.values(file));
    return assembleRequests(statistics
        .filter(({ transaction }) => !TOTALS.includes(transaction))
        .map((one) => ({
        benchmark: one.transaction,
        mean: jmeter_inSeconds(one.meanResTime),
        summary: {
            median: jmeter_inSeconds(one.medianResTime),
            min: jmeter_inSeconds(one.minResTime),
            max: jmeter_inSeconds(one.maxResTime),
            count: one.sampleCount,
        },
        // The percentiles of a JMeter whose aggregate_rpt_pct settings are not changed: the file does not say.
        percentiles: [
            ["50", jmeter_inSeconds(one.medianResTime)],
            ["90", jmeter_inSeconds(one.pct1ResTime)],
            ["95", jmeter_inSeconds(one.pct2ResTime)],
            ["99", jmeter_inSeconds(one.pct3ResTime)],
        ],
        throughput: one.throughput ?? undefined,
        transfer: one.receivedKBytesPerSec == null ? undefined : one.receivedKBytesPerSec * BYTES_IN_KB,
        errorRate: one.errorCount == null ? undefined : one.errorCount / one.sampleCount,
    })));
}
function jmeter_inSeconds(milliseconds) {
    return milliseconds == null ? undefined : milliseconds / 1e3;
}

;// CONCATENATED MODULE: ./lib/adapters/load/k6-metrics.js


/** k6's own metrics; the parts of one thing are metrics of one benchmark. */
const k6_metrics_BUILT_IN = {
    http_req_duration: ["http_req", "time"],
    http_req_blocked: ["http_req", "blocked"],
    http_req_connecting: ["http_req", "connecting"],
    http_req_tls_handshaking: ["http_req", "tls-handshaking"],
    http_req_sending: ["http_req", "sending"],
    http_req_waiting: ["http_req", "waiting"],
    http_req_receiving: ["http_req", "receiving"],
    http_req_failed: ["http_req", "error-rate"],
    http_reqs: ["http_req", "throughput"],
    iteration_duration: ["iteration", "time"],
    iterations: ["iteration", "throughput"],
    dropped_iterations: ["iteration", "dropped"],
    group_duration: ["group", "time"],
    grpc_req_duration: ["grpc_req", "time"],
    ws_connecting: ["ws", "connecting"],
    ws_session_duration: ["ws", "time"],
    ws_ping: ["ws", "ping"],
    browser_http_req_duration: ["browser_http_req", "time"],
    browser_http_req_failed: ["browser_http_req", "error-rate"],
    browser_web_vital_fcp: ["browser_web_vital_fcp", "time"],
    browser_web_vital_fid: ["browser_web_vital_fid", "time"],
    browser_web_vital_inp: ["browser_web_vital_inp", "time"],
    browser_web_vital_lcp: ["browser_web_vital_lcp", "time"],
    browser_web_vital_ttfb: ["browser_web_vital_ttfb", "time"],
    browser_web_vital_cls: ["browser_web_vital_cls", "value"],
    checks: ["checks", "success-rate"],
    checks_succeeded: ["checks", "success-rate"],
    data_received: ["data_received", "transfer"],
    data_sent: ["data_sent", "transfer"],
};
/** How the test was run, or the same number as another metric. */
const LEFT_OUT = ["vus", "vus_max", "checks_total", "checks_failed"];
const k6_metrics_DIRECTIONS = {
    "error-rate": "lower",
    "success-rate": "higher",
    throughput: "higher",
    transfer: "higher",
};
const SIZES = { unit: "B", divisor: 1 };
const TIMES = { unit: "s", divisor: 1e3 };
const NUMBERS = { unit: "units", divisor: 1 };
/** By what k6 says that a metric contains. */
const k6_metrics_UNITS = new Map(Object.entries({ time: TIMES, data: SIZES }));
/** `undefined` for what is no result. */
function k6_metrics_quantityOf(metric) {
    const brace = metric.name.indexOf("{");
    const name = brace < 0 ? metric.name : metric.name.slice(0, brace);
    const tags = brace < 0 ? "" : metric.name.slice(brace);
    if (LEFT_OUT.includes(name))
        return undefined;
    const builtIn = Object.hasOwn(k6_metrics_BUILT_IN, name) ? k6_metrics_BUILT_IN[name] : undefined;
    if (builtIn !== undefined) {
        const [benchmark, what] = builtIn;
        const better = k6_metrics_DIRECTIONS[what] ?? "lower";
        return {
            benchmark: benchmark + tags,
            metric: what,
            better,
            isAssumed: false,
            isPart: what !== "time" && what !== "value",
            ...k6_metrics_unitOf(metric, what === "value" ? "default" : "time"),
        };
    }
    const what = ownMetric(metric);
    const implied = what === "throughput" || what === "transfer" ? "higher" : undefined;
    const known = what === "time" || what === "size" ? "lower" : implied;
    const limited = k6_metrics_directionOf(metric.thresholds);
    return {
        benchmark: metric.name,
        metric: what,
        better: limited ?? known ?? "lower",
        isAssumed: limited === undefined && known === undefined,
        isPart: false,
        ...k6_metrics_unitOf(metric, metric.contains ?? "default"),
    };
}
const k6_metrics_OWN = new Map(Object.entries({ time: "time", data: "size" }));
/** What a metric of the user's own measures. */
function ownMetric({ type, contains }) {
    if (type === "rate")
        return "rate";
    if (type === "counter")
        return contains === "data" ? "transfer" : "throughput";
    return k6_metrics_OWN.get(contains ?? "") ?? "value";
}
/** Counters are read as their rate in a second: their count grows with the length of the test. */
function k6_metrics_unitOf({ type, name, contains }, kind) {
    if (type === "rate")
        return { unit: "ratio", divisor: 1 };
    if (type === "counter") {
        const isData = contains === "data" || /^data_(?:sent|received)\b/.test(name);
        return { unit: isData ? "B/s" : "1/s", divisor: 1 };
    }
    return k6_metrics_UNITS.get(kind) ?? NUMBERS;
}
/** `rate<0.01` says that lower is better. Thresholds that contradict each other say nothing. */
function k6_metrics_directionOf(thresholds) {
    const directions = new Set(thresholds.flatMap((threshold) => {
        const comparison = /[<>]/.exec(threshold)?.[0];
        return comparison === undefined ? [] : [comparison === "<" ? "lower" : "higher"];
    }));
    const [direction, ...others] = directions;
    return others.length === 0 ? direction : undefined;
}
/**
 * Puts metrics of one name together. A metric of the user's own may have the
 * name of another; it becomes an entry of its own, which is numbered.
 */
function k6Entries(measured) {
    const entries = [];
    const byBenchmark = new Map();
    for (const { benchmark, metrics } of measured) {
        const known = byBenchmark.get(benchmark);
        const isFree = known?.every((one) => metrics.every(({ metric }) => metric !== one.metric));
        if (known !== undefined && isFree)
            known.push(...metrics);
        else if (metrics.length > 0) {
            const entry = { benchmark, metrics: [...metrics] };
            entries.push(entry);
            if (known === undefined)
                byBenchmark.set(benchmark, entry.metrics);
        }
    }
    return entries;
}
/** The metrics of a trend of which k6 kept its statistics: `avg`, `min`, `med`, `p(95)`, and what else was asked for. */
function trendMetrics({ metric, unit, better, divisor, isPart }, values) {
    const value = (name) => {
        const found = values[name];
        return found == null ? undefined : found / divisor;
    };
    const mean = value("avg");
    const summary = summaryOf({
        mean,
        median: value("med"),
        min: value("min"),
        max: value("max"),
        count: values["count"],
    });
    const percentiles = Object.keys(values).flatMap((name) => {
        const percentile = /^p\(?(?<percentile>\d+(?:\.\d+)?)\)?$/.exec(name)?.groups?.["percentile"];
        return percentile === undefined ? [] : [[percentile, value(name)]];
    });
    return [
        ...(mean === undefined
            ? []
            : [{ metric, unit, better, rounds: [[mean]], ...(summary === undefined ? {} : { summary }) }]),
        ...(isPart ? [] : requests_percentileMetrics(metric, unit, [["50", value("med")], ...percentiles], better)),
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/load/k6-points.js









const Described = schemas/* object */.Ikc({
    type: schemas/* literal */.euz("Metric"),
    data: schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        type: schemas/* enum */.k5n(["trend", "rate", "counter", "gauge"]),
        contains: schemas/* string */.YjP().nullish(),
        thresholds: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    }),
});
const probe = schemas/* object */.Ikc({ metric: schemas/* string */.YjP(), type: schemas/* enum */.k5n(["Point", "Metric"]), data: schemas/* object */.Ikc({}) });
function holdsK6Points(output) {
    if (output.kind !== "file")
        return false;
    return someDocuments(output.file).some((value) => probe.safeParse(value).success);
}
/**
 * The values of trends and gauges are samples; rates are known when the file came
 * to its end; counters are left out, because the file does not say how long the
 * test took.
 *
 * @throws OUTPUT_UNREADABLE when there is no value
 */
function readK6Points(output) {
    const metrics = new Map();
    const series = new Map();
    let damaged = 0;
    for (const line of wholeLines(output)) {
        if (!line.startsWith('{"'))
            continue;
        const value = parsed(line);
        const point = pointOf(value);
        const described = point === undefined ? Described.safeParse(value).data?.data : undefined;
        if (described !== undefined) {
            const { name, type, contains, thresholds } = described;
            metrics.set(name, { name, type, contains: contains ?? undefined, thresholds: thresholds ?? [] });
            continue;
        }
        const metric = metrics.get(point?.metric ?? "");
        if (point === undefined || metric === undefined)
            damaged += 1;
        else if (metric.type !== "counter")
            addPoint(series, metric, point);
    }
    if (series.size === 0) {
        throw unreadable(output, {
            expected: "points of k6",
            found: "it holds no whole point of a known metric",
        });
    }
    const isCut = output.kind === "file" && isUnterminated(output.file);
    return k6_points_toReading([...series.values()], { isCut, damaged });
}
function parsed(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
function pointOf(line) {
    if (!k6_points_isObject(line) || line["type"] !== "Point" || !k6_points_isObject(line["data"]))
        return undefined;
    const { metric } = line;
    const { value, tags } = line["data"];
    if (typeof metric !== "string" || typeof value !== "number")
        return undefined;
    return { metric, value, tags: k6_points_isObject(tags) ? tags : {} };
}
function k6_points_isObject(value) {
    return typeof value === "object" && value !== null;
}
function addPoint(series, metric, { value, tags }) {
    const name = `${metric.name}${tagsOf(tags)}`;
    const one = series.get(name) ?? { of: { ...metric, name }, values: [] };
    series.set(name, one);
    one.values.push(value);
}
/** The tags by which requests and checks differ, as k6 writes them; not the status, which is a result. */
function tagsOf(tags) {
    const told = ["check", "group", "method", "name", "scenario"].filter((tag) => tags[tag] && !(tag === "scenario" && tags[tag] === "default"));
    return told.length === 0 ? "" : `{${told.map((tag) => `${tag}:${tags[tag]}`).join(",")}}`;
}
function k6_points_toReading(series, { isCut, damaged }) {
    const measured = series.flatMap(({ of, values }) => {
        const quantity = k6_metrics_quantityOf(of);
        const isEmpty = of.type === "trend" && values.every((value) => value === 0);
        return quantity === undefined || isEmpty ? [] : [{ of, values, quantity }];
    });
    const assumed = new Set(measured.flatMap(({ quantity }) => (quantity.isAssumed ? [quantity.benchmark] : [])));
    return assemble({
        entries: k6Entries(measured
            .filter(({ of }) => !isCut || of.type !== "rate")
            .map(({ of, values, quantity }) => ({
            benchmark: quantity.benchmark,
            metrics: [k6_points_metricOf(of, values, quantity)],
        }))),
        warnings: [
            ...(isCut ? ["The file breaks off, so that rates are not known."] : []),
            ...(damaged === 0 ? [] : [`Lines that are not valid, and are left out: ${damaged}.`]),
            ...[...assumed].map((benchmark) => lowerAssumed(`"${benchmark}"`)),
        ],
    });
}
function k6_points_metricOf({ type }, values, { metric, unit, better, divisor }) {
    if (type !== "rate") {
        return { metric, unit, better, rounds: [values.map((value) => value / divisor)] };
    }
    const sum = values.reduce((total, value) => total + value, 0);
    return { ...single(metric, unit, sum / values.length, better), summary: { count: values.length } };
}

;// CONCATENATED MODULE: ./lib/adapters/load/k6-summary.js






// What handleSummary gets:
// {"root_group": {…}, "options": {…}, "state": {"testRunDurationMs": 361.7}, "metrics": {"http_req_duration":
//   {"type": "trend", "contains": "time", "values": {"avg": 16.7, "p(95)": 33.5}, "thresholds": {"p(95)<500": {"ok": true}}}}}
// --summary-export, without types; here a threshold is true when it was crossed:
// {"root_group": {…}, "metrics": {"http_req_duration": {"avg": 16.7, "p(95)": 33.5, "thresholds": {"p(95)<500": false}},
//   "http_reqs": {"count": 40, "rate": 104.1}, "http_req_failed": {"passes": 8, "fails": 32, "value": 0.2}}}
// --new-machine-readable-summary; durations in seconds, counters without a rate:
// {"config": {"duration": 0.35}, "metadata": {"k6_version": "1.8.1"}, "results": {"checks": {"metrics": […]},
//   "metrics": [{"name": "http_req_duration", "type": "trend", "contains": "time", "values": {"avg": 16.5, "p95": 28.9}}]}}
const Values = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().nullish());
const TYPES = ["trend", "rate", "counter", "gauge"];
const k6_summary_Described = schemas/* object */.Ikc({
    type: schemas/* enum */.k5n(TYPES),
    contains: schemas/* string */.YjP().nullish(),
    values: Values,
    thresholds: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ ok: schemas/* boolean */.zMY() })).nullish(),
});
const Exported = schemas/* object */.Ikc({ thresholds: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* boolean */.zMY()).nullish() })
    .catchall(schemas/* unknown */.L5J())
    .refine((metric) => !("values" in metric), { error: "expected values that are numbers, and their type" });
const classic = {
    expected: "a summary of k6",
    probe: schemas/* object */.Ikc({ root_group: having("checks", "groups"), metrics: having() }),
    schema: schemas/* object */.Ikc({ metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([k6_summary_Described, Exported])) }),
};
const machineReadable = {
    expected: "a machine-readable summary of k6",
    probe: schemas/* object */.Ikc({ metadata: having("k6_version"), results: having("metrics") }),
    schema: schemas/* object */.Ikc({
        config: schemas/* object */.Ikc({ duration: schemas/* number */.aig() }),
        metadata: schemas/* object */.Ikc({ k6_version: schemas/* string */.YjP() }),
        results: schemas/* object */.Ikc({
            checks: schemas/* object */.Ikc({ metrics: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish() }).nullish(),
            metrics: schemas/* array */.YOg(k6_summary_Described.extend({ name: schemas/* string */.YjP() })),
        }),
    }),
};
function holdsK6Summary(output) {
    return holdsJson(output, classic) || holdsJson(output, machineReadable);
}
function readK6Summary(output) {
    return holdsJson(output, classic) ? readClassic(output) : readMachineReadable(output);
}
function readClassic(output) {
    return k6_summary_toReading(readJson(output, classic).flatMap(({ metrics }) => Object.entries(metrics).map(([name, metric]) => "values" in metric
        ? described(name, k6_summary_Described.parse(metric))
        : exported(name, Exported.parse(metric)))));
}
function described(name, { type, contains, values, thresholds }) {
    return {
        name,
        type,
        contains: contains ?? undefined,
        values,
        thresholds: Object.keys(thresholds ?? {}),
        crossed: Object.entries(thresholds ?? {}).flatMap(([limit, { ok }]) => (ok ? [] : [limit])),
    };
}
/** The values stand beside the thresholds, and tell the type: a rate has passes and fails, a counter a count and a rate. */
function exported(name, { thresholds, ...rest }) {
    const values = Values.catch({}).parse(Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "number")));
    const type = "passes" in values
        ? "rate"
        : "avg" in values || "med" in values || "p(95)" in values
            ? "trend"
            : undefined;
    return {
        name,
        type: type ?? ("rate" in values ? "counter" : "value" in values ? "gauge" : "trend"),
        values: "passes" in values ? { ...values, rate: values["value"] } : values,
        thresholds: Object.keys(thresholds ?? {}),
        crossed: Object.entries(thresholds ?? {}).flatMap(([limit, isCrossed]) => (isCrossed ? [limit] : [])),
    };
}
function readMachineReadable(output) {
    const files = readJson(output, machineReadable);
    const metrics = files.flatMap(({ config, results }) => {
        const checks = schemas/* array */.YOg(k6_summary_Described.extend({ name: schemas/* string */.YjP() }))
            .catch([])
            .parse(results.checks?.metrics ?? []);
        return [...results.metrics, ...checks].map(({ name, ...rest }) => {
            const one = described(name, rest);
            const { count } = one.values;
            return one.type === "counter" && count != null
                ? { ...one, values: { ...one.values, rate: count / config.duration } }
                : one;
        });
    });
    return k6_summary_toReading(metrics, { k6: files[0]?.metadata.k6_version });
}
function k6_summary_toReading(metrics, context = {}) {
    const measured = metrics
        .filter((metric) => !isRepeated(metric, metrics))
        .flatMap((metric) => {
        const quantity = k6_metrics_quantityOf(metric);
        return quantity === undefined ? [] : [{ metric, quantity, isEmpty: isEmpty(metric, quantity) }];
    });
    return assemble({
        entries: k6Entries(measured
            .filter(({ isEmpty }) => !isEmpty)
            .map(({ metric, quantity }) => ({
            benchmark: quantity.benchmark,
            metrics: k6_summary_metricsOf(metric, quantity),
        }))),
        context,
        warnings: [
            ...measured
                .filter(({ metric, isEmpty }) => isEmpty && metric.thresholds.length > 0)
                .map(({ metric }) => `k6 has no samples of "${metric.name}".`),
            ...measured
                .filter(({ quantity, isEmpty }) => quantity.isAssumed && !isEmpty)
                .map(({ metric }) => lowerAssumed(`"${metric.name}"`)),
            ...metrics.flatMap(({ name, crossed }) => crossed.map((limit) => `k6 says that "${name}" crossed its threshold ${limit}.`)),
        ],
    });
}
/** k6 writes the times of successful requests on its own. Where all succeeded they are those of all requests again. */
function isRepeated({ name, values }, all) {
    const whole = all.find((other) => name === `${other.name}{expected_response:true}`);
    return (whole !== undefined &&
        ["avg", "med", "max"].every((statistic) => whole.values[statistic] === values[statistic]));
}
/** A trend without samples is written as zeros, and so is what took no time, such as TLS without TLS. */
function isEmpty({ type, values }, { unit }) {
    const { count, ...statistics } = values;
    if (type === "rate")
        return values["passes"] === 0 && values["fails"] === 0;
    if (type !== "trend" || Object.values(statistics).some((value) => value != null && value !== 0))
        return false;
    return unit === "s" || !(count != null && count > 0);
}
function k6_summary_metricsOf({ type, values }, quantity) {
    if (type === "trend")
        return trendMetrics(quantity, values);
    const value = type === "gauge" ? values["value"] : values["rate"];
    if (value == null)
        return [];
    const { metric, unit, better, divisor } = quantity;
    return [single(metric, unit, value / divisor, better)];
}

;// CONCATENATED MODULE: ./lib/adapters/load/k6.js



/** What `handleSummary` gets, `--summary-export` with or without `--new-machine-readable-summary`, and `--out json`. */
const k6 = {
    name: "k6",
    recognises: (output) => holdsK6Summary(output) || holdsK6Points(output),
    parse(output) {
        if (holdsK6Summary(output))
            return readK6Summary(output);
        if (holdsK6Points(output))
            return readK6Points(output);
        throw unreadable(output, { expected: "the output of k6", found: "it holds no summary and no points" });
    },
};

;// CONCATENATED MODULE: ./lib/adapters/load/locust-entries.js



// [{"name": "/20", "method": "GET", "start_time": 1795319526.58, "last_request_timestamp": 1795319529.59, "num_requests": 42,
//   "num_failures": 0, "total_response_time": 711.2, "max_response_time": 93.8, "min_response_time": 1.05, "response_times": {"84": 1, "2": 41}}]
// Milliseconds; seconds since 1970. `locust --json`, `--json-file`.
const locust_entries_Amount = schemas/* number */.aig().nullish();
const Entry = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    method: schemas/* string */.YjP().nullish(),
    start_time: locust_entries_Amount,
    last_request_timestamp: locust_entries_Amount,
    num_requests: schemas/* number */.aig(),
    num_failures: schemas/* number */.aig(),
    total_response_time: schemas/* number */.aig(),
    min_response_time: locust_entries_Amount,
    max_response_time: locust_entries_Amount,
    response_times: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
});
const entriesFormat = {
    expected: "a JSON of Locust",
    probe: listOf(having("name", "method", "num_requests", "num_failures", "response_times")),
    schema: schemas/* array */.YOg(Entry),
};
function readLocustEntries(output) {
    const entries = readJson(output, entriesFormat).flat();
    const requested = entries.filter(({ num_requests }) => num_requests > 0);
    const duration = durationOf(requested);
    return assembleRequests(requested.map((entry) => locust_entries_toRequests(entry, duration)), {
        warnings: entries
            .filter(({ num_requests }) => num_requests === 0)
            .map((entry) => `There were no requests of "${locust_entries_nameOf(entry)}".`),
    });
}
function locust_entries_toRequests(entry, duration) {
    const { num_requests, num_failures, total_response_time, min_response_time, max_response_time } = entry;
    const seconds = (milliseconds) => milliseconds == null ? undefined : milliseconds / 1e3;
    return {
        benchmark: locust_entries_nameOf(entry),
        mean: total_response_time / num_requests / 1e3,
        summary: { min: seconds(min_response_time), max: seconds(max_response_time), count: num_requests },
        percentiles: [50, 90, 95, 99].map((percent) => [`${percent}`, percentileOf(entry, percent / 100)]),
        throughput: duration === undefined ? undefined : num_requests / duration,
        errorRate: num_failures / num_requests,
    };
}
/** As Locust finds it: the times are rounded to two digits, and counted. */
function percentileOf({ response_times, num_requests }, part) {
    const descending = Object.entries(response_times)
        .map(([milliseconds, count]) => [Number(milliseconds), count])
        .sort(([one], [other]) => other - one);
    let counted = 0;
    for (const [milliseconds, count] of descending) {
        counted += count;
        if (num_requests - counted <= Math.floor(num_requests * part))
            return milliseconds / 1e3;
    }
    return undefined;
}
/** Seconds from the start of the test to the last request of any name. */
function durationOf(all) {
    const start = all.reduce((first, { start_time }) => Math.min(first, start_time ?? Number.NaN), Infinity);
    const end = all.reduce((last, entry) => Math.max(last, entry.last_request_timestamp ?? Number.NaN), 0);
    return end > start ? end - start : undefined;
}
function locust_entries_nameOf({ method, name }) {
    return [method, name].filter(Boolean).join(" ");
}

;// CONCATENATED MODULE: ./lib/adapters/load/locust.js






// Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,…,100%
// GET,/20,87,0,42,47.10447756312125,21.34000099977129,236.47098699802882,200.0,28.879041344643692,0.0,42,48,…,240
// Milliseconds. `locust --csv run` writes run_stats.csv, run_failures.csv, and run_stats_history.csv, a line for each second.
const stats = {
    expected: "a _stats.csv of Locust",
    columns: ["Type", "Name", "Average Content Size", "Requests/s", "50%"],
};
const locust_history = {
    expected: "a _stats_history.csv of Locust",
    columns: ["Timestamp", "User Count", "Type", "Name", "Total Average Response Time"],
};
const failures = {
    expected: "a _failures.csv of Locust",
    columns: ["Method", "Name", "Error", "Occurrences"],
};
/** The CSV files of `--csv`, and `--json`. */
const locust = {
    name: "locust",
    recognises: (output) => [stats, locust_history, failures].some((table) => holdsTable(output, table)) || holdsJson(output, entriesFormat),
    parse(output) {
        if (holdsTable(output, locust_history))
            return readHistory(output);
        if (holdsTable(output, failures))
            return readFailures(output);
        if (holdsJson(output, entriesFormat))
            return readLocustEntries(output);
        return readStats(output);
    },
};
function readStats(output) {
    const { rows, warnings } = readTable(output, stats);
    return assembleRequests(withoutTotal(rows)
        .filter((row) => requestsOf(row) > 0)
        .map((row) => ({
        benchmark: locust_nameOf(row),
        mean: locust_seconds(row, "Average Response Time", "Average response time"),
        summary: {
            median: locust_seconds(row, "Median Response Time", "Median response time"),
            min: locust_seconds(row, "Min Response Time", "Min response time"),
            max: locust_seconds(row, "Max Response Time", "Max response time"),
            count: requestsOf(row),
        },
        percentiles: Object.keys(row)
            .filter((column) => column.endsWith("%"))
            .map((column) => [column.slice(0, -1), locust_seconds(row, column)]),
        throughput: number(row, "Requests/s"),
        errorRate: ratio(number(row, "Failure Count", "# failures"), requestsOf(row)),
    })), { warnings: [...warnings, ...withoutRequests(rows)] });
}
/** The last line of each name has the totals; percentiles and rates there are those of the last seconds only. */
function readHistory(output) {
    const rows = wholeTable(output, locust_history);
    const last = [...new Map(rows.map((row) => [locust_nameOf(row), row])).values()];
    return assembleRequests(withoutTotal(last)
        .filter((row) => requestsOf(row) > 0)
        .map((row) => ({
        benchmark: locust_nameOf(row),
        mean: locust_seconds(row, "Total Average Response Time"),
        summary: {
            median: locust_seconds(row, "Total Median Response Time"),
            min: locust_seconds(row, "Total Min Response Time"),
            max: locust_seconds(row, "Total Max Response Time"),
            count: requestsOf(row),
        },
        errorRate: ratio(number(row, "Total Failure Count"), requestsOf(row)),
    })), { warnings: withoutRequests(last) });
}
/** How many requests failed, and why; of how many is not told. */
function readFailures(output) {
    const counts = new Map();
    const warnings = [];
    for (const row of wholeTable(output, failures)) {
        const name = [row["Method"], row["Name"]].filter(Boolean).join(" ");
        const count = number(row, "Occurrences");
        if (count === undefined)
            continue;
        counts.set(name, (counts.get(name) ?? 0) + count);
        warnings.push(`Failed requests of "${name}": ${count}, with ${row["Error"]}`);
    }
    return assembleRequests([...counts].map(([benchmark, count]) => ({
        benchmark,
        more: [single("failed-requests", "count", count, "lower")],
    })), { warnings });
}
/** Tables of which the last lines count. */
function wholeTable(output, table) {
    if (output.kind === "file" && isUnterminated(output.file)) {
        throw unreadable(output, { expected: table.expected, found: "it breaks off in its last line" });
    }
    return readTable(output, table).rows;
}
/** The line `Aggregated`, of all requests together, is only read where there is no other. */
function withoutTotal(rows) {
    const own = rows.filter((row) => row["Type"] !== "" || !["Aggregated", "Total"].includes(row["Name"] ?? ""));
    return own.length > 0 ? own : rows;
}
function withoutRequests(rows) {
    return withoutTotal(rows)
        .filter((row) => !(requestsOf(row) > 0))
        .map((row) => `There were no requests of "${locust_nameOf(row)}".`);
}
function requestsOf(row) {
    return number(row, "Request Count", "Total Request Count", "# requests") ?? 0;
}
function locust_nameOf(row) {
    return [row["Type"], row["Name"]].filter(Boolean).join(" ");
}
function ratio(part, whole) {
    return part === undefined ? undefined : part / whole;
}
/** The columns were named otherwise before Locust 1.0. */
function number(row, ...columns) {
    const column = columns.find((name) => name in row);
    return readNumber(row[column ?? ""] ?? "");
}
function locust_seconds(row, ...columns) {
    const milliseconds = number(row, ...columns);
    return milliseconds === undefined ? undefined : milliseconds / 1e3;
}

// EXTERNAL MODULE: ./lib/domain/group-by.js
var group_by = __webpack_require__(38573);
;// CONCATENATED MODULE: ./lib/adapters/load/memtier.js







// {"ALL STATS": {"Runtime": {…}, "Sets": {"Count": 1000, "Ops/sec": 2312.01, "Average Latency": 22.433, "Min Latency": 1.2,
//   "Max Latency": 110.1, "KB/sec": 178.00, "Percentile Latencies": {"p50.00": 21.247, …}}, "Gets": {…}, "Totals": {…}}}
// ALL STATS
// ====================
// Type         Ops/sec     Hits/sec   Misses/sec    Avg. Latency     p50 Latency     p99 Latency   p99.9 Latency       KB/sec
// --------------------
// Sets         2312.01          ---          ---        22.43371        21.24700        47.35900       101.88700       178.00
// With --run-count the tables are BEST RUN RESULTS, WORST RUN RESULTS and AGGREGATED AVERAGE RESULTS (3 runs), above them
// RUN #1 RESULTS and so on with --print-all-runs; the keys of the JSON are the same.
// Milliseconds, and kilobytes of 1,024 bytes.
const memtier_Latency = schemas/* number */.aig().nullish();
const memtier_Stats = schemas/* object */.Ikc({
    "Ops/sec": schemas/* number */.aig(),
    "Average Latency": memtier_Latency,
    Latency: memtier_Latency,
    "Min Latency": memtier_Latency,
    "Max Latency": memtier_Latency,
    "KB/sec": schemas/* number */.aig().nullish(),
    "Percentile Latencies": schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
});
const memtier_format = {
    expected: "the JSON of memtier_benchmark",
    probe: schemas/* custom */.IeY((value) => typeof value === "object" &&
        value !== null &&
        Object.entries(value).some(([title, stats]) => memtier_TITLE.test(title) && WithTotals.safeParse(stats).success)),
    schema: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
};
const memtier_TITLE = /^(?:ALL STATS|RUN #(?<run>\d+) RESULTS|(?<average>AGGREGATED AVERAGE RESULTS \(\d+ runs?\))|(?:BEST|WORST) RUN RESULTS)$/;
const WithTotals = having("Totals");
const Kinds = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const memtier_HEADER = /^Type +Ops\/sec +.*Latency.* +KB\/sec *$/;
const memtier = {
    name: "memtier",
    recognises: (output) => holdsJson(output, memtier_format) || someLines(output).some((line) => memtier_HEADER.test(line)),
    parse(output) {
        const tables = holdsJson(output, memtier_format) ? jsonTables(output) : printedTables(output);
        const requests = chosen(tables).flatMap(memtier_joined);
        if (requests.length === 0) {
            throw unreadable(output, {
                expected: "the output of memtier_benchmark",
                found: 'there is no table of all runs with the columns "Type", "Ops/sec" and "KB/sec"',
            });
        }
        return assembleRequests(requests);
    },
};
/**
 * The runs of each invocation: its single runs where they are printed, else their
 * average. The best and the worst of them are no results of their own.
 */
function chosen(tables) {
    const invocations = [];
    let runs;
    for (const table of tables) {
        const { run, average } = memtier_TITLE.exec(table.title)?.groups ?? {};
        if (run !== undefined) {
            if (runs === undefined || run === "1") {
                runs = [];
                invocations.push(runs);
            }
            runs.push(table);
        }
        else if (!isExtreme(table.title)) {
            // An average below the runs that it is of tells nothing more.
            if (average === undefined || runs === undefined)
                invocations.push([table]);
            runs = undefined;
        }
    }
    return invocations;
}
function isExtreme(title) {
    return title.startsWith("BEST") || title.startsWith("WORST");
}
/** Several runs as rounds of the same benchmarks. */
function memtier_joined(runs) {
    const [first, ...others] = runs.map(({ requests }) => withoutTotals(requests));
    if (others.length === 0)
        return first ?? [];
    const measured = [first ?? [], ...others].flatMap((requests) => assembleRequests(requests).measurements);
    return [...(0,group_by/* groupBy */.$)(measured, ({ benchmark }) => benchmark)].map(([benchmark, all]) => ({
        benchmark,
        more: [...(0,group_by/* groupBy */.$)(all, ({ metric }) => metric)].flatMap(([metric, [one, ...same]]) => one === undefined
            ? []
            : [
                {
                    metric,
                    unit: one.unit,
                    better: one.better,
                    rounds: [one, ...same].flatMap(({ rounds }) => rounds),
                },
            ]),
    }));
}
/** Kinds of commands that were sent; the total of them is a kind of its own only when it is the only one. */
function withoutTotals(requests) {
    const sent = requests.filter(({ throughput = 0 }) => throughput > 0);
    const kinds = sent.filter(({ benchmark }) => benchmark !== memtier_TOTALS);
    return kinds.length > 0 ? kinds : sent;
}
const memtier_TOTALS = "Totals";
function jsonTables(output) {
    return readJson(output, memtier_format).flatMap((document) => Object.entries(document).flatMap(([title, value]) => {
        const table = memtier_TITLE.test(title) ? Kinds.safeParse(value) : undefined;
        return table?.success ? [{ title, requests: Object.entries(table.data).flatMap(ofKind) }] : [];
    }));
}
function ofKind([benchmark, value]) {
    const stats = memtier_Stats.safeParse(value);
    return stats.success ? [ofStats(benchmark, stats.data)] : [];
}
function ofStats(benchmark, stats) {
    const percentiles = Object.entries(stats["Percentile Latencies"] ?? {}).flatMap(([name, value]) => name.startsWith("p") && typeof value === "number" ? [[name.slice(1), value / 1000]] : []);
    return {
        benchmark,
        throughput: stats["Ops/sec"],
        transfer: bytes(stats["KB/sec"]),
        mean: memtier_seconds(stats["Average Latency"] ?? stats.Latency),
        summary: { min: memtier_seconds(stats["Min Latency"]), max: memtier_seconds(stats["Max Latency"]) },
        percentiles,
    };
}
function printedTables(output) {
    const tables = [];
    let title = "";
    let columns = [];
    for (const line of wholeLines(output)) {
        const text = line.trimEnd();
        if (memtier_TITLE.test(text))
            title = text;
        if (memtier_HEADER.test(line)) {
            columns = text.split(/ {2,}/);
            tables.push({ title, requests: [] });
            title = "";
        }
        const [benchmark = "", ...cells] = line.trim().split(/ +/);
        const isRow = columns.length > 0 && cells.length === columns.length - 1 && /^[A-Z][a-z.]+s$/.test(benchmark);
        if (!isRow)
            continue;
        const row = new Map(columns.slice(1).map((column, index) => [column, cells[index] ?? ""]));
        tables.at(-1)?.requests.push(ofRow(benchmark, row));
        // Below the totals of one table the histogram follows, with columns of its own.
        if (benchmark === memtier_TOTALS)
            columns = [];
    }
    return tables;
}
function ofRow(benchmark, cells) {
    const value = (column) => readNumber(cells.get(column) ?? "");
    const percentiles = [...cells.keys()].flatMap((column) => {
        const percentile = /^p(?<number>[\d.]+) Latency$/.exec(column)?.groups?.["number"];
        return percentile === undefined ? [] : [[percentile, memtier_seconds(value(column))]];
    });
    return {
        benchmark,
        throughput: value("Ops/sec"),
        transfer: bytes(value("KB/sec")),
        mean: memtier_seconds(value("Avg. Latency") ?? value("Latency")),
        percentiles,
    };
}
function memtier_seconds(milliseconds) {
    return milliseconds == null ? undefined : milliseconds / 1000;
}
function bytes(kilobytes) {
    return kilobytes == null ? undefined : kilobytes * 1024;
}

;// CONCATENATED MODULE: ./lib/adapters/load/oha-report.js






// Summary:
//   Success rate: 100.00%
//   Total:        703.7679 ms
//   Average:      23.1234 ms
//   Requests/sec: 170.5108
//   Size/sec:     33.30 KiB
// Response time distribution:
//   99.90% in 56.1841 ms
// Details (average, fastest, slowest):
//   DNS+dialup:   0.5020 ms, 0.1027 ms, 1.3785 ms
// Status code distribution:
//   [200] 120 responses
// Error distribution:                    only when there are some
//   [7] connection closed before message completed
// Early versions print seconds only, as `secs`, and the success rate as a fraction.
const FIGURE = /^ {2}(?<what>[A-Z][A-Za-z/ ]+):\s+(?<number>\S+)(?: (?<unit>\S+(?: \S+)?))?$/;
const oha_report_PERCENTILE = /^ {2}(?<percentile>[\d.]+)% in (?<number>\S+) (?<unit>\S+(?: \S+)?)$/;
const oha_report_PART = /^ {2}DNS(?<part>\+dialup|-lookup):\s+(?<number>\S+) (?<unit>[a-z]+|10 [a-z]+), /;
const oha_report_STATUS = /^ {2}\[(?<status>\d{3})\] (?<count>\d+) responses$/;
const oha_report_FAULT = /^ {2}\[(?<count>\d+)\] (?<message>.+)$/;
const oha_report_SECTION = /^(?:Summary|Response time distribution|Details|Status code distribution|Error distribution)\b.*:$/;
/** Requests that were on their way when the time of `-z` was up; oha does not count them as failures either. */
const DEADLINE = "aborted due to deadline";
function isOhaReport(lines) {
    return (lines.some((line) => line.trimEnd() === "Summary:") &&
        lines.some((line) => /^ {2}Success rate:\s+[\d.]+%?\s*$/.test(line)) &&
        lines.some((line) => line.startsWith("  Requests/sec:")));
}
/**
 * What oha prints.
 *
 * @throws OUTPUT_UNREADABLE when there is no report
 */
function ohaReports(output) {
    const reports = [];
    for (const raw of wholeLines(output)) {
        const line = raw.trimEnd();
        if (line === "Summary:") {
            reports.push({ section: "", figures: new Map(), percentiles: [], parts: [], statuses: [], errors: [] });
        }
        const report = reports.at(-1);
        if (report !== undefined)
            oha_report_readLine(line, report);
    }
    const answered = reports.filter(({ figures }) => figures.has("Average"));
    const unanswered = reports.filter(({ figures, errors }) => !figures.has("Average") && errors.length > 0);
    if (answered.length === 0 && unanswered.length === 0) {
        throw unreadable(output, { expected: "what oha prints", found: "it holds no finished report" });
    }
    return assembleRequests(answered.map(oha_report_toRequests), {
        failures: unanswered.map((report) => failed(ALL_REQUESTS, { message: `No request was answered. ${ohaErrors(report).warning}` })),
        warnings: answered.flatMap((report) => ohaErrors(report).warning ?? []),
    });
}
function oha_report_readLine(line, report) {
    if (oha_report_SECTION.test(line))
        report.section = line;
    const figure = FIGURE.exec(line)?.groups;
    const value = oha_report_inBase(figure?.["number"], figure?.["unit"]);
    if (figure !== undefined && value !== undefined)
        report.figures.set(figure["what"] ?? "", value);
    const percentile = oha_report_PERCENTILE.exec(line)?.groups;
    if (percentile !== undefined && report.section === "Response time distribution:") {
        report.percentiles.push([
            percentile["percentile"] ?? "",
            oha_report_inBase(percentile["number"], percentile["unit"]),
        ]);
    }
    const part = oha_report_PART.exec(line)?.groups;
    const average = oha_report_inBase(part?.["number"], part?.["unit"]);
    if (part !== undefined && average) {
        report.parts.push(single(`dns-${part["part"]?.slice(1)}`, "s", average, "lower"));
    }
    const status = report.section === "Status code distribution:" ? oha_report_STATUS.exec(line)?.groups : undefined;
    if (status !== undefined)
        report.statuses.push([status["status"] ?? "", Number(status["count"])]);
    const fault = report.section === "Error distribution:" ? oha_report_FAULT.exec(line)?.groups : undefined;
    if (fault !== undefined)
        report.errors.push([fault["message"] ?? "", Number(fault["count"])]);
}
function oha_report_toRequests(report) {
    const { figures, percentiles, parts } = report;
    const { rate, answered, all } = ohaErrors(report);
    // The counts come at the very end, so they must make up what was asked: the rate times the duration.
    const asked = (figures.get("Requests/sec") ?? Number.NaN) * (figures.get("Total") ?? Number.NaN);
    return {
        benchmark: ALL_REQUESTS,
        mean: figures.get("Average"),
        summary: {
            median: percentiles.find(([percentile]) => Number(percentile) === 50)?.[1],
            min: figures.get("Fastest"),
            max: figures.get("Slowest"),
            count: answered || undefined,
        },
        percentiles,
        throughput: figures.get("Requests/sec"),
        transfer: figures.get("Size/sec"),
        errorRate: Math.abs(all - asked) < Math.max(0.5, asked * 1e-5) ? rate : undefined,
        more: parts,
    };
}
/** How many requests failed: those without an answer, and answers with a status from 400 on. */
function ohaErrors({ statuses, errors, }) {
    const sum = (counted) => counted.reduce((total, [, count]) => total + count, 0);
    const answered = sum(statuses);
    const faults = errors.filter(([message]) => message !== DEADLINE);
    const failures = sum(faults) + sum(statuses.filter(([status]) => Number(status) >= 400));
    const ended = answered + sum(faults);
    const listed = faults.map(([message, count]) => `${count} times ${message}`).join("; ");
    return {
        answered,
        /** With the requests that were stopped at the end. */
        all: answered + sum(errors),
        rate: ended === 0 ? undefined : failures / ended,
        warning: faults.length === 0 ? undefined : `oha counted errors: ${listed}.`,
    };
}
/** Units that oha alone writes; `10 sec` is a unit. */
const oha_report_SECONDS = new Map(Object.entries({ "10 sec": 10, "10 min": 600, hr: 3600 }));
function oha_report_inBase(text = "", unit = "") {
    const value = readNumber(text);
    if (value === undefined)
        return undefined;
    const own = oha_report_SECONDS.get(unit);
    if (own !== undefined)
        return value * own;
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    return kind === undefined ? value : (0,domain_unit/* inBaseUnit */.$)(value, kind);
}

;// CONCATENATED MODULE: ./lib/adapters/load/oha.js








// {"summary": {"successRate": 1.0, "total": 0.696, "slowest": 0.040, "fastest": 0.020, "average": 0.023, "requestsPerSec": 172.4,
//  "sizePerSec": 34482.5}, "latencyPercentiles": {"p50": 0.0216, "p99.9": 0.0404}, "details": {"firstByte": {"average": 0.023}},
//  "statusCodeDistribution": {"200": 120}, "errorDistribution": {"aborted due to deadline": 4}}
// Seconds and bytes. `oha --output-format json`, `oha --json` before 1.9.
const oha_Amount = schemas/* number */.aig().nullish();
const oha_Result = schemas/* object */.Ikc({
    summary: schemas/* object */.Ikc({
        slowest: oha_Amount,
        fastest: oha_Amount,
        average: oha_Amount,
        requestsPerSec: oha_Amount,
        sizePerSec: oha_Amount,
    }),
    latencyPercentiles: schemas/* record */.g1P(schemas/* string */.YjP(), oha_Amount).nullish(),
    details: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ average: oha_Amount }).nullish()).nullish(),
    statusCodeDistribution: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
    errorDistribution: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
});
const oha_format = {
    expected: "a JSON result of oha",
    probe: schemas/* object */.Ikc({
        summary: having("successRate", "requestsPerSec"),
        statusCodeDistribution: having(),
        errorDistribution: having(),
    }),
    schema: oha_Result,
};
// request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status
// 0.000683863,0.000031387,0.000228318,0.011925089,0.011936736,200,200
const oha_table = {
    expected: "a CSV of oha",
    columns: ["request-start", "DNS+dialup", "Response-delay", "request-duration", "status"],
    time: "request-duration",
    status: "status",
    parts: [
        ["DNS", "dns-lookup"],
        ["DNS+dialup", "dns-dialup"],
        ["Response-delay", "first-byte"],
    ],
};
const oha_PARTS = {
    DNSDialup: "dns-dialup",
    DNSLookup: "dns-lookup",
    firstByte: "first-byte",
};
/** `--output-format json` and `csv`, and what oha prints without its screen. None of them says what was asked for. */
const oha = {
    name: "oha",
    recognises: (output) => holdsJson(output, oha_format) || holdsTable(output, oha_table) || isOhaReport(someLines(output)),
    parse(output) {
        if (holdsJson(output, oha_format))
            return oha_readResults(output);
        return holdsTable(output, oha_table) ? readRequestTable(output, oha_table) : ohaReports(output);
    },
};
function oha_readResults(output) {
    const results = readJson(output, oha_format);
    const isAnswered = ({ summary }) => summary.average != null;
    return assembleRequests(results.filter(isAnswered).map(oha_toRequests), {
        failures: results
            .filter((result) => !isAnswered(result))
            .map((result) => {
            const { warning = "" } = ohaErrors(countsOf(result));
            return failed(ALL_REQUESTS, { message: `No request was answered. ${warning}` });
        }),
        warnings: results.filter(isAnswered).flatMap((result) => ohaErrors(countsOf(result)).warning ?? []),
    });
}
function countsOf({ statusCodeDistribution, errorDistribution }) {
    return {
        statuses: Object.entries(statusCodeDistribution),
        errors: Object.entries(errorDistribution),
    };
}
function oha_toRequests(result) {
    const { summary, latencyPercentiles, details } = result;
    const { rate, answered } = ohaErrors(countsOf(result));
    return {
        benchmark: ALL_REQUESTS,
        mean: summary.average ?? undefined,
        summary: {
            median: latencyPercentiles?.["p50"],
            min: summary.fastest,
            max: summary.slowest,
            count: answered,
        },
        percentiles: Object.entries(latencyPercentiles ?? {}).map(([name, value]) => [name.slice(1), value]),
        throughput: summary.requestsPerSec ?? undefined,
        transfer: summary.sizePerSec ?? undefined,
        errorRate: rate,
        more: Object.entries(oha_PARTS).flatMap(([name, metric]) => {
            const average = details?.[name]?.average;
            return average ? [single(metric, "s", average, "lower")] : [];
        }),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/load/pgbench.js




// transaction type: <builtin: select only>
// scaling factor: 1
// number of clients: 1
// number of failed transactions: 0 (0.000%)
// latency average = 0.246 ms
// latency stddev = 1.114 ms
// tps = 4049.896903 (without initial connection time)
// SQL script 1: <builtin: select only>            only with several scripts, each with lines of its own
//  - 146 transactions (73.0% of total, tps = 1935.184572)
//  - latency average = 0.147 ms
const TYPE = /^transaction type: (?<name>.+)$/;
const SCRIPT = /^SQL script \d+: (?<name>.+)$/;
const pgbench_FACT = /^(?<name>scaling factor|query mode|number of clients|number of threads): (?<value>\S+)$/;
const LATENCY = /^(?: - )?latency (?<what>average|stddev) = (?<value>[\d.]+) ms(?: \(including failures\))?$/;
const pgbench_FAILED = /^(?: - )?number of failed transactions: \d+ \((?<percent>[\d.]+)%\)$/;
// Before version 14 it came twice; the line without the time for connecting is the one that later versions kept.
// Under -C later versions print one line too, which includes that time: every transaction has a connection of its own.
const pgbench_RATE = /^tps = (?<rate>[\d.]+) \((?:without initial connection time|including reconnection times|excluding connections establishing)\)$/;
const SCRIPT_RATE = /^ - \d+ transactions \([\d.]+% of total, tps = (?<rate>[\d.]+)\)$/;
const pgbench = {
    name: "pgbench",
    recognises: (output) => {
        const lines = someLines(output);
        return lines.some((line) => TYPE.test(line)) && lines.some((line) => pgbench_FACT.test(line));
    },
    parse(output) {
        const runs = [...pgbench_scripts(wholeLines(output))].filter(({ throughput }) => throughput !== undefined);
        if (runs.length === 0) {
            throw unreadable(output, {
                expected: "the output of pgbench",
                found: 'there is no line such as "tps = 4049.89 (without initial connection time)"',
            });
        }
        return assembleRequests(runs);
    },
};
/** Of a run of several scripts, the scripts alone: the figures of all together follow from them. */
function* pgbench_scripts(lines) {
    let run;
    let script;
    for (const line of lines) {
        const type = TYPE.exec(line)?.groups?.["name"];
        const name = SCRIPT.exec(line)?.groups?.["name"];
        if (type !== undefined || name !== undefined) {
            if (script !== undefined)
                yield pgbench_requestsOf(script);
            else if (run !== undefined && type !== undefined && run.benchmark !== SEVERAL)
                yield pgbench_requestsOf(run);
            if (type !== undefined)
                run = { benchmark: type, parameters: {} };
            script = name === undefined ? undefined : { benchmark: name, parameters: run?.parameters ?? {} };
        }
        const found = script ?? run;
        if (found !== undefined)
            note(line, found);
    }
    const last = script ?? run;
    if (last !== undefined && last.benchmark !== SEVERAL)
        yield pgbench_requestsOf(last);
}
/** What the type is then; the scripts follow below. */
const SEVERAL = "multiple scripts";
function note(line, found) {
    const fact = pgbench_FACT.exec(line)?.groups;
    if (fact !== undefined) {
        const { name = "", value = "" } = fact;
        found.parameters[name] = readNumber(value) ?? value;
    }
    const { what, value = "" } = LATENCY.exec(line)?.groups ?? {};
    const latency = readNumber(value);
    if (latency !== undefined)
        found[what === "stddev" ? "standardDeviation" : "mean"] = latency / 1000;
    const percent = readNumber(pgbench_FAILED.exec(line)?.groups?.["percent"] ?? "");
    if (percent !== undefined)
        found.errorRate = percent / 100;
    const rate = readNumber((pgbench_RATE.exec(line) ?? SCRIPT_RATE.exec(line))?.groups?.["rate"] ?? "");
    if (rate !== undefined)
        found.throughput = rate;
}
function pgbench_requestsOf({ standardDeviation, ...found }) {
    return { ...found, summary: { standardDeviation } };
}

;// CONCATENATED MODULE: ./lib/adapters/load/redis-benchmark.js





// ====== GET ======
//   throughput summary: 19157.09 requests per second
//   latency summary (msec):
//           avg       min       p50       p95       p99       max
//         1.986     0.128     0.919     5.023    10.055    10.639
// "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms",…      --csv
// GET: 20000.00 requests per second, p50=0.999 msec                       -q
// valkey-benchmark writes the same.
const redis_benchmark_HEADING = /^====== (?<name>.+) ======$/;
const THROUGHPUT = /^ {2}throughput summary: (?<rate>[\d.]+) requests per second$/;
const LATENCIES = /^ +avg +min +p50 +p95 +p99 +max$/;
const QUIET = /^(?<name>\S.*): (?<rate>[\d.]+) requests per second, p50=(?<median>[\d.]+) msec *$/;
const redis_benchmark_table = { expected: "the CSV of redis-benchmark", columns: ["test", "rps", "p50_latency_ms"] };
const redisBenchmark = {
    name: "redis-benchmark",
    recognises: (output) => holdsTable(output, redis_benchmark_table) || someLines(output).some((line) => THROUGHPUT.test(line) || QUIET.test(line)),
    parse(output) {
        if (holdsTable(output, redis_benchmark_table))
            return readCsv(output);
        const requests = printedTests([...wholeLines(output)]);
        if (requests.length === 0) {
            throw unreadable(output, {
                expected: "the output of redis-benchmark",
                found: 'there is no line such as "throughput summary: 19157.09 requests per second"',
            });
        }
        return assembleRequests(requests);
    },
};
function printedTests(lines) {
    let name = "";
    let rate;
    return lines.flatMap((line, index) => {
        const quiet = QUIET.exec(line)?.groups;
        if (quiet !== undefined) {
            const { name: benchmark = "", rate: throughput = "", median = "" } = quiet;
            return [test(benchmark, { rate: readNumber(throughput), percentiles: [["50", milliseconds(median)]] })];
        }
        name = redis_benchmark_HEADING.exec(line)?.groups?.["name"] ?? name;
        rate = readNumber(THROUGHPUT.exec(line)?.groups?.["rate"] ?? "") ?? rate;
        if (!LATENCIES.test(line) || rate === undefined)
            return [];
        const values = (lines[index + 1] ?? "").trim().split(/ +/);
        const [mean, min, p50, p95, p99, max] = values.map(milliseconds);
        if (max === undefined)
            return [];
        const found = test(name, {
            rate,
            mean,
            min,
            max,
            percentiles: [
                ["50", p50],
                ["95", p95],
                ["99", p99],
            ],
        });
        rate = undefined;
        return [found];
    });
}
function readCsv(output) {
    const { rows, warnings } = readTable(output, redis_benchmark_table);
    const requests = rows.map((row) => {
        const latency = (column) => milliseconds(row[`${column}_latency_ms`] ?? "");
        return test(row["test"] ?? "", {
            rate: readNumber(row["rps"] ?? ""),
            mean: latency("avg"),
            min: latency("min"),
            max: latency("max"),
            percentiles: ["50", "95", "99"].map((percentile) => [percentile, latency(`p${percentile}`)]),
        });
    });
    return assembleRequests(requests, { warnings });
}
function test(benchmark, figures) {
    const { rate, mean, min, max, percentiles } = figures;
    return { benchmark, throughput: rate, mean, summary: { min, max }, percentiles };
}
function milliseconds(text) {
    const value = readNumber(text);
    return value === undefined ? undefined : value / 1000;
}

;// CONCATENATED MODULE: ./lib/adapters/load/sysbench.js




// sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)
// Number of threads: 1
// CPU speed:
//     events per second:  1392.26
// Latency (ms):
//          min:                                    0.22
//          avg:                                    0.71
//          95th percentile:                        4.33
// MiB are 2^20 bytes. Which test it was shows only by its section.
const sysbench_VERSION = /^sysbench (?<version>\d\S*) \(using /;
const sysbench_THREADS = /^Number of threads: (?<threads>\d+)$/;
const sysbench_LATENCY = /^ +(?<what>min|avg|max|\d+(?:th|st|nd|rd) percentile): +(?<value>[\d.]+)$/;
const sysbench_LATENCIES = "Latency (ms):";
const END = "Threads fairness:";
/** Lines that tell the kind of the test and a rate. */
const RATES = [
    { test: "cpu", line: /^ +events per second: +(?<rate>[\d.]+)$/, metric: "throughput", unit: "1/s" },
    {
        test: "memory",
        line: /^Total operations: \d+ \((?<rate>[\d.]+) per second\)$/,
        metric: "throughput",
        unit: "1/s",
    },
    {
        test: "memory",
        line: /^[\d.]+ MiB transferred \((?<rate>[\d.]+) MiB\/sec\)$/,
        metric: "transfer",
        unit: "MiB/s",
    },
    { test: "fileio", line: /^ +reads\/s: +(?<rate>[\d.]+)$/, metric: "reads", unit: "1/s" },
    { test: "fileio", line: /^ +writes\/s: +(?<rate>[\d.]+)$/, metric: "writes", unit: "1/s" },
    { test: "fileio", line: /^ +fsyncs\/s: +(?<rate>[\d.]+)$/, metric: "fsyncs", unit: "1/s" },
    { test: "fileio", line: /^ +read, MiB\/s: +(?<rate>[\d.]+)$/, metric: "read", unit: "MiB/s" },
    { test: "fileio", line: /^ +written, MiB\/s: +(?<rate>[\d.]+)$/, metric: "written", unit: "MiB/s" },
    {
        test: "sql",
        line: /^ +transactions: +\d+ +\((?<rate>[\d.]+) per sec\.\)$/,
        metric: "throughput",
        unit: "1/s",
    },
    { test: "sql", line: /^ +queries: +\d+ +\((?<rate>[\d.]+) per sec\.\)$/, metric: "queries", unit: "1/s" },
];
const MEBIBYTE = 2 ** 20;
const sysbench = {
    name: "sysbench",
    recognises: (output) => someLines(output).some((line) => sysbench_VERSION.test(line)),
    parse(output) {
        const { requests, versions } = sysbench_readRuns(wholeLines(output));
        if (requests.length === 0) {
            throw unreadable(output, { expected: "the output of sysbench", found: "it holds no finished run" });
        }
        return assembleRequests(requests, { context: { sysbench: versions[0] } });
    },
};
/** A run is finished with the section on threads, which is the last one. */
function sysbench_readRuns(lines) {
    const requests = [];
    const versions = [];
    let run = emptyRun();
    for (const line of lines) {
        const version = sysbench_VERSION.exec(line)?.groups?.["version"];
        if (version !== undefined) {
            versions.push(version);
            run = emptyRun();
        }
        if (line === END) {
            requests.push(sysbench_requestsOf(run));
            run = emptyRun();
        }
        else
            noteLine(line, run);
    }
    return { requests, versions };
}
function emptyRun() {
    return { test: "events", inLatencies: false, latencies: new Map(), rates: [] };
}
function noteLine(line, run) {
    if (line === sysbench_LATENCIES)
        run.inLatencies = true;
    const threads = sysbench_THREADS.exec(line)?.groups?.["threads"];
    if (threads !== undefined)
        run.threads = Number(threads);
    const { what, value = "" } = run.inLatencies ? (sysbench_LATENCY.exec(line)?.groups ?? {}) : {};
    const milliseconds = readNumber(value);
    if (what !== undefined && milliseconds !== undefined)
        run.latencies.set(what, milliseconds / 1000);
    for (const { test, line: pattern, metric, unit } of RATES) {
        const rate = readNumber(pattern.exec(line)?.groups?.["rate"] ?? "");
        if (rate === undefined)
            continue;
        run.test = test;
        const isBytes = unit === "MiB/s";
        run.rates.push(single(metric, isBytes ? "B/s" : unit, isBytes ? rate * MEBIBYTE : rate, "higher"));
    }
}
/** Latencies are rounded to 10 µs: a mean of 0 is less than sysbench can show, and is left out. */
function sysbench_requestsOf({ test, threads, latencies, rates }) {
    const percentiles = [...latencies].flatMap(([what, seconds]) => {
        const percentile = /^\d+/.exec(what)?.[0];
        return percentile === undefined || seconds === 0 ? [] : [[percentile, seconds]];
    });
    const mean = latencies.get("avg");
    return {
        benchmark: test,
        ...(threads === undefined ? {} : { parameters: { threads } }),
        ...(mean === undefined || mean === 0
            ? {}
            : { mean, summary: { min: latencies.get("min"), max: latencies.get("max") } }),
        percentiles,
        more: rates,
    };
}

;// CONCATENATED MODULE: ./lib/adapters/load/go-duration.js

const DURATION = /^(?:\d[\d.]*(?:h|ms|m|s|[uµμ]s|ns))+$/;
/** Seconds of a duration as Go prints it: `635.089µs`, `1m40s`, `0s`; `undefined` for anything else. */
function goDuration(text) {
    if (!DURATION.test(text))
        return undefined;
    const parts = [...text.matchAll(/(?<number>[\d.]+)(?<unit>[a-zµμ]+)/g)].map(({ groups }) => {
        const kind = (0,domain_unit/* unitKind */.p)(groups?.["unit"] ?? "");
        return kind === undefined ? Number.NaN : (0,domain_unit/* inBaseUnit */.$)(Number(groups?.["number"]), kind);
    });
    const seconds = parts.reduce((sum, part) => sum + part, 0);
    return Number.isFinite(seconds) ? seconds : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/load/vegeta-report.js





// Requests      [total, rate, throughput]         1250, 250.21, 249.89
// Duration      [total, attack, wait]             5.002s, 4.996s, 6.517ms
// Latencies     [min, mean, 50, 90, 95, 99, max]  3.189ms, 6.155ms, 5.747ms, 7.701ms, 8.577ms, 18.624ms, 43.835ms
// Success       [ratio]                           99.60%
// Status Codes  [code:count]                      0:5  200:1245
//
// Bucket           #     %       Histogram                    `-type=hist[0,2ms]`
// [0s,    2ms]     120   9.60%   #######
// [2ms,   +Inf]    1130  90.40%  ####################################################################
const vegeta_report_FIGURES = /^(?<what>Requests|Latencies|Status Codes) +\[(?<labels>[^\]]+)\] +(?<values>\S.*)$/;
const vegeta_report_SUCCESS = /^Success +\[ratio\] +[\d.]+%$/;
const BUCKETS = /^Bucket +# +% +Histogram$/;
const BUCKET = /^\[(?<low>[^,\s]+), +(?<high>[^\]\s]+)\] +(?<count>\d+) +[\d.]+%/;
function isVegetaReport(lines) {
    return ((lines.some((line) => line.startsWith("Latencies     [")) &&
        lines.some((line) => vegeta_report_SUCCESS.test(line.trimEnd()))) ||
        lines.some((line) => BUCKETS.test(line.trimEnd())));
}
/**
 * What vegeta prints. A histogram becomes the shares of requests within each bound.
 *
 * @throws OUTPUT_UNREADABLE when there is no finished report
 */
function vegetaReports(output) {
    const reports = [];
    for (const raw of wholeLines(output)) {
        const line = raw.trimEnd();
        const { what, labels = "", values = "" } = vegeta_report_FIGURES.exec(line)?.groups ?? {};
        if (what === "Requests" || BUCKETS.test(line)) {
            reports.push({ figures: new Map(), statuses: [], buckets: [] });
        }
        const report = reports.at(-1);
        if (report === undefined)
            continue;
        if (what === "Status Codes") {
            for (const status of statusesIn(values))
                report.statuses.push(status);
        }
        else if (what !== undefined)
            report.figures.set(what, zipped(labels, values));
        const bucket = BUCKET.exec(line)?.groups;
        if (bucket !== undefined) {
            report.buckets.push({ high: bucket["high"] ?? "", count: Number(bucket["count"]) });
        }
    }
    const requests = reports.map(vegeta_report_toRequests).filter(({ mean, more }) => mean !== undefined || more?.length);
    if (requests.length === 0) {
        throw unreadable(output, { expected: "a report of vegeta", found: "it holds no finished report" });
    }
    return assembleRequests(requests, {
        warnings: reports.flatMap(({ statuses }) => statusWarnings(statuses)),
    });
}
/** Answers with a status below 200 or from 400 on failed; 0 is no answer. Only where the statuses make up all requests. */
function vegeta_report_errorRateOf(statuses, requests) {
    const sum = (counted) => counted.reduce((total, [, count]) => total + count, 0);
    if (requests === 0 || sum(statuses) !== requests)
        return undefined;
    return sum(statuses.filter(isBad)) / requests;
}
function statusWarnings(statuses) {
    const bad = statuses.filter(isBad);
    if (bad.length === 0)
        return [];
    const listed = bad.map(([code, count]) => `${code === "0" ? "no answer" : `status ${code}`}: ${count}`);
    return [`vegeta counted failed requests: ${listed.join(", ")}.`];
}
function isBad([code]) {
    return Number(code) < 200 || Number(code) >= 400;
}
function statusesIn(values) {
    return values.split(/ +/).flatMap((pair) => {
        const [, code = "", count = ""] = /^(\d+):(\d+)$/.exec(pair) ?? [];
        return code === "" ? [] : [[code, Number(count)]];
    });
}
function zipped(labels, values) {
    const list = values.split(", ");
    return labels.split(", ").map((label, index) => [label, list[index] ?? ""]);
}
function vegeta_report_toRequests({ figures, statuses, buckets }) {
    const requests = new Map(figures.get("Requests") ?? []);
    const latencies = (figures.get("Latencies") ?? []).map(([label, text]) => [label, goDuration(text)]);
    const latency = (label) => new Map(latencies).get(label);
    const total = readNumber(requests.get("total") ?? "");
    return {
        benchmark: ALL_REQUESTS,
        mean: latency("mean"),
        summary: { median: latency("50"), min: latency("min"), max: latency("max"), count: total },
        percentiles: latencies,
        throughput: readNumber(requests.get("throughput") ?? ""),
        errorRate: vegeta_report_errorRateOf(statuses, total ?? 0),
        more: sharesOf(buckets),
    };
}
/** `within-2ms`: how many of all requests took at most 2 ms. The last bucket has no bound, and all others need it. */
function sharesOf(buckets) {
    if (buckets.at(-1)?.high !== "+Inf")
        return [];
    const total = buckets.reduce((sum, { count }) => sum + count, 0);
    let within = 0;
    return buckets.slice(0, -1).map(({ high, count }) => {
        within += count;
        return single(`within-${high}`, "ratio", within / total, "higher");
    });
}

;// CONCATENATED MODULE: ./lib/adapters/load/iso-time.js
const ISO = /^(?<date>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?<fraction>\.\d+)?(?<zone>Z|[+-]\d\d:\d\d)$/;
/** Milliseconds since 1970 with the whole fraction, of which `Date.parse` keeps three digits; `undefined` for other text. */
function isoMilliseconds(text) {
    const { date, fraction = "0", zone } = ISO.exec(text)?.groups ?? {};
    if (date === undefined)
        return undefined;
    const milliseconds = Date.parse(`${date}${zone}`) + Number(fraction) * 1e3;
    return Number.isFinite(milliseconds) ? milliseconds : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/load/vegeta-results.js









// {"attack":"","seq":0,"code":200,"timestamp":"2026-11-22T04:00:00Z","latency":20512345,"bytes_out":0,"bytes_in":200,"error":"","body":"eHg=","method":"GET","url":"http://127.0.0.1/","headers":{}}
// 1795319640147000000,200,20512345,0,200,,eHg=,,0,GET,http://127.0.0.1/,eHg=
// Nanoseconds. `vegeta encode -to json` and `-to csv`: time, status, latency, bytes out and in, error, body,
// attack, number; since version 12.8 also method, URL and headers.
const vegeta_results_probe = having("latency", "bytes_out", "bytes_in", "code", "seq");
const vegeta_results_Result = schemas/* object */.Ikc({
    attack: schemas/* string */.YjP().nullish(),
    code: schemas/* number */.aig(),
    latency: schemas/* number */.aig(),
    timestamp: schemas/* string */.YjP().nullish(),
    bytes_in: schemas/* number */.aig(),
    method: schemas/* string */.YjP().nullish(),
    url: schemas/* string */.YjP().nullish(),
});
const vegeta_results_CSV = /^\d{18,20},\d{1,3},\d+,\d+,\d+,/;
const CSV_CELLS = [9, 12];
function holdsVegetaResults(output) {
    if (output.kind !== "file")
        return false;
    return (someDocuments(output.file).some((value) => vegeta_results_probe.safeParse(value).success) ||
        someLines(output).some((line) => csvResult(line) !== undefined));
}
/**
 * Every request, by method and URL where they are told.
 *
 * @throws OUTPUT_UNREADABLE when there is none
 */
function readVegetaResults(output) {
    const log = requestLog();
    let damaged = 0;
    let read = 0;
    for (const line of wholeLines(output)) {
        const isJson = line.startsWith("{") && line.includes('"latency":');
        if (!isJson && !vegeta_results_CSV.test(line))
            continue;
        const result = isJson ? jsonResult(line) : csvResult(line);
        if (result === undefined) {
            damaged += 1;
            continue;
        }
        read += 1;
        log.add(vegeta_results_nameOf(result), {
            seconds: result.latency / 1e9,
            failed: isFailed(result),
            start: result.start,
            bytes: result.bytes_in,
        });
    }
    if (read === 0) {
        throw unreadable(output, { expected: "results of vegeta", found: "it holds no whole request" });
    }
    const isWhole = output.kind === "file" && !isUnterminated(output.file);
    return assembleRequests(log.requests({ isWhole, counted: "successful" }), {
        warnings: [
            ...(isWhole ? [] : [BREAKS_OFF]),
            ...(damaged === 0
                ? []
                : [`Requests that are not complete or not valid, and are left out: ${damaged}.`]),
        ],
    });
}
function jsonResult(line) {
    try {
        const result = vegeta_results_Result.safeParse(JSON.parse(line)).data;
        return result && { ...result, start: isoMilliseconds(result.timestamp ?? "") };
    }
    catch {
        return undefined;
    }
}
function csvResult(line) {
    if (!vegeta_results_CSV.test(line))
        return undefined;
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = ""]) => quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (!CSV_CELLS.includes(cells.length))
        return undefined;
    const [start, code, latency, , received, , , attack, , method, url] = cells;
    return {
        start: Number(start) / 1e6,
        code: Number(code),
        latency: Number(latency),
        bytes_in: Number(received),
        attack,
        method,
        url,
    };
}
function vegeta_results_nameOf({ attack, method, url }) {
    const asked = url ? `${method || "GET"} ${url}` : "";
    return [attack, asked].filter(Boolean).join(": ") || ALL_REQUESTS;
}
/** As vegeta counts its success ratio. */
function isFailed({ code }) {
    return code < 200 || code >= 400;
}

;// CONCATENATED MODULE: ./lib/adapters/load/vegeta.js






// {"latencies": {"total": 26031000, "mean": 2603100, "50th": 2500000, "95th": 3100000, "max": 3200000, "min": 2400000},
//  "requests": 10, "rate": 11.1, "throughput": 11.08, "success": 1, "status_codes": {"200": 10}, "errors": []}
// Nanoseconds, and requests in a second. `vegeta report -type=json`.
const vegeta_Amount = schemas/* number */.aig().nullish();
const vegeta_format = {
    expected: "a JSON report of vegeta",
    probe: having("latencies", "bytes_in", "bytes_out", "status_codes", "success"),
    schema: schemas/* object */.Ikc({
        latencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
        requests: schemas/* number */.aig(),
        throughput: vegeta_Amount,
        status_codes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
    }),
};
/** `vegeta report`: text, `-type=json`, `-type=hist`; and `vegeta encode -to json` or `csv`, with all requests. */
const vegeta = {
    name: "vegeta",
    recognises: (output) => holdsJson(output, vegeta_format) || isVegetaReport(someLines(output)) || holdsVegetaResults(output),
    parse(output) {
        if (holdsJson(output, vegeta_format))
            return vegeta_readReports(output);
        if (holdsVegetaResults(output))
            return readVegetaResults(output);
        return vegetaReports(output);
    },
};
function vegeta_readReports(output) {
    const reports = readJson(output, vegeta_format);
    return assembleRequests(reports.map(vegeta_toRequests), {
        warnings: reports.flatMap(({ status_codes }) => statusWarnings(Object.entries(status_codes))),
    });
}
function vegeta_toRequests({ latencies, requests, throughput, status_codes, }) {
    const seconds = (nanoseconds) => nanoseconds === undefined ? undefined : nanoseconds / 1e9;
    return {
        benchmark: ALL_REQUESTS,
        mean: seconds(latencies["mean"]),
        summary: {
            median: seconds(latencies["50th"]),
            min: seconds(latencies["min"]),
            max: seconds(latencies["max"]),
            count: requests,
        },
        percentiles: Object.entries(latencies)
            .filter(([name]) => name.endsWith("th"))
            .map(([name, value]) => [name.slice(0, -2), seconds(value)]),
        throughput: throughput ?? undefined,
        errorRate: vegeta_report_errorRateOf(Object.entries(status_codes), requests),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/load/wrk-lines.js



// Running 2s test @ http://127.0.0.1:8080/
//   2 threads and 4 connections
//   Thread Stats   Avg      Stdev     Max   +/- Stdev
//     Latency    28.39ms    9.96ms  76.19ms   85.71%
//     Req/Sec    70.88     19.72   100.00     75.00%
//   Latency Distribution                                      wrk2: (HdrHistogram - Recorded Latency)
//      50%   24.58ms                                          wrk2:  50.000%   24.58ms
//   286 requests in 2.04s, 102.78KB read
//   Socket errors: connect 0, read 3, write 0, timeout 0      only when there are some
//   Non-2xx or 3xx responses: 237                             only when there are some
// Requests/sec:    140.36
// Transfer/sec:     50.44KB
const wrk_lines_STARTED = /^Running (?<duration>\S+) test @ (?<url>.+)$/;
const wrk_lines_TABLE = /^ +Thread Stats +Avg +Stdev +Max +\+\/- Stdev$/;
const wrk_lines_SETTING = /^ +(?<threads>\d+) threads and (?<connections>\d+) connections$/;
const wrk_lines_LATENCY = /^ +Latency +(?<mean>[\d.]+[a-z]+) +(?<spread>[\d.]+[a-z]+) +(?<max>[\d.]+[a-z]+) /;
const DISTRIBUTION = /^ +(?:Uncorrected )?Latency Distribution/;
const wrk_lines_PERCENTILE = /^ *(?<percentile>[\d.]+)% +(?<time>[\d.]+[a-z]+)$/;
const wrk_lines_DONE = /^ +(?<requests>\d+) requests in \S+, \S+ read$/;
const SOCKET = /^ +Socket errors: connect (?<connect>\d+), read (?<read>\d+), write (?<write>\d+), timeout (?<timeout>\d+)$/;
const BAD_STATUS = /^ +Non-2xx or 3xx responses: (?<count>\d+)$/;
const wrk_lines_RATE = /^Requests\/sec: +(?<rate>[\d.]+)$/;
const TRANSFER = /^Transfer\/sec: +(?<amount>[\d.]+)(?<multiple>[KMGTP]?)B$/;
/** What only wrk2 prints: histograms, and how it found the pace of its threads, which takes ten seconds. */
const WRK2 = /^ +(?:Thread calibration: mean lat\.: |Latency Distribution \(HdrHistogram )/;
/** Which of the two printed it. A run of wrk2 below ten seconds without `--latency` looks like wrk's. */
function wrkKind(output) {
    const lines = someLines(output);
    if (!lines.some((line) => wrk_lines_STARTED.test(line)) || !lines.some((line) => wrk_lines_TABLE.test(line)))
        return undefined;
    return lines.some((line) => WRK2.test(line)) ? "wrk2" : "wrk";
}
/** The runs that wrk or wrk2 printed to their end, `Requests/sec`; of others the rates of errors are not known. */
function wrkRuns(output) {
    const runs = output.kind === "file" ? wrk_lines_readRuns(linesOf(output.file)) : [];
    const finished = runs.filter((run) => run.throughput !== undefined);
    return {
        requests: finished.filter(hasLatency).map(wrk_lines_toRequests),
        failures: finished
            .filter((run) => !hasLatency(run))
            .map((run) => failed(run.url, {
            message: `It gave no latency: ${run.requests ?? 0} requests were answered. ${errorsOf(run)}`,
        })),
        warnings: [
            ...finished
                .filter((run) => hasLatency(run) && Object.values(run.socket).some((count) => count > 0))
                .map((run) => `"${run.url}" had socket errors. ${errorsOf(run)}`),
            ...runs
                .filter((run) => run.throughput === undefined)
                .map((run) => `The report of "${run.url}" breaks off, so it is left out.`),
        ],
    };
}
function wrk_lines_readRuns(lines) {
    const runs = [];
    // The last line may have been cut off; only the transfer, which ends in its unit, may stand there.
    for (const [index, line] of lines.entries()) {
        const started = wrk_lines_STARTED.exec(line)?.groups;
        if (started !== undefined && index < lines.length - 1) {
            const { url = "", duration = "" } = started;
            runs.push({
                url: url.trim(),
                parameters: { duration },
                percentiles: [],
                isRecorded: true,
                badStatus: 0,
                socket: { connect: 0, read: 0, write: 0, timeout: 0 },
            });
            continue;
        }
        const run = runs.at(-1);
        if (run === undefined)
            continue;
        if (index < lines.length - 1)
            wrk_lines_readLine(line, run);
        const transfer = TRANSFER.exec(line)?.groups;
        if (transfer !== undefined)
            run.transfer = wrk_lines_bytes(transfer["amount"], transfer["multiple"]);
    }
    return runs;
}
function wrk_lines_readLine(line, run) {
    const count = (pattern, name) => readNumber(pattern.exec(line)?.groups?.[name] ?? "");
    const setting = wrk_lines_SETTING.exec(line)?.groups;
    if (setting !== undefined) {
        run.parameters["threads"] = Number(setting["threads"]);
        run.parameters["connections"] = Number(setting["connections"]);
    }
    const latency = wrk_lines_LATENCY.exec(line)?.groups;
    if (latency !== undefined) {
        const [mean, standardDeviation, max] = ["mean", "spread", "max"].map((name) => wrk_lines_seconds(latency[name]));
        if (mean !== undefined && standardDeviation !== undefined && max !== undefined) {
            run.latency = { mean, standardDeviation, max };
        }
    }
    if (DISTRIBUTION.test(line))
        run.isRecorded = !line.includes("Uncorrected");
    const percentile = wrk_lines_PERCENTILE.exec(line)?.groups;
    if (percentile !== undefined && run.isRecorded) {
        run.percentiles.push([percentile["percentile"] ?? "", wrk_lines_seconds(percentile["time"])]);
    }
    const socket = SOCKET.exec(line)?.groups;
    if (socket !== undefined) {
        const of = (kind) => Number(socket[kind]);
        run.socket = { connect: of("connect"), read: of("read"), write: of("write"), timeout: of("timeout") };
    }
    run.requests = count(wrk_lines_DONE, "requests") ?? run.requests ?? 0;
    run.badStatus = count(BAD_STATUS, "count") ?? run.badStatus;
    const rate = count(wrk_lines_RATE, "rate");
    if (rate !== undefined)
        run.throughput = rate;
}
/** Where no request was answered in time all latencies are printed as 0. */
function hasLatency({ latency }) {
    return latency !== undefined && latency.max > 0;
}
function wrk_lines_toRequests(run) {
    const { latency, requests = 0, badStatus, socket } = run;
    // Timeouts are counted again and again for the same request, so they are in the warning only.
    const broken = socket.connect + socket.read + socket.write;
    return {
        benchmark: run.url,
        parameters: run.parameters,
        mean: latency?.mean,
        summary: { ...latency, count: requests },
        percentiles: run.percentiles,
        throughput: run.throughput,
        transfer: run.transfer,
        errorRate: (badStatus + broken) / (requests + broken),
    };
}
function errorsOf({ socket }) {
    const { connect, read, write, timeout } = socket;
    return `Socket errors: connect ${connect}, read ${read}, write ${write}, timeout ${timeout}.`;
}
function wrk_lines_seconds(text = "") {
    const [, number = "", unit = ""] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
    const value = readNumber(number);
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    return value === undefined || kind?.base !== "s" ? undefined : (0,domain_unit/* inBaseUnit */.$)(value, kind);
}
/** Both count a KB as 1024 bytes. */
function wrk_lines_bytes(amount = "", multiple = "") {
    return Number(amount) * 1024 ** ["", "K", "M", "G", "T", "P"].indexOf(multiple);
}

;// CONCATENATED MODULE: ./lib/adapters/load/wrk.js



/** What `wrk` prints, with or without `--latency`. */
const wrk = {
    name: "wrk",
    recognises: (output) => wrkKind(output) === "wrk",
    parse(output) {
        const { requests, ...rest } = wrkRuns(output);
        if (requests.length === 0 && rest.failures.length === 0) {
            throw unreadable(output, { expected: "what wrk prints", found: "it holds no finished run" });
        }
        return assembleRequests(requests, rest);
    },
};

;// CONCATENATED MODULE: ./lib/adapters/load/wrk2.js



/**
 * What wrk2 (`wrk -R`) prints, with or without `--latency` and `--u_latency`. Of
 * its two histograms the corrected one is read: uncorrected latencies leave out
 * the time that a request waited to be sent.
 */
const wrk2 = {
    name: "wrk2",
    recognises: (output) => wrkKind(output) === "wrk2",
    parse(output) {
        const { requests, ...rest } = wrkRuns(output);
        if (requests.length === 0 && rest.failures.length === 0) {
            throw unreadable(output, { expected: "what wrk2 prints", found: "it holds no finished run" });
        }
        return assembleRequests(requests, rest);
    },
};

;// CONCATENATED MODULE: ./lib/adapters/native/catch2-results.js

/** Benchmarks of a test case are its category: their names may come again in the next one. */
function catch2_results_readingOf(results) {
    return {
        entries: results.filter(({ mean }) => mean !== undefined).map(catch2_results_entryOf),
        failures: results
            .filter(({ mean }) => mean === undefined)
            .map((result) => failed(result.name, { message: result.failure ?? catch2_results_NO_RESULT, ...categoryOf(result) })),
    };
}
const catch2_results_NO_RESULT = "Catch2 began this benchmark and reports no result for it.";
function catch2_results_entryOf(result) {
    const { name, samples, mean, low, high, confidence, standardDeviation } = result;
    const interval = low === undefined || high === undefined
        ? undefined
        : { low, high, ...(confidence === undefined ? {} : { confidence }) };
    const summary = summaryOf({ mean, standardDeviation, count: samples, interval });
    return {
        benchmark: name,
        ...categoryOf(result),
        metrics: [
            {
                metric: "time",
                unit: "s",
                better: "lower",
                rounds: [[mean ?? Number.NaN]],
                ...(summary === undefined ? {} : { summary }),
            },
        ],
    };
}
function categoryOf({ path }) {
    return path.length === 0 ? {} : { category: path.join("/") };
}

;// CONCATENATED MODULE: ./lib/adapters/native/catch2-rows.js


function startAtEnd(line) {
    if (!endsInUnit(line))
        return undefined;
    const { before, words } = lastWords(line, 4);
    const [samples = "", iterations = "", value = "", unit = ""] = words;
    const duration = catch2_rows_seconds(value, unit);
    if (duration === undefined || !/^\d+$/.test(samples) || !/^\d+$/.test(iterations))
        return undefined;
    return { before, samples: Number(samples), duration };
}
/** Three durations at the end of a line, in seconds. */
function durationsAtEnd(line) {
    if (!endsInUnit(line))
        return undefined;
    const { words } = lastWords(line, 6);
    const durations = [0, 2, 4].map((index) => catch2_rows_seconds(words[index] ?? "", words[index + 1] ?? ""));
    const known = durations.filter((duration) => duration !== undefined);
    return known.length === durations.length ? known : undefined;
}
function catch2_rows_seconds(text, unit) {
    const value = readNumber(text);
    const kind = catch2_rows_UNITS.has(unit) ? (0,domain_unit/* unitKind */.p)(unit) : undefined;
    return value === undefined || kind === undefined ? undefined : (0,domain_unit/* inBaseUnit */.$)(value, kind);
}
/** `m` are minutes. */
const catch2_rows_UNITS = new Set(["ns", "us", "ms", "s", "m"]);
function endsInUnit(line) {
    const text = line.trimEnd();
    return catch2_rows_UNITS.has(text.slice(text.lastIndexOf(" ") + 1));
}
/** From the right, because a name may hold numbers and spaces of any kind. */
function lastWords(line, count) {
    const words = [];
    let before = line.trimEnd();
    while (words.length < count && before !== "") {
        const space = before.lastIndexOf(" ");
        words.unshift(before.slice(space + 1));
        before = before.slice(0, Math.max(space, 0)).trimEnd();
    }
    return { before, words };
}

;// CONCATENATED MODULE: ./lib/adapters/native/catch2-titles.js
// -------------------------------------------------------------------------------
// Copying: with a name that is much too long for one line of the console, so that
//          it goes on here
//   in a section
// -------------------------------------------------------------------------------
// tests/copying.cpp:17
// ...............................................................................
/** More lines than that are no title: tables have such rules, too. */
const MOST_LINES = 60;
/** The title that begins on this line, if there is one. */
function titleAt(lines, start) {
    const rule = lines[start] ?? "";
    if (!isRuleOf("-", rule))
        return undefined;
    for (let end = start + 1; end < lines.length && end <= start + MOST_LINES; end += 1) {
        const line = lines[end] ?? "";
        if (line.trim() === "")
            return undefined;
        if (!isRuleOf("-", line))
            continue;
        const isTitle = isRuleOf(".", lines[end + 2] ?? "") && end > start + 1;
        return isTitle
            ? { path: pathOf(lines.slice(start + 1, end), rule.trimEnd().length), end: end + 2 }
            : undefined;
    }
    return undefined;
}
function isRuleOf(character, line) {
    // Most lines are none, and every line is asked.
    if (!line.startsWith(character.repeat(20)))
        return false;
    return line.trimEnd().replaceAll(character, "") === "";
}
/** Names of sections are indented by two, whatever their depth; lines that go on with a name by two or more. */
function pathOf(lines, width) {
    const names = [];
    let before = "";
    for (const line of lines.map((each) => each.trimEnd())) {
        const text = line.trimStart();
        const indent = line.length - text.length;
        const [word = ""] = text.split(" ");
        const hasNoPlaceBefore = before.length + 1 + word.length > width;
        const goesOn = names.length > 0 && (indent > 2 || indent === 0 || (before.startsWith("  ") && hasNoPlaceBefore));
        if (goesOn)
            names.push(`${names.pop() ?? ""} ${text}`);
        else
            names.push(text);
        before = line;
    }
    return names;
}

;// CONCATENATED MODULE: ./lib/adapters/native/catch2-text.js



// benchmark name                       samples       iterations    est run time
//                                      mean          low mean      high mean
//                                      std dev       low std dev   high std dev
// -------------------------------------------------------------------------------
// a name of many words that does not
// fit into the column                             20           341    1.88232 ms
//                                         28.8229 ns     28.796 ns    28.8745 ns
//                                       0.0834948 ns  0.0206005 ns   0.136014 ns
// throws                               Benchmark failed (the file is missing)
// With --benchmark-no-analysis one line, which ends in the mean. The confidence of the interval is not printed.
const catch2_text_HEADER = /^benchmark name +samples +iterations +(?<last>estimated|est run time|mean) *$/;
function catch2_text_headerOf(line) {
    const last = catch2_text_HEADER.exec(line)?.groups?.["last"];
    if (last === undefined)
        return undefined;
    const isAnalysed = last !== "mean";
    // Two spaces lie between the columns; without analysis five more before this title.
    return { isAnalysed, width: line.indexOf("samples") - (isAnalysed ? 2 : 7) };
}
const catch2_text_FAILED = "Benchmark failed (";
function hasTableHeader(lines) {
    return lines.some((line) => catch2_text_HEADER.test(line));
}
function versionIn(lines) {
    const line = lines.find((each) => each.endsWith(" host application."));
    return / is a Catch2? v(?<version>\S+) host application\.$/.exec(line ?? "")?.groups?.["version"] ?? "";
}
function resultsOfText(file) {
    const lines = linesOf(file);
    const results = [];
    let path = [];
    let header;
    let isInTable = false;
    /** Lines of a name that the table has no numbers for yet. */
    let begun = [];
    for (let index = 0; index < lines.length; index += 1) {
        const line = lines[index] ?? "";
        const title = titleAt(lines, index);
        if (title !== undefined) {
            path = title.path;
            header = undefined;
            isInTable = false;
            index = title.end;
            continue;
        }
        header = catch2_text_headerOf(line) ?? header;
        if (header !== undefined && isRuleOf("-", line))
            isInTable = true;
        else if (header === undefined || !isInTable)
            continue;
        // A row ends in a space. Without it, and at the very end of the text, its unit may be cut off.
        const isWhole = index < lines.length - 1 || line.endsWith(" ") || !isUnterminated(file);
        if (isWhole)
            takeRow(line, header);
    }
    return results;
    function takeRow(line, { isAnalysed, width }) {
        const start = startAtEnd(line);
        const durations = start === undefined ? durationsAtEnd(line) : undefined;
        const failure = line.indexOf(catch2_text_FAILED);
        if (start !== undefined) {
            const name = catch2_text_nameOf([...begun, start.before], width);
            results.push({ name, path, samples: start.samples, ...(isAnalysed ? {} : { mean: start.duration }) });
        }
        else if (durations !== undefined) {
            addToLast(durations);
        }
        else if (failure >= 0) {
            const message = line.slice(failure + catch2_text_FAILED.length).replace(/\) *$/, "");
            results.push({ name: catch2_text_nameOf([...begun, line.slice(0, failure)], width), path, failure: message });
        }
        const isNumbers = start !== undefined || durations !== undefined || failure >= 0;
        const isName = !isNumbers && line.trim() !== "" && !isRuleOf("-", line);
        if (isName)
            begun.push(line);
        else
            begun = [];
    }
    /** The line of the mean comes first, that of the deviation second. */
    function addToLast([value, low, high]) {
        const before = results.at(-1);
        if (before === undefined || before.failure !== undefined)
            return;
        if (before.mean === undefined)
            results.splice(-1, 1, { ...before, mean: value, low, high });
        else if (before.standardDeviation === undefined) {
            results.splice(-1, 1, { ...before, standardDeviation: value });
        }
    }
}
/**
 * A name that was too long for the column, from the parts on its lines. Where no
 * space is near, Catch2 breaks it with a hyphen at the end of the column; it
 * breaks behind other hyphens and slashes, too, without a space.
 */
function catch2_text_nameOf(lines, width) {
    const parts = lines.map((line) => line.trim()).filter((part) => part !== "");
    return parts
        .map((part, index) => {
        if (index === parts.length - 1)
            return part;
        if (part.endsWith("-") && part.length === width)
            return part.slice(0, -1);
        return /[-/\\]$/.test(part) ? part : `${part} `;
    })
        .join("");
}

;// CONCATENATED MODULE: ./lib/adapters/native/catch2-xml.js



// <Catch2TestRun name="tests" catch2-version="3.7.1">            version 2: <Catch><Group>
//   <TestCase name="Copying">
//     <Section name="small">
//       <BenchmarkResults name="64 bytes" samples="100" iterations="2514" clockResolution="84" estimatedDuration="1.9e+06">
//         <mean value="36.2" lowerBound="35.9" upperBound="37" ci="0.95"/>                   nanoseconds
//         <standardDeviation value="4.1" lowerBound="3" upperBound="6" ci="0.95"/>
// `-r xml`. The reporters json and junit write no benchmarks.
const XML = {
    expected: "an XML report of Catch2",
    roots: ["Catch2TestRun", "Catch"],
    mark: /<(?:Catch2TestRun|Group|TestCase|BenchmarkResults)[\s>]/,
};
function resultsOfXml(output) {
    const runs = readXml(output, XML);
    return {
        results: runs.flatMap((run) => resultsWithin(run, [])),
        version: runs.map((run) => attribute(run, "catch2-version")).find((text) => text !== "") ?? "",
    };
}
function resultsWithin(element, path) {
    return element.children.flatMap((child) => {
        if (!(child instanceof dist.XmlElement))
            return [];
        if (child.name === "Group")
            return resultsWithin(child, path);
        if (child.name === "BenchmarkResults")
            return [catch2_xml_resultOf(child, path)];
        const isPart = child.name === "TestCase" || child.name === "Section";
        return isPart ? resultsWithin(child, [...path, attribute(child, "name")]) : [];
    });
}
function catch2_xml_resultOf(element, path) {
    const [mean] = childrenOf(element, "mean");
    const [deviation] = childrenOf(element, "standardDeviation");
    const [failure] = childrenOf(element, "failed");
    const confidence = numberOf(mean, "ci");
    // With --benchmark-no-analysis the interval is nothing but the mean, and the deviation 0.
    const isAnalysed = confidence !== undefined && confidence > 0;
    return {
        name: attribute(element, "name"),
        path,
        samples: numberOf(element, "samples"),
        mean: catch2_xml_secondsOf(mean, "value"),
        ...(isAnalysed
            ? {
                low: catch2_xml_secondsOf(mean, "lowerBound"),
                high: catch2_xml_secondsOf(mean, "upperBound"),
                confidence,
                standardDeviation: catch2_xml_secondsOf(deviation, "value"),
            }
            : {}),
        failure: failure === undefined ? undefined : attribute(failure, "message"),
    };
}
function numberOf(element, name) {
    return element === undefined ? undefined : readNumber(attribute(element, name));
}
function catch2_xml_secondsOf(element, name) {
    const nanoseconds = numberOf(element, name);
    return nanoseconds === undefined ? undefined : nanoseconds / 1e9;
}

;// CONCATENATED MODULE: ./lib/adapters/native/catch2.js







/** Catch2, versions 2 and 3: what it prints, and its XML, which has whole names. */
const catch2 = {
    name: "catch2",
    recognises: (output) => holdsXml(output, XML) || hasTableHeader(someLines(output)),
    parse(output) {
        if (holdsXml(output, XML)) {
            const { results, version } = resultsOfXml(output);
            return assemble({ ...catch2_results_readingOf(results), context: { catch2: version } });
        }
        if (output.kind === "file" && hasTableHeader(linesOf(output.file))) {
            const context = { catch2: versionIn(linesOf(output.file)) };
            return assemble({ ...catch2_results_readingOf(resultsOfText(output.file)), context });
        }
        throw unreadable(output, {
            expected: "output of Catch2",
            found: 'there is no line such as "benchmark name  samples  iterations  est run time" and no BenchmarkResults',
        });
    },
};

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-counters.js

// " bytes_per_second=20.5Gi/s items_per_second=343.9M/s inverted=2.9ns plain=42 with a label"
const VALUE = /^(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?<prefix>[kMGTPEZY]i?|Ki|[munpfazy])?(?<unit>\/s|s)?$/;
/** Counters behind a row's iterations; what follows them is its label. */
function consoleCounters(text) {
    const counters = [];
    for (let start = 1; start < text.length;) {
        const equals = text.indexOf("=", start);
        if (equals < 0)
            break;
        const space = text.indexOf(" ", equals);
        const end = space < 0 ? text.length : space;
        const counter = counterOf(text.slice(start, equals), text.slice(equals + 1, end));
        if (counter === undefined)
            break;
        counters.push(counter);
        start = end + 1;
    }
    return counters;
}
/**
 * The same with `--benchmark_counters_tabular`: each value ends below the end of
 * its title. Both texts begin where the column of the iterations ends.
 */
function tabularCounters(text, titles) {
    const counters = [];
    let before = 0;
    for (const { index, 0: value } of text.matchAll(/\S+/g)) {
        const end = index + value.length;
        const isBelowTitle = end <= titles.length && titles[end - 1] !== " " && (titles[end] ?? " ") === " ";
        const counter = isBelowTitle ? counterOf(titles.slice(before, end).trim(), value) : undefined;
        if (counter === undefined)
            break;
        counters.push(counter);
        before = end;
    }
    return counters;
}
function counterOf(name, text) {
    const { number = "", prefix = "", unit } = VALUE.exec(text)?.groups ?? {};
    const value = readNumber(number);
    if (value === undefined)
        return undefined;
    const scaled = scale(value, prefix, name);
    return { name, value: scaled, ...(unit === undefined ? {} : { unit: unit === "/s" ? "1/s" : unit }) };
}
const LARGE = "kMGTPEZY";
const SMALL = "munpfazy";
/** Before version 1.8 bytes per second were printed in steps of 1024 without the `i` that tells it. */
function scale(value, prefix, name) {
    if (prefix === "")
        return value;
    const small = SMALL.indexOf(prefix) + 1;
    if (small > 0)
        return value / 1000 ** small;
    const step = prefix.endsWith("i") || name === "bytes_per_second" ? 1024 : 1000;
    return value * step ** (LARGE.indexOf(prefix.replace("K", "k").charAt(0)) + 1);
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-names.js
/** What the library itself adds to a name: statistics of repetitions, the mean first, and the fit of a complexity with its error. */
const BEHIND_MEAN = ["median", "stddev"];
const FIT = "BigO";
const ERROR_OF_FIT = "RMS";
/**
 * Takes the names of rows apart, where no field does it: in tables, and in JSON
 * of early versions.
 *
 * `BM_mean` and `BM_median` may be benchmarks, so a mean counts as an aggregate
 * only behind its repetitions, or where another statistic follows that ran as
 * often. Statistics of the user's own come after those. Repetitions always have
 * aggregates behind them: rows of one name without any are benchmarks that were
 * given the same name.
 */
function rowNames(rows) {
    const names = [];
    const behindRun = rowsBehindRuns(rows);
    rows.forEach((row, index) => {
        const before = names.at(-1);
        const part = aggregateAt(index, before);
        const isSameBenchmark = part === undefined
            ? before?.aggregate === undefined && before?.name === row.name && isFollowedByMean(index)
            : before?.name === part.name;
        const instance = isSameBenchmark && before !== undefined ? before.instance : String(index);
        names.push({ ...(part ?? { name: row.name }), instance });
    });
    return names;
    function aggregateAt(index, before) {
        const row = rows[index]?.name ?? "";
        const end = row.lastIndexOf("_");
        const [name, aggregate] = [row.slice(0, Math.max(end, 0)), row.slice(end + 1)];
        if (name === "")
            return undefined;
        if (aggregate === "mean" && (isRepeatedBefore(name, index) || isFollowed(name, index))) {
            return { name, aggregate };
        }
        if (aggregate === FIT && rows[index + 1]?.name === `${name}_${ERROR_OF_FIT}`)
            return { name, aggregate };
        if (before?.aggregate === FIT && aggregate === ERROR_OF_FIT)
            return { name, aggregate };
        const isNext = before?.aggregate !== undefined && row.startsWith(`${before.name}_`);
        if (!isNext || !ranAsOften(index, index - 1))
            return undefined;
        return { name: before.name, aggregate: row.slice(before.name.length + 1) };
    }
    function isRepeatedBefore(name, index) {
        return rows[index - 1]?.name === name && rows[index - 2]?.name === name;
    }
    /** The mean is followed by the median, in early versions by the deviation. */
    function isFollowed(name, index) {
        const next = rows[index + 1]?.name;
        return BEHIND_MEAN.some((statistic) => next === `${name}_${statistic}`) && ranAsOften(index + 1, index);
    }
    function ranAsOften(index, other) {
        const iterations = rows[index]?.iterations;
        return iterations === 0 || iterations === rows[other]?.iterations;
    }
    function isFollowedByMean(index) {
        return behindRun[index] === `${rows[index]?.name}_mean`;
    }
}
/** For each row, what stands behind it and the rows of the same name that follow it at once. */
function rowsBehindRuns(rows) {
    let behind;
    let next;
    return rows
        .toReversed()
        .map(({ name }) => {
        if (next !== name)
            behind = next;
        next = name;
        return behind;
    })
        .toReversed();
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-json.js




// {"context": {"date": "2026-11-22T03:50:45+00:00", "num_cpus": 2, "mhz_per_cpu": 2596, "library_build_type": "release", …},
//  "benchmarks": [
//   {"name": "BM_Copy/64", "run_name": "BM_Copy/64", "run_type": "iteration", "repetition_index": 0, "family_index": 1,
//    "per_family_instance_index": 0, "iterations": 2514057, "real_time": 9.8, "cpu_time": 2.6, "time_unit": "ns", "bytes_per_second": 2.4e+10},
//   {"name": "BM_Copy/64_mean", "run_name": "BM_Copy/64", "run_type": "aggregate", "aggregate_name": "mean", …}]}
// Counters are numbers among the other fields. `--benchmark_format=json`, `--benchmark_out`.
const google_benchmark_json_Amount = schemas/* number */.aig().nullish();
const google_benchmark_json_Text = schemas/* string */.YjP().nullish();
const Row = schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    run_name: google_benchmark_json_Text,
    run_type: google_benchmark_json_Text,
    aggregate_name: google_benchmark_json_Text,
    family_index: google_benchmark_json_Amount,
    per_family_instance_index: google_benchmark_json_Amount,
    real_time: google_benchmark_json_Amount,
    cpu_time: google_benchmark_json_Amount,
    time_unit: google_benchmark_json_Text,
    iterations: google_benchmark_json_Amount,
    error_occurred: schemas/* boolean */.zMY().nullish(),
    error_message: google_benchmark_json_Text,
    skipped: schemas/* boolean */.zMY().nullish(),
    skip_message: google_benchmark_json_Text,
});
const google_benchmark_json_Report = schemas/* object */.Ikc({ context: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()), benchmarks: schemas/* array */.YOg(Row) });
const google_benchmark_json_FORMAT = {
    expected: "a JSON report of Google Benchmark",
    probe: having("benchmarks").and(schemas/* object */.Ikc({ context: having("num_cpus", "mhz_per_cpu") })),
    schema: google_benchmark_json_Report,
};
/** Numbers that are no counters. */
const FIELDS = new Set([
    ...Object.keys(Row.shape),
    ...["repetitions", "repetition_index", "threads"],
    ...["aggregate_unit", "cpu_coefficient", "real_coefficient", "big_o", "rms", "label"],
]);
/** The rows of one report; `order` tells them from those of another report in the same file. */
function runsOfReport({ benchmarks }, order) {
    // No field told an aggregate before version 1.5, nor a family of benchmarks before 1.6.
    const names = rowNames(benchmarks.map(({ name, iterations }) => ({ name, iterations: iterations ?? Number.NaN })));
    return benchmarks.map((row, index) => {
        const { name, aggregate } = google_benchmark_json_nameOf(row) ?? names[index] ?? { name: row.name };
        const { family_index: family, per_family_instance_index: member } = row;
        const instance = family == null ? names[index]?.instance : `${family}/${member}`;
        const kind = (0,domain_unit/* unitKind */.p)(row.time_unit ?? "ns");
        const seconds = (value) => value == null || kind?.base !== "s" ? Number.NaN : (0,domain_unit/* inBaseUnit */.$)(value, kind);
        return {
            name,
            instance: `${order}: ${instance}`,
            ...(aggregate === undefined ? {} : { aggregate }),
            time: seconds(row.real_time),
            processorTime: seconds(row.cpu_time),
            counters: Object.entries(row).flatMap(([counter, value]) => FIELDS.has(counter) || typeof value !== "number" ? [] : [{ name: counter, value }]),
            ...endingOf(row),
        };
    });
}
function google_benchmark_json_nameOf({ name, run_name, run_type, aggregate_name }) {
    if (run_type === "aggregate")
        return { name: run_name ?? name, aggregate: aggregate_name ?? "aggregate" };
    return run_type == null ? undefined : { name: run_name ?? name };
}
function endingOf(row) {
    if (row.error_occurred)
        return { ending: { kind: "failed", message: row.error_message || NO_MESSAGE } };
    if (row.skipped)
        return { ending: { kind: "skipped", message: row.skip_message || NO_MESSAGE } };
    return {};
}
const NO_MESSAGE = "It gave no message.";
/** Facts of the machine, and what `--benchmark_context` added. */
function google_benchmark_json_contextOf({ context }) {
    const { date, num_cpus, mhz_per_cpu, library_version, library_build_type, ...others } = context;
    const added = Object.entries(others).flatMap(([name, fact]) => typeof fact === "string" && name !== "host_name" && name !== "executable" ? [[name, fact]] : []);
    return {
        ...Object.fromEntries(added),
        "google-benchmark": google_benchmark_json_textOf(library_version),
        "library-build-type": google_benchmark_json_textOf(library_build_type),
        cpus: google_benchmark_json_textOf(num_cpus),
        "cpu-mhz": google_benchmark_json_textOf(mhz_per_cpu),
        time: typeof date === "string" && ZONED.test(date) ? date : undefined,
    };
}
/** Old versions wrote the time of day without its zone. */
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
function google_benchmark_json_textOf(fact) {
    return typeof fact === "string" || typeof fact === "number" ? String(fact) : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/native/printed-width.js
/**
 * Where a column of this width ends. C and C++ count bytes of UTF-8 when they
 * fill a column, so a name with other letters than English ones leaves fewer spaces.
 */
function endOfColumn(line, width) {
    let bytes = 0;
    let index = 0;
    while (index < line.length && bytes < width) {
        const point = line.codePointAt(index) ?? 0;
        bytes += printed_width_bytesOf(point);
        index += point > 0xffff ? 2 : 1;
    }
    return index;
}
function printed_width_bytesOf(point) {
    if (point < 0x80)
        return 1;
    if (point < 0x800)
        return 2;
    return point < 0x10000 ? 3 : 4;
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-console.js






// ------------------------------------------------------------------
// Benchmark                Time             CPU   Iterations UserCounters...
// ------------------------------------------------------------------
// BM_Copy/64            9.75 ns         3.16 ns      1822353 bytes_per_second=18.8726G/s with a label
// BM_Fails         ERROR OCCURRED: 'the file is missing'
const google_benchmark_console_HEADER = /^Benchmark +Time +CPU +Iterations(?: |$)/;
const google_benchmark_console_RESULT = /^ +(?<real>-?[\d.]+(?:e\+\d+)?|-?nan|-?inf) (?<unit>ns|us|ms|s) +(?<cpu>-?[\d.]+(?:e\+\d+)?|-?nan|-?inf) \k<unit> +(?<iterations>\d+)(?<counters> .*)?$/;
const google_benchmark_console_ENDING = /^ +(?<how>ERROR OCCURRED|SKIPPED): '(?<message>.*)'$/;
/** True for lines with the header of its table, which stands between two rules. */
function hasConsoleHeader(lines) {
    return lines.some((line, index) => google_benchmark_console_HEADER.test(line) && google_benchmark_console_isRule(lines[index - 1]) && google_benchmark_console_isRule(lines[index + 1]));
}
/** What it prints before the table, on the standard error. */
function contextOfConsole(lines) {
    const running = lines.findIndex((line) => line.startsWith("Running "));
    const machine = /^Run on \((?<cpus>\d+) X (?<mhz>[\d.]+) MHz CPU/.exec(lines[running + 1] ?? "")?.groups;
    const time = lines[running - 1] ?? "";
    return {
        cpus: machine?.["cpus"],
        "cpu-mhz": machine?.["mhz"],
        time: ZONED.test(time) ? time : undefined,
    };
}
function google_benchmark_console_isRule(line = "") {
    return line.length > 20 && !/[^-]/.test(line);
}
function runsOfConsole(file) {
    const lines = linesOf(file);
    const last = isUnterminated(file) ? lines.length - 1 : lines.length;
    let header;
    const rows = lines.flatMap((line, index) => {
        if (google_benchmark_console_HEADER.test(line))
            header = line;
        const row = header === undefined ? undefined : google_benchmark_console_rowOf(line, header, index === last);
        return row === undefined ? [] : [row];
    });
    const names = rowNames(rows);
    return rows.map((row, index) => ({ ...row, ...names[index] }));
}
function google_benchmark_console_rowOf(line, header, isCutOff) {
    // The name's column ends where that of the time begins, which is 14 wide.
    const width = header.indexOf(" Time") + 5 - 14;
    const nameEnd = endOfColumn(line, width);
    const name = line.slice(0, nameEnd).trim();
    const rest = line.slice(nameEnd);
    const ending = google_benchmark_console_ENDING.exec(rest)?.groups;
    if (ending !== undefined) {
        const kind = ending["how"] === "SKIPPED" ? "skipped" : "failed";
        const message = ending["message"] ?? "";
        return {
            name,
            time: Number.NaN,
            processorTime: Number.NaN,
            counters: [],
            iterations: Number.NaN,
            ending: { kind, message },
        };
    }
    const { real = "", cpu = "", unit = "", iterations = "", counters = "" } = google_benchmark_console_RESULT.exec(rest)?.groups ?? {};
    if (real === "")
        return undefined;
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const seconds = (text) => {
        const value = readNumber(text);
        return value === undefined || kind === undefined ? Number.NaN : (0,domain_unit/* inBaseUnit */.$)(value, kind);
    };
    const found = countersOf(counters, header);
    return {
        name,
        iterations: Number(iterations),
        time: seconds(real),
        processorTime: seconds(cpu),
        // The number at the end of a line that was cut off may have lost digits.
        counters: isCutOff ? found.slice(0, -1) : found,
    };
}
function countersOf(text, header) {
    const titles = header.slice(header.indexOf(" Iterations") + " Iterations".length);
    const isTabular = titles.trim() !== "" && titles.trim() !== "UserCounters...";
    return isTabular ? tabularCounters(text, titles) : consoleCounters(text);
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-quantities.js


/** The times and all counters of these rows. Names whose direction nothing tells are added to `guessed`. */
function quantitiesOf(runs, guessed) {
    const quantities = [
        { metric: "time", unit: "s", better: "lower", read: ({ time }) => time },
        { metric: "cpu-time", unit: "s", better: "lower", read: ({ processorTime }) => processorTime },
    ];
    const taken = new Set(quantities.map(({ metric }) => metric));
    const counters = new Map(runs.flatMap((run) => run.counters.map((counter) => [counter.name, counter.unit])));
    for (const [name, unit] of counters) {
        const kind = google_benchmark_quantities_kindOf(name, { unit, others: counters, guessed });
        const metric = google_benchmark_quantities_freeName(kind.metric, taken);
        taken.add(metric);
        const read = (run) => run.counters.find((counter) => counter.name === name)?.value;
        quantities.push({ ...kind, metric, read });
    }
    return quantities;
}
/** Names that differ in their spelling only, or are those of our own metrics. */
function google_benchmark_quantities_freeName(metric, taken) {
    if (!taken.has(metric))
        return metric;
    let number = 2;
    while (taken.has(`${metric}-${number}`))
        number += 1;
    return `${metric}-${number}`;
}
const google_benchmark_quantities_KNOWN = {
    bytes_per_second: { metric: "throughput", unit: "B/s", better: "higher" },
    allocs_per_iter: { metric: "allocs-per-op", unit: "count", better: "lower" },
    max_bytes_used: { metric: "peak-memory", unit: "B", better: "lower" },
    total_allocated_bytes: { metric: "total-allocated-bytes", unit: "B", better: "lower" },
    net_heap_growth: { metric: "net-heap-growth", unit: "B", better: "lower" },
};
/** What the end of a counter's name says of a rate: `items_per_second`, `MFLOPS`, `frames/s`. */
const google_benchmark_quantities_RATE = /(?:per[ _-]?s(?:ec(?:ond)?)?|\/s(?:ec)?|flops|throughput|bandwidth)$/i;
function google_benchmark_quantities_kindOf(name, context) {
    const { unit, others, guessed } = context;
    const known = Object.hasOwn(google_benchmark_quantities_KNOWN, name) ? google_benchmark_quantities_KNOWN[name] : undefined;
    if (known !== undefined)
        return known;
    const isOnlyThroughput = name === "items_per_second" && !others.has("bytes_per_second");
    const metric = isOnlyThroughput ? "throughput" : metricName(name);
    if (unit === "1/s" || google_benchmark_quantities_RATE.test(name))
        return { metric, unit: "1/s", better: "higher" };
    if (unit !== undefined)
        return { metric, unit, better: "lower" };
    // Hardware counters are called what they count: INSTRUCTIONS, CYCLES.
    const isCount = (0,domain_unit/* unitKind */.p)(name.toLowerCase())?.base === "count";
    if (!isCount)
        guessed.add(name);
    return { metric, unit: "count", better: "lower" };
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-runs.js



/** The benchmarks of a report: repetitions are rounds, aggregates count only where there is nothing else. */
function google_benchmark_runs_benchmarksOf(runs) {
    const guessed = new Set();
    const entries = groupsOf(runs).flatMap((group) => {
        const measured = group.filter(({ ending }) => ending === undefined);
        const repetitions = measured.filter(({ aggregate }) => aggregate === undefined);
        const quantities = quantitiesOf(repetitions.length > 0 ? repetitions : measured, guessed);
        const metrics = repetitions.length > 0
            ? quantities.map((quantity) => ofRepetitions(quantity, repetitions))
            : quantities.flatMap((quantity) => ofAggregates(quantity, measured));
        return metrics.length === 0 ? [] : [{ ...identityOf(group), metrics }];
    });
    return {
        entries,
        failures: failuresOf(runs),
        warnings: [...new Set(skippedOf(runs)), ...google_benchmark_runs_directionsOf(guessed)],
    };
}
/** Rows of one benchmark, wherever they stand: repetitions may be interleaved with those of others. */
function groupsOf(runs) {
    const groups = new Map();
    for (const run of runs) {
        const key = JSON.stringify([run.name, run.instance]);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [run]);
        else
            group.push(run);
    }
    return [...groups.values()];
}
function identityOf([run]) {
    const benchmark = run?.name ?? "";
    const parameters = google_benchmark_runs_parametersOf(benchmark);
    return { benchmark, ...(parameters === undefined ? {} : { parameters }) };
}
/** How long and how often to run is part of a name, too, but no parameter of the benchmark. */
const SETTINGS = new Set(["iterations", "repeats", "min_time", "min_warmup_time"]);
/** `BM_Copy/bytes:128/threads:2` has two parameters. */
function google_benchmark_runs_parametersOf(name) {
    const pairs = name.split("/").flatMap((part) => {
        const colon = part.lastIndexOf(":");
        const parameter = part.slice(0, Math.max(colon, 0));
        const value = readNumber(part.slice(colon + 1));
        if (value === undefined || parameter === "" || parameter.endsWith(":"))
            return [];
        return SETTINGS.has(parameter) ? [] : [[parameter, value]];
    });
    return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}
function ofRepetitions({ read, ...kind }, repetitions) {
    const values = repetitions.map(read).filter((value) => value !== undefined);
    return { ...kind, rounds: values.map((value) => [value]) };
}
/** With `--benchmark_report_aggregates_only` the mean is all there is. */
function ofAggregates({ read, ...kind }, aggregates) {
    const called = (name) => {
        const run = aggregates.find(({ aggregate }) => aggregate === name);
        return run === undefined ? undefined : read(run);
    };
    const [mean, median, standardDeviation] = [called("mean"), called("median"), called("stddev")];
    const centre = mean ?? median;
    const summary = summaryOf({ mean, median, standardDeviation });
    return centre === undefined || summary === undefined ? [] : [{ ...kind, rounds: [[centre]], summary }];
}
/** A benchmark fails once, however many of its repetitions do. */
function failuresOf(runs) {
    const messages = new Map(runs.flatMap(({ name, ending }) => ending?.kind === "failed" ? [[name, ending.message]] : []));
    return [...messages].map(([name, message]) => failed(name, { message }));
}
function skippedOf(runs) {
    return runs.flatMap(({ name, ending }) => ending?.kind === "skipped" ? [`Google Benchmark skipped "${name}": ${ending.message}`] : []);
}
function google_benchmark_runs_directionsOf(guessed) {
    if (guessed.size === 0)
        return [];
    const names = [...guessed].map((name) => `"${name}"`).join(", ");
    return [
        `Google Benchmark does not write which way its counters improve; lower is assumed for ${names}. A name that ends in "_per_second" tells that higher is better.`,
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark-table.js





// name,iterations,real_time,cpu_time,time_unit,bytes_per_second,items_per_second,label,error_occurred,error_message,"counter"
// "BM_Copy/64",2311900,10.7958,2.62258,ns,2.44035e+10,3.81304e+08,,,,7
// "BM_Fails",,,,,,,,true,"the file is missing"                                 no cells for counters
// `--benchmark_format=csv`
const google_benchmark_table_COLUMNS = [
    ...["name", "iterations", "real_time", "cpu_time", "time_unit", "bytes_per_second", "items_per_second"],
    ...["label", "error_occurred", "error_message"],
];
const google_benchmark_table_TABLE = {
    expected: "a CSV report of Google Benchmark",
    columns: google_benchmark_table_COLUMNS,
    fewestCells: google_benchmark_table_COLUMNS.length,
};
function runsOfTable(output) {
    const { rows, warnings } = readTable(output, google_benchmark_table_TABLE);
    const names = rowNames(rows.map(({ name = "", iterations = "" }) => ({
        name,
        iterations: readNumber(iterations) ?? Number.NaN,
    })));
    const runs = rows.map((row, index) => {
        const kind = (0,domain_unit/* unitKind */.p)(row["time_unit"] || "ns");
        const seconds = (cell = "") => {
            const value = readNumber(cell);
            return value === undefined || kind?.base !== "s" ? Number.NaN : (0,domain_unit/* inBaseUnit */.$)(value, kind);
        };
        return {
            name: row["name"] ?? "",
            ...names[index],
            time: seconds(row["real_time"]),
            processorTime: seconds(row["cpu_time"]),
            counters: google_benchmark_table_countersOf(row),
            ...google_benchmark_table_endingOf(row),
        };
    });
    return { runs, warnings };
}
const google_benchmark_table_RATES = ["bytes_per_second", "items_per_second"];
function google_benchmark_table_countersOf(row) {
    return Object.entries(row).flatMap(([name, cell]) => {
        const value = readNumber(cell);
        return value === undefined || (google_benchmark_table_COLUMNS.includes(name) && !google_benchmark_table_RATES.includes(name)) ? [] : [{ name, value }];
    });
}
function google_benchmark_table_endingOf({ error_occurred, error_message }) {
    if (error_occurred !== "true" && error_occurred !== "false")
        return {};
    const kind = error_occurred === "true" ? "failed" : "skipped";
    return { ending: { kind, message: error_message || NO_MESSAGE } };
}

;// CONCATENATED MODULE: ./lib/adapters/native/google-benchmark.js








/** Google Benchmark: JSON, which has all digits and tells aggregates, CSV, and what it prints. */
const googleBenchmark = {
    name: "google-benchmark",
    recognises: (output) => holdsJson(output, google_benchmark_json_FORMAT) || holdsTable(output, google_benchmark_table_TABLE) || hasConsoleHeader(someLines(output)),
    parse(output) {
        if (holdsTable(output, google_benchmark_table_TABLE))
            return google_benchmark_readTable(output);
        if (output.kind === "file" && !holdsJson(output, google_benchmark_json_FORMAT) && hasConsoleHeader(linesOf(output.file))) {
            const context = contextOfConsole(linesOf(output.file));
            return assemble({ ...google_benchmark_runs_benchmarksOf(runsOfConsole(output.file)), context });
        }
        const reports = readJson(output, google_benchmark_json_FORMAT);
        const context = Object.fromEntries(reports.flatMap((report) => Object.entries(google_benchmark_json_contextOf(report))));
        return assemble({ ...google_benchmark_runs_benchmarksOf(reports.flatMap(runsOfReport)), context });
    },
};
function google_benchmark_readTable(output) {
    const { runs, warnings } = runsOfTable(output);
    const read = google_benchmark_runs_benchmarksOf(runs);
    return assemble({ ...read, warnings: [...warnings, ...read.warnings] });
}

;// CONCATENATED MODULE: ./lib/adapters/native/nanobench-results.js
const NOT_MEASURED = "nanobench measured nothing: the iterations took no time it could see.";
/** The title of a table is a category; the one that nanobench gives itself says nothing. */
function nanobench_results_identityOf({ title, name, complexityN, }) {
    const category = title == null || title === "" || title === "benchmark" ? {} : { category: title };
    // One name is measured for many sizes then.
    const isSized = complexityN != null && complexityN > 0;
    return isSized
        ? { benchmark: `${name} (complexityN=${complexityN})`, ...category, parameters: { complexityN } }
        : { benchmark: name, ...category };
}
/** Metrics where only medians are written: seconds, and events for one unit of work. */
function metricsOfMedians({ time, events, }) {
    const metric = (name, unit, median) => ({
        metric: name,
        unit,
        better: "lower",
        rounds: [[median]],
        summary: { median },
    });
    // It writes 0 for what the machine cannot count.
    const counted = events.filter(([, count]) => Number.isFinite(count) && count > 0);
    return [metric("time", "s", time), ...counted.map(([name, count]) => metric(name, "count", count))];
}

;// CONCATENATED MODULE: ./lib/adapters/native/nanobench-markdown.js




const EVENTS = [
    ["ins", "instructions"],
    ["cyc", "cycles"],
    ["bra", "branches"],
];
function hasMarkdownHeader(lines) {
    return lines.some((line) => nanobench_markdown_columnsOf(line) !== undefined);
}
function readMarkdown(file) {
    const entries = [];
    const failures = [];
    let columns;
    for (const line of linesOf(file)) {
        const header = nanobench_markdown_columnsOf(line);
        columns = header ?? columns;
        if (header !== undefined || columns === undefined || !line.startsWith("|"))
            continue;
        const row = nanobench_markdown_rowOf(line, columns);
        if (row === undefined)
            continue;
        const identity = nanobench_results_identityOf({ title: columns.title, name: row.name, complexityN: row.complexityN });
        if (row.time === undefined) {
            failures.push(failed(identity.benchmark, { message: NOT_MEASURED, category: identity.category }));
        }
        else {
            entries.push({ ...identity, metrics: metricsOfMedians({ time: row.time, events: row.events }) });
        }
    }
    return { entries, failures };
}
/** The columns of a header: a time for some work, that work per second, and the error behind them. */
function nanobench_markdown_columnsOf(line) {
    if (!line.startsWith("|") || !line.includes("err% |"))
        return undefined;
    const cells = line
        .slice(1)
        .split("|")
        .map((cell) => cell.trim());
    const names = cells.slice(0, -1);
    const error = names.indexOf("err%");
    const [work = "", rate = ""] = names.slice(Math.max(error - 2, 0), error);
    const slash = work.indexOf("/");
    const [time, unit] = [work.slice(0, slash), work.slice(slash + 1)];
    const isHeader = slash > 0 && rate === `${unit}/s` && (0,domain_unit/* unitKind */.p)(time)?.base === "s";
    return isHeader ? { names, title: cells.at(-1) ?? "", time, unit } : undefined;
}
function nanobench_markdown_rowOf(line, { names, time, unit }) {
    const cells = line.slice(1).split("|");
    const name = nameIn(cells.slice(names.length).join("|").trim());
    if (cells.length <= names.length || name === undefined)
        return undefined;
    const valueIn = (column) => readNumber(cells[names.indexOf(column)] ?? "");
    const value = valueIn(`${time}/${unit}`);
    const kind = (0,domain_unit/* unitKind */.p)(time);
    const size = valueIn("complexityN");
    return {
        name,
        ...(value === undefined || kind === undefined ? {} : { time: (0,domain_unit/* inBaseUnit */.$)(value, kind) }),
        ...(size === undefined ? {} : { complexityN: size }),
        events: EVENTS.flatMap(([prefix, metric]) => {
            const count = valueIn(`${prefix}/${unit}`);
            return count === undefined ? [] : [[metric, count]];
        }),
    };
}
/** What stands between the first backtick and the one that is not written twice. */
function nameIn(text) {
    const start = text.indexOf("`") + 1;
    if (start === 0)
        return undefined;
    for (let end = text.indexOf("`", start); end >= 0; end = text.indexOf("`", end + 2)) {
        if (text[end + 1] !== "`")
            return text.slice(start, end).replaceAll("``", "`");
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/native/nanobench.js







// {"results": [{"title": "benchmark", "name": "std::vector", "unit": "op", "batch": 1, "complexityN": -1, "epochs": 11,
//   "median(elapsed)": 2.5e-08, "median(instructions)": 125.9, …, "measurements": [{"iterations": 875, "elapsed": 2.5e-08, "instructions": 125.8, …}]}]}
// Seconds and events of one iteration, which does `batch` of `unit`. `ankerl::nanobench::render(templates::json(), …)`
//
// "title";"name";"unit";"batch";"elapsed";"error %";"instructions";"branches";"branch misses";"total"
// The same as medians. `templates::csv()`
const nanobench_Amount = schemas/* number */.aig().nullish();
const Epoch = schemas/* object */.Ikc({
    elapsed: schemas/* number */.aig(),
    instructions: nanobench_Amount,
    cpucycles: nanobench_Amount,
    branchinstructions: nanobench_Amount,
    branchmisses: nanobench_Amount,
    contextswitches: nanobench_Amount,
    pagefaults: nanobench_Amount,
});
const nanobench_Result = schemas/* object */.Ikc({
    title: schemas/* string */.YjP().nullish(),
    name: schemas/* string */.YjP(),
    batch: schemas/* number */.aig(),
    complexityN: nanobench_Amount,
    measurements: schemas/* array */.YOg(Epoch),
});
const nanobench_FORMAT = {
    expected: "a JSON file of nanobench",
    probe: schemas/* object */.Ikc({ results: listOf(having("name", "batch", "median(elapsed)")) }),
    schema: schemas/* object */.Ikc({ results: schemas/* array */.YOg(nanobench_Result) }),
};
const nanobench_TABLE = {
    expected: "a CSV file of nanobench",
    columns: ["name", "unit", "batch", "elapsed", "error %", "instructions", "branches", "branch misses"],
};
const nanobench = {
    name: "nanobench",
    recognises: (output) => holdsJson(output, nanobench_FORMAT) || holdsTable(output, nanobench_TABLE) || hasMarkdownHeader(someLines(output)),
    parse(output) {
        if (holdsTable(output, nanobench_TABLE))
            return ofTable(output);
        if (output.kind === "file" && !holdsJson(output, nanobench_FORMAT) && hasMarkdownHeader(linesOf(output.file))) {
            return assemble(readMarkdown(output.file));
        }
        const results = readJson(output, nanobench_FORMAT).flatMap((file) => file.results);
        return assemble({
            entries: results.filter(({ measurements }) => measurements.length > 0).map(nanobench_entryOf),
            failures: results
                .filter(({ measurements }) => measurements.length === 0)
                .map((result) => {
                const { benchmark, category } = nanobench_results_identityOf(result);
                return failed(benchmark, { message: NOT_MEASURED, category });
            }),
        });
    },
};
/** Events by the names that `perf` gives them. */
const nanobench_EVENTS = [
    ["instructions", "instructions"],
    ["cpucycles", "cycles"],
    ["branchinstructions", "branches"],
    ["branchmisses", "branch-misses"],
    ["contextswitches", "context-switches"],
    ["pagefaults", "page-faults"],
];
/** Each epoch is a sample. */
function nanobench_entryOf(result) {
    const { batch, measurements } = result;
    const rounds = [measurements.map(({ elapsed }) => elapsed / batch)];
    const events = nanobench_EVENTS.flatMap(([event, metric]) => {
        const counts = measurements.map((epoch) => (epoch[event] ?? 0) / batch);
        // It writes 0 for what the machine cannot count.
        if (counts.every((count) => count === 0))
            return [];
        return [{ metric, unit: "count", better: "lower", rounds: [counts] }];
    });
    return {
        ...nanobench_results_identityOf(result),
        metrics: [{ metric: "time", unit: "s", better: "lower", rounds }, ...events],
    };
}
function ofTable(output) {
    const { rows, warnings } = readTable(output, nanobench_TABLE);
    const entries = rows.map((row) => {
        const batch = readNumber(row["batch"] ?? "") ?? Number.NaN;
        const perUnit = (column) => (readNumber(row[column] ?? "") ?? Number.NaN) / batch;
        return {
            ...nanobench_results_identityOf({ title: row["title"], name: row["name"] ?? "" }),
            metrics: metricsOfMedians({
                time: perUnit("elapsed"),
                events: [
                    ["instructions", perUnit("instructions")],
                    ["branches", perUnit("branches")],
                    ["branch-misses", perUnit("branch misses")],
                ],
            }),
        };
    });
    return assemble({ entries, warnings });
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-values.js




/** A reading of results; what was skipped becomes one warning. */
function asvReading(read) {
    const entries = read.results.flatMap(({ benchmark, parameters, value }) => value.kind === "measured"
        ? [{ benchmark, metrics: [value.metric], ...(parameters ? { parameters } : {}) }]
        : []);
    const failures = read.results.flatMap(({ benchmark, value }) => value.kind === "failed" ? [failed(benchmark, { message: value.message })] : []);
    const skipped = read.results.flatMap(({ benchmark, value }) => value.kind === "skipped" ? [benchmark] : []);
    const warning = `asv skipped ${skipped.length} of its benchmarks or of their parameters: ${shortList(skipped)}.`;
    return assemble({
        entries,
        failures,
        context: read.context,
        warnings: [...(read.warnings ?? []), ...(skipped.length > 0 ? [warning] : [])],
    });
}
const asv_values_FAILED = "asv reports it as failed.";
const LISTED = 5;
function shortList(names) {
    const more = names.length - LISTED;
    return `${names.slice(0, LISTED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** `time_sort(10, 'a')`, as asv itself writes it in comparisons. */
function nameWithParameters(name, values) {
    return values.length === 0 ? name : `${name}(${values.join(", ")})`;
}
/** Parameters from the texts that Python's `repr` gives; a name that is not known is `param1` and so on. */
function asv_values_parametersOf(names, values) {
    return Object.fromEntries(values.map((value, index) => [names[index] ?? `param${index + 1}`, asv_values_unquoted(value)]));
}
function asv_values_unquoted(text) {
    if (text === "True" || text === "False")
        return text === "True";
    const inner = /^u?(?:'([^']*)'|"([^"]*)")$/.exec(text);
    return inner === null ? (readNumber(text) ?? text) : (inner[1] ?? inner[2] ?? "");
}
/**
 * What a benchmark measures: what `benchmarks.json` says of it, else what the
 * beginning of its name means to asv (`time_`, `timeraw_`, `mem_`, `peakmem_`,
 * `track_`). asv takes lower values for better ones; only a unit such as
 * `req/s` says otherwise.
 */
function asvMetric(name, known = {}) {
    const type = known.type ?? typeByName(name);
    const unit = known.unit ?? asv_values_UNITS.get(type) ?? "unit";
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    return {
        metric: OF_TYPE.get(type) ?? metricOfUnit(kind),
        unit: kind?.base ?? unit,
        better: kind?.better ?? "lower",
        inBase: (value) => scaled(value, kind),
    };
}
const asv_values_UNITS = new Map(Object.entries({ time: "seconds", memory: "bytes", peakmemory: "bytes" }));
/** The size of an object is not the peak of the process. */
const OF_TYPE = new Map(Object.entries({ memory: "size", peakmemory: "peak-memory" }));
/** asv looks at the last part of the name; values of parameters may stand behind it. */
function typeByName(text) {
    const [name = ""] = text.split("(", 1);
    const last = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    if (last.startsWith("peakmem"))
        return "peakmemory";
    if (last.startsWith("mem"))
        return "memory";
    return last.startsWith("track") ? "track" : "time";
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-printed.js



// 5.14±0.4ms   2.1k   1234.5   failed   n/a
// Half the distance between the quartiles stands behind ±. Sizes are in multiples of 1000, of which asv writes the letter only.
const asv_printed_VALUE = /^(?<number>-?\d[\d.]*(?:e[+-]?\d+)?)(?:±[\d.]+(?:e[+-]?\d+)?)?(?<unit>[A-Za-z\u00b5\u03bc]*)$/;
const asv_printed_SIZES = new Map(Object.entries({ k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 }));
/** What asv prints for one result of a benchmark; `undefined` when the text is none. */
function readAsvValue(text, benchmark) {
    if (text === "failed")
        return { kind: "failed", message: asv_values_FAILED };
    if (text === "n/a")
        return { kind: "skipped" };
    if (/^-?(?:Infinity|NaN)$/.test(text)) {
        return { kind: "failed", message: `It gave ${text}, which is no finite number.` };
    }
    const { number = "", unit = "" } = asv_printed_VALUE.exec(text)?.groups ?? {};
    const value = readNumber(number);
    const known = value === undefined ? undefined : asv_printed_scaled(value, unit);
    if (known === undefined)
        return undefined;
    const expected = asvMetric(benchmark).unit;
    const isBytes = expected === "B" && known.unit === "";
    if (expected !== "unit" && expected !== known.unit && !isBytes)
        return undefined;
    const { inBase: _, ...metric } = asvMetric(benchmark, known.unit === "" ? {} : { unit: known.unit });
    return { kind: "measured", metric: { ...metric, rounds: [[known.value]] } };
}
function asv_printed_scaled(value, unit) {
    if (unit === "")
        return { value, unit };
    const size = asv_printed_SIZES.get(unit);
    if (size !== undefined)
        return { value: value * size, unit: "B" };
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    return kind?.base === "s" ? { value: (0,domain_unit/* inBaseUnit */.$)(value, kind), unit: "s" } : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-compare.js



// | Change   | Before [935e93fd] <main~1>   | After [f0c5d529] <main>   | Ratio   | Benchmark (Parameter)                      |
// |----------|------------------------------|---------------------------|---------|--------------------------------------------|
// |          | 1.11±0.7ms                   | 1.10±0.9ms                | 0.99    | suite.Products.time_product(1, 'a|b', 1.5) |
// `asv compare` and, without what stayed the same, `asv continuous`; the columns are named so since 0.6.
const COMMIT = /^(?:Before|After) \[(?<commit>[0-9a-f]+)\]/;
function isAsvComparison(lines) {
    return lines.some((line) => commitsOf(line) !== undefined);
}
/** The run before and the run after. */
function readAsvComparison(file) {
    const lines = linesOf(file);
    const whole = isUnterminated(file) ? lines.slice(0, -1) : lines;
    const commits = whole.map(commitsOf).find((found) => found !== undefined) ?? [];
    const rows = whole.map(asv_compare_cellsOf).filter((cells) => cells !== undefined);
    return [1, 2].map((column, index) => asvReading({
        results: rows.flatMap((cells) => {
            const [benchmark = "", text = ""] = [cells[4], cells[column]];
            const value = readAsvValue(text, benchmark);
            // Here n/a also stands for a benchmark that the run does not have.
            return value === undefined || value.kind === "skipped" ? [] : [{ benchmark, value }];
        }),
        context: { commit: commits[index] },
    }));
}
function commitsOf(line) {
    const [change, before = "", after = ""] = asv_compare_cellsOf(line) ?? [];
    const commits = [before, after].flatMap((cell) => COMMIT.exec(cell)?.groups?.["commit"] ?? []);
    return change === "Change" && commits.length === 2 ? commits : undefined;
}
const asv_compare_COLUMNS = 5;
/** Five cells; the last one is the rest of the line, because names may hold bars. */
function asv_compare_cellsOf(line) {
    const row = line.trim();
    if (!row.startsWith("| ") || !row.endsWith(" |"))
        return undefined;
    const cells = [];
    let start = 1;
    while (cells.length < asv_compare_COLUMNS - 1) {
        const end = row.indexOf("|", start);
        if (end < 0)
            return undefined;
        cells.push(row.slice(start, end).trim());
        start = end + 1;
    }
    return [...cells, row.slice(start, -1).trim()];
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-rows.js



/**
 * A result for each combination of parameters, or one failure when all of them
 * failed. Throws `OUTPUT_UNREADABLE` when there are not as many results as combinations.
 */
function asvResults(row, described) {
    const { name, file, param_names } = described;
    const { result } = row;
    if (!result)
        return [{ benchmark: name, value: { kind: "failed", message: asv_values_FAILED } }];
    const params = row.params ?? [];
    const expected = params.reduce((count, values) => count * values.length, 1);
    if (expected !== result.length) {
        throw unreadable({ kind: "file", file }, {
            expected: "a results file of asv",
            found: `${name} has ${result.length} results for ${expected} combinations of its parameters`,
        });
    }
    return combinationsOf(params).map((values, index) => ({
        benchmark: nameWithParameters(name, values),
        ...(values.length > 0 ? { parameters: asv_values_parametersOf(param_names ?? [], values) } : {}),
        value: valueAt(row, index, described),
    }));
}
function combinationsOf(params) {
    return params.reduce((combinations, values) => combinations.flatMap((begun) => values.map((value) => [...begun, value])), [[]]);
}
function valueAt(row, index, described) {
    const value = row.result?.[index];
    if (value === null || value === undefined)
        return { kind: "failed", message: asv_values_FAILED };
    if (value === "NaN")
        return { kind: "skipped" };
    if (typeof value !== "number") {
        return {
            kind: "failed",
            message: `It gave ${typeof value === "string" ? value : JSON.stringify(value)}, which is no finite number.`,
        };
    }
    return { kind: "measured", metric: asv_rows_metricOf(value, { row, index, described }) };
}
/** The number that asv reports of samples is their median. */
function asv_rows_metricOf(value, { row, index, described }) {
    const { inBase, ...metric } = asvMetric(described.name, described);
    const samples = row.samples?.[index];
    if (samples?.length)
        return { ...metric, rounds: [samples.map(inBase)] };
    const [low, high, count] = [row.stats_ci_99_a, row.stats_ci_99_b, row.stats_repeat].map((list) => numberIn(list, index));
    const summary = summaryOf({
        median: count === undefined && low === undefined ? undefined : inBase(value),
        count,
        interval: low === undefined || high === undefined
            ? undefined
            : { low: inBase(low), high: inBase(high), confidence: 0.99 },
    });
    return { ...metric, rounds: [[inBase(value)]], ...(summary ? { summary } : {}) };
}
function numberIn(list, index) {
    const value = list?.[index];
    return typeof value === "number" ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-file.js






// results/<machine>/<commit>-<environment>.json, version 2: a row for each benchmark, without what is null at its end
//   {"commit_hash": "f0c5…", "date": 1795240800000, "params": {"machine": "runner", "cpu": "…"}, "env_name": "virtualenv-py3.12", "version": 2,
//    "result_columns": ["result", "params", "version", "started_at", "duration", "stats_ci_99_a", …, "samples", "profile"],
//    "results": {"suite.time_sort": [[0.0011, NaN, null], [["1", "2", "3"]], "7be0…", 1795320287519, 11.5, [0.00107, null, null], …]}}
// version 1: {"results": {"time_sort": 0.0011, "time_sum": {"params": [["1", "2"]], "result": [1, null], "stats": [{"ci_99": [1, 2]}, null]}}}
// Seconds and bytes, unless results/benchmarks.json says otherwise. NaN is a combination that was skipped, null one that failed.
const Facts = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const ResultsFile = schemas/* object */.Ikc({
    commit_hash: schemas/* string */.YjP(),
    date: schemas/* number */.aig().nullish(),
    env_name: schemas/* string */.YjP().nullish(),
    python: schemas/* string */.YjP().nullish(),
    params: Facts,
    requirements: Facts.nullish(),
    result_columns: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    results: Facts,
    benchmark_version: Facts.nullish(),
});
const asv_file_format = {
    expected: "a results file of asv",
    probe: having("commit_hash", "date", "params", "results"),
    schema: ResultsFile,
};
const Combinations = schemas/* array */.YOg(schemas/* array */.YOg(schemas/* string */.YjP()));
/** A value alone, as version 1 has it, is a list of one. */
const List = schemas/* preprocess */.vkY((value) => (Array.isArray(value) ? value : value === undefined || value === null ? value : [value]), schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish());
const Samples = schemas/* array */.YOg(schemas/* number */.aig());
/** A benchmark of one file, whichever version wrote it. One result for each combination of parameters. */
const asv_file_Row = schemas/* object */.Ikc({
    result: List,
    params: Combinations.nullish(),
    version: schemas/* string */.YjP().nullish(),
    samples: schemas/* array */.YOg(Samples.nullish()).nullish(),
    stats_ci_99_a: List,
    stats_ci_99_b: List,
    stats_repeat: List,
});
const OldStats = schemas/* object */.Ikc({
    ci_99: schemas/* tuple */.PVZ([schemas/* unknown */.L5J(), schemas/* unknown */.L5J()]).nullish(),
    repeat: schemas/* number */.aig().nullish(),
});
const OldRow = schemas/* object */.Ikc({
    result: List,
    params: Combinations.nullish(),
    samples: schemas/* array */.YOg(Samples.nullish()).nullish(),
    stats: schemas/* preprocess */.vkY((value) => (Array.isArray(value) ? value : value ? [value] : []), schemas/* array */.YOg(OldStats.nullish())),
});
/** What `benchmarks.json` says of the benchmarks, of which result files have the names only. */
const Description = schemas/* object */.Ikc({
    type: schemas/* string */.YjP().nullish(),
    unit: schemas/* string */.YjP().nullish(),
    param_names: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    version: schemas/* string */.YjP().nullish(),
});
function isAsvFile(file) {
    return holdsJson({ kind: "file", file }, asv_file_format);
}
/** Throws `OUTPUT_UNREADABLE` also for a file that holds nothing of asv. */
function readAsvFiles(file, descriptions) {
    const output = { kind: "file", file: withNamedNumbers(file) };
    return readJson(output, asv_file_format).map((content) => toAsvFile(content, file, descriptions));
}
function readDescriptions(file) {
    const entries = readJsonFile(file, {
        expected: "a benchmarks.json of asv",
        schema: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* number */.aig(), Description])),
    });
    return Object.fromEntries(Object.entries(entries).flatMap(([name, entry]) => (typeof entry === "number" ? [] : [[name, entry]])));
}
function toAsvFile(content, file, descriptions) {
    const rows = Object.entries(content.results).map(([name, value]) => ({
        name,
        row: asv_file_rowOf(value, { name, content, file }),
    }));
    const isOutdated = ({ name, row }) => {
        const now = descriptions[name]?.version;
        return row.version != null && now != null && row.version !== now;
    };
    const { machine } = content.params;
    return {
        commit: content.commit_hash,
        machine: typeof machine === "string" ? machine : "",
        environment: content.env_name ?? content.python ?? "",
        date: content.date ?? undefined,
        facts: factsOf(content),
        results: rows
            .filter((one) => !isOutdated(one))
            .flatMap(({ name, row }) => asvResults(row, { name, file, ...descriptions[name] })),
        outdated: rows.filter(isOutdated).map(({ name }) => name),
    };
}
function factsOf({ params, python, requirements }) {
    const text = (value) => (typeof value === "string" ? value : undefined);
    const packages = Object.entries(requirements ?? {}).map(([name, version]) => [name, text(version)]);
    return {
        ...Object.fromEntries(packages),
        // With an environment that existed before it is a path.
        python: python != null && /^\d/.test(python) ? python : undefined,
        os: text(params["os"]),
        architecture: text(params["arch"]),
        cpu: text(params["cpu"]),
    };
}
function asv_file_rowOf(value, { name, content, file }) {
    const columns = content.result_columns;
    if (columns) {
        const cells = Array.isArray(value) ? value : [value];
        return checked(asv_file_Row, Object.fromEntries(columns.map((column, index) => [column, cells[index]])), {
            name,
            file,
        });
    }
    const isPlain = typeof value !== "object" || value === null;
    const old = checked(OldRow, isPlain ? { result: value } : value, { name, file });
    const version = content.benchmark_version?.[name];
    return {
        ...old,
        version: typeof version === "string" ? version : undefined,
        stats_ci_99_a: old.stats.map((stats) => stats?.ci_99?.[0]),
        stats_ci_99_b: old.stats.map((stats) => stats?.ci_99?.[1]),
        stats_repeat: old.stats.map((stats) => stats?.repeat),
    };
}
function checked(schema, value, { name, file }) {
    const result = schema.safeParse(value);
    if (result.success)
        return result.data;
    throw unreadable({ kind: "file", file }, {
        expected: asv_file_format.expected,
        found: `in the results of ${name}, ${(0,issues/* describeIssues */.w)(result.error)}`,
        cause: result.error,
    });
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-runs.js





// results/benchmarks.json                            units and names of parameters
// results/<machine>/machine.json                    facts that each results file has, too
// results/<machine>/<commit>-<environment>.json      the commit with eight digits
const RESULTS_FILES = `**/${"[0-9a-f]".repeat(8)}-*.json`;
const TREE = {
    marker: RESULTS_FILES,
    files: ["**/benchmarks.json", "**/machine.json", RESULTS_FILES],
};
/** A results folder of asv, of one machine or more, or one of its results files. */
function isAsvTree(output) {
    if (output.kind === "file")
        return isAsvFile(output.file);
    return output.files.some((file) => isResults(file) && isAsvFile(file));
}
/** A run for each commit on each machine, oldest first. */
function readAsvRuns(output) {
    const files = output.kind === "file" ? [output.file] : output.files;
    const descriptions = new Map(files
        .filter((file) => fileName(file) === "benchmarks.json")
        .map((file) => [asv_runs_folderOf(file.path), readDescriptions(file)]));
    const read = (output.kind === "file" ? files : files.filter(isResults)).flatMap((file) => readAsvFiles(file, descriptionsFor(file, descriptions)));
    if (read.length === 0) {
        throw unreadable(output, {
            expected: "a results folder of asv",
            found: "there is no results file such as machine/0a1b2c3d-environment.json",
        });
    }
    const severalEnvironments = new Set(read.map(({ environment }) => environment)).size > 1;
    const severalMachines = new Set(read.map(({ machine }) => machine)).size > 1;
    const runs = new Map();
    for (const file of read) {
        const key = JSON.stringify([file.machine, file.commit]);
        runs.set(key, [...(runs.get(key) ?? []), file]);
    }
    const readings = [...runs.values()].map((run) => asv_runs_toReading(run, { severalEnvironments, severalMachines }));
    return (0,read_runs/* inOrderOfTime */.wk)(readings, ({ context }) => context["time"]);
}
/** In the folder above that of the machine, or in its own. */
function descriptionsFor(file, known) {
    const own = asv_runs_folderOf(file.path);
    return known.get(asv_runs_folderOf(own)) ?? known.get(own) ?? {};
}
/** Where there are several environments, a name says which, as asv itself does it in comparisons. */
function asv_runs_toReading(files, { severalEnvironments, severalMachines }) {
    const [first] = files;
    const results = files.flatMap(({ environment, results }) => severalEnvironments
        ? results.map((result) => ({
            ...result,
            benchmark: `${result.benchmark} [${environment}]`,
            parameters: { ...result.parameters, environment },
        }))
        : results);
    const outdated = [...new Set(files.flatMap((file) => file.outdated))];
    const warning = `Results of ${outdated.length} benchmarks are left out, because the benchmarks were changed after this run: ${shortList(outdated)}.`;
    return asvReading({
        results,
        context: {
            ...first?.facts,
            environment: severalEnvironments ? undefined : first?.environment,
            commit: first?.commit,
            time: first?.date === undefined ? undefined : isoTime(first.date),
            machine: first?.machine,
            class: severalMachines ? first?.machine : undefined,
        },
        warnings: outdated.length > 0 ? [warning] : [],
    });
}
const RESULTS = /(?:^|\/)[0-9a-f]{8}-[^/]*\.json$/;
function isResults({ path }) {
    return RESULTS.test(path);
}
function fileName({ path }) {
    return path.slice(path.lastIndexOf("/") + 1);
}
function asv_runs_folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-table.js
// The results of a benchmark with parameters, as `asv run` and `asv show` print them:
//
//   ============== ====== ============= ============
//   --                              other                   only where parameters stand in columns: their names
//   --------------------- --------------------------
//    milliseconds   text       None         1.5             names, and the values of those parameters
//   ============== ====== ============= ============        or dashes, where no parameter stands in columns
//         1         a|b    1.09±0.01ms    1.09±1ms
//   ============== ====== ============= ============
const EDGE = /^=+(?: =+)*$/;
function isTableEdge(text) {
    return EDGE.test(text);
}
/**
 * The cells of the table whose upper edge is the text, in the lines below it,
 * which are all indented equally; `undefined` when it does not end.
 */
function readAsvTable(edge, lines, { from, to }) {
    // With names above columns there is an edge below the names as well.
    let edges = hasColumnNames(lines[from] ?? "") ? 2 : 1;
    for (let index = from; index < to; index += 1) {
        if (lines[index]?.trim() === edge)
            edges -= 1;
        if (edges > 0)
            continue;
        const indentation = lines[index]?.indexOf("=") ?? 0;
        const inner = lines.slice(from, index).map((line) => [...line.trimEnd()].slice(indentation).join(""));
        return { cells: asv_table_cellsOf(edge, inner), end: index + 1 };
    }
    return undefined;
}
function hasColumnNames(first) {
    return first.trimStart().startsWith("--");
}
function asv_table_cellsOf(edge, lines) {
    const [first = "", second = "", third = ""] = lines;
    const named = hasColumnNames(first);
    const columns = asv_table_columnsOf(edge);
    const header = splitAt(columns, named ? third : first);
    const inRows = named ? columnsWithin(columns, second.indexOf(" ")) : header.length - 1;
    const above = named ? first.replace(/^-- */, "").trim().split(" / ") : [];
    const names = [...header.slice(0, inRows), ...above];
    const rows = lines.slice(named ? 4 : 2).map((line) => splitAt(columns, line));
    return rows.flatMap((row) => row.slice(inRows).map((text, index) => {
        const column = header[inRows + index] ?? "";
        const parts = column.split(" / ");
        const inColumn = named ? (parts.length === above.length ? parts : [column]) : [];
        return { names, values: [...row.slice(0, inRows), ...inColumn], text };
    }));
}
function asv_table_columnsOf(edge) {
    let start = 0;
    return edge.split(" ").map(({ length }) => {
        const column = { start, end: start + length };
        start = column.end + 1;
        return column;
    });
}
/** How many columns the left one of two spans covers, which ends there. */
function columnsWithin(columns, end) {
    return columns.filter((column) => column.end <= end).length;
}
/** By characters as Python counts them. */
function splitAt(columns, line) {
    const characters = [...line];
    return columns.map(({ start, end }) => characters.slice(start, end).join("").trim());
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv-text.js




// asv run                                                             asv show <commit>
//   [ 0.00%] · For demo commit f0c5d529 <main>:                         Commit: f0c5d529 <main>
//   [ 0.00%] ·· Benchmarking virtualenv-py3.12                          suite.time_sort [runner/virtualenv-py3.12]
//   [59.09%] ··· suite.time_sort                     5.14±0.4ms           5.14±0.4ms
//   [68.18%] ··· suite.mem_list                            2.1k           started: 2026-11-22 04:04:47, duration: 11.6s
// Behind ± is half the distance between the quartiles. Sizes are in thousands.
const STEP = /^\[ *\d+\.\d+%\] (?<depth>[·*.?-]+) (?<text>.*)$/;
const RUN = /^For .+ commit (?<commit>[0-9a-f]{7,40})\b/;
/** What the user asked for, if that is no hash. */
const SHOW = /^Commit: (?<commit>\S+)(?: <.*>)?$/;
const HASH = /^[0-9a-f]{7,40}$/;
const asv_text_STARTED = /^ {2}started: .+, duration: /;
const ENVIRONMENT = /^Benchmarking (?<environment>\S+)$/;
/** What stands behind the name, or below it. */
const INFO = /(?: |^)(?<info>\d+\/\d+ failed|\S+)$/;
/** Whether the lines are those of `asv run` or `asv show`. */
function isAsvText(lines) {
    if (lines.some((line) => RUN.test(STEP.exec(line)?.groups?.["text"] ?? "")))
        return true;
    const isShown = (pattern) => lines.some((line) => pattern.test(line));
    return isShown(SHOW) && isShown(asv_text_STARTED) && lines.some((line) => shownOf(line) !== undefined);
}
/** A run for each commit, oldest first: asv begins with the newest. */
function readAsvText(file) {
    const printed = readBlocks(file);
    const severalEnvironments = new Set(printed.map(({ environment }) => environment)).size > 1;
    const commits = [...new Set(printed.map(({ commit }) => commit))];
    return commits
        .map((commit) => {
        const blocks = printed.filter((block) => block.commit === commit);
        const cut = blocks.flatMap(({ results }) => results.filter(({ benchmark }) => benchmark.startsWith("...")));
        const warning = `asv shortened names to the width of the terminal: ${shortList(cut.map(({ benchmark }) => benchmark))}.`;
        return asvReading({
            warnings: cut.length > 0 ? [warning] : [],
            results: blocks.flatMap(({ environment, results }) => severalEnvironments
                ? results.map((result) => ({ ...result, benchmark: `${result.benchmark} [${environment}]` }))
                : results),
            context: {
                commit: commit !== undefined && HASH.test(commit) ? commit : undefined,
                environment: severalEnvironments ? undefined : blocks[0]?.environment,
            },
        });
    })
        .reverse();
}
/** The results of each commit in each environment. */
function readBlocks(file) {
    const lines = linesOf(file);
    const to = isUnterminated(file) ? lines.length - 1 : lines.length;
    const blocks = new Map();
    let [commit, environment] = [undefined, ""];
    let pending;
    const add = (results) => {
        const key = JSON.stringify([commit, environment]);
        const block = blocks.get(key) ?? { commit, environment, results: [] };
        blocks.set(key, block);
        for (const result of results)
            block.results.push(result);
        pending = undefined;
    };
    // Of a benchmark with parameters the table tells more than the line before it.
    const addPending = () => {
        const value = pending === undefined ? undefined : readAsvValue(pending.info, pending.name);
        add(pending === undefined || value === undefined ? [] : [{ benchmark: pending.name, value }]);
    };
    for (let index = 0; index < to; index += 1) {
        const line = (lines[index] ?? "").trimEnd();
        const step = STEP.exec(line)?.groups;
        const text = step?.["text"] ?? line.trim();
        const shown = shownOf(line);
        if (pending !== undefined && isTableEdge(text)) {
            const { name } = pending;
            const table = readAsvTable(text, lines, { from: index + 1, to });
            add((table?.cells ?? []).map((cell) => asv_text_resultOf(cell, name)));
            if (table !== undefined)
                index = table.end - 1;
        }
        else if (RUN.test(text) || SHOW.test(line)) {
            addPending();
            commit = (RUN.exec(text) ?? SHOW.exec(line))?.groups?.["commit"];
        }
        else if (shown !== undefined) {
            addPending();
            environment = shown.environment;
            pending = { name: shown.name, info: index + 1 < to ? (lines[index + 1] ?? "").trim() : "" };
        }
        else if (step !== undefined) {
            addPending();
            const ending = step["depth"]?.length === 3 ? INFO.exec(text) : null;
            environment = ENVIRONMENT.exec(text)?.groups?.["environment"] ?? environment;
            const name = text.slice(0, ending?.index ?? 0).trimEnd();
            if (ending !== null && name !== "")
                pending = { name, info: ending.groups?.["info"] ?? "" };
        }
    }
    addPending();
    return [...blocks.values()].filter(({ results }) => results.length > 0);
}
function asv_text_resultOf({ names, values, text }, name) {
    return {
        benchmark: nameWithParameters(name, values),
        parameters: asv_values_parametersOf(names, values),
        value: readAsvValue(text, name) ?? {
            kind: "failed",
            message: `It gave ${JSON.stringify(text)}, which is no number.`,
        },
    };
}
/** `suite.time_sort [runner/virtualenv-py3.12]` */
function shownOf(line) {
    const open = line.lastIndexOf(" [");
    if (open < 1 || !line.endsWith("]") || line.startsWith(" "))
        return undefined;
    const place = line.slice(open + 2, -1);
    const slash = place.indexOf("/");
    if (slash < 1 || /\s/.test(place))
        return undefined;
    return { name: line.slice(0, open), environment: place.slice(slash + 1) };
}

;// CONCATENATED MODULE: ./lib/adapters/python/asv.js





/**
 * asv: its results folder, which is a history, one file of it, or what `asv run`,
 * `asv show` and `asv compare` print, which is rounded and has no samples.
 */
const asv = {
    name: "asv",
    tree: TREE,
    recognises: (output) => isAsvTree(output) || isAsvText(someLines(output)) || isAsvComparison(someLines(output)),
    parse: (output) => (0,read_runs/* newestOf */.su)(asv_readRuns(output)),
    history: (output) => asv_readRuns(output).map(read_runs/* recordedRun */.i1),
};
/** Oldest first. */
function asv_readRuns(output) {
    if (output.kind === "file" && !isAsvTree(output)) {
        const lines = linesOf(output.file);
        if (isAsvText(lines))
            return readAsvText(output.file);
        if (isAsvComparison(lines))
            return readAsvComparison(output.file);
    }
    return readAsvRuns(output);
}

;// CONCATENATED MODULE: ./lib/adapters/python/pyperf.js



// {"version": "1.0", "metadata": {"unit": "second", "python_version": "3.11.7 (64-bit)", …},
//  "benchmarks": [{"metadata": {"name": "telco"}, "runs": [
//    {"warmups": [[1, 2.1e-06], …], "metadata": {…}},                                          calibrates: no values
//    {"values": [2.08e-06, …], "warmups": […], "metadata": {"mem_max_rss": 14811136, …}}, …]}]}
// Each run is a process. Facts that are the same for all stand one level higher. `pyperf timeit -o`, `runner.bench_func` with -o.
const pyperf_Facts = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish();
const pyperf_File = schemas/* object */.Ikc({
    metadata: pyperf_Facts,
    benchmarks: schemas/* array */.YOg(schemas/* object */.Ikc({
        metadata: pyperf_Facts,
        runs: schemas/* array */.YOg(schemas/* object */.Ikc({ metadata: pyperf_Facts, values: schemas/* array */.YOg(schemas/* number */.aig()).nullish() })),
    })),
});
const pyperf_Run = schemas/* object */.Ikc({ values: schemas/* array */.YOg(schemas/* unknown */.L5J()) }).or(schemas/* object */.Ikc({ warmups: schemas/* array */.YOg(schemas/* unknown */.L5J()) }));
const pyperf_format = {
    expected: "a JSON file of pyperf",
    probe: schemas/* object */.Ikc({ version: schemas/* unknown */.L5J(), benchmarks: listOf(schemas/* object */.Ikc({ runs: listOf(pyperf_Run) })) }),
    schema: pyperf_File,
};
const pyperf = {
    name: "pyperf",
    recognises: (output) => holdsJson(output, pyperf_format),
    parse(output) {
        const read = readJson(output, pyperf_format).flatMap((file) => file.benchmarks.map((benchmark) => ({
            name: pyperf_nameOf(benchmark, file),
            unit: pyperf_textOf("unit", benchmark.metadata, file.metadata) ?? "second",
            rounds: pyperf_roundsOf(benchmark),
            benchmark,
            file,
        })));
        const [first] = read;
        return assemble({
            entries: read
                .filter(({ rounds }) => rounds.length > 0)
                .map(({ name, unit, rounds, benchmark }) => {
                const value = { ...pyperf_metricOf(unit), rounds };
                const memory = value.metric === "peak-memory" ? [] : peakMemory(benchmark);
                return { benchmark: name, metrics: [value, ...memory] };
            }),
            failures: read
                .filter(({ rounds }) => rounds.length === 0)
                .map(({ name }) => failed(name, { message: "pyperf calibrated it and kept no value." })),
            context: first === undefined ? {} : pyperf_contextOf(first.file, first.benchmark),
        });
    },
};
/** Values are per loop already. A run without any is one that found out how many loops to take. */
function pyperf_roundsOf({ runs }) {
    return runs.flatMap(({ values }) => (values?.length ? [values] : []));
}
/** What pyperf measures beside the time when told so, `--track-memory` or `--tracemalloc`, is the peak. */
function pyperf_metricOf(unit) {
    switch (unit) {
        case "second":
            return { metric: "time", unit: "s", better: "lower" };
        case "byte":
            return { metric: "peak-memory", unit: "B", better: "lower" };
        case "integer":
            return { metric: "count", unit: "count", better: "lower" };
        default:
            return { metric: "value", unit, better: "lower" };
    }
}
/** Of the command that was measured, else of the process that ran the benchmark. */
function peakMemory({ runs }) {
    const measured = runs.filter(({ values }) => values?.length);
    for (const fact of ["command_max_rss", "mem_max_rss"]) {
        const bytes = measured.map(({ metadata }) => metadata?.[fact]);
        const known = bytes.filter((value) => typeof value === "number");
        if (known.length > 0 && known.length === bytes.length) {
            return [{ metric: "peak-memory", unit: "B", better: "lower", rounds: known.map((value) => [value]) }];
        }
    }
    return [];
}
/** A file of one benchmark has its name among the facts of the file. */
function pyperf_nameOf({ metadata, runs }, file) {
    return pyperf_textOf("name", metadata, runs[0]?.metadata, file.metadata) ?? "";
}
function pyperf_contextOf(file, { metadata, runs }) {
    const fact = (name) => pyperf_textOf(name, file.metadata, metadata, runs[0]?.metadata);
    return {
        pyperf: fact("perf_version"),
        // "3.11.7 (64-bit)"
        python: fact("python_version")?.split(" ")[0],
        "python-implementation": fact("python_implementation"),
        os: fact("platform"),
        cpu: fact("cpu_model_name"),
    };
}
function pyperf_textOf(name, ...places) {
    return places
        .map((facts) => facts?.[name])
        .find((fact) => typeof fact === "string" && fact !== "");
}

;// CONCATENATED MODULE: ./lib/adapters/python/pytest-benchmark.js







// {"machine_info": {…}, "commit_info": {…}, "version": "5.3.1", "benchmarks": [{"fullname": "bench.py::test_fib", "group": null,
//   "params": {"n": 10}, "stats": {"min": 2.2e-05, "mean": 2.4e-05, "rounds": 5, "data": [2.3e-05, …]}}]}
// Seconds. `pytest --benchmark-json`; `data` only with `--benchmark-save-data` before version 4.
// .benchmarks/Linux-CPython-3.11-64bit/0001_<commit>_20261122_041703.json, 0002_<name>.json: `--benchmark-autosave`, `--benchmark-save=<name>`
const pytest_benchmark_Amount = schemas/* number */.aig().nullish();
const pytest_benchmark_Text = schemas/* string */.YjP().nullish();
const pytest_benchmark_Benchmark = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    fullname: pytest_benchmark_Text,
    group: pytest_benchmark_Text,
    params: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    stats: schemas/* object */.Ikc({
        mean: pytest_benchmark_Amount,
        median: pytest_benchmark_Amount,
        stddev: pytest_benchmark_Amount,
        min: pytest_benchmark_Amount,
        max: pytest_benchmark_Amount,
        rounds: pytest_benchmark_Amount,
        data: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
    }),
});
const pytest_benchmark_File = schemas/* object */.Ikc({
    version: pytest_benchmark_Text,
    datetime: pytest_benchmark_Text,
    machine_info: schemas/* object */.Ikc({
        system: pytest_benchmark_Text,
        machine: pytest_benchmark_Text,
        python_version: pytest_benchmark_Text,
        python_implementation: pytest_benchmark_Text,
        cpu: schemas/* object */.Ikc({ brand: pytest_benchmark_Text, brand_raw: pytest_benchmark_Text }).nullish(),
    })
        .nullish(),
    commit_info: schemas/* object */.Ikc({ id: pytest_benchmark_Text, branch: pytest_benchmark_Text }).nullish(),
    benchmarks: schemas/* array */.YOg(pytest_benchmark_Benchmark),
});
const pytest_benchmark_format = {
    expected: "a JSON report of pytest-benchmark",
    probe: having("machine_info", "datetime").and(schemas/* object */.Ikc({ benchmarks: schemas/* array */.YOg(having("name", "stats")) })),
    schema: pytest_benchmark_File,
};
const STORED = "**/[0-9][0-9][0-9][0-9]_*.json";
/** One report, or the folder `.benchmarks` with one for each run. */
const pytestBenchmark = {
    name: "pytest-benchmark",
    tree: { marker: STORED, files: [STORED] },
    recognises: (output) => output.kind === "file"
        ? holdsJson(output, pytest_benchmark_format)
        : output.files.some((file) => isStored(file) && holdsJson({ kind: "file", file }, pytest_benchmark_format)),
    parse: (output) => (0,read_runs/* newestOf */.su)(pytest_benchmark_readRuns(output)),
    history: (output) => pytest_benchmark_readRuns(output).map(read_runs/* recordedRun */.i1),
};
/** Oldest first. */
function pytest_benchmark_readRuns(output) {
    if (output.kind === "file")
        return [readReport(output)];
    const stored = output.files.filter(isStored);
    if (stored.length === 0) {
        throw unreadable(output, {
            expected: "a storage folder of pytest-benchmark",
            found: "there is no file such as Linux-CPython-3.11-64bit/0001_name.json",
        });
    }
    const machines = new Set(stored.map(machineOf));
    const runs = stored.map((file) => {
        const reading = readReport({ kind: "file", file });
        const machine = machineOf(file);
        // pytest-benchmark, too, compares runs of one such folder only.
        return machines.size > 1 ? { ...reading, context: { ...reading.context, class: machine } } : reading;
    });
    return (0,read_runs/* inOrderOfTime */.wk)(runs, ({ context }) => context["time"]);
}
function isStored({ path }) {
    return /(?:^|\/)\d{4}_[^/]*\.json$/.test(path);
}
function machineOf({ path }) {
    return path.split("/").at(-2) ?? "";
}
function readReport(output) {
    const files = readJson(output, pytest_benchmark_format);
    const benchmarks = files.flatMap((file) => file.benchmarks);
    const isMeasured = ({ stats }) => stats.mean != null;
    const measured = benchmarks.filter(isMeasured);
    return assemble({
        entries: measured.map(pytest_benchmark_toEntry),
        failures: benchmarks
            .filter((benchmark) => !isMeasured(benchmark))
            .map((benchmark) => ({
            ...failed(pytest_benchmark_nameOf(benchmark), { message: "pytest-benchmark reports no mean for it." }),
            ...sourceOf(benchmark),
        })),
        context: files[0] === undefined ? {} : pytest_benchmark_contextOf(files[0]),
        warnings: measured
            .filter(({ stats }) => keptSamples(stats.data, stats.rounds) === "shortened")
            .map((benchmark) => shortenedSamples(pytest_benchmark_nameOf(benchmark))),
    });
}
function pytest_benchmark_toEntry(benchmark) {
    const { stats, group, params } = benchmark;
    const samples = keptSamples(stats.data, stats.rounds);
    const summary = summaryOf({
        mean: stats.mean,
        median: stats.median,
        standardDeviation: stats.stddev,
        min: stats.min,
        max: stats.max,
        count: stats.rounds,
    });
    return {
        benchmark: pytest_benchmark_nameOf(benchmark),
        ...(group ? { category: group } : {}),
        ...(params ? { parameters: scalars(params) } : {}),
        ...sourceOf(benchmark),
        metrics: [
            {
                metric: "time",
                unit: "s",
                better: "lower",
                ...(typeof samples === "string"
                    ? { rounds: [[stats.mean ?? Number.NaN]], ...(summary ? { summary } : {}) }
                    : { rounds: [samples] }),
            },
        ],
    };
}
/** The name alone may come again in another file of the same suite. */
function pytest_benchmark_nameOf({ fullname, name }) {
    return fullname ?? name;
}
/** `tests/test_parse.py::TestLarge::test_rows[10]` is relative to the folder that pytest takes for its root. */
function sourceOf({ fullname }) {
    const file = fullname?.includes("::") ? fullname.split("::", 1)[0] : undefined;
    return file ? { source: { file } } : {};
}
function pytest_benchmark_contextOf({ version, datetime, machine_info, commit_info, }) {
    const cpu = machine_info?.cpu;
    return {
        "pytest-benchmark": version ?? undefined,
        python: machine_info?.python_version ?? undefined,
        "python-implementation": machine_info?.python_implementation ?? undefined,
        os: machine_info?.system ?? undefined,
        architecture: machine_info?.machine ?? undefined,
        cpu: cpu?.brand_raw ?? cpu?.brand ?? undefined,
        // Outside of a repository it writes "unversioned" and "(unknown)".
        commit: commit_info?.id === "unversioned" ? undefined : (commit_info?.id ?? undefined),
        time: pytest_benchmark_utcTime(datetime),
        branch: commit_info?.branch === "(unknown)" ? undefined : (commit_info?.branch ?? undefined),
    };
}
/** Written in UTC: since version 2.5 with its offset, before that without. */
function pytest_benchmark_utcTime(datetime) {
    if (!datetime)
        return undefined;
    const time = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(datetime) ? datetime : `${datetime}Z`);
    return isoTime(time.getTime());
}

;// CONCATENATED MODULE: ./lib/adapters/rust/bench-target.js
/**
 * The bench target that cargo names before it runs it, without its hash:
 * `     Running benches/sums.rs (target/release/deps/sums-35165061c71fb48a)`.
 */
function benchTarget(line) {
    if (!/^\s*Running /.test(line))
        return undefined;
    // Cargo before 1.53 did not put the program in brackets.
    const path = line.endsWith(")") ? line.slice(line.lastIndexOf("(") + 1, -1) : line.trim();
    const program = path.split(/[\\/]/).at(-1) ?? "";
    return program === "" ? undefined : program.replace(/\.exe$/, "").replace(/-[0-9a-f]{16}$/, "");
}
/** Names of several targets in one log, each with its target where another one has the same name. */
function namesByTarget(found) {
    const targets = new Map();
    for (const { target, name } of found) {
        const known = targets.get(name);
        if (known === undefined)
            targets.set(name, new Set([target]));
        else
            known.add(target);
    }
    return ({ target, name }) => (targets.get(name)?.size ?? 0) > 1 && target !== "" ? `${target}/${name}` : name;
}

;// CONCATENATED MODULE: ./lib/adapters/rust/criterion-throughput.js

/** What one iteration handles, as Criterion.rs names it in its files, with the base unit of the rate. */
const DECLARED = new Map(Object.entries({
    Bytes: { unit: "B/s", factor: 1 },
    BytesDecimal: { unit: "B/s", factor: 1 },
    Bits: { unit: "B/s", factor: 1 / 8 },
    Elements: { unit: "1/s", factor: 1 },
    bytes: { unit: "B/s", factor: 1 },
    elements: { unit: "1/s", factor: 1 },
}));
/** Rates from the times of iterations; what is declared but unknown is left out. */
function throughputs(declared, times) {
    return withNames(declared.flatMap(([what, amount]) => {
        const kind = DECLARED.get(what);
        if (kind === undefined || typeof amount !== "number")
            return [];
        const { unit, factor } = kind;
        const rounds = [times.map((time) => (amount * factor) / time)];
        return [{ metric: "throughput", unit, better: "higher", rounds }];
    }));
}
/** With both elements and bytes the first one is the main one, as for Criterion.rs. */
function withNames(metrics) {
    const main = metrics.findIndex(({ metric }) => metric === "throughput");
    return metrics.map((metric, index) => {
        if (metric.metric !== "throughput" || index === main)
            return metric;
        return { ...metric, metric: metric.unit === "B/s" ? "byte-throughput" : "element-throughput" };
    });
}
/** `Kb/s` are thousand bits: not in other tools' output, where it may mean bytes. */
function rateKind(unit) {
    const { multiple } = /^(?<multiple>[KMG]?)b\/s$/.exec(unit)?.groups ?? {};
    if (multiple === undefined)
        return (0,domain_unit/* unitKind */.p)(unit);
    return { base: "B/s", factor: BITS[multiple] ?? 1 / 8, better: "higher" };
}
const BITS = { "": 1 / 8, K: 125, M: 125e3, G: 125e6 };

;// CONCATENATED MODULE: ./lib/adapters/rust/criterion-text.js




// sum/1000                time:   [2.0246 ns 2.2311 ns 2.4461 ns]
//                         thrpt:  [4.3720 GiB/s 4.4006 GiB/s 4.4247 GiB/s]
//                         change: [-1.2% +0.3% +2.1%] (p = 0.79 > 0.05)
// A long name stands alone on the line before.
const criterion_text_RESULT = /(?:^|\s)(?<what>time|thrpt): +\[(?<triple>[^[\]]+)\]$/;
const criterion_text_STARTED = /^Benchmarking (?<name>.+?)(?:: (?:Warming up for|Collecting|Analyzing|Profiling).*)?$/;
/** Lines after a benchmark's time that still are about it. */
const MORE = /^\s+(?:thrpt|change|time): /;
const STOPPED = "cargo reports that a benchmark program failed, but not which benchmark; some of its benchmarks may be missing.";
function hasCriterionLine(lines) {
    return lines.some((line) => criterion_text_resultOf(line)?.what === "time");
}
/**
 * The benchmarks in lines that Criterion.rs printed. The middle one of the three
 * numbers is its estimate, the outer ones the bounds of its interval, whose
 * confidence the text does not tell. A benchmark that began and never got a
 * result is a failure.
 */
function criterionEntries(lines) {
    const entries = [];
    const started = new Set();
    /** Of the benchmark that the lines are about. */
    let metrics;
    let before = "";
    let hasStopped = false;
    for (const raw of lines) {
        const line = raw.trimEnd();
        hasStopped ||= line.startsWith("error: bench failed");
        const name = criterion_text_STARTED.exec(line)?.groups?.["name"];
        if (name !== undefined)
            started.add(name);
        const result = criterion_text_resultOf(line);
        if (result?.what === "time") {
            const benchmark = result.name === "" ? (criterion_text_nameIn(before) ?? before.trim()) : result.name;
            metrics = [result.metric];
            entries.push({ benchmark, metrics });
        }
        else if (result !== undefined) {
            metrics?.push(result.metric);
        }
        else if (!MORE.test(line))
            metrics = undefined;
        if (line !== "")
            before = line;
    }
    const measured = new Set(entries.map(({ benchmark }) => benchmark));
    const failures = [...started]
        .filter((name) => !measured.has(name))
        .map((name) => failed(name, { message: "Criterion.rs began this benchmark and printed no result for it." }));
    const named = entries.map((entry) => ({ ...entry, metrics: withNames(entry.metrics) }));
    return { entries: named, failures, warnings: hasStopped && failures.length === 0 ? [STOPPED] : [] };
}
function criterion_text_nameIn(line) {
    return criterion_text_STARTED.exec(line)?.groups?.["name"];
}
/** A `time` or `thrpt` line; `undefined` for any other line. */
function criterion_text_resultOf(raw) {
    const line = raw.trimEnd();
    const match = criterion_text_RESULT.exec(line);
    const fields = (match?.groups?.["triple"] ?? "").trim().split(/ +/);
    const [low, estimate, high] = [0, 2, 4].map((index) => readNumber(fields[index] ?? ""));
    const units = [1, 3, 5].map((index) => fields[index] ?? "");
    if (match === null || fields.length !== 6)
        return undefined;
    if (low === undefined || estimate === undefined || high === undefined)
        return undefined;
    const kinds = units.map(rateKind);
    const unit = kinds[1]?.base ?? units[1] ?? "";
    if (kinds.some((kind, index) => (kind?.base ?? units[index]) !== unit))
        return undefined;
    const inBase = (value, index) => {
        const kind = kinds[index];
        return kind === undefined ? value : (0,domain_unit/* inBaseUnit */.$)(value, kind);
    };
    const what = match.groups?.["what"] === "time" ? "time" : "thrpt";
    // A custom measurement stands in the place of the time, with another unit.
    const ofTime = unit === "s" ? "time" : (units[1] ?? "");
    return {
        what,
        name: line.slice(0, match.index).trim(),
        metric: {
            metric: what === "time" ? ofTime : "throughput",
            unit,
            better: what === "time" ? "lower" : "higher",
            rounds: [[inBase(estimate, 1)]],
            summary: { interval: { low: inBase(low, 0), high: inBase(high, 2) } },
        },
    };
}

;// CONCATENATED MODULE: ./lib/adapters/rust/libtest-lines.js

// test tests::sum      ... bench:       1,204.50 ns/iter (+/- 37.10) = 56 MB/s
const libtest_lines_RESULT = /^test (?<name>.*) \.\.\. bench: +(?<value>\S+) (?<unit>\S+) \(\+\/- \S+\)(?: = (?<rate>\S+) (?<rateUnit>\S+\/s))?$/;
const libtest_lines_NOT_MEASURED = /^test (?<name>.*) \.\.\. (?<how>FAILED|ignored)/;
// { "type": "bench", "name": "tests::sum", "median": 1204.5, "deviation": 37.1, "mib_per_second": 56 }
// { "type": "test", "name": "tests::broken", "event": "failed", "stdout": "…" }
const libtest_lines_Event = schemas/* union */.KCZ([
    schemas/* object */.Ikc({
        type: schemas/* literal */.euz("bench"),
        name: schemas/* string */.YjP(),
        median: schemas/* number */.aig(),
        mib_per_second: schemas/* number */.aig().nullish(),
    }),
    schemas/* object */.Ikc({
        type: schemas/* literal */.euz("test"),
        name: schemas/* string */.YjP(),
        event: schemas/* enum */.k5n(["failed", "ignored", "timeout"]),
        stdout: schemas/* string */.YjP().nullish(),
    }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz("suite"), measured: schemas/* number */.aig() }),
]);
/** A line as libtest prints it, or Criterion.rs with `--output-format bencher`, or libtest with `--format json`. */
function libtestLine(raw) {
    if (raw.startsWith('{ "type": "'))
        return ofEvent(raw);
    if (!raw.startsWith("test "))
        return undefined;
    const line = raw.trimEnd();
    if (/^test result: \S+ \d+ passed; /.test(line) && line.includes(" measured;"))
        return { kind: "total" };
    const groups = libtest_lines_RESULT.exec(line)?.groups;
    if (groups !== undefined) {
        const { name = "", value = "", unit = "", rate, rateUnit } = groups;
        const given = rate === undefined || rateUnit === undefined ? undefined : { value: rate, unit: rateUnit };
        return { kind: "result", name: name.trim(), value, unit, ...(given ? { rate: given } : {}) };
    }
    const { how, name = "" } = libtest_lines_NOT_MEASURED.exec(line)?.groups ?? {};
    if (how === undefined)
        return undefined;
    return { kind: how === "FAILED" ? "failed" : "ignored", name: name.trim() };
}
function ofEvent(line) {
    const event = libtest_lines_parsed(line);
    if (event === undefined)
        return undefined;
    if (event.type === "suite")
        return { kind: "total" };
    const { name } = event;
    if (event.type === "bench") {
        const { median, mib_per_second } = event;
        // Whatever its name says, it is bytes per microsecond, as in the text.
        const rate = mib_per_second == null ? {} : { rate: { value: `${mib_per_second}`, unit: "MB/s" } };
        return { kind: "result", name, value: `${median}`, unit: "ns/iter", ...rate };
    }
    if (event.event === "ignored")
        return { kind: "ignored", name };
    return { kind: "failed", name, output: event.stdout?.trim() ?? "" };
}
function libtest_lines_parsed(line) {
    try {
        return libtest_lines_Event.safeParse(JSON.parse(line)).data;
    }
    catch {
        return undefined;
    }
}
function hasLibtestResult(lines) {
    return lines.some((line) => libtestLine(line)?.kind === "result");
}

;// CONCATENATED MODULE: ./lib/adapters/rust/cargo.js







// running 2 tests
// test tests::sum      ... bench:       1,204 ns/iter (+/- 37)
// test result: ok. 0 passed; 0 failed; 1 ignored; 1 measured; 0 filtered out; finished in 0.11s
// The value is the median. The number after +/- is the distance from the smallest to the largest
// sample after outliers were pulled in, which is no measure of spread that we know, so it is not kept.
const cargo = {
    name: "cargo",
    recognises(output) {
        const lines = someLines(output);
        if (hasLibtestResult(lines))
            return true;
        return lines.every(isLibtestLine) && lines.some((line) => libtestLine(line)?.kind === "total");
    },
    parse(output) {
        const libtest = output.kind === "file" ? readLibtest(eachLine(output.file)) : undefined;
        if (output.kind !== "file" || libtest === undefined) {
            throw unreadable(output, {
                expected: "the output of cargo bench",
                found: 'no line has a result such as "test tests::sum ... bench: 1,204 ns/iter (+/- 37)"',
            });
        }
        const criterion = criterionEntries(eachLine(output.file));
        return assemble({
            entries: [...libtest.entries, ...criterion.entries],
            failures: [...libtest.failures, ...criterion.failures],
            warnings: [...libtest.warnings, ...(libtest.failures.length === 0 ? criterion.warnings : [])],
        });
    },
};
/** Other bench programs run among libtest's totals, so a log without results is only cargo's if nothing else is in it. */
function isLibtestLine(line) {
    return /^(?:running \d+ tests?$|test |\{ "type": "(?:suite|test)|\s*(?:Compiling|Finished|Running|Doc-tests) |\s*$)/.test(line);
}
/** `undefined` when no line is a result or a total. */
function readLibtest(lines) {
    const results = [];
    const failures = [];
    const said = outputReader();
    const warnings = [];
    let target = "";
    let ignored = 0;
    let isLibtest = false;
    let number = 0;
    for (const line of lines) {
        number += 1;
        const found = libtestLine(line);
        said.read(line);
        if (found === undefined)
            target = benchTarget(line) ?? target;
        else if (found.kind === "ignored")
            ignored += 1;
        else if (found.kind === "failed")
            failures.push(found);
        else if (found.kind === "result" && readNumber(found.value) === undefined) {
            warnings.push(`Line ${number} has no number for "${found.name}" and is left out.`);
        }
        else if (found.kind === "result")
            results.push({ target, ...found });
        isLibtest ||= found?.kind === "result" || found?.kind === "total";
    }
    if (!isLibtest)
        return undefined;
    if (ignored > 0) {
        warnings.push(`cargo bench ignored ${ignored} of its entries: unit tests, or benchmarks marked #[ignore].`);
    }
    const nameOf = namesByTarget(results);
    return {
        entries: results.map((result) => ({ benchmark: nameOf(result), metrics: cargo_metricsOf(result) })),
        failures: failures.map(({ name, output = said.of(name) }) => failed(name, { message: "cargo bench reports that it failed.", output })),
        warnings,
    };
}
function cargo_metricsOf({ value, unit, rate }) {
    const own = cargo_metricOf(value, unit);
    return rate === undefined ? [own] : [own, cargo_metricOf(rate.value, rate.unit)];
}
/** A custom runner may print another unit, such as `cycles/iter` or `MS/s`. */
function cargo_metricOf(text, unit) {
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const number = readNumber(text) ?? Number.NaN;
    const value = kind === undefined ? number : (0,domain_unit/* inBaseUnit */.$)(number, kind);
    const better = kind?.better ?? (unit.endsWith("/s") ? "higher" : "lower");
    const ofCalls = kind?.base === "s" ? "time" : unit.replace(/\/iter$/, "");
    return {
        metric: better === "higher" ? "throughput" : ofCalls,
        unit: kind?.base ?? unit,
        better,
        rounds: [[value]],
        ...(kind?.base === "s" ? { summary: { median: value } } : {}),
    };
}
/** A panic may bring a trace of any length. */
const cargo_KEPT_LINES = 40;
/** Keeps the blocks that libtest prints at the end: `---- tests::broken stdout ----`, up to the next empty line. */
function outputReader() {
    const blocks = new Map();
    let open;
    return {
        read(line) {
            if (line.startsWith("---- ") && line.endsWith(" stdout ----")) {
                open = [];
                const name = line.slice("---- ".length, -" stdout ----".length);
                if (!blocks.has(name))
                    blocks.set(name, open);
            }
            else if (line.trim() !== "") {
                if (open !== undefined && open.length < cargo_KEPT_LINES)
                    open.push(line);
            }
            else if (open !== undefined && open.length > 0)
                open = undefined;
        },
        of: (name) => blocks.get(name)?.join("\n") ?? "",
    };
}

;// CONCATENATED MODULE: ./lib/adapters/rust/criterion-messages.js





// {"reason":"benchmark-complete","id":"copy/64","iteration_count":[3000,6000],"measured_values":[12345.6,24680.1],"unit":"ns",
//  "throughput":[{"per_iteration":64,"unit":"bytes"}],"typical":{"estimate":4.1,"lower_bound":4.0,"upper_bound":4.2,"unit":"ns"},…}
// A measured value is of all iterations of its sample. `cargo criterion --message-format=json`.
const Message = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    iteration_count: schemas/* array */.YOg(schemas/* number */.aig().positive()),
    measured_values: schemas/* array */.YOg(schemas/* number */.aig()),
    unit: schemas/* string */.YjP(),
    throughput: schemas/* array */.YOg(schemas/* object */.Ikc({ per_iteration: schemas/* number */.aig(), unit: schemas/* string */.YjP() })).nullish(),
})
    .refine(({ iteration_count, measured_values }) => iteration_count.length === measured_values.length, "expected as many measured_values as iteration_count");
const criterion_messages_format = {
    expected: "the messages of cargo-criterion",
    probe: having("id", "iteration_count", "measured_values").and(schemas/* object */.Ikc({ reason: schemas/* literal */.euz("benchmark-complete") })),
    schema: Message,
};
/** JSON lines of cargo-criterion, also among those of cargo itself. */
function holdsCriterionMessages(output) {
    return holdsJson(output, criterion_messages_format);
}
function readCriterionMessages(output) {
    return assemble({ entries: readJson(output, criterion_messages_format).map(criterion_messages_toEntry) });
}
function criterion_messages_toEntry({ id, iteration_count, measured_values, unit, throughput, }) {
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    const samples = measured_values.map((value, index) => {
        const each = value / (iteration_count[index] ?? 1);
        return kind === undefined ? each : (0,domain_unit/* inBaseUnit */.$)(each, kind);
    });
    const isTime = kind?.base === "s";
    // Another unit is that of a measurement of the user's own.
    const metric = isTime ? "time" : unit;
    const own = {
        metric,
        unit: kind?.base ?? unit,
        better: kind?.better ?? "lower",
        rounds: [samples],
    };
    const declared = throughput?.map(({ unit: what, per_iteration }) => [what, per_iteration]) ?? [];
    return { benchmark: id, metrics: [own, ...(isTime ? throughputs(declared, samples) : [])] };
}

;// CONCATENATED MODULE: ./lib/adapters/rust/criterion-tree.js





// target/criterion/<group>/<function>/<value>/new/
//   benchmark.json  {"full_id": "copy/64", "throughput": {"Bytes": 64}, …}
//   estimates.json  {"mean": {"point_estimate": 13.5, "confidence_interval": {…}}, "slope": {…} or null, "std_dev": {…}}   ns
//   sample.json     {"iters": [9134.0, …], "times": [123456.0, …]}   ns for all iterations of a sample
const criterion_tree_TREE = {
    marker: "**/new/estimates.json",
    files: ["**/new/benchmark.json", "**/new/estimates.json", "**/new/sample.json"],
};
const criterion_tree_Estimate = schemas/* object */.Ikc({
    point_estimate: schemas/* number */.aig(),
    confidence_interval: schemas/* object */.Ikc({ confidence_level: schemas/* number */.aig(), lower_bound: schemas/* number */.aig(), upper_bound: schemas/* number */.aig() })
        .nullish(),
});
/** Early versions began the names with a capital: `Mean`, `StdDev`. */
const Estimates = schemas/* preprocess */.vkY((value) => typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, estimate]) => [snakeCase(name), estimate]))
    : value, schemas/* object */.Ikc({ mean: criterion_tree_Estimate, median: criterion_tree_Estimate, slope: criterion_tree_Estimate.nullish(), std_dev: criterion_tree_Estimate }));
const criterion_tree_Description = schemas/* object */.Ikc({
    full_id: schemas/* string */.YjP(),
    throughput: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
});
/** Early versions wrote the two lists in an array. */
const Sample = schemas/* union */.KCZ([
    schemas/* object */.Ikc({ iters: schemas/* array */.YOg(schemas/* number */.aig()), times: schemas/* array */.YOg(schemas/* number */.aig()) }),
    schemas/* tuple */.PVZ([schemas/* array */.YOg(schemas/* number */.aig()), schemas/* array */.YOg(schemas/* number */.aig())]).transform(([iters, times]) => ({ iters, times })),
]);
const ESTIMATES = { expected: "an estimates.json of Criterion.rs", probe: Estimates, schema: Estimates };
const NANOSECONDS = (0,domain_unit/* unitKind */.p)("ns") ?? { base: "s", factor: 1e-9, better: "lower" };
/** A folder of Criterion.rs, or one of its `estimates.json`. */
function isCriterionTree(output) {
    if (output.kind === "file")
        return holdsJson(output, ESTIMATES);
    return output.files.some((file) => criterion_tree_fileName(file) === "estimates.json");
}
function readCriterionTree(output) {
    const files = output.kind === "file" ? [output.file] : output.files;
    const estimates = output.kind === "file" ? files : files.filter((file) => criterion_tree_fileName(file) === "estimates.json");
    const byPath = new Map(files.map((file) => [file.path, file]));
    return assemble({ entries: estimates.map((file) => readBenchmark(file, byPath)) });
}
function readBenchmark(file, byPath) {
    const folder = file.path.slice(0, file.path.length - criterion_tree_fileName(file).length);
    const beside = (name) => byPath.get(`${folder}${name}`);
    const estimates = readJsonFile(file, ESTIMATES);
    const descriptionFile = beside("benchmark.json");
    const sampleFile = beside("sample.json");
    const description = descriptionFile
        ? readJsonFile(descriptionFile, { expected: "a benchmark.json of Criterion.rs", schema: criterion_tree_Description })
        : undefined;
    const times = sampleFile ? timesPerIteration(sampleFile) : [];
    return {
        benchmark: description?.full_id ?? nameFromPath(file),
        metrics: [
            timeMetric(estimates, times),
            ...throughputMetrics(description?.throughput ?? {}, estimates, times),
        ],
    };
}
/** Seconds per iteration, one for each sample. */
function timesPerIteration(file) {
    const { iters, times } = readJsonFile(file, {
        expected: "a sample.json of Criterion.rs",
        schema: Sample.refine((sample) => sample.iters.length === sample.times.length && sample.iters.every((count) => count > 0), "expected as many times as counts of iterations, all above 0"),
    });
    return times.map((time, index) => (0,domain_unit/* inBaseUnit */.$)(time / (iters[index] ?? 1), NANOSECONDS));
}
function timeMetric(estimates, samples) {
    const metric = { metric: "time", unit: "s", better: "lower" };
    if (samples.length > 0)
        return { ...metric, rounds: [samples] };
    const { mean, median, std_dev } = estimates;
    const summary = summaryOf({
        mean: criterion_tree_seconds(mean),
        median: criterion_tree_seconds(median),
        standardDeviation: criterion_tree_seconds(std_dev),
        interval: criterion_tree_intervalOf(mean),
    });
    return { ...metric, rounds: [[typical(estimates)]], ...(summary ? { summary } : {}) };
}
/** What Criterion.rs itself prints: the slope where sampling was linear, else the mean. */
function typical({ slope, mean }) {
    return criterion_tree_seconds(slope ?? mean);
}
/** `{"Bytes": 64}`, or `{"ElementsAndBytes": {"elements": 3, "bytes": 192}}`: divided by the time. */
function throughputMetrics(throughput, estimates, samples) {
    const declared = Object.entries(throughput).flatMap(([what, amount]) => typeof amount === "object" && amount !== null ? Object.entries(amount) : [[what, amount]]);
    return throughputs(declared, samples.length > 0 ? samples : [typical(estimates)]);
}
function criterion_tree_intervalOf({ confidence_interval }) {
    if (!confidence_interval)
        return undefined;
    const { lower_bound, upper_bound, confidence_level } = confidence_interval;
    return {
        low: (0,domain_unit/* inBaseUnit */.$)(lower_bound, NANOSECONDS),
        high: (0,domain_unit/* inBaseUnit */.$)(upper_bound, NANOSECONDS),
        confidence: confidence_level,
    };
}
function criterion_tree_seconds({ point_estimate }) {
    return (0,domain_unit/* inBaseUnit */.$)(point_estimate, NANOSECONDS);
}
/** `copy/64/new/estimates.json` is of `copy/64`; a file alone is known by what is left of its path. */
function nameFromPath(file) {
    const folder = criterion_tree_folderOf(file).replace(/(?:^|\/)(?:new|base)$/, "");
    const benchmark = folder.replace(/^.*\bcriterion\//, "");
    return benchmark === "" || benchmark === "." ? criterion_tree_fileName(file).replace(/\.json$/, "") : benchmark;
}
function criterion_tree_folderOf({ path }) {
    return path.split("/").slice(0, -1).join("/");
}
function criterion_tree_fileName({ path }) {
    return path.split("/").at(-1) ?? path;
}
function snakeCase(name) {
    return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}

;// CONCATENATED MODULE: ./lib/adapters/rust/criterion.js







/**
 * Criterion.rs: the folder `target/criterion`, which has every sample, one of
 * its `estimates.json`, the messages of cargo-criterion, which have every sample
 * too, or what it prints, which has three numbers a benchmark.
 */
const criterion = {
    name: "criterion",
    tree: criterion_tree_TREE,
    recognises(output) {
        if (isCriterionTree(output) || holdsCriterionMessages(output))
            return true;
        const lines = someLines(output);
        // A log with both kinds of result is one of `cargo bench`, whose adapter reads both.
        return hasCriterionLine(lines) && !hasLibtestResult(lines);
    },
    parse(output) {
        if (isCriterionTree(output))
            return readCriterionTree(output);
        if (holdsCriterionMessages(output))
            return readCriterionMessages(output);
        const printed = output.kind === "file" ? criterionEntries(eachLine(output.file)) : undefined;
        if (printed !== undefined && printed.entries.length > 0)
            return assemble(printed);
        throw unreadable(output, {
            expected: "output of Criterion.rs",
            found: 'there is no line such as "name  time: [1.0 ns 1.1 ns 1.2 ns]", no message of cargo-criterion, and no new/estimates.json',
        });
    },
};

;// CONCATENATED MODULE: ./lib/adapters/rust/divan-amounts.js


const divan_amounts_COUNTED = { "char/s": "char", Hz: "cycle", "item/s": "item" };
const MULTIPLES = { "": 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };
/** `51.5 GB/s`, `1.517 Mitem/s`, `3.277 ns`; `undefined` for a cell that is none of these. */
function amountOf(cell) {
    const [text = "", unit = "", ...others] = cell.split(" ");
    const value = readNumber(text);
    if (value === undefined || others.length > 0)
        return undefined;
    const { prefix = "", counted } = /^(?<prefix>[KMGTP]?)(?<counted>char\/s|Hz|item\/s)$/.exec(unit)?.groups ?? {};
    if (counted !== undefined) {
        const rateOf = divan_amounts_COUNTED[counted === "char/s" || counted === "item/s" ? counted : "Hz"];
        return { value: value * (MULTIPLES[prefix] ?? 1), unit: "1/s", rateOf };
    }
    const kind = (0,domain_unit/* unitKind */.p)(unit);
    if (kind === undefined)
        return undefined;
    const amount = { value: (0,domain_unit/* inBaseUnit */.$)(value, kind), unit: kind.base };
    return kind.base === "B/s" ? { ...amount, rateOf: "byte" } : amount;
}

;// CONCATENATED MODULE: ./lib/adapters/rust/divan-table.js
// strings                 fastest       │ slowest       │ median        │ mean          │ samples │ iters
// ╰─ copies                             │               │               │               │         │
//    ├─ kilobytes         1.941 µs      │ 56.96 µs      │ 1.976 µs      │ 7.472 µs      │ 10      │ 10
//    │                    51.5 GB/s     │ 1.755 GB/s    │ 50.58 GB/s    │ 13.38 GB/s    │         │
//    ╰─ later             (ignored)     │               │               │               │         │
const divan_table_COLUMNS = ["slowest", "median", "mean", "samples", "iters"];
const BRANCHES = ["├─ ", "╰─ "];
const INDENTS = ["│  ", "   "];
function divanRow(line) {
    if (!line.includes("│") && !BRANCHES.some((branch) => line.includes(branch)))
        return undefined;
    let place = 0;
    while (INDENTS.includes(line.slice(place, place + 3)))
        place += 3;
    const isBranch = BRANCHES.includes(line.slice(place, place + 3));
    const cells = (isBranch ? line.slice(place + 3) : line).split("│");
    // A name may hold the line that parts the columns.
    const first = cells.slice(0, -divan_table_COLUMNS.length).join("│").trimEnd();
    const others = cells.slice(-divan_table_COLUMNS.length).map((cell) => cell.trim());
    const [slowest = "", median = "", mean = "", samples = ""] = others;
    if (isBranch) {
        const depth = place / 3 + 1;
        if (cells.length <= divan_table_COLUMNS.length)
            return begun(line.slice(place + 3), depth);
        if (others.some((cell) => cell !== "")) {
            const { name, value } = withoutValue(first);
            return { kind: "leaf", name, depth, cells: [value, slowest, median, mean, samples] };
        }
        if (!first.endsWith(" (ignored)"))
            return { kind: "parent", name: first, depth };
        return { kind: "ignored", name: first.slice(0, -" (ignored)".length).trimEnd(), depth };
    }
    if (cells.length <= divan_table_COLUMNS.length)
        return undefined;
    if (divan_table_COLUMNS.every((column, index) => others[index] === column)) {
        return { kind: "root", name: first.replace(/fastest$/, "").trimEnd() };
    }
    return { kind: "detail", cells: [first.replaceAll("│", " ").trim(), slowest, median, mean, samples] };
}
/** A name is padded by two spaces at the least; without them it may be cut off. */
function begun(text, depth) {
    const end = text.indexOf("  ");
    return end <= 0 ? undefined : { kind: "begun", name: text.slice(0, end), depth };
}
/** `kilobytes         1.941 µs`: a value has one space before its unit. */
function withoutValue(first) {
    const beforeUnit = first.lastIndexOf(" ");
    const beforeNumber = first.lastIndexOf(" ", beforeUnit - 1);
    return { name: first.slice(0, Math.max(0, beforeNumber)).trimEnd(), value: first.slice(beforeNumber + 1) };
}

;// CONCATENATED MODULE: ./lib/adapters/rust/divan.js





/**
 * divan's table. The value is the median, as with libtest: the mean has the
 * first samples in it, which divan does not warm up.
 */
const divan = {
    name: "divan",
    recognises: (output) => someLines(output).some((line) => divanRow(line)?.kind === "root"),
    parse(output) {
        const read = output.kind === "file" ? divan_readTable(eachLine(output.file)) : undefined;
        if (read === undefined) {
            throw unreadable(output, {
                expected: "the table of divan",
                found: 'no line has the columns "fastest │ slowest │ median │ mean │ samples │ iters"',
            });
        }
        return assemble(read);
    },
};
/** `undefined` when there is no header line. */
function divan_readTable(lines) {
    const entries = [];
    const failures = [];
    const warnings = [];
    /** The names of a line's parents, the outermost first. */
    let path = [];
    let details;
    for (const line of lines) {
        const row = divanRow(line);
        if (row?.kind === "root")
            path = [row.name];
        if (row === undefined || row.kind === "root" || path.length === 0) {
            details = undefined;
            continue;
        }
        if (row.kind === "detail") {
            details?.push(row.cells);
            continue;
        }
        path = [...path.slice(0, row.depth), row.name];
        const name = path.join("::");
        details = row.kind === "leaf" ? [] : undefined;
        if (row.kind === "leaf")
            entries.push({ name, time: row.cells, details: details ?? [] });
        if (row.kind === "ignored")
            warnings.push(`divan ignored the benchmark "${name}".`);
        if (row.kind === "begun") {
            failures.push(failed(name, { message: "divan began this benchmark and printed no result for it." }));
        }
    }
    if (path.length === 0)
        return undefined;
    return {
        entries: entries.map(({ name, time, details }) => divan_entryOf(name, time, details)),
        failures,
        warnings,
    };
}
function divan_entryOf(benchmark, time, details) {
    const threads = /::t=(?<threads>\d+)$/.exec(benchmark)?.groups?.["threads"];
    return {
        benchmark,
        metrics: [divan_timeOf(time), ...divan_countersOf(details), ...allocationsOf(details)],
        ...(threads === undefined ? {} : { parameters: { threads: Number(threads) } }),
    };
}
function divan_timeOf([fastest, slowest, median, mean, samples]) {
    const [min, max, middle, average] = [fastest, slowest, median, mean].map(divan_secondsOf);
    const metric = { metric: "time", unit: "s", better: "lower" };
    // Where one is no time, a cut-off name may have shifted the columns.
    if (middle === undefined || [min, max, average].includes(undefined)) {
        return { ...metric, rounds: [[Number.NaN]] };
    }
    const summary = summaryOf({ mean: average, median: middle, min, max, count: readNumber(samples) });
    return { ...metric, rounds: [[middle]], summary: summary ?? {} };
}
function divan_secondsOf(cell) {
    const amount = amountOf(cell);
    return amount?.unit === "s" ? amount.value : undefined;
}
/** Rates of what the benchmark declares: bytes, characters, cycles, items, in this order. */
function divan_countersOf(details) {
    const rates = details.flatMap(([fastest, slowest, median, mean]) => {
        const [max, min, middle, average] = [fastest, slowest, median, mean].map(amountOf);
        if (middle === undefined || middle.rateOf === undefined)
            return [];
        const summary = { mean: average?.value, median: middle.value, min: min?.value, max: max?.value };
        return [
            {
                metric: `${middle.rateOf}-throughput`,
                unit: middle.unit,
                better: "higher",
                rounds: [[middle.value]],
                summary: summaryOf(summary) ?? {},
            },
        ];
    });
    const [first, ...others] = rates;
    return first === undefined ? [] : [{ ...first, metric: "throughput" }, ...others];
}
/** Names for the number and the bytes in the two lines below `alloc:` and the like. */
const ALLOCATIONS = new Map(Object.entries({
    "max alloc:": ["max-allocs", "peak-memory"],
    "alloc:": ["allocs-per-op", "bytes-per-op"],
    "dealloc:": ["deallocs-per-op", "dealloc-bytes-per-op"],
    "grow:": ["grows-per-op", "grow-bytes-per-op"],
    "shrink:": ["shrinks-per-op", "shrink-bytes-per-op"],
}));
function allocationsOf(details) {
    return details.flatMap(([title], index) => {
        const [count = "", bytes = ""] = ALLOCATIONS.get(title) ?? [];
        return [
            ...allocationOf(details[index + 1], { metric: count, unit: "count" }),
            ...allocationOf(details[index + 2], { metric: bytes, unit: "B" }),
        ];
    });
}
/** The columns belong to the fastest sample, the slowest and so on, so the first two are no bounds. */
function allocationOf(cells, { metric, unit }) {
    const [median, mean] = [cells?.[2], cells?.[3]].map((cell = "") => {
        const amount = amountOf(unit === "count" ? `${cell} count` : cell);
        return amount?.unit === unit ? amount.value : undefined;
    });
    if (metric === "" || median === undefined)
        return [];
    return [{ metric, unit, better: "lower", rounds: [[median]], summary: summaryOf({ mean, median }) ?? {} }];
}

;// CONCATENATED MODULE: ./lib/adapters/rust/gungraun-lines.js

const BENCHMARK = /^(?<path>[\p{L}\p{N}_]+(?:::[\p{L}\p{N}_]+){2,})(?: (?<id>[\p{L}\p{N}_]*)(?::(?<description>.*))?)?$/u;
const TOOL = /^(?: {2}|\|)=======+ (?<tool>[A-Z]+)(?: =*)?$/;
const gungraun_lines_SECTION = /^(?: {2}|\|-)(?<what>Comparison with |## Total$|## )/;
const gungraun_lines_NUMBERS = /^ *(?<own>[\d.]+|N\/A) *(?<right>[|(].*)?$/;
/** Lines that look like numbers when a baseline has such a name. */
const gungraun_lines_NO_METRICS = new Set(["Baselines", "Command", "Details"]);
function gungraunLine(raw) {
    const line = raw.trimEnd();
    const { path, id = "", description } = BENCHMARK.exec(line)?.groups ?? {};
    if (path !== undefined) {
        const name = id === "" ? path : `${path} ${id}`;
        return { kind: "benchmark", name, ...(description ? { description } : {}) };
    }
    if (!line.startsWith("  ") && !line.startsWith("|"))
        return undefined;
    const { tool } = TOOL.exec(line)?.groups ?? {};
    if (tool !== undefined)
        return { kind: "tool", tool };
    const { what } = gungraun_lines_SECTION.exec(line)?.groups ?? {};
    if (what !== undefined) {
        return { kind: what.startsWith("Comp") ? "comparison" : what === "## " ? "part" : "total" };
    }
    return numbersOf(line);
}
function numbersOf(line) {
    const colon = line.indexOf(":");
    const { name, unit } = gungraun_lines_withoutUnit(line.slice(2, Math.max(2, colon)));
    if (/^\s/.test(name) || gungraun_lines_NO_METRICS.has(name))
        return undefined;
    if (colon === line.length - 1)
        return { kind: "name", name, ...(unit ? { unit } : {}) };
    const { own, right = "" } = gungraun_lines_NUMBERS.exec(line.slice(Math.max(2, colon + 1)))?.groups ?? {};
    if (own === undefined || !(right.startsWith("|") || isOld(name, line.length - right.length)))
        return undefined;
    const value = readNumber(own);
    return { kind: "value", name, ...(unit ? { unit } : {}), ...(value === undefined ? {} : { value }) };
}
/** `task-clock/u [ms]`: numbers of perf have units. */
function gungraun_lines_withoutUnit(name) {
    const bracket = name.endsWith("]") ? name.lastIndexOf(" [") : -1;
    return bracket < 0 ? { name } : { name: name.slice(0, bracket), unit: name.slice(bracket + 2, -1) };
}
/**
 * Before Iai-Callgrind 0.10 there was no run before on the right, at most the
 * change in brackets. Numbers were padded to a column, so a cut one is shorter.
 */
function isOld(name, width) {
    return OLD_NAMES.has(name) && width >= 35;
}
const OLD_NAMES = new Set([
    "Instructions",
    "L1 Hits",
    "L1 Data Hits",
    "L2 Hits",
    "RAM Hits",
    "Total read+write",
    "Estimated Cycles",
]);

;// CONCATENATED MODULE: ./lib/adapters/rust/gungraun-metrics.js

/** Names in JSON that are not the printed ones with capitals for spaces, and older printed ones. */
const PRINTED = new Map(Object.entries({
    Ir: "Instructions",
    L1hits: "L1 Hits",
    LLhits: "LL Hits",
    "L2 Hits": "LL Hits",
    TotalRW: "Total read+write",
    LLMissRate: "LL Miss Rate",
    LLHitRate: "LL Hit Rate",
    AtTGmaxBytes: "At t-gmax bytes",
    AtTGmaxBlocks: "At t-gmax blocks",
    AtTEndBytes: "At t-end bytes",
    AtTEndBlocks: "At t-end blocks",
}));
/** These measure the same events. */
const PROFILERS = new Set(["callgrind", "cachegrind", "perf"]);
/**
 * Metrics of one benchmark. Those of the first profiler have plain names, as
 * `instructions`; those of other tools are named after them, as `dhat-total-bytes`.
 */
function gungraunMetrics(values) {
    const main = values.map(({ tool }) => tool.toLowerCase()).find((tool) => PROFILERS.has(tool));
    const metrics = new Map();
    for (const { tool, name, value, unit } of values) {
        const own = gungraun_metrics_nameOf(name);
        const metric = tool.toLowerCase() === main ? own : `${tool.toLowerCase()}-${own}`;
        metrics.set(metric, { metric, ...gungraun_metrics_amountOf(own, value, unit) });
    }
    return [...metrics.values()];
}
function gungraun_metrics_nameOf(given) {
    return (PRINTED.get(given) ?? given)
        .replace(/(?<=[a-z\d])(?=[A-Z])/g, "-")
        .replace(/[^A-Za-z\d]+/g, "-")
        .toLowerCase();
}
/**
 * Rates are percentages of all accesses, so more hits of a slower cache are no
 * gain. The time of system calls has the unit that Callgrind was told, which is
 * not written.
 */
function gungraun_metrics_amountOf(name, value, unit) {
    if (unit !== undefined) {
        const kind = (0,domain_unit/* unitKind */.p)(unit);
        const rounds = [[kind === undefined ? value : (0,domain_unit/* inBaseUnit */.$)(value, kind)]];
        return { unit: kind?.base ?? unit, better: kind?.better ?? "lower", rounds };
    }
    if (name.endsWith("-rate")) {
        const better = name === "l1-hit-rate" ? "higher" : "lower";
        return { unit: "ratio", better, rounds: [[value / 100]] };
    }
    return { unit: name.endsWith("-bytes") ? "B" : "count", better: "lower", rounds: [[value]] };
}

;// CONCATENATED MODULE: ./lib/adapters/rust/gungraun-summaries.js



// {"version": "7", "module_path": "sums::sums::sum", "id": "short", "description": "(10)", "profiles": [{"tool": "Callgrind",
//   "data": {"total": {"metrics": {"Ir": {"values": {"new": 131, "old": 104}}, …}}}}]}
// Version 6 says the same as
//   "summaries": {"total": {"summary": {"Callgrind": {"Ir": {"metrics": {"Both": [{"Int": 131}, {"Int": 104}]}}, …}}}}
const Number6 = schemas/* union */.KCZ([schemas/* object */.Ikc({ Int: schemas/* number */.aig() }), schemas/* object */.Ikc({ Float: schemas/* number */.aig().nullable() })]);
const Metric6 = schemas/* object */.Ikc({
    metrics: schemas/* union */.KCZ([
        schemas/* object */.Ikc({ Left: Number6 }),
        schemas/* object */.Ikc({ Both: schemas/* tuple */.PVZ([Number6, Number6]) }),
        schemas/* object */.Ikc({ Right: Number6 }),
    ]),
});
/** Version 6: the tool's own values by their name. Tools without numbers have the text "None". */
const Profile6 = schemas/* object */.Ikc({
    tool: schemas/* string */.YjP(),
    summaries: schemas/* object */.Ikc({
        total: schemas/* object */.Ikc({
            summary: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), Metric6))]),
        }),
    }),
});
/** A number, or one of perf with its statistics. */
const Number7 = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* object */.Ikc({ value: schemas/* number */.aig(), unit: schemas/* string */.YjP().nullish() }), schemas/* null */.chJ()]);
const Metrics7 = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ values: schemas/* object */.Ikc({ new: Number7.optional() }) }));
const Profile7 = schemas/* object */.Ikc({
    tool: schemas/* string */.YjP(),
    data: schemas/* object */.Ikc({ total: schemas/* object */.Ikc({ metrics: Metrics7 }), parts: schemas/* array */.YOg(schemas/* object */.Ikc({ metrics: Metrics7 })) }),
});
const Summary = schemas/* object */.Ikc({
    module_path: schemas/* string */.YjP(),
    id: schemas/* string */.YjP().nullish(),
    details: schemas/* string */.YjP().nullish(),
    description: schemas/* string */.YjP().nullish(),
    profiles: schemas/* array */.YOg(schemas/* union */.KCZ([Profile6, Profile7])),
});
const gungraun_summaries_format = {
    expected: "a summary of Gungraun",
    probe: having("module_path", "function_name", "profiles", "benchmark_exe"),
    schema: Summary,
};
/** Summaries that Gungraun or Iai-Callgrind print with `--output-format=json`, or save. */
function holdsGungraunSummaries(output) {
    return holdsJson(output, gungraun_summaries_format);
}
function readGungraunSummaries(output) {
    const entries = [];
    const warnings = [];
    for (const summary of readJson(output, gungraun_summaries_format)) {
        const { module_path, id, details, description } = summary;
        const benchmark = id ? `${module_path} ${id}` : module_path;
        const values = summary.profiles.flatMap(gungraun_summaries_valuesOf);
        const given = description ?? details;
        if (values.length === 0)
            warnings.push(`Gungraun reports no number of this run for "${benchmark}".`);
        else {
            const parameters = given ? { parameters: { arguments: given } } : {};
            entries.push({ benchmark, metrics: gungraunMetrics(values), ...parameters });
        }
    }
    return { entries, warnings };
}
function gungraun_summaries_valuesOf(profile) {
    const { tool } = profile;
    const values = "data" in profile ? valuesOf7(profile.data) : valuesOf6(profile.summaries.total.summary);
    return values.map((value) => ({ tool, ...value }));
}
function valuesOf6(summary) {
    if (typeof summary === "string")
        return [];
    return Object.values(summary).flatMap((metrics) => Object.entries(metrics).flatMap(([name, { metrics: sides }]) => {
        if ("Right" in sides)
            return [];
        const own = "Left" in sides ? sides.Left : sides.Both[0];
        const value = "Int" in own ? own.Int : own.Float;
        return value === null ? [] : [{ name, value }];
    }));
}
/** Perf has no total; its numbers are those of the only part, if there is one only. */
function valuesOf7({ total, parts }) {
    const [only, ...others] = parts;
    const isTotal = Object.keys(total.metrics).length > 0 || others.length > 0;
    const metrics = isTotal ? total.metrics : (only?.metrics ?? {});
    return Object.entries(metrics).flatMap(([name, { values }]) => {
        const own = values.new ?? undefined;
        if (own === undefined)
            return [];
        if (typeof own === "number")
            return [{ name, value: own }];
        return [{ name, value: own.value, ...(own.unit ? { unit: own.unit } : {}) }];
    });
}

;// CONCATENATED MODULE: ./lib/adapters/rust/gungraun-text.js



/** A panic may bring a trace of any length. */
const gungraun_text_KEPT_LINES = 20;
function readGungraunText(lines) {
    const entries = [];
    const failures = [];
    const warnings = [];
    let open;
    for (const raw of lines) {
        const line = gungraunLine(raw);
        if (line?.kind === "benchmark") {
            close();
            open = begin(line);
        }
        else if (open !== undefined) {
            if (open.output.length < gungraun_text_KEPT_LINES)
                open.output.push(raw.trimEnd());
            if (line !== undefined)
                add(open, line);
        }
    }
    close();
    return { entries, failures, warnings };
    function close() {
        if (open === undefined)
            return;
        const { name, description, values, output } = open;
        if (open.hasPartsOnly) {
            warnings.push(`"${name}" ran in several processes, whose numbers have no total; they are left out.`);
        }
        if (values.length > 0) {
            const parameters = description === undefined ? {} : { parameters: { arguments: description } };
            entries.push({ benchmark: name, metrics: gungraunMetrics(values), ...parameters });
        }
        else if (open.isReported) {
            warnings.push(`Gungraun reports no number of this run for "${name}".`);
        }
        else if (output.length > 0) {
            // Where nothing follows, not even the end of the line, the name itself may be cut off.
            const message = "Gungraun began this benchmark and printed no result for it.";
            failures.push(failed(name, { message, output: output.join("\n").trim() }));
        }
    }
}
function begin({ name, description }) {
    return {
        name,
        ...(description === undefined ? {} : { description }),
        values: [],
        // With one tool only it is not named, unless it is another one.
        tool: "Callgrind",
        isAside: false,
        isReported: false,
        hasPartsOnly: false,
        nameBefore: undefined,
        output: [],
    };
}
function add(open, line) {
    open.isReported = true;
    if (line.kind === "tool") {
        open.tool = line.tool;
        open.isAside = false;
    }
    else if (line.kind === "comparison" || line.kind === "part") {
        open.isAside = true;
        if (line.kind === "part")
            open.hasPartsOnly = true;
    }
    else if (line.kind === "total") {
        open.isAside = false;
        open.hasPartsOnly = false;
    }
    else if (line.kind === "value" && line.value !== undefined && !open.isAside) {
        const named = line.name === "" ? open.nameBefore : line;
        if (named !== undefined) {
            const { name, unit } = named;
            open.values.push({ tool: open.tool, name, value: line.value, ...(unit ? { unit } : {}) });
        }
    }
    open.nameBefore = line.kind === "name" ? line : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/rust/gungraun.js






/**
 * Gungraun, which was Iai-Callgrind before: what it prints as text or JSON,
 * and the folder of summaries that it saves with `--save-summary`.
 */
const gungraun = {
    name: "gungraun",
    tree: { marker: "**/summary.json", files: ["**/summary.json"] },
    recognises(output) {
        if (output.kind === "tree")
            return summaries(output).some((file) => holdsGungraunSummaries(file));
        return holdsGungraunSummaries(output) || isText(someLines(output));
    },
    parse(output) {
        if (output.kind === "tree")
            return readTree(output);
        const text = readGungraunText(eachLine(output.file));
        if (holdsGungraunSummaries(output)) {
            const { entries, warnings } = readGungraunSummaries(output);
            return assemble({ entries, failures: text.failures, warnings });
        }
        if (text.entries.length > 0 || isText(someLines(output)))
            return assemble(text);
        throw unreadable(output, {
            expected: "output of Gungraun or Iai-Callgrind",
            found: 'there is no line such as "  Instructions:  1734|1650  (+5.09090%)" and no JSON summary',
        });
    },
};
/** The name of a benchmark, and on a later line a number and its change from the run before. */
function isText(lines) {
    const begin = lines.findIndex((line) => gungraunLine(line)?.kind === "benchmark");
    return begin >= 0 && lines.some((line, index) => index > begin && isResult(line));
}
function isResult(line) {
    return (gungraunLine(line)?.kind === "value" && /\|(?:N\/A|[\d.]+) +\(|^ {2}(?:L1|L2|RAM)[\w ]* Hits: /.test(line));
}
function readTree(output) {
    const read = summaries(output).filter(holdsGungraunSummaries).map(readGungraunSummaries);
    if (read.length === 0) {
        throw unreadable(output, {
            expected: "a folder of Gungraun",
            found: "there is no summary.json of a benchmark",
        });
    }
    return assemble({
        entries: read.flatMap(({ entries }) => entries),
        warnings: read.flatMap(({ warnings }) => warnings),
    });
}
function summaries(output) {
    const files = output.kind === "tree" ? output.files : [output.file];
    return files
        .filter(({ path }) => /(?:^|\/)summary\.json$/.test(path))
        .map((file) => ({ kind: "file", file }));
}

;// CONCATENATED MODULE: ./lib/adapters/rust/iai.js




// text_of_1000
//   Instructions:              251787 (No change)
//   L1 Accesses:               347368 (+1.139138%)
//   L2 Accesses:                   14
//   RAM Accesses:                  79
//   Estimated Cycles:          350203
// From Cachegrind; the change is the one to the run before.
const COUNT = /^(?<whole> {2}(?<name>[A-Z][\w ]*): +(?<value>\d+))(?: \([^()]*\))?$/;
/** iai pads numbers to this column, so a shorter line was cut off. */
const WIDTH = 35;
/** Lines in this order make up one result. */
const iai_METRICS = ["Instructions", "L1 Accesses", "L2 Accesses", "RAM Accesses", "Estimated Cycles"];
/** iai: instructions, accesses to caches, and the cycles that it estimates from them. */
const iai = {
    name: "iai",
    recognises: (output) => someLines(output).some((line) => countOf(line)?.name === "L1 Accesses"),
    parse(output) {
        const read = output.kind === "file" ? iai_readResults(eachLine(output.file)) : undefined;
        if (read === undefined || (read.results.length === 0 && read.begun.length === 0)) {
            throw unreadable(output, {
                expected: "the output of iai",
                found: 'no line has a result such as "  L1 Accesses:  2364" below the name of a benchmark',
            });
        }
        const nameOf = namesByTarget([...read.results, ...read.begun]);
        return assemble({
            entries: read.results.map((result) => ({ benchmark: nameOf(result), metrics: result.metrics })),
            failures: read.begun.map((one) => {
                return failed(nameOf(one), {
                    message: "iai began this benchmark and did not print all of its result.",
                });
            }),
        });
    },
};
function iai_readResults(lines) {
    const results = [];
    const begun = [];
    let target = "";
    let before = "";
    let open;
    for (const line of lines) {
        const count = countOf(line);
        target = benchTarget(line) ?? target;
        if (count?.name === iai_METRICS[0] && before !== "") {
            if (open !== undefined)
                begun.push(open);
            open = { target, name: before.trim(), metrics: [] };
        }
        if (open !== undefined && count !== undefined && count.name === iai_METRICS[open.metrics.length]) {
            open.metrics.push({ metric: count.metric, unit: "count", better: "lower", rounds: [[count.value]] });
        }
        if (open?.metrics.length === iai_METRICS.length) {
            results.push(open);
            open = undefined;
        }
        if (line.trim() !== "")
            before = line;
    }
    if (open !== undefined)
        begun.push(open);
    return { results, begun };
}
function countOf(line) {
    const { whole = "", name = "", value = "" } = COUNT.exec(line.trimEnd())?.groups ?? {};
    const number = readNumber(value);
    if (!iai_METRICS.includes(name) || whole.length < WIDTH || number === undefined)
        return undefined;
    return { name, metric: name.toLowerCase().replaceAll(" ", "-"), value: number };
}

;// CONCATENATED MODULE: ./lib/adapters/system/hyperfine.js





// {"results": [{"command": "sleep 0.1", "mean": 0.107, "user": 0.0007, "times": [0.105, 0.107], "exit_codes": [0, 0]}]}
// Seconds and bytes. `hyperfine --export-json`.
const hyperfine_Amount = schemas/* number */.aig().nullish();
const hyperfine_Result = schemas/* object */.Ikc({
    command: schemas/* string */.YjP(),
    mean: schemas/* number */.aig(),
    stddev: hyperfine_Amount,
    median: hyperfine_Amount,
    user: hyperfine_Amount,
    system: hyperfine_Amount,
    min: hyperfine_Amount,
    max: hyperfine_Amount,
    times: schemas/* array */.YOg(schemas/* number */.aig()).nullish(),
    memory_usage_byte: schemas/* array */.YOg(schemas/* number */.aig()).nullish(),
    exit_codes: schemas/* array */.YOg(schemas/* number */.aig().nullable()).nullish(),
    parameters: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])).nullish(),
});
const hyperfine_format = {
    expected: "a JSON export of hyperfine",
    probe: schemas/* object */.Ikc({ results: listOf(having("command", "mean", "user", "system")) }),
    schema: schemas/* object */.Ikc({ results: schemas/* array */.YOg(hyperfine_Result) }),
};
// command,mean,stddev,median,user,system,min,max,parameter_n          `hyperfine --export-csv`, without the times
const hyperfine_table = {
    expected: "a CSV export of hyperfine",
    columns: ["command", "mean", "stddev", "median", "user", "system", "min", "max"],
};
const hyperfine = {
    name: "hyperfine",
    recognises: (output) => holdsJson(output, hyperfine_format) || holdsTable(output, hyperfine_table),
    parse(output) {
        const isJson = holdsJson(output, hyperfine_format) || !holdsTable(output, hyperfine_table);
        const { results, warnings } = isJson
            ? { results: readJson(output, hyperfine_format).flatMap((file) => file.results), warnings: [] }
            : resultsOfTable(output);
        const ambiguous = sharedNames(results);
        return assemble({
            entries: results.map((result) => hyperfine_toEntry(result, ambiguous)),
            warnings: [...warnings, ...warningsOf(results)],
        });
    },
};
function resultsOfTable(output) {
    const { rows, warnings } = readTable(output, hyperfine_table);
    const results = rows.map((row) => {
        // An empty cell is what JSON has as null.
        const number = (column) => row[column] === "" ? null : (readNumber(row[column] ?? "") ?? Number.NaN);
        const parameters = Object.entries(row).flatMap(([column, value]) => column.startsWith(PARAMETER) ? [[column.slice(PARAMETER.length), value]] : []);
        return {
            command: row["command"] ?? "",
            mean: number("mean") ?? Number.NaN,
            stddev: number("stddev"),
            median: number("median"),
            user: number("user"),
            system: number("system"),
            min: number("min"),
            max: number("max"),
            ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
        };
    });
    return { results, warnings };
}
const PARAMETER = "parameter_";
function hyperfine_toEntry(result, ambiguous) {
    const { command, parameters } = result;
    const written = hyperfine_textOf(parameters);
    return {
        benchmark: ambiguous.has(command) && written !== "" ? `${command} (${written})` : command,
        ...(parameters ? { parameters } : {}),
        metrics: [time(result), ...processorTime(result), ...hyperfine_peakMemory(result)],
    };
}
/** Commands differ by their parameters, but a `--command-name` may hide that: names of several such. */
function sharedNames(results) {
    const seen = new Map();
    const shared = new Set();
    for (const { command, parameters } of results) {
        const written = hyperfine_textOf(parameters);
        if ((seen.get(command) ?? written) !== written)
            shared.add(command);
        seen.set(command, written);
    }
    return shared;
}
function hyperfine_textOf(parameters) {
    return Object.entries(parameters ?? {})
        .map(([name, value]) => `${name}=${value}`)
        .join(", ");
}
/** Each time is one launch of the command, so each is a round of its own. */
function time({ times, mean, median, stddev, min, max }) {
    const metric = { metric: "time", unit: "s", better: "lower" };
    if (times?.length)
        return { ...metric, rounds: times.map((seconds) => [seconds]) };
    const summary = summaryOf({ mean, median, standardDeviation: stddev, min, max });
    return { ...metric, rounds: [[mean]], ...(summary ? { summary } : {}) };
}
/** User and system time are only there as means over the runs. */
function processorTime({ user, system, times }) {
    if (user == null || system == null)
        return [];
    const mean = user + system;
    const summary = summaryOf({ mean, count: times?.length }) ?? {};
    return [{ metric: "cpu-time", unit: "s", better: "lower", rounds: [[mean]], summary }];
}
function hyperfine_peakMemory({ memory_usage_byte }) {
    if (!memory_usage_byte?.length)
        return [];
    const rounds = memory_usage_byte.map((bytes) => [bytes]);
    return [{ metric: "peak-memory", unit: "B", better: "lower", rounds }];
}
function warningsOf(results) {
    return results.flatMap(({ command, exit_codes }) => {
        const failures = exit_codes?.filter((code) => code !== 0).length ?? 0;
        if (failures === 0)
            return [];
        return `${failures} of ${exit_codes?.length} runs of "${command}" ended with an exit code other than 0; their times are kept, as hyperfine was told to ignore that.`;
    });
}

;// CONCATENATED MODULE: ./lib/adapters/system/perf-stat-lines.js

//  Performance counter stats for 'gzip -c /bin/bash' (3 runs):
//
//              81.60 msec task-clock        #    0.233 CPUs utilized            ( +-  1.76% )
//      1,312,687      context-switches      #   19.623 K/sec
//    <not supported>      cycles
//             0.3499 +- 0.0785 seconds time elapsed  ( +- 22.44% )
// Under -p and -t: Performance counter stats for process id '1234':
const perf_stat_lines_HEADING = /^ ?Performance counter stats for (?<attached>(?:process|thread) id )?'(?<command>.*)'(?: \((?<runs>\d+) runs\))?:$/;
const ERROR = /\( ?\+- *(?<percent>[\d.,]+)% \)/;
const NOT_COUNTED = /^<not (?:supported|counted)>$/;
// 0.95,msec,task-clock,3.68%,949155,100.00,0.018,CPUs utilized      under -x, and with another separator under -x';'
// <not supported>,,cycles,0,100.00,,
const perf_stat_lines_CSV = /^(?<value>[\d.,]+|<not (?:supported|counted)>)(?<separator>[,;|\t])(?<unit>[A-Za-z]*)\k<separator>(?<event>[A-Za-z][^,;|\t]*)\k<separator>(?:(?<error>[\d.,]+)%\k<separator>)?\d+\k<separator>\d+[.,]\d\d(?:\k<separator>|$)/;
// The same after the seconds of -I: no rounds of a benchmark.
const CSV_INTERVAL = /^ *\d+\.\d{9}[,;|\t](?:[\d.,]+|<not (?:supported|counted)>)[,;|\t][A-Za-z]*[,;|\t][A-Za-z]/;
function holdsCounters(lines) {
    return lines.some((line) => perf_stat_lines_HEADING.test(line) || perf_stat_lines_CSV.test(line) || CSV_INTERVAL.test(line));
}
/** The reports below their headings. */
function printedReports(lines) {
    const starts = lines.flatMap((line, index) => (perf_stat_lines_HEADING.test(line) ? [index] : []));
    return starts.flatMap((start, number) => {
        const { attached = "", command = "", runs } = perf_stat_lines_HEADING.exec(lines[start] ?? "")?.groups ?? {};
        const counters = printedCounters(lines.slice(start + 1, starts[number + 1]));
        if (counters.length === 0)
            return [];
        return {
            command: `${attached}${command}`,
            counters,
            ...(runs === undefined ? {} : { runs: Number(runs) }),
        };
    });
}
/** Up to the elapsed time, which ends what is counted. */
function printedCounters(lines) {
    const end = lines.findIndex((line) => line.includes(" seconds time elapsed"));
    const cells = lines.slice(0, end < 0 ? lines.length : end + 1).map((line) => {
        const [left = ""] = line.split(/ # | \(/, 1);
        return { words: left.trim().split(/ +/), percent: ERROR.exec(line)?.groups?.["percent"] };
    });
    const mark = decimalMarkOf(cells.map(({ words: [value = ""] }) => value));
    return cells.flatMap(({ words, percent }) => {
        const [value = "", second = "", ...rest] = words;
        const error = percent === undefined ? undefined : readNumber(percent, mark);
        const spread = error === undefined ? {} : { error: error / 100 };
        if (value === "<not" && NOT_COUNTED.test(`${value} ${second}`)) {
            return rest[0] === undefined ? [] : [{ event: rest[0], unit: "", value: undefined }];
        }
        const number = readNumber(value, mark);
        if (number === undefined || second === "")
            return [];
        const isElapsed = words.slice(-3).join(" ") === "seconds time elapsed";
        if (isElapsed)
            return [{ event: "time elapsed", unit: "seconds", value: number, ...spread }];
        const [event] = rest;
        // Earlier versions wrote the unit of the clock behind it, which is cut off at its bracket.
        if (event === undefined) {
            return [{ event: second, unit: second.endsWith("-clock") ? "msec" : "", value: number, ...spread }];
        }
        return rest.length === 1 ? [{ event, unit: second, value: number, ...spread }] : [];
    });
}
/** Of intervals only that there are some: an event without a name. */
function csvCounters(lines) {
    const rows = lines.flatMap((line) => {
        const groups = perf_stat_lines_CSV.exec(line)?.groups;
        return groups === undefined ? [] : [groups];
    });
    const mark = decimalMarkOf(rows.map(({ value = "" }) => value));
    const intervals = lines.some((line) => CSV_INTERVAL.test(line));
    const counters = rows.map(({ value = "", unit = "", event = "", error }) => {
        const percent = error === undefined ? undefined : readNumber(error, mark);
        return {
            event,
            unit,
            value: readNumber(value, mark),
            ...(percent === undefined ? {} : { error: percent / 100 }),
        };
    });
    return intervals ? [...counters, { event: "", unit: "", value: undefined }] : counters;
}

;// CONCATENATED MODULE: ./lib/adapters/system/perf-stat.js








// {"counter-value" : "0.631248", "unit" : "msec", "event" : "task-clock", "event-runtime" : 631248, "pcnt-running" : 100.00, …}
//   perf stat -j, one line for each event, with "variance" in percent under -r
const perf_stat_format = {
    expected: "the output of perf stat -j",
    probe: having("counter-value", "event"),
    schema: schemas/* object */.Ikc({
        "counter-value": schemas/* string */.YjP(),
        unit: schemas/* string */.YjP().nullish(),
        event: schemas/* string */.YjP(),
        variance: schemas/* number */.aig().nullish(),
        interval: schemas/* number */.aig().nullish(),
    }),
};
const perfStat = {
    name: "perf-stat",
    recognises: (output) => holdsJson(output, perf_stat_format) || holdsCounters(someLines(output)),
    parse(output) {
        const reports = holdsJson(output, perf_stat_format) ? launchesOf(jsonCounters(output)) : printed(output);
        const unknown = reports.flatMap(({ counters }) => counters.filter(({ value }) => value === undefined));
        const commands = (0,group_by/* groupBy */.$)(reports, ({ command }) => command ?? NAMELESS);
        return assemble({
            entries: [...commands].map(([benchmark, launches]) => ({ benchmark, metrics: perf_stat_metricsOf(launches) })),
            warnings: unknown.length === 0
                ? []
                : [`This machine does not count ${[...new Set(unknown.map(({ event }) => event))].join(", ")}.`],
        });
    },
};
/** JSON and CSV do not tell the command. */
const NAMELESS = "command";
function jsonCounters(output) {
    const values = readJson(output, perf_stat_format);
    if (values.some(({ interval }) => typeof interval === "number"))
        throw ofIntervals(output);
    return values.map(({ "counter-value": text, unit, event, variance }) => ({
        event,
        unit: unit ?? "",
        value: readNumber(text),
        ...(variance == null ? {} : { error: variance / 100 }),
    }));
}
function printed(output) {
    const lines = output.kind === "file" ? linesOf(output.file) : [];
    // Without a line break at its end, the name of an event may go on.
    const whole = lines.slice(0, -1);
    const reports = printedReports(whole);
    const counters = reports.length > 0 ? [] : csvCounters(whole);
    if (counters.some(({ event }) => event === ""))
        throw ofIntervals(output);
    if (reports.length === 0 && counters.length === 0) {
        throw unreadable(output, {
            expected: "the output of perf stat",
            found: 'there is no line such as "81.60 msec task-clock" below "Performance counter stats for"',
        });
    }
    return reports.length > 0 ? reports : launchesOf(counters);
}
/** JSON and CSV of several runs follow each other without a sign: an event that comes again begins the next. */
function launchesOf(counters) {
    const launches = [];
    const seen = new Set();
    for (const counter of counters) {
        if (launches.length === 0 || seen.has(counter.event)) {
            launches.push([]);
            seen.clear();
        }
        seen.add(counter.event);
        launches.at(-1)?.push(counter);
    }
    return launches.map((launch) => ({ counters: launch }));
}
function ofIntervals(output) {
    return unreadable(output, {
        expected: "one report for a whole run",
        found: "it has counts for each interval of time (-I), which are no rounds of a benchmark",
    });
}
/** Reports on the same command are launches of it. What one of them lacks is taken from none. */
function perf_stat_metricsOf(reports) {
    const [first, ...others] = reports.map(({ counters }) => counters.filter(({ value }) => value !== undefined));
    const events = (first ?? []).map(({ event }) => event);
    return (first ?? []).flatMap((counter) => {
        const { event, unit } = counter;
        const same = others.map((counters) => counters.find((other) => other.event === event));
        const launches = [counter, ...same].flatMap((one) => (one === undefined ? [] : [one]));
        if (launches.length < reports.length)
            return [];
        const kind = unit === "" ? { base: "count", factor: 1, better: "lower" } : (0,domain_unit/* unitKind */.p)(unit);
        const scaled = (value) => (kind === undefined ? value : (0,domain_unit/* inBaseUnit */.$)(value, kind));
        const summary = reports.length === 1 ? spreadOf(counter, reports[0]?.runs, scaled) : undefined;
        return [
            {
                metric: perf_stat_metricName(event, events),
                unit: kind?.base ?? unit,
                better: kind?.better ?? "lower",
                rounds: launches.map(({ value = 0 }) => [scaled(value)]),
                ...(summary === undefined ? {} : { summary }),
            },
        ];
    });
}
/** The percentage after `+-` is the standard error of the mean of `-r` runs (stat.c of perf). */
function spreadOf({ value = 0, error }, runs, scaled) {
    if (error === undefined)
        return undefined;
    const mean = scaled(value);
    const half = mean * error;
    return summaryOf({
        mean,
        count: runs,
        standardDeviation: runs === undefined ? undefined : half * Math.sqrt(runs),
        interval: { low: mean - half, high: mean + half, confidence: ONE_STANDARD_ERROR },
    });
}
const ONE_STANDARD_ERROR = 0.6827;
const OWN_NAMES = new Map(Object.entries({ "task-clock": "cpu-time", "time elapsed": "time" }));
/** Without the modifiers (`instructions:u`), unless the same event is counted in several ways. */
function perf_stat_metricName(event, events) {
    const plain = withoutModifiers(event);
    const isAlone = events.filter((other) => withoutModifiers(other) === plain).length === 1;
    return isAlone ? (OWN_NAMES.get(plain) ?? plain) : event;
}
function withoutModifiers(event) {
    return event.replace(/:[a-zA-Z]+$/, "");
}

;// CONCATENATED MODULE: ./lib/adapters/system/time-formats.js

// GNU time -v, kbytes of 1,024 bytes:
//   \tCommand being timed: "python3 -c x=[0]*1000000"
//   \tUser time (seconds): 0.09
//   \tElapsed (wall clock) time (h:mm:ss or m:ss): 0:00.20
//   \tMaximum resident set size (kbytes): 21216
//   \tExit status: 0
const COMMAND = /^\tCommand being timed: "(?<command>.*)"$/;
const FIELD = /^\t(?<name>[A-Z][^:]*(?:\([^)]*\))?): (?<value>[\d:.]+)$/;
const LAST_FIELD = "Exit status";
// GNU time without options, on two lines of which the first has all:
//   0.09user 0.01system 0:00.20elapsed 50%CPU (0avgtext+0avgdata 21216maxresident)k
const GNU = /^(?<user>[\d.]+)user (?<system>[\d.]+)system (?<elapsed>[\d:.]+)elapsed (?:\d+|\?)%CPU \(\d+avgtext\+\d+avgdata (?<peak>\d+)maxresident\)k$/;
// bash, ksh and `time -p`, in this order:
//   real\t0m0.203s        or 0m0,203s, or 0.20
const SHELL = /^(?<name>real|user|sys)[\t ]+(?:(?<minutes>\d+)m)?(?<seconds>\d+(?:[.,]\d+)?)(?<unit>s?)$/;
// zsh:
//   sleep 0.2  0.00s user 0.00s system 1% cpu 0.203 total
const ZSH = /^(?<command>.*) {2}(?<user>[\d.]+)s user (?<system>[\d.]+)s system \d+% cpu (?<elapsed>[\d:.]+) total$/;
// BSD and macOS, with the block only under -l:
//           0.20 real         0.09 user         0.01 sys
//              2097152  maximum resident set size
const BSD = /^ +(?<elapsed>\d+[.,]\d+) real +(?<user>\d+[.,]\d+) user +(?<system>\d+[.,]\d+) sys$/;
const BSD_FACT = /^ {2,}(?<value>\d+) {2}(?<name>[a-z][a-z ]+)$/;
const GNU_PROBLEM = /^Command (?<what>exited with non-zero status \d+|terminated by signal \d+|stopped by signal \d+)$/;
function holdsTimedRun(lines) {
    return lines.some((line, index) => COMMAND.test(line) ||
        GNU.test(line) ||
        ZSH.test(line) ||
        BSD.test(line) ||
        shellRun(lines, index) !== undefined);
}
/** Every run, in order, and how many began and did not end. */
function timedRuns(lines) {
    const runs = [];
    let unfinished = 0;
    let problem;
    lines.forEach((line, index) => {
        const what = GNU_PROBLEM.exec(line)?.groups?.["what"];
        if (what !== undefined)
            problem = `The command ${what}.`;
        const isBlock = COMMAND.test(line);
        const run = isBlock
            ? verboseRun(lines, index)
            : (oneLineRun(line) ?? bsdRun(lines, index) ?? shellRun(lines, index));
        if (run !== undefined) {
            runs.push({ ...run, ...(problem === undefined ? {} : { problem }) });
            problem = undefined;
        }
        else if (isBlock)
            unfinished += 1;
    });
    return { runs, unfinished };
}
/** Complete only with its last field, which tells whether the command failed. */
function verboseRun(lines, start) {
    const command = COMMAND.exec(lines[start] ?? "")?.groups?.["command"] ?? "";
    const fields = new Map();
    for (let index = start + 1; index < lines.length && !fields.has(LAST_FIELD); index += 1) {
        const line = lines[index] ?? "";
        // Another command's block: this one broke off.
        if (COMMAND.test(line))
            return undefined;
        const { name = "", value = "" } = FIELD.exec(line)?.groups ?? {};
        if (name !== "")
            fields.set(name, value);
    }
    const status = fields.get(LAST_FIELD);
    const elapsed = clock(fields.get("Elapsed (wall clock) time (h:mm:ss or m:ss)"));
    const user = clock(fields.get("User time (seconds)"));
    const system = clock(fields.get("System time (seconds)"));
    const peak = clock(fields.get("Maximum resident set size (kbytes)"));
    if (status === undefined || elapsed === undefined || user === undefined || system === undefined)
        return undefined;
    return {
        command,
        elapsed,
        processor: user + system,
        ...(peak === undefined ? {} : { peak: peak * 1024 }),
        ...(status === "0" ? {} : { problem: `The command ended with exit code ${status}.` }),
    };
}
function oneLineRun(line) {
    const gnu = GNU.exec(line)?.groups;
    const { command, user, system, elapsed } = gnu ?? ZSH.exec(line)?.groups ?? {};
    const [wall, own, kernel] = [clock(elapsed), clock(user), clock(system)];
    if (wall === undefined || own === undefined || kernel === undefined)
        return undefined;
    const peak = clock(gnu?.["peak"]);
    return {
        ...(command === undefined ? {} : { command }),
        elapsed: wall,
        processor: own + kernel,
        ...(peak === undefined ? {} : { peak: peak * 1024 }),
    };
}
/** Three lines in a row, as they are printed. */
function shellRun(lines, start) {
    const [real, user, system] = ["real", "user", "sys"].map((name, offset) => {
        const groups = SHELL.exec(lines[start + offset] ?? "")?.groups;
        return groups?.["name"] === name ? time_formats_secondsOf(groups) : undefined;
    });
    if (real === undefined || user === undefined || system === undefined)
        return undefined;
    return { elapsed: real, processor: user + system };
}
function time_formats_secondsOf({ minutes, seconds, unit }) {
    // Minutes and the letter go together; the portable format has neither.
    if ((minutes === undefined) !== (unit === ""))
        return undefined;
    const value = readNumber((seconds ?? "").replace(",", "."));
    return value === undefined ? undefined : Number(minutes ?? 0) * 60 + value;
}
function bsdRun(lines, start) {
    const groups = BSD.exec(lines[start] ?? "")?.groups;
    const [elapsed, user, system] = [groups?.["elapsed"], groups?.["user"], groups?.["system"]].map((text) => clock(text?.replace(",", ".")));
    if (elapsed === undefined || user === undefined || system === undefined)
        return undefined;
    const facts = new Map();
    for (let index = start + 1; index < lines.length; index += 1) {
        const { name = "", value } = BSD_FACT.exec(lines[index] ?? "")?.groups ?? {};
        if (name === "")
            break;
        facts.set(name, Number(value));
    }
    const peak = peakOfBsd(facts);
    return { elapsed, processor: user + system, ...(peak === undefined ? {} : { peak }) };
}
/**
 * macOS counts bytes, whole pages of them, and the BSDs kilobytes. Only macOS
 * prints the first two; the third is the last one elsewhere. Where neither is
 * certain the value is not read.
 */
function peakOfBsd(facts) {
    const resident = facts.get("maximum resident set size");
    if (resident === undefined)
        return undefined;
    if (facts.has("peak memory footprint") || facts.has("instructions retired"))
        return resident;
    const isComplete = facts.has("involuntary context switches");
    return isComplete && resident % PAGE !== 0 ? resident * 1024 : undefined;
}
const PAGE = 4096;
/** `12.34`, `m:ss.cc` or `h:mm:ss` in seconds. */
function clock(text) {
    if (text === undefined)
        return undefined;
    const parts = text.split(":").map((part) => readNumber(part));
    return parts.reduce((total, part) => (total === undefined || part === undefined ? undefined : total * 60 + part), 0);
}

;// CONCATENATED MODULE: ./lib/adapters/system/time.js





/** What `time` prints of a command: GNU's and BSD's program, and what is built into bash and zsh. */
const time_time = {
    name: "time",
    recognises: (output) => holdsTimedRun(someLines(output)),
    parse(output) {
        const lines = output.kind === "file" ? linesOf(output.file) : [];
        const isCut = output.kind === "file" && isUnterminated(output.file);
        // What ends in a number may go on.
        const whole = isCut ? lines.slice(0, -1) : lines;
        const { runs, unfinished } = timedRuns(whole);
        if (runs.length === 0) {
            throw unreadable(output, {
                expected: "the output of time",
                found: 'there are no lines such as "real 0m0.203s", "user 0m0.091s" and "sys 0m0.012s"',
            });
        }
        const good = runs.filter(({ problem }) => problem === undefined);
        return assemble({
            entries: time_entriesOf(good),
            failures: runs.flatMap(({ command, problem }) => problem === undefined ? [] : [failed(command ?? time_NAMELESS, { message: problem })]),
            warnings: [
                ...(unfinished === 0 ? [] : ["The report on one command breaks off and is left out."]),
                ...(good.some(({ processor }) => processor === 0) ? [NO_PROCESSOR_TIME] : []),
            ],
        });
    },
};
/** Only GNU's `time -v` and zsh tell which command it was. */
const time_NAMELESS = "command";
const NO_PROCESSOR_TIME = "A command took less processor time than time can show; of such a command it is left out.";
/** Runs of the same command line are launches of it; of runs without one nobody knows whether they are. */
function time_entriesOf(runs) {
    const named = (0,group_by/* groupBy */.$)(runs.filter(({ command }) => command !== undefined), ({ command }) => command ?? time_NAMELESS);
    const nameless = runs.filter(({ command }) => command === undefined);
    return [
        ...[...named].map(([benchmark, launches]) => ({ benchmark, metrics: time_metricsOf(launches) })),
        ...nameless.map((run) => ({ benchmark: time_NAMELESS, metrics: time_metricsOf([run]) })),
    ];
}
function time_metricsOf(runs) {
    const peaks = runs.flatMap(({ peak }) => (peak === undefined ? [] : [[peak]]));
    return [
        { metric: "time", unit: "s", better: "lower", rounds: runs.map(({ elapsed }) => [elapsed]) },
        ...(runs.every(({ processor }) => processor > 0)
            ? [
                {
                    metric: "cpu-time",
                    unit: "s",
                    better: "lower",
                    rounds: runs.map(({ processor }) => [processor]),
                },
            ]
            : []),
        ...(peaks.length === runs.length
            ? [{ metric: "peak-memory", unit: "B", better: "lower", rounds: peaks }]
            : []),
    ];
}

;// CONCATENATED MODULE: ./lib/adapters/tests/durations.js

/**
 * Entries of the tests that took time. A test of 0 s took less than the report
 * shows: of such there are hundreds, so they are counted in one warning.
 *
 * @throws OUTPUT_UNREADABLE for a report without tests
 */
function readDurations(output, tests, { format, read }) {
    if (tests.length === 0) {
        throw unreadable(output, { expected: format.expected, found: "there is no test in it" });
    }
    const results = tests.map(read);
    return {
        entries: results.flatMap((test) => test.kind === "measured" && test.seconds > 0
            ? [
                {
                    benchmark: test.name,
                    metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [[test.seconds]] }],
                },
            ]
            : []),
        failures: results.flatMap((test) => (test.kind === "failed" ? [test.failure] : [])),
        warnings: [
            ...durations_counted(results.filter(({ kind }) => kind === "skipped").length, "skipped"),
            ...durations_counted(results.filter(({ kind }) => kind === "unknown").length, "without a duration"),
            ...durations_counted(results.filter((test) => test.kind === "measured" && test.seconds === 0).length, "with a duration of 0, which is less than the report can show"),
        ],
    };
}
function durations_counted(count, what) {
    return count === 0 ? [] : [`${count} test${count === 1 ? " is" : "s are"} left out: ${what}.`];
}

;// CONCATENATED MODULE: ./lib/adapters/tests/junit.js




// <testsuites><testsuite name="pytest" timestamp="…">
//   <testcase classname="tests.test_parse" name="test_small" time="0.012" />
//   <testcase classname="tests.test_parse" name="test_large" time="0.002"><failure message="…">…</failure></testcase>
// Seconds.
const junit_format = { expected: "a JUnit report", roots: ["testsuites", "testsuite"], mark: /<testcase[\s/>]/ };
/** Durations of tests, as nearly every test runner can write them. */
const junit = {
    name: "junit",
    recognises: (output) => holdsXml(output, junit_format),
    parse(output) {
        const cases = readXml(output, junit_format).flatMap((root) => descendantsOf(root, "testcase"));
        return assemble(readDurations(output, cases, { format: junit_format, read: readCase }));
    },
};
function readCase(testcase) {
    const name = junit_nameOf(testcase);
    const [trouble] = [...childrenOf(testcase, "failure"), ...childrenOf(testcase, "error")];
    if (trouble !== undefined) {
        const message = attribute(trouble, "message") || `The test runner reports a ${trouble.name}.`;
        return { kind: "failed", failure: failed(name, { message, output: textWithin(trouble) }) };
    }
    if (childrenOf(testcase, "skipped").length > 0)
        return { kind: "skipped" };
    const seconds = readNumber(attribute(testcase, "time"));
    if (seconds === undefined)
        return { kind: "unknown" };
    return { kind: "measured", name, seconds };
}
/** Test runners put the class, module or file into `classname`, and some repeat it in the name. */
function junit_nameOf(testcase) {
    const name = attribute(testcase, "name");
    const place = attribute(testcase, "classname");
    return place === "" || name.startsWith(place) ? name : `${place} > ${name}`;
}

;// CONCATENATED MODULE: ./lib/adapters/tests/trx.js




// <TestRun id="…" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
//   <Results><UnitTestResult testId="…" testName="Parser.Tests.Small" duration="00:00:00.0123456" outcome="Passed" …/></Results>
//   <TestDefinitions><UnitTest name="…" id="…"><TestMethod className="Parser.Tests" name="Small" /></UnitTest></TestDefinitions>
// Hours, minutes, seconds.
const trx_format = {
    expected: "a TRX report of dotnet test",
    roots: ["TestRun"],
    mark: /schemas\/VisualStudio\/TeamTest/,
};
/** Durations of tests, as `dotnet test --logger trx` and Visual Studio write them. */
const trx = {
    name: "trx",
    recognises: (output) => holdsXml(output, trx_format),
    parse(output) {
        const roots = readXml(output, trx_format);
        const classes = new Map(roots.flatMap(classOfTest));
        const results = roots.flatMap((root) => descendantsOf(root, "UnitTestResult"));
        return assemble({
            ...readDurations(output, results, { format: trx_format, read: (result) => readResult(result, classes) }),
            context: { time: roots.flatMap((root) => descendantsOf(root, "Times")).map(trx_startOf)[0] },
        });
    },
};
function readResult(result, classes) {
    const name = trx_nameOf(result, classes);
    const outcome = attribute(result, "outcome");
    if (trx_FAILED.has(outcome)) {
        const [message] = descendantsOf(result, "Message");
        const [trace] = descendantsOf(result, "StackTrace");
        return {
            kind: "failed",
            failure: failed(name, {
                message: (message && textWithin(message)) || `The test ended with the outcome ${outcome}.`,
                ...(trace === undefined ? {} : { output: textWithin(trace) }),
            }),
        };
    }
    if (trx_SKIPPED.has(outcome))
        return { kind: "skipped" };
    const seconds = trx_secondsOf(attribute(result, "duration"));
    return seconds === undefined ? { kind: "unknown" } : { kind: "measured", name, seconds };
}
const trx_FAILED = new Set(["Failed", "Error", "Timeout", "Aborted"]);
const trx_SKIPPED = new Set([
    "NotExecuted",
    "NotRunnable",
    "Disconnected",
    "Inconclusive",
    "Pending",
]);
/** MSTest names only the method; other frameworks the class as well. */
function trx_nameOf(result, classes) {
    const name = attribute(result, "testName");
    const className = classes.get(attribute(result, "testId")) ?? "";
    return className === "" || name.startsWith(className) ? name : `${className}.${name}`;
}
function classOfTest(root) {
    return descendantsOf(root, "UnitTest").map((test) => {
        const [method] = descendantsOf(test, "TestMethod");
        return [attribute(test, "id"), method === undefined ? "" : attribute(method, "className")];
    });
}
function trx_startOf(times) {
    return attribute(times, "start");
}
/** `00:00:01.2345678`; a day is a part of its own before it. */
function trx_secondsOf(duration) {
    const match = /^(?:(?<days>\d+)\.)?(?<hours>\d+):(?<minutes>\d\d):(?<seconds>\d\d(?:\.\d+)?)$/.exec(duration);
    const { days = "0", hours = "", minutes = "", seconds = "" } = match?.groups ?? {};
    const whole = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
    const value = match === null ? undefined : readNumber(seconds);
    return value === undefined ? undefined : whole * 60 + value;
}

;// CONCATENATED MODULE: ./lib/adapters/web/codspeed.js





// {"creator": {"name": "pytest-codspeed", "version": "5.0.4", "pid": 13593}, "instrument": {"type": "walltime"},
//  "benchmarks": [{"name": "test_sort[10]", "uri": "tests/test_bench.py::test_sort[10]", "config": {…},
//    "stats": {"min_ns": 387.1, "max_ns": 75769.5, "mean_ns": 2828.2, "stdev_ns": 10643.9, "median_ns": 641.5, "rounds": 199, "iter_per_round": 215, …}}]}
// `.codspeed/*.json`, or `results/*.json` in the profile folder, of the walltime instrument. Times are those of one iteration.
const codspeed_Amount = schemas/* number */.aig().nullish();
const codspeed_Benchmark = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    uri: schemas/* string */.YjP().nullish(),
    stats: schemas/* object */.Ikc({
        min_ns: codspeed_Amount,
        max_ns: codspeed_Amount,
        mean_ns: codspeed_Amount,
        stdev_ns: codspeed_Amount,
        median_ns: codspeed_Amount,
        rounds: codspeed_Amount,
    })
        .nullish(),
});
const codspeed_File = schemas/* object */.Ikc({
    creator: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP() }),
    benchmarks: schemas/* array */.YOg(codspeed_Benchmark).nullish(),
});
const codspeed_format = {
    expected: "a results file of CodSpeed",
    probe: schemas/* object */.Ikc({ creator: having("name", "version", "pid"), instrument: having("type") }),
    schema: codspeed_File,
};
const codSpeed = {
    name: "codspeed",
    recognises: (output) => holdsJson(output, codspeed_format),
    parse: (output) => codspeed_read(readJson(output, codspeed_format)),
};
function codspeed_read(files) {
    const benchmarks = files.flatMap((file) => file.benchmarks ?? []);
    const names = codspeed_namesOf(benchmarks);
    const entries = [];
    const failures = [];
    for (const [index, benchmark] of benchmarks.entries()) {
        const name = names[index] ?? benchmark.name;
        const entry = codspeed_toEntry(name, benchmark);
        if (entry)
            entries.push(entry);
        else
            failures.push(failed(name, { message: "CodSpeed has no mean time of it." }));
    }
    return assemble({
        entries,
        failures,
        context: Object.fromEntries(files.map(({ creator }) => [creator.name, creator.version])),
        warnings: files.some((file) => file.benchmarks == null)
            ? ["A results file has no benchmarks: only the walltime instrument writes what it measured into it."]
            : [],
    });
}
function codspeed_toEntry(benchmark, { stats }) {
    const mean = codspeed_scaled(stats?.mean_ns);
    if (mean === undefined)
        return undefined;
    const summary = summaryOf({
        mean,
        median: codspeed_scaled(stats?.median_ns),
        standardDeviation: codspeed_scaled(stats?.stdev_ns),
        min: codspeed_scaled(stats?.min_ns),
        max: codspeed_scaled(stats?.max_ns),
        count: stats?.rounds,
    }) ?? {};
    return { benchmark, metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [[mean]], summary }] };
}
/**
 * The file relative to the repository, and the path of names in it. Outside of
 * a repository the file is an absolute one.
 */
function codspeed_namesOf(benchmarks) {
    const split = benchmarks.map(({ name, uri }) => {
        const at = uri?.indexOf("::") ?? -1;
        return at < 0
            ? { file: undefined, rest: uri ?? name }
            : { file: uri?.slice(0, at), rest: uri?.slice(at) };
    });
    const absolute = split.flatMap(({ file }) => (file !== undefined && ABSOLUTE.test(file) ? [file] : []));
    const short = shortNames(absolute);
    return split.map(({ file, rest }) => file === undefined ? (rest ?? "") : `${short.get(file) ?? file}${rest}`);
}
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;
function codspeed_scaled(nanoseconds) {
    return nanoseconds == null ? undefined : fromNanoseconds(nanoseconds);
}

;// CONCATENATED MODULE: ./lib/adapters/web/lighthouse.js




// {"lighthouseVersion": "13.5.0", "requestedUrl": "https://example.com/", "fetchTime": "2026-11-22T03:57:04.270Z",
//  "categories": {"performance": {"score": 0.97}}, "configSettings": {"formFactor": "mobile"},
//  "audits": {"first-contentful-paint": {"score": 0.99, "numericValue": 1134.2, "numericUnit": "millisecond"}, "final-screenshot": {…}}}
// `lighthouse --output=json`, and each `lhr-*.json` of Lighthouse CI.
const lighthouse_Text = schemas/* string */.YjP().nullish();
const Audit = schemas/* object */.Ikc({ numericValue: schemas/* number */.aig().nullish(), numericUnit: lighthouse_Text });
const lighthouse_Report = schemas/* object */.Ikc({
    lighthouseVersion: schemas/* string */.YjP(),
    requestedUrl: lighthouse_Text,
    finalDisplayedUrl: lighthouse_Text,
    finalUrl: lighthouse_Text,
    fetchTime: lighthouse_Text,
    runtimeError: schemas/* object */.Ikc({ code: lighthouse_Text, message: lighthouse_Text }).nullish(),
    categories: schemas/* object */.Ikc({ performance: schemas/* object */.Ikc({ score: schemas/* number */.aig().nullish() }).nullish() }).nullish(),
    configSettings: schemas/* object */.Ikc({ formFactor: lighthouse_Text, emulatedFormFactor: lighthouse_Text }).nullish(),
    environment: schemas/* object */.Ikc({ hostUserAgent: lighthouse_Text }).nullish(),
    audits: schemas/* record */.g1P(schemas/* string */.YjP(), Audit),
});
const lighthouse_format = {
    expected: "a JSON report of Lighthouse",
    probe: having("lighthouseVersion", "audits", "categories"),
    schema: lighthouse_Report,
};
const lighthouse = {
    name: "lighthouse",
    recognises: (output) => holdsJson(output, lighthouse_format),
    parse: (output) => lighthouse_read(readJson(output, lighthouse_format)),
};
/** Several reports of one page are launches of it, one round each. */
function lighthouse_read(reports) {
    const names = lighthouse_namesOf(reports);
    const failures = [];
    const pages = new Map();
    for (const [index, report] of reports.entries()) {
        const name = names[index] ?? "";
        const { code, message } = report.runtimeError ?? {};
        if (code != null && code !== "NO_ERROR") {
            failures.push(failed(name, { message: message ?? `Lighthouse gave up with ${code}.` }));
            continue;
        }
        const page = pages.get(name) ?? new Map();
        pages.set(name, page);
        for (const { value, ...metric } of lighthouse_valuesOf(report)) {
            const known = page.get(metric.metric);
            if (known === undefined)
                page.set(metric.metric, { ...metric, rounds: [[value]] });
            else
                known.rounds.push([value]);
        }
    }
    const [first] = reports;
    return assemble({
        entries: [...pages].map(([benchmark, metrics]) => ({ benchmark, metrics: [...metrics.values()] })),
        failures,
        context: {
            lighthouse: first?.lighthouseVersion,
            chrome: /Chrome\/(?<version>[\d.]+)/.exec(first?.environment?.hostUserAgent ?? "")?.groups?.["version"],
            time: first?.fetchTime ?? undefined,
        },
        warnings: reports.some(({ audits }) => Object.values(audits).some(lacksUnit))
            ? ["Lighthouse before version 6 does not write the units of audits: only the score is read."]
            : [],
    });
}
/** Repeats `interactive`, in whole milliseconds. */
const REPEATED = "metrics";
/** The lower the number of an audit, the higher is its score, in all of them. */
function lighthouse_valuesOf({ audits, categories }) {
    const score = categories?.performance?.score;
    const scored = { metric: "performance-score", unit: "ratio", better: "higher" };
    const numeric = Object.entries(audits).flatMap(([metric, { numericValue, numericUnit }]) => {
        if (numericValue == null || numericUnit == null || metric === REPEATED)
            return [];
        const kind = (0,domain_unit/* unitKind */.p)(numericUnit);
        const unit = lighthouse_UNITS.get(numericUnit) ?? kind?.base ?? numericUnit;
        const value = kind === undefined ? numericValue : (0,domain_unit/* inBaseUnit */.$)(numericValue, kind);
        return [{ metric, unit, better: "lower", value }];
    });
    return score == null ? numeric : [{ ...scored, value: score }, ...numeric];
}
const lighthouse_UNITS = new Map(Object.entries({ element: "count" }));
function lacksUnit({ numericValue, numericUnit }) {
    return numericValue != null && numericUnit == null;
}
/** The address that was asked for; with what was emulated if that differs for one address. */
function lighthouse_namesOf(reports) {
    const factors = new Map();
    for (const report of reports) {
        const page = pageOf(report);
        factors.set(page, (factors.get(page) ?? new Set()).add(formFactorOf(report)));
    }
    return reports.map((report) => {
        const page = pageOf(report);
        const own = formFactorOf(report);
        return (factors.get(page)?.size ?? 0) > 1 && own !== undefined ? `${page} (${own})` : page;
    });
}
/** The port of a local server that let the system choose one is another in each run; it is left out. */
function pageOf({ requestedUrl, finalDisplayedUrl, finalUrl }) {
    const url = requestedUrl ?? finalDisplayedUrl ?? finalUrl ?? "(no address)";
    const { origin, port, rest } = LOOPBACK.exec(url)?.groups ?? {};
    return origin !== undefined && Number(port) >= FIRST_CHOSEN_PORT ? `${origin}${rest}` : url;
}
const LOOPBACK = /^(?<origin>https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):(?<port>\d{1,5})(?<rest>.*)$/s;
/** Linux chooses from 32768 on, other systems from 49152. */
const FIRST_CHOSEN_PORT = 32_768;
function formFactorOf({ configSettings }) {
    return configSettings?.formFactor ?? configSettings?.emulatedFormFactor ?? undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/web/playwright.js





// {"config": {"version": "1.65.1", "rootDir": "…", "projects": […]}, "stats": {"startTime": "…"}, "errors": [],
//  "suites": [{"title": "sub/wait.spec.ts", "specs": [{"title": "waits 50 ms", "file": "sub/wait.spec.ts", "line": 2, "tests": [{"projectName": "one", "status": "expected",
//    "results": [{"retry": 0, "status": "passed", "duration": 70, "errors": []}]}]}], "suites": […]}]}
// Milliseconds. `playwright test --reporter=json`.
const Problem = schemas/* object */.Ikc({ message: schemas/* string */.YjP().nullish() });
const playwright_Result = schemas/* object */.Ikc({
    status: schemas/* string */.YjP().nullish(),
    duration: schemas/* number */.aig(),
    errors: schemas/* array */.YOg(Problem).nullish(),
    error: Problem.nullish(),
});
const Test = schemas/* object */.Ikc({ projectName: schemas/* string */.YjP().nullish(), status: schemas/* string */.YjP(), results: schemas/* array */.YOg(playwright_Result) });
const Spec = schemas/* object */.Ikc({
    title: schemas/* string */.YjP(),
    /** Relative to `rootDir`. */
    file: schemas/* string */.YjP().nullish(),
    line: schemas/* number */.aig().nullish(),
    tests: schemas/* array */.YOg(Test),
});
const Suite = schemas/* object */.Ikc({
    title: schemas/* string */.YjP(),
    specs: schemas/* array */.YOg(Spec).nullish(),
    get suites() {
        return schemas/* array */.YOg(Suite).nullish();
    },
});
const playwright_format = {
    expected: "a JSON report of Playwright",
    probe: having("suites", "stats", "errors").and(schemas/* object */.Ikc({ config: having("rootDir", "projects") })),
    schema: schemas/* object */.Ikc({
        config: schemas/* object */.Ikc({ version: schemas/* string */.YjP().nullish() }),
        suites: schemas/* array */.YOg(Suite),
        errors: schemas/* array */.YOg(Problem),
        stats: schemas/* object */.Ikc({ startTime: schemas/* string */.YjP().nullish() }),
    }),
};
const playwright = {
    name: "playwright",
    recognises: (output) => holdsJson(output, playwright_format),
    parse(output) {
        const reports = readJson(output, playwright_format);
        const tests = reports.flatMap(({ suites }) => suites.flatMap((suite) => testsOf(suite, [])));
        const [first] = reports;
        return playwright_read(tests, {
            context: { playwright: first?.config.version ?? undefined, time: first?.stats.startTime ?? undefined },
            warnings: reports.flatMap(({ errors }) => errors.map(({ message }) => `Playwright: ${playwright_firstLine(message)}`)),
        });
    },
};
/** The title of the outermost suite is the file, relative to the tests. */
function testsOf(suite, above) {
    const path = [...above, suite.title];
    const own = (suite.specs ?? []).flatMap(({ title, file, line, tests }) => {
        const benchmark = [...path, title].filter((part) => part !== "").join(" > ");
        return tests.map((test) => ({ ...test, benchmark, ...playwright_sourceOf(file, line) }));
    });
    return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, path))];
}
function playwright_sourceOf(file, line) {
    if (!file)
        return {};
    return { source: { file, ...(Number.isInteger(line) && line && line > 0 ? { line } : {}) } };
}
/**
 * The same test comes again with `--repeat-each`: each is a round. Of one that
 * was retried the last attempt counts.
 */
function playwright_read(tests, said) {
    const rounds = new Map();
    const failures = [];
    const warnings = [...said.warnings];
    const skipped = [];
    for (const test of tests) {
        const last = test.results.at(-1);
        if (test.status === "skipped" || last === undefined)
            skipped.push(labelOf(test));
        else if (test.status === "unexpected")
            failures.push(playwright_failureOf(test, last));
        else {
            if (test.status === "flaky") {
                warnings.push(`"${labelOf(test)}" passed in attempt ${test.results.length} only, whose time is taken.`);
            }
            const key = JSON.stringify([test.projectName, test.benchmark]);
            const known = rounds.get(key) ?? { test, times: [] };
            known.times.push(fromMilliseconds(last.duration));
            rounds.set(key, known);
        }
    }
    if (skipped.length > 0) {
        warnings.push(`${skipped.length} skipped: ${skipped.slice(0, SHOWN_SKIPPED).join(", ")}.`);
    }
    return assemble({
        entries: [...rounds.values()].map(({ test, times }) => playwright_toEntry(test, times)),
        failures,
        warnings,
        context: said.context,
    });
}
const SHOWN_SKIPPED = 10;
function playwright_toEntry({ benchmark, projectName, source }, times) {
    const rounds = times.map((time) => [time]);
    return {
        benchmark,
        ...(projectName ? { category: projectName } : {}),
        ...(source ? { source } : {}),
        metrics: [{ metric: "time", unit: "s", better: "lower", rounds }],
    };
}
function playwright_failureOf({ benchmark, projectName, source }, { status, error, errors }) {
    const message = withoutTerminalCodes((error ?? errors?.[0])?.message ?? "The test failed.");
    const failure = {
        ...failed(benchmark, {
            message: playwright_firstLine(message),
            output: message,
            category: projectName ? projectName : undefined,
        }),
        ...(source ? { source } : {}),
    };
    return status === "timedOut" ? { ...failure, kind: "timed-out" } : failure;
}
function labelOf({ benchmark, projectName }) {
    return projectName ? `${projectName}/${benchmark}` : benchmark;
}
function playwright_firstLine(message) {
    return withoutTerminalCodes(message ?? "").split("\n", 1)[0] ?? "";
}

;// CONCATENATED MODULE: ./lib/adapters/web/size-limit.js



// [{"name": "dist/index.js", "passed": true, "size": 1807, "sizeLimit": 10000, "running": 0.0283, "loading": 0.0352}]
// Bytes and seconds. `size-limit --json`; running and loading with @size-limit/time, passed and sizeLimit where a limit is set.
const size_limit_Amount = schemas/* number */.aig().nullish();
const Check = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    passed: schemas/* boolean */.zMY().nullish(),
    size: size_limit_Amount,
    sizeLimit: size_limit_Amount,
    running: size_limit_Amount,
    loading: size_limit_Amount,
});
const size_limit_KEYS = new Set(["name", "passed", "size", "sizeLimit", "running", "loading"]);
const Own = schemas/* custom */.IeY((value) => typeof value === "object" && value !== null && Object.keys(value).every((key) => size_limit_KEYS.has(key)));
const size_limit_format = {
    expected: "a JSON report of size-limit",
    probe: listOf(Own.and(having("name"))),
    schema: schemas/* array */.YOg(Check),
};
/** A list of names and sizes alone may be anybody's, so `auto` needs a limit or a time, too. */
const certain = {
    probe: size_limit_format.probe.and(schemas/* array */.YOg(schemas/* unknown */.L5J()).refine((checks) => checks.some((check) => Limited.safeParse(check).success))),
};
const Limited = having("size").and(schemas/* union */.KCZ([having("passed"), having("running", "loading")]));
const sizeLimit = {
    name: "size-limit",
    recognises: (output) => holdsJson(output, certain),
    parse(output) {
        const checks = readJson(output, size_limit_format).flat();
        const measured = checks.filter(hasFiles);
        return assemble({
            entries: measured.map(size_limit_toEntry),
            failures: checks
                .filter((check) => !hasFiles(check))
                .map(({ name }) => failed(name || "(no name)", { message: "size-limit found no files for it." })),
            warnings: measured
                .filter(({ passed }) => passed === false)
                .map(({ name }) => `size-limit says that "${name}" is over its limit.`),
        });
    },
};
/** A path at which there is no file gives a check without a name or without a size. */
function hasFiles({ name, size, running, loading }) {
    return name !== "" && (size ?? running ?? loading) != null;
}
function size_limit_toEntry({ name, size, running, loading }) {
    return {
        benchmark: name,
        metrics: [
            ...metric("size", "B", size),
            ...metric("running-time", "s", running),
            ...metric("loading-time", "s", loading),
        ],
    };
}
function metric(name, unit, value) {
    if (value === null || value === undefined)
        return [];
    return [{ metric: name, unit, better: "lower", rounds: [[value]] }];
}

;// CONCATENATED MODULE: ./lib/adapters/web/tachometer.js




// {"benchmarks": [{"name": "busy [callback]", "version": "local", "bytesSent": 861, "measurement": {"name": "callback", "mode": "callback"},
//   "browser": {"name": "chrome", "headless": true, "windowSize": {…}, "userAgent": "…"}, "mean": {"low": 13.4, "high": 59.6}, "samples": [36.9, 26.6]}]}
// Milliseconds. `tachometer --json-file`.
const Browser = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    userAgent: schemas/* string */.YjP().nullish(),
    windowSize: schemas/* object */.Ikc({ width: schemas/* number */.aig(), height: schemas/* number */.aig() }).nullish(),
});
const tachometer_Benchmark = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    bytesSent: schemas/* number */.aig().nullish(),
    version: schemas/* string */.YjP().nullish(),
    measurement: schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish() }).nullish(),
    browser: Browser.nullish(),
    samples: schemas/* array */.YOg(schemas/* number */.aig()),
});
const tachometer_format = {
    expected: "a JSON file of tachometer",
    probe: schemas/* object */.Ikc({ benchmarks: listOf(having("name", "bytesSent", "mean", "samples")) }),
    schema: schemas/* object */.Ikc({ benchmarks: schemas/* array */.YOg(tachometer_Benchmark) }),
};
const tachometer = {
    name: "tachometer",
    recognises: (output) => holdsJson(output, tachometer_format),
    parse: (output) => tachometer_read(readJson(output, tachometer_format).flatMap(({ benchmarks }) => benchmarks)),
};
function tachometer_read(benchmarks) {
    const measured = benchmarks.filter(({ samples }) => samples.length > 0);
    const agents = new Set(benchmarks.flatMap(({ browser }) => browser?.userAgent ?? []));
    const [agent = ""] = agents;
    const { browser, version } = tachometer_VERSION.exec(agent)?.groups ?? {};
    return assemble({
        entries: [...timesOf(measured), ...tachometer_bytesOf(benchmarks)],
        failures: benchmarks
            .filter(({ samples }) => samples.length === 0)
            .map(({ name }) => failed(name, { message: "tachometer has no sample of it." })),
        context: agents.size === 1 && browser ? { [browser.toLowerCase()]: version } : {},
    });
}
const tachometer_VERSION = /(?<browser>Firefox|Edg|Chrome|Safari)\/(?<version>[\d.]+)/;
/** Each sample is a load of the page of its own, in one browser. */
function timesOf(benchmarks) {
    const identities = identitiesOf(benchmarks);
    return benchmarks.flatMap(({ samples }, index) => {
        const identity = identities[index];
        if (identity === undefined)
            return [];
        const rounds = [samples.map(fromMilliseconds)];
        return [{ ...identity, metrics: [{ metric: "time", unit: "s", better: "lower", rounds }] }];
    });
}
/** What the server sent for the page: once, however many measurements were taken on it. */
function tachometer_bytesOf(benchmarks) {
    const pages = benchmarks.map((benchmark) => ({ ...benchmark, name: tachometer_pageOf(benchmark) }));
    const identities = identitiesOf(pages);
    const found = new Map();
    for (const [index, { bytesSent }] of pages.entries()) {
        const identity = identities[index];
        if (!bytesSent || identity === undefined || found.has(identity.benchmark))
            continue;
        found.set(identity.benchmark, {
            ...identity,
            metrics: [{ metric: "bytes-sent", unit: "B", better: "lower", rounds: [[bytesSent]] }],
        });
    }
    return [...found.values()];
}
/** Of several measurements on one page, each has its name behind that of the page: `busy [paint]`. */
function tachometer_pageOf({ name, measurement }) {
    const suffix = ` [${measurement?.name}]`;
    return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}
/**
 * What sets benchmarks of one name apart stands behind it; only that, so that a
 * name stays when its version changes.
 */
function identitiesOf(benchmarks) {
    const values = new Map();
    for (const benchmark of benchmarks) {
        for (const key of tachometer_FACTS) {
            const place = JSON.stringify([benchmark.name, key]);
            values.set(place, (values.get(place) ?? new Set()).add(tachometer_factsOf(benchmark)[key] ?? ""));
        }
    }
    return benchmarks.map((benchmark) => {
        const facts = tachometer_factsOf(benchmark);
        const suffix = Object.entries(facts)
            .filter(([key]) => (values.get(JSON.stringify([benchmark.name, key]))?.size ?? 0) > 1)
            .map(([key, fact]) => `${key}=${fact}`)
            .join(", ");
        return {
            benchmark: suffix === "" ? benchmark.name : `${benchmark.name} (${suffix})`,
            ...(Object.keys(facts).length === 0 ? {} : { parameters: facts }),
        };
    });
}
const tachometer_FACTS = ["version", "browser", "window"];
function tachometer_factsOf({ version, browser }) {
    const { width, height } = browser?.windowSize ?? {};
    return {
        ...(version ? { version } : {}),
        ...(browser ? { browser: browser.name } : {}),
        ...(width === undefined ? {} : { window: `${width}x${height}` }),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/registry.js

































































/** Every tool that we read. Adding one: docs/adapters.md, "How to add an adapter". */
const ADAPTERS = [
    asv,
    autocannon,
    benchNode,
    benchee,
    benchmarkIps,
    benchmarkDotNet,
    benchmarkJs,
    benchmarkLuau,
    benchmarkToolsJl,
    bmf,
    cargo,
    catch2,
    codSpeed,
    consoleTime,
    criterion,
    customBiggerIsBetter,
    customCsv,
    customSmallerIsBetter,
    dartBenchmarkHarness,
    deno,
    divan,
    gatling,
    githubActionBenchmark,
    go,
    gobenchdata,
    googleBenchmark,
    gungraun,
    hey,
    hyperfine,
    iai,
    jmeter,
    jmh,
    junit,
    k6,
    lighthouse,
    locust,
    measurements,
    memtier,
    mitata,
    nanobench,
    nyrkio,
    oha,
    otava,
    perfStat,
    pgbench,
    phpbench,
    playwright,
    pyperf,
    pytestBenchmark,
    redisBenchmark,
    rubyBenchmark,
    sizeLimit,
    swiftBenchmark,
    sysbench,
    tachometer,
    time_time,
    tinybench,
    trx,
    vegeta,
    vitest,
    wrk,
    wrk2,
];
function adapterNamed(name) {
    const adapter = ADAPTERS.find((candidate) => candidate.name === name);
    if (adapter !== undefined)
        return adapter;
    throw new errors/* BenchmarkError */.EW("ADAPTER_UNKNOWN", `There is no adapter named "${name}".`, {
        hint: `Set "adapter" to auto or to one of: ${registry_names(ADAPTERS)}.`,
    });
}
/** The one adapter that claims the output. Throws `ADAPTER_AMBIGUOUS` for several, `OUTPUT_UNREADABLE` for none. */
function recognise(output) {
    const claimants = ADAPTERS.filter((adapter) => adapter.recognises(output));
    const [adapter, ...others] = claimants;
    if (adapter === undefined) {
        throw new errors/* BenchmarkError */.EW("OUTPUT_UNREADABLE", `${placeOf(output)} is not the output of a tool that we know. It begins: ${beginning(output)}`, { hint: `Set "adapter" if it is one of: ${registry_names(ADAPTERS)}. See docs/adapters.md.` });
    }
    if (others.length > 0) {
        throw new errors/* BenchmarkError */.EW("ADAPTER_AMBIGUOUS", `${placeOf(output)} may be the output of several tools: ${registry_names(claimants)}.`, { hint: `Set "adapter" to the right one: ${registry_names(claimants)}.` });
    }
    return adapter;
}
/** Reads the output with the named adapter, or with the one that recognises it for `auto`. */
function readOutput(output, adapter) {
    const named = adapter === "auto" ? undefined : adapterNamed(adapter);
    try {
        const reader = named ?? recognise(output);
        return { ...reader.parse(output), adapter: reader.name };
    }
    catch (cause) {
        // Brackets or elements nested by the thousand are more than the stack holds.
        if (!(cause instanceof RangeError))
            throw cause;
        const found = "it is nested too deeply, or too long, to be read";
        throw unreadable(output, { expected: "output that can be read", found, cause });
    }
}
/**
 * Every run that the output holds, oldest first. Most formats hold one, whose
 * facts are then what the tool wrote of it. Throws as `readOutput` does.
 */
function registry_readHistory(output, adapter) {
    const reader = adapter === "auto" ? recognise(output) : adapterNamed(adapter);
    return reader.history?.(output) ?? [(0,read_runs/* recordedRun */.i1)(reader.parse(output))];
}
const SHOWN_CHARACTERS = 200;
/** The first characters as a JSON string, so that none of them acts on a terminal or a log. */
function beginning(output) {
    if (output.kind === "file")
        return JSON.stringify(cleanText(output.file).slice(0, SHOWN_CHARACTERS));
    return JSON.stringify(output.files
        .map(({ path }) => path)
        .join(", ")
        .slice(0, SHOWN_CHARACTERS));
}
function registry_names(adapters) {
    return adapters.map(({ name }) => name).join(", ");
}


/***/ })

};

import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./lib/harness/worker/options.js
const HOOKS = ["setup", "teardown", "beforeEach", "afterEach"];
const KNOWN = [...HOOKS, "parameters", "memoryMinimum"];
/** Checks what a module wrote: a misspelt option that is ignored would change what is measured. */
function readOptions(benchmark, given) {
    if (typeof given !== "object" || given === null) {
        throw new TypeError(`Benchmark "${benchmark}" needs its options as an object.`);
    }
    const entries = new Map(Object.entries(given));
    const unknown = [...entries.keys()].filter((key) => !KNOWN.includes(key));
    if (unknown.length > 0) {
        throw new TypeError(`Benchmark "${benchmark}" has an unknown option: ${unknown.join(", ")}. Known are ${KNOWN.join(", ")}.`);
    }
    const hooks = HOOKS.flatMap((name) => {
        const hook = entries.get(name);
        if (hook === undefined)
            return [];
        if (!isCallable(hook))
            throw new TypeError(`Option ${name} of benchmark "${benchmark}" needs a function.`);
        return [[name, hook]];
    });
    const minimum = entries.get("memoryMinimum");
    if (minimum !== undefined && !(typeof minimum === "number" && minimum > 0)) {
        throw new TypeError(`Option memoryMinimum of benchmark "${benchmark}" needs a number of bytes.`);
    }
    return {
        combinations: combinationsOf(benchmark, entries.get("parameters")),
        ...Object.fromEntries(hooks),
        ...(minimum === undefined ? {} : { memoryMinimum: minimum }),
    };
}
function isCallable(value) {
    return typeof value === "function";
}
/** The cartesian product, the last parameter varying fastest. */
function combinationsOf(benchmark, lists) {
    if (lists === undefined)
        return [{}];
    if (typeof lists !== "object" || lists === null) {
        throw new TypeError(`The parameters of "${benchmark}" need to be an object such as { size: [10, 1000] }.`);
    }
    return Object.entries(lists).reduce((found, [name, values]) => {
        if (!Array.isArray(values) || values.length === 0 || !values.every(isParameterValue)) {
            throw new TypeError(`Parameter "${name}" of "${benchmark}" needs a list of at least one text, number or boolean.`);
        }
        return found.flatMap((rest) => values.map((value) => ({ ...rest, [name]: value })));
    }, [{}]);
}
function isParameterValue(value) {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

;// CONCATENATED MODULE: ./lib/harness/worker/registry.js

/**
 * Collects what a module registers. The API throws on a name that is used twice.
 *
 * @param here the line of the module that calls the API now
 */
function openRegistry(stem, here = () => undefined) {
    const benchmarks = [];
    const path = [stem];
    function bench(...[name, ...rest]) {
        requireName("bench", name);
        const base = [...path, name].join("/");
        const [given, run] = rest.length > 1 ? rest : [{}, ...rest];
        if (!isCallable(run))
            throw new TypeError(`Benchmark "${base}" needs a function to measure.`);
        const options = readOptions(base, given);
        const source = here();
        for (const parameters of options.combinations) {
            const name = nameWith(base, parameters);
            const registered = { name, parameters, options, run, ...(source && { source }) };
            if (benchmarks.some((other) => other.name === registered.name)) {
                throw new Error(`Two benchmarks are named "${registered.name}". Give each its own name.`);
            }
            benchmarks.push(registered);
        }
    }
    function group(name, define) {
        requireName("group", name);
        path.push(name);
        try {
            if (isPromiseLike(callForResult(define))) {
                throw new TypeError(`The function of group "${name}" is async. Load data in the module's function or in setup instead.`);
            }
        }
        finally {
            path.pop();
        }
    }
    return { api: { bench, group }, benchmarks };
}
function isPromiseLike(value) {
    return (value !== null &&
        (typeof value === "object" || typeof value === "function") &&
        "then" in value &&
        typeof value.then === "function");
}
function callForResult(define) {
    return define();
}
function requireName(what, name) {
    if (typeof name !== "string" || name.trim() === "") {
        throw new TypeError(`${what}() needs a name as its first argument, but was given ${String(name)}.`);
    }
}
function nameWith(base, parameters) {
    const texts = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
    return texts.length === 0 ? base : `${base} (${texts.join(", ")})`;
}

;// CONCATENATED MODULE: ./lib/harness/worker/calls.js

/** Where results go, so that no compiler may drop the work behind them. */
const consumed = { value: undefined };
/** Whether every call is timed alone, because hooks run in between. */
function isTimedSingly({ beforeEach, afterEach }) {
    return beforeEach !== undefined || afterEach !== undefined;
}
/**
 * Runs `calls` calls in a row. Hooks force every call to be timed alone; its
 * seconds are then noted in `singles` too, if that is given.
 */
async function runBatch(ready, calls, singles) {
    if (isTimedSingly(ready))
        return runSingly(ready, calls, singles);
    const start = now();
    if (ready.awaits)
        await awaitMany(ready.run, ready.context, ready.parameters, calls);
    else
        callMany(ready.run, ready.context, ready.parameters, calls);
    const measured = now() - start;
    return { measured, total: measured };
}
/**
 * Makes the call sites below see several functions before the first benchmark
 * does. V8 would otherwise inline the first benchmark of a process into the
 * loop, where it may even move constant work out of it, but none of the later
 * ones: results would depend on the order.
 */
async function generaliseCallSites() {
    const strangers = [
        () => 1,
        () => "text",
        () => undefined,
        async () => 2,
        async () => null,
    ];
    for (let turn = 0; turn < 50; turn += 1) {
        for (const stranger of strangers) {
            callMany(stranger, undefined, undefined, 3);
            await awaitMany(stranger, undefined, undefined, 2);
            callOnce(stranger, undefined, undefined);
        }
    }
    consumed.value = undefined;
}
/** Seconds from an arbitrary start. */
function now() {
    return performance.now() / 1000;
}
/** Seconds that one reading of the clock takes, or its resolution where that is coarser. */
function clockTick() {
    let shortest = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 2000; turn += 1) {
        const start = now();
        const step = now() - start;
        if (step > 0 && step < shortest)
            shortest = step;
    }
    return Number.isFinite(shortest) ? shortest : 0.001;
}
function callMany(run, context, parameters, calls) {
    for (let call = 0; call < calls; call += 1)
        consumed.value = run(context, parameters);
}
async function awaitMany(run, context, parameters, calls) {
    for (let call = 0; call < calls; call += 1)
        consumed.value = await run(context, parameters);
}
function callOnce(run, context, parameters) {
    return run(context, parameters);
}
async function runSingly(ready, calls, singles) {
    const { context, parameters } = ready;
    const begin = now();
    let measured = 0;
    for (let call = 0; call < calls; call += 1) {
        await ready.beforeEach?.(context, parameters);
        const start = now();
        const result = callOnce(ready.run, context, parameters);
        consumed.value = isPromiseLike(result) ? await result : result;
        const seconds = now() - start;
        measured += seconds;
        if (singles !== undefined)
            singles[call] = seconds;
        await ready.afterEach?.(context, parameters);
    }
    return { measured, total: now() - begin };
}

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./lib/harness/worker/call-site.js



/**
 * Places relative to the folder that the worker runs in. Node names files of
 * modules by their real path, so links are followed here, too.
 */
function callSitesOf(module, folder = process.cwd()) {
    const [own, from] = [realPath(module), realPath(folder)];
    const placed = (file) => (0,external_node_path_namespaceObject.relative)(from, file).split(external_node_path_namespaceObject.sep).join("/");
    return {
        module: { file: placed(own) },
        here() {
            const site = callSiteIn(deepStack(), own);
            return site === undefined ? undefined : { file: placed(site.file), line: site.line };
        },
    };
}
/**
 * The first line of the module's own file in a stack, or of another file of the
 * user's: a helper that registers for its callers, or the TypeScript that a
 * source map names in the place of what was compiled from it.
 */
function callSiteIn(stack, module) {
    const frames = typeof stack === "string" ? stack.split("\n").flatMap(frameOf) : [];
    const users = frames.filter(({ file }) => !file.startsWith(OWN_FOLDER) && !INSTALLED.test(file));
    return users.find(({ file }) => file === module) ?? users[0];
}
const OWN_FOLDER = (0,external_node_path_namespaceObject.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)) + external_node_path_namespaceObject.sep;
const INSTALLED = /[\\/]node_modules[\\/]/;
/** `    at define (file:///project/bench/sort.bench.js:5:3)`; with source maps a path stands there in the place of a URL. */
const FRAME = /(?:\(|^\s*at (?:async )?)(?<file>(?:file:\/\/|\/|[A-Za-z]:[\\/]).*):(?<line>\d+):\d+\)?$/;
function frameOf(text) {
    const { file = "", line = "" } = FRAME.exec(text)?.groups ?? {};
    if (file === "")
        return [];
    try {
        return [{ file: file.startsWith("file:") ? (0,external_node_url_namespaceObject.fileURLToPath)(file) : file, line: Number(line) }];
    }
    catch {
        return [];
    }
}
/** Groups nest, and each adds frames between the module and us. */
const DEPTH = 60;
/** A module may have changed how errors are made; its benchmarks then have no place, and run all the same. */
function deepStack() {
    const before = Error.stackTraceLimit;
    try {
        Error.stackTraceLimit = DEPTH;
        return new Error("Only its stack is wanted.").stack;
    }
    catch {
        return undefined;
    }
    finally {
        Error.stackTraceLimit = before;
    }
}
function realPath(path) {
    try {
        return (0,external_node_fs_namespaceObject.realpathSync)(path);
    }
    catch {
        return path;
    }
}

;// CONCATENATED MODULE: ./lib/harness/worker/foreign-bench.js
function isForeignBench(value) {
    return isObject(value) && Array.isArray(value["tasks"]) && value["tasks"].every(isForeignTask);
}
/** Runs one task by its own `run`. */
async function sampleTask(bench, task) {
    if (warmsUp(bench))
        await task.warmup();
    await task.run();
    const result = task.result;
    if (!isObject(result))
        throw new Error("The tinybench task gave no result.");
    if (result["error"] !== undefined)
        throw result["error"];
    return { samples: samplesOf(result), batch: 1, steady: true };
}
/** Makes every task run once, as briefly as its version allows. */
function shorten(bench) {
    const holders = [bench, isObject(bench) ? bench["opts"] : undefined].filter(isObject);
    for (const [setting, value] of Object.entries({ time: 0, iterations: 1, warmup: false })) {
        // Version 2 has a method of that name, and only warms up when it is asked to.
        for (const holder of holders) {
            if (setting in holder && typeof holder[setting] !== "function")
                holder[setting] = value;
        }
    }
}
/** False for a bench that keeps no samples, as version 6 does unless it is told to. */
function keepsSamples(bench) {
    return !isObject(bench) || bench["retainSamples"] !== false;
}
function warmsUp(bench) {
    if (!isObject(bench))
        return true;
    const options = bench["opts"];
    return (bench["warmup"] !== false && !(isObject(options) && options["warmup"] === false) && bench["time"] !== 0);
}
/** Samples above this number are thinned out to this many. */
const MOST_SAMPLES = 100;
/**
 * Seconds. tinybench sorts its samples and keeps one for each call, often
 * hundreds of thousands: evenly spaced order statistics keep the distribution.
 */
function samplesOf(result) {
    const latency = isObject(result["latency"]) ? result["latency"] : result;
    const samples = latency["samples"];
    if (Array.isArray(samples) && samples.length > 0)
        return thin(samples.map(Number)).map(toSeconds);
    const mean = latency["mean"];
    if (typeof mean === "number" && Number.isFinite(mean))
        return [toSeconds(mean)];
    throw new Error("The tinybench task gave neither samples nor a mean.");
}
function thin(sorted) {
    if (sorted.length <= MOST_SAMPLES)
        return sorted;
    return Array.from({ length: MOST_SAMPLES }, (_, index) => sorted[Math.floor(((index + 0.5) * sorted.length) / MOST_SAMPLES)] ?? 0);
}
function toSeconds(milliseconds) {
    return milliseconds / 1000;
}
function isForeignTask(value) {
    return (isObject(value) &&
        typeof value["name"] === "string" &&
        typeof value["run"] === "function" &&
        typeof value["warmup"] === "function");
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./lib/harness/worker/syntax-error.js



/** Milliseconds. The text cannot be read, so nothing of it runs. */
const LONGEST = 10_000;
/**
 * A syntax error with the file and line in which it is: `lib.js:3: Unexpected token ';'`.
 *
 * Node knows the place in an ES module that another one imports, but keeps it
 * from whoever catches the error and prints it only when nobody does. So another
 * process is left to load the same module and to fail. Other errors stay as they
 * are, and so does a syntax error of the module's own doing, as of JSON.parse.
 */
function withPlace(error, loading) {
    if (!(error instanceof SyntaxError))
        return error;
    const stack = error.stack ?? "";
    const printed = HEAD.test(stack) ? stack : ranByItself(stack) ? "" : printedBy(loading);
    const [, url = "", line = "", code = ""] = HEAD.exec(printed) ?? [];
    if (url === "")
        return error;
    const path = url.startsWith("file:") ? (0,external_node_url_namespaceObject.fileURLToPath)(url) : url;
    const place = `${shortened(path)}:${line}`;
    const placed = new SyntaxError(`${place}: ${error.message}`, { cause: error });
    placed.stack = `${place}\n${code}\n${placed.name}: ${error.message}`;
    return placed;
}
/** File, line, and the text with a mark below it, which stand before the error itself. */
const HEAD = /^(?!\w*Error: )(\S.*):(\d+)\n([\s\S]*?)\n\s*\n\w*Error: /m;
/** Frames outside of Node itself: then the code had begun to run. */
function ranByItself(stack) {
    return stack.split("\n").some((line) => /^\s+at /.test(line) && !line.includes("node:internal"));
}
function printedBy({ url, hooks }) {
    const registers = hooks === undefined ? "" : `(await import("node:module")).register(${JSON.stringify(hooks)});`;
    const script = `${registers} await import(${JSON.stringify(url)});`;
    const { stderr } = (0,external_node_child_process_namespaceObject.spawnSync)(process.execPath, ["--input-type=module", "--eval", script], {
        encoding: "utf8",
        stdio: ["ignore", "ignore", "pipe"],
        timeout: LONGEST,
    });
    return stderr;
}
/** As the user writes it, where it lies in the folder that the benchmark runs in. */
function shortened(path) {
    const inside = (0,external_node_path_namespaceObject.relative)(process.cwd(), path);
    return inside.startsWith("..") ? path : inside;
}

;// CONCATENATED MODULE: ./lib/harness/worker/load.js
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};







/** Imports a benchmark module, TypeScript included, and lets it register its benchmarks. */
async function loadModule(source) {
    const hooks = source.typescript || TYPESCRIPT_FILE.test(source.module) ? TYPESCRIPT_HOOKS : undefined;
    if (hooks !== undefined)
        enableTypeScript(hooks);
    // Only while loading: with source maps on, every `error.stack` of a benchmark is slow.
    process.setSourceMapsEnabled(true);
    const loaded = await load(source.module, source.stem, hooks);
    process.setSourceMapsEnabled(false);
    return loaded;
}
async function load(path, stem, hooks) {
    const sites = callSitesOf(path);
    const found = defaultExport(await importModule(path, hooks));
    if (isForeignBench(found))
        return { kind: "foreign", bench: found, source: sites.module };
    if (!isBenchmarkModule(found)) {
        throw new TypeError("The default export is neither a function that registers benchmarks nor a tinybench Bench. " +
            'Write `export default ({ bench }) => { bench("name", () => work()); };`.');
    }
    const registry = openRegistry(stem, sites.here);
    await found(registry.api);
    if (registry.benchmarks.length === 0)
        throw new Error("The module registered no benchmark.");
    return { kind: "own", benchmarks: registry.benchmarks };
}
/**
 * Loads TypeScript from here on. The hooks run in a thread of Node's own and
 * bring a 4 MB compiler, so only processes that need them pay for them.
 */
function enableTypeScript(hooks) {
    (0,external_node_module_namespaceObject.register)(hooks);
    // `require("./x")` looks for the known extensions before it asks the hooks.
    (0,external_node_module_namespaceObject.createRequire)(import.meta.url).extensions[".ts"] ??= (_, path) => {
        throw new Error(`${path} is TypeScript, which plain JavaScript can import but not require.`);
    };
}
const load_HOOKS = "./typescript/index.js";
const TYPESCRIPT_HOOKS = new URL(load_HOOKS, import.meta.url).href;
const TYPESCRIPT_FILE = /\.[cm]?ts$/;
/** True for errors of a Node that met TypeScript which it cannot run by itself. */
function needsTypeScript(error) {
    if (!(error instanceof Error) || !("code" in error))
        return false;
    if (error.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX")
        return true;
    return error.code === "ERR_UNKNOWN_FILE_EXTENSION" && /"\.[cm]?tsx?"/.test(error.message);
}
async function importModule(path, hooks) {
    const url = (0,external_node_url_namespaceObject.pathToFileURL)(path).href;
    try {
        return await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ url));
    }
    catch (error) {
        throw withPlace(error, { url, hooks });
    }
}
/** Modules that were compiled to CommonJS have their default export one level down. */
function defaultExport(module) {
    const outer = propertyOf(module, "default");
    const inner = propertyOf(outer, "default");
    return isCallable(outer) || inner === undefined ? outer : inner;
}
function propertyOf(value, name) {
    return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
function isBenchmarkModule(value) {
    return isCallable(value);
}

;// CONCATENATED MODULE: ./lib/harness/worker/open.js


/**
 * Runs the setup, the first call, then `measure`, and in any case the teardown.
 * The first call tells whether the function is asynchronous.
 */
async function withBenchmark(benchmark, measure, cpuTime = () => 0) {
    const { options, parameters } = benchmark;
    const context = options.setup === undefined ? parameters : await options.setup(parameters);
    try {
        return await measure(await callFirst(benchmark, context, cpuTime));
    }
    finally {
        consumed.value = undefined;
        await options.teardown?.(context, parameters);
    }
}
async function callFirst(benchmark, context, cpuTime) {
    const { options, parameters, run } = benchmark;
    const begin = now();
    await options.beforeEach?.(context, parameters);
    const cpuBefore = cpuTime();
    const start = now();
    const result = run(context, parameters);
    const awaits = isPromiseLike(result);
    consumed.value = awaits ? await result : result;
    const measured = now() - start;
    const cpu = cpuTime() - cpuBefore;
    await options.afterEach?.(context, parameters);
    return {
        ready: {
            run,
            context,
            parameters,
            awaits,
            ...(options.beforeEach === undefined ? {} : { beforeEach: options.beforeEach }),
            ...(options.afterEach === undefined ? {} : { afterEach: options.afterEach }),
        },
        first: { measured, total: now() - begin, cpu },
    };
}

;// CONCATENATED MODULE: ./lib/harness/worker/peak-memory.js

/** Makes Linux forget the highest resident set of this process. False where that cannot be had. */
function resetPeak() {
    if (process.platform !== "linux")
        return false;
    try {
        (0,external_node_fs_namespaceObject.writeFileSync)("/proc/self/clear_refs", "5");
        return true;
    }
    catch {
        return false;
    }
}
/** Bytes of the highest resident set since the last reset; `undefined` where the platform does not tell. */
function readPeak() {
    if (process.platform !== "linux")
        return undefined;
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec((0,external_node_fs_namespaceObject.readFileSync)("/proc/self/status", "utf8"))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

;// CONCATENATED MODULE: ./lib/harness/worker/profile.js



/** Unmeasured cycles in front: caches fill and code is compiled, which looks like a leak and is none. */
const WARM_UP_CYCLES = 2;
/**
 * Live memory after each of several cycles of many calls and a full garbage
 * collection. Needs a process that was started with `--expose-gc`.
 */
async function profile(benchmark, profiling) {
    return withBenchmark(benchmark, async ({ ready, first }) => {
        const begin = now();
        let calls = Math.max(1, Math.round(profiling.cycleSeconds / Math.max(first.total, 1e-7) / 10));
        for (let cycle = 0; cycle < WARM_UP_CYCLES; cycle += 1) {
            const { total } = await runBatch(ready, calls);
            calls = Math.max(1, Math.round((calls * profiling.cycleSeconds) / Math.max(total, 1e-7)));
        }
        await collectGarbage();
        const start = process.memoryUsage.rss();
        // A hardened container may refuse; the peak then covers the whole process, which is too high rather than too low.
        resetPeak();
        const cycles = [];
        let peak = start;
        while (cycles.length < profiling.cycles && now() - begin < profiling.limit) {
            await runBatch(ready, calls);
            peak = Math.max(peak, readPeak() ?? process.memoryUsage.rss());
            await collectGarbage();
            cycles.push(liveMemory());
        }
        const minimum = benchmark.options.memoryMinimum;
        return { cycles, peak, start, ...(minimum === undefined ? {} : { minimum }) };
    });
}
/** `external` already holds the array buffers. */
function liveMemory() {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
}
/** Twice, with a turn of the event loop between: finalisers and timers of the first may let go of more. */
async function collectGarbage() {
    if (globalThis.gc === undefined)
        throw new Error("Memory is profiled only in a process started with --expose-gc.");
    consumed.value = undefined;
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc();
}

;// CONCATENATED MODULE: ./node_modules/tinybench/dist/index.js
const e = Object.freeze(() => {}), t = globalThis.Event;
var n = class extends t {
	get error() {
		return this.#e;
	}
	get reason() {
		return this.#t;
	}
	get task() {
		return this.#n;
	}
	#e;
	#t;
	#n;
	constructor(e, t, n) {
		super(e), t != null && (this.#n = t), typeof n == "string" ? this.#t = n : n != null && (this.#e = n);
	}
};
// src/async.ts
const r = (e) => e !== null && (typeof e == "object" || typeof e == "function") && typeof e.then == "function", i = (async () => {}).constructor, a = (e) => typeof e == "function" && e.constructor === i, o = (t) => {
	if (t == null) return !1;
	if (a(t)) return !0;
	try {
		let n = t(), i = r(n);
		if (i) try {
			n.then(e).catch(e);
		} catch {}
		return i;
	} catch {
		return !1;
	}
}, s = (e, t) => {
	if (!e) {
		let e = Error.stackTraceLimit;
		try {
			Error.stackTraceLimit = 0;
			let n = Error(t);
			throw Error.stackTraceLimit = e, e !== 0 && Error.captureStackTrace(n, s), n;
		} finally {
			Error.stackTraceLimit = e;
		}
	}
}, c = (e) => {
	switch (typeof e) {
		case "function": return Error(e.name);
		case "object": if (e !== null) return e instanceof Error ? e : Error(e.message ?? "");
		case "undefined": return Error();
		case "string": return Error(e);
		default: return Error(String(e));
	}
}, l = (e) => Number(e) / 1e6, u = (e) => Number(e) * 1e6, d = (e) => e, f = (e) => BigInt(Math.round(e * 1e6));
// src/runtime.ts
function p(e = globalThis) {
	let t = "unknown", n = "unknown";
	if (e.Bun || e.process && e.process.versions?.bun) {
		t = "bun";
		let r = e.Bun?.version;
		if (r) n = r;
		else {
			let t = e.process?.versions?.bun;
			t && (n = t);
		}
	} else e.Deno ? (t = "deno", n = e.Deno.version?.deno ?? "unknown") : e.process && e.process.release?.name === "node" ? (t = "node", n = e.process.versions?.node ?? "unknown") : e.HermesInternal ? (t = "hermes", n = e.HermesInternal.getRuntimeProperties?.()["OSS Release Version"] ?? "unknown") : m(e) && e.navigator.userAgent === "Cloudflare-Workers" ? t = "workerd" : m(e) && e.navigator.userAgent.toLowerCase().startsWith("quickjs-ng") ? (t = "quickjs-ng", n = e.navigator.userAgent.split("/")[1] ?? "unknown") : typeof e.Netlify == "object" ? t = "netlify" : typeof e.EdgeRuntime == "string" ? t = "edge-light" : e.__lagon__ ? t = "lagon" : e.fastly ? t = "fastly" : e.$262 && e.lockdown && e.AsyncDisposableStack ? t = "moddable" : e.d8 ? (t = "v8", n = typeof e.version == "function" ? e.version() : "unknown") : e.inIon && e.performance && e.performance.mozMemory ? t = "spidermonkey" : typeof e.$ == "object" && e.$ !== null && "IsHTMLDDA" in e.$ ? t = "jsc" : e.window && e.navigator && (t = "browser");
	return {
		runtime: t,
		version: n
	};
}
function m(e = globalThis) {
	return typeof e.navigator == "object" && e.navigator !== null && typeof e.navigator.userAgent == "string";
}
const { runtime: h, version: g } = p(), _ = globalThis.performance.now.bind(globalThis.performance), v = {
	fn: _,
	fromMs: d,
	name: "performanceNow",
	toMs: d
}, y = globalThis.process?.hrtime?.bigint.bind(globalThis.process?.hrtime) ?? (() => {
	throw Error("hrtime.bigint() is not supported in this JS environment");
}), b = () => l(y()), x = {
	fn: y,
	fromMs: f,
	name: "hrtimeNow",
	toMs: l
}, S = globalThis.Bun?.nanoseconds, C = S ? {
	fn: S,
	fromMs: u,
	name: "bunNanoseconds",
	toMs: l
} : void 0;
function w(e) {
	return {
		fn: e,
		fromMs: d,
		name: "custom",
		toMs: d
	};
}
const T = (e = h) => e === "bun" ? C : e === "deno" ? v : e === "node" ? x : v, E = (e) => {
	switch (typeof e) {
		case "function": return w(e);
		case "string": switch (e) {
			case "auto": return T();
			case "bunNanoseconds": return C ?? v;
			case "hrtimeNow": return x;
			default: return v;
		}
		case "object": return e === null ? v : (s(D(e), "Invalid Timestamp Provider object"), e);
		case "undefined": return v;
		default: throw Error("Invalid value for 'timestampProvider' or 'now'");
	}
};
function D(e) {
	return typeof e == "object" && !!e && typeof e.fn == "function" && typeof e.name == "string" && typeof e.toMs == "function" && typeof e.fromMs == "function";
}
// src/concurrency.ts
const ee = async (e) => {
	let { fn: t, iterations: n, limit: r, signal: i, time: a = 0, timestampProvider: o = v } = e, s = n === 0 ? r : Math.max(0, Math.min(r, n)), l = [], u = [], d = !0, f = 0, p = Number.isFinite(a) && a > 0, m = n > 0, h = 0, g = o.fn, _ = m ? p ? () => d && f++ < n && (g() < h || (d = !1)) : () => d && f++ < n : p ? () => d && (g() < h || (d = !1)) : () => d, y = (e) => {
		d && u.push(e);
	}, b = (e) => {
		l.push(c(e));
	}, x = () => d = !1;
	if (i) {
		if (i.aborted) return [];
		i.addEventListener("abort", x);
	}
	let S = async () => {
		for (; _();) try {
			y(await t());
		} catch (e) {
			d = !1, b(e);
			break;
		}
	};
	try {
		p && (h = g() + o.fromMs(a));
		let e = Array.from({ length: s }, () => S());
		await Promise.allSettled(e);
	} finally {
		i?.removeEventListener("abort", x);
	}
	if (l.length === 0) return u;
	throw l.length === 1 ? l[0] : AggregateError(l, "Multiple errors occurred during concurrent execution");
}, O = (e, t = 5, n = 2) => {
	if (e === Infinity) return "+∞";
	if (e === -Infinity) return "-∞";
	if (e !== e) return "NaN";
	let r = Math.abs(e);
	if (r >= 10 ** t) return e.toFixed();
	if (r < 10 ** (t - n)) return e.toFixed(n);
	let i = Math.min(Math.max(0, t - (Math.floor(Math.log10(r)) + 1)), n);
	return e.toFixed(i);
}, te = (e) => {
	let t = e.result.state;
	return {
		"Task name": e.name,
		...t === "aborted-with-statistics" || t === "completed" ? {
			"Latency avg (ns)": `${O(u(e.result.latency.mean))} \xb1 ${O(e.result.latency.rme)}%`,
			"Latency med (ns)": `${O(u(e.result.latency.p50))} \xb1 ${O(u(e.result.latency.mad))}`,
			"Throughput avg (ops/s)": `${Math.round(e.result.throughput.mean).toString()} \xb1 ${O(e.result.throughput.rme)}%`,
			"Throughput med (ops/s)": `${Math.round(e.result.throughput.p50).toString()} \xb1 ${Math.round(e.result.throughput.mad).toString()}`,
			Samples: e.result.latency.samplesCount
		} : t === "errored" ? {
			Error: e.result.error.message,
			Stack: e.result.error.stack ?? "N/A"
		} : {
			"Latency avg (ns)": "N/A",
			"Latency med (ns)": "N/A",
			"Throughput avg (ops/s)": "N/A",
			"Throughput med (ops/s)": "N/A",
			Samples: "N/A",
			Remarks: t
		},
		...t === "aborted-with-statistics" && { Remarks: t }
	};
}, [k, ...A] = [
	.9999999999998099,
	676.5203681218851,
	-1259.1392167224028,
	771.3234287776531,
	-176.6150291621406,
	12.507343278686905,
	-.13857109526572012,
	9984369578019572e-21,
	1.5056327351493116e-7
], j = (e) => {
	let t = k;
	for (let n = 0; n < A.length; n++) t += A[n] / (e + n);
	return .5 * Math.log(2 * Math.PI) + (e - .5) * Math.log(e + 6.5) - (e + 6.5) + Math.log(t);
}, M = (e, t, n) => {
	let r = e + t, i = e + 1, a = e - 1, o = 1, s = 1 - r * n / i;
	Math.abs(s) < 1e-300 && (s = 1e-300), s = 1 / s;
	let c = s;
	for (let l = 1; l <= 300; l++) {
		let u = 2 * l, d = l * (t - l) * n / ((a + u) * (e + u));
		s = 1 + d * s, Math.abs(s) < 1e-300 && (s = 1e-300), o = 1 + d / o, Math.abs(o) < 1e-300 && (o = 1e-300), s = 1 / s, c *= s * o, d = -(e + l) * (r + l) * n / ((e + u) * (i + u)), s = 1 + d * s, Math.abs(s) < 1e-300 && (s = 1e-300), o = 1 + d / o, Math.abs(o) < 1e-300 && (o = 1e-300), s = 1 / s;
		let f = s * o;
		if (c *= f, Math.abs(f - 1) < 1e-16) break;
	}
	return c;
}, N = (e) => {
	let t = e > 0 ? e : 1, n = t / 2, r = .5, i = n < 12 ? j(n + .5) - j(n) : .5 * Math.log(n) - 1 / (8 * n) + 1 / (192 * n ** 3) - 1 / (640 * n ** 5) + .00118582565234835 / n ** 7 - .00167977198469943 / n ** 9 + .00342404392538552 / n ** 11, a = .5 * Math.log(Math.PI), o = i - .5 * Math.log(t * Math.PI), s = (e) => {
		let o = e * e, s = o / (t + o), c = Math.exp(i - a + n * Math.log1p(-s) + r * Math.log(s));
		return s <= .5 ? 1 - c * M(r, n, s) / r : c * M(n, r, 1 - s) / n;
	}, c = (e) => o - (t + 1) / 2 * Math.log1p(e * e / t), l = 1.959963984540054;
	for (let e = 0; e < 30; e++) {
		let e = Math.exp(-c(l)), t = .5 * (s(l) - .05) * e;
		if (!Number.isFinite(t)) break;
		let n = l + t;
		if (!(n > 0)) break;
		let r = Math.abs(t);
		if (l = n, r <= 4e-16 * e) break;
	}
	return l;
}, P = (e) => Array.isArray(e) && e.length !== 0;
function F(e) {
	let t = e.length;
	if (t < 1024) {
		e.sort(z);
		return;
	}
	let n = !0, r = !0, i = e[0];
	for (let a = 0; a < t; a++) {
		let t = e[a];
		if (!Number.isFinite(t) || Object.is(t, -0)) {
			e.sort(z);
			return;
		}
		(n || r) && (n &&= t >= i, r &&= t <= i, i = t);
	}
	if (n) return;
	if (r) {
		e.reverse();
		return;
	}
	let a = new Float64Array(e).sort();
	for (let n = 0; n < t; n++) e[n] = a[n];
}
const I = (e) => {
	let t = e.length;
	if (t === 1) return {
		mean: e[0],
		vr: 0
	};
	let n = 0, r = 0, i = 0;
	for (; i < t;) {
		let t = e[i++], a = t - n;
		n += a / i, r += a * (t - n);
	}
	return {
		mean: n,
		vr: r / (t - 1)
	};
}, L = (e, t) => {
	let n = e + t;
	return Number.isFinite(n) ? n / 2 : e / 2 + t / 2;
}, R = (e, t) => {
	let n = (e.length - 1) * t, r = Math.floor(n), i = e[r];
	if (n === r) return i;
	let a = e[r + 1];
	if (i === a) return i;
	let o = n - r;
	if (o === .5) return L(i, a);
	let s = a - i;
	return Number.isFinite(s) ? i + o * s : (1 - o) * i + o * a;
}, z = (e, t) => e - t, B = (e, t) => {
	let n = 0, r = e.length, i = 0;
	for (; i < r;) n += (Math.abs(e[i++] - t) - n) / i;
	return n;
};
function V(e, t) {
	let n = e.length;
	if (n === 1) return 0;
	let r = n >> 1, i = n + 1 >> 1, a = 0, o = r, s, c, l, u, d, f;
	for (; a <= o;) {
		if (s = a + o >> 1, c = i - s, l = s === 0 ? -Infinity : t - e[r - s], d = s === r ? Infinity : t - e[r - s - 1], u = c === 0 ? -Infinity : e[r + c - 1] - t, f = c === n - r ? Infinity : e[r + c] - t, l <= f && u <= d) return n & 1 ? Math.max(l, u) : L(Math.max(l, u), Math.min(d, f));
		l > f ? o = s - 1 : a = s + 1;
	}
	return 0;
}
const H = (e) => V(e, R(e, .5));
function U(e, t = !1) {
	let { mean: n, vr: r } = I(e), i = Math.sqrt(r), a = i / Math.sqrt(e.length), o = e.length - 1, s = N(o), c = a * s, l = n === 0 ? Infinity : c / Math.abs(n) * 100, u = R(e, .5);
	return {
		aad: B(e, n),
		critical: s,
		df: o,
		mad: V(e, u),
		max: e[o],
		mean: n,
		min: e[0],
		moe: c,
		p50: u,
		p75: R(e, .75),
		p99: R(e, .99),
		p995: R(e, .995),
		p999: R(e, .999),
		rme: l,
		samples: t ? e : void 0,
		samplesCount: e.length,
		sd: i,
		sem: a,
		variance: r
	};
}
// src/timer-diagnostics.ts
const W = (e, t) => {
	let n = e.length;
	if (n < 10) return;
	let r = 0;
	for (let t of e) t === 0 && r++;
	if (r * 2 > n) return "zero-dominated";
	let i = Math.max(3, Math.min(10, Math.floor(n / 1e3))), a = 1;
	for (let t = 1; t < n && !(e[t] !== e[t - 1] && (a++, a >= i)); t++);
	if (a < i) return "low-distinct";
	if (n > 100 && t === 0) return "zero-mad";
}, G = (e, t) => W(e, t) !== void 0, K = (e) => {
	let t;
	for (let n = 0; n < e.length; n++) {
		let r = e[n];
		if (!(r <= 0) && (t ??= r, e[n + 1] === r)) return r;
	}
	return t;
}, q = (e, t = {}) => {
	let { estimator: n = "median", pairs: r = 1024, warmupPairs: i = 64 } = t, { fn: a, toMs: o } = e;
	if (!Number.isInteger(r) || r <= 0) return 0;
	if (Number.isInteger(i) && i > 0) for (let e = 0; e < i; e++) {
		let e = a();
		o(a() - e);
	}
	let s = [];
	for (let e = 0; e < r; e++) {
		let e = a(), t = o(a() - e);
		t > 0 && s.push(t);
	}
	return s.length * 2 < r ? 0 : (s.sort(z), n === "min" ? s[0] : R(s, n === "p05" ? .05 : .5));
}, ne = [
	"afterAll",
	"beforeAll",
	"beforeEach",
	"afterEach"
], re = ["not-started", "started"], J = { state: "not-started" }, Y = { state: "aborted" }, ie = { state: "started" };
var X = class extends EventTarget {
	get detectedResolution() {
		return this.#r;
	}
	get name() {
		return this.#o;
	}
	get result() {
		return {
			...this.#s,
			runtime: this.#n.runtime,
			runtimeVersion: this.#n.runtimeVersion,
			timestampProviderName: this.#n.timestampProvider.name
		};
	}
	get runs() {
		return this.#l;
	}
	#e = !1;
	#t;
	#n;
	#r = void 0;
	#i;
	#a;
	#o;
	#s = J;
	#c;
	#l = 0;
	#u;
	#d;
	#f;
	#p;
	constructor(e, t, n, r = {}) {
		super(), this.#n = e, this.#o = t, this.#i = n, this.#a = r, this.#t = r.async ?? o(n), this.#u = r.signal, this.#c = r.retainSamples ?? e.retainSamples, this.#f = e.timestampProvider, this.#d = e.timestampProvider.fn, this.#p = e.timestampProvider.toMs;
		for (let e of ne) this.#a[e] != null && s(typeof this.#a[e] == "function", `'${e}' must be a function if provided`);
		this.reset(!1), this.#u && (this.#u.aborted ? this.#v() : this.#u.addEventListener("abort", this.#v.bind(this), { once: !0 })), this.#n.signal && (this.#n.signal.aborted ? this.#v() : this.#n.signal.addEventListener("abort", this.#v.bind(this), { once: !0 }));
	}
	reset(e = !0) {
		this.#l = 0, this.#r = void 0, this.#s = this.#e ? Y : J, e && this.dispatchEvent(new n("reset", this));
	}
	async run() {
		if (this.#s.state !== "not-started") return this;
		this.#s = { state: "started" }, this.dispatchEvent(new n("start", this)), await this.#n.setup(this, "run");
		let { error: e, overriddenIndices: t, samples: r } = await this.#m("run", this.#n.time, this.#n.iterations);
		return await this.#n.teardown(this, "run"), this.#b({
			error: e,
			latencySamples: r,
			overriddenIndices: t
		}), this;
	}
	runSync() {
		if (this.#s.state !== "not-started") return this;
		s(this.#n.concurrency === null, "Cannot use `concurrency` option when using `runSync`"), this.#s = ie, this.dispatchEvent(new n("start", this));
		let e = this.#n.setup(this, "run");
		s(!r(e), "`setup` function must be sync when using `runSync()`");
		let { error: t, overriddenIndices: i, samples: a } = this.#h("run", this.#n.time, this.#n.iterations), o = this.#n.teardown(this, "run");
		return s(!r(o), "`teardown` function must be sync when using `runSync()`"), this.#b({
			error: t,
			latencySamples: a,
			overriddenIndices: i
		}), this;
	}
	async warmup() {
		if (this.#s.state !== "not-started") return;
		this.dispatchEvent(new n("warmup", this)), await this.#n.setup(this, "warmup");
		let { error: e } = await this.#m("warmup", this.#n.warmupTime, this.#n.warmupIterations);
		await this.#n.teardown(this, "warmup"), this.#y(e);
	}
	warmupSync() {
		if (this.#s.state !== "not-started") return;
		this.dispatchEvent(new n("warmup", this));
		let e = this.#n.setup(this, "warmup");
		s(!r(e), "`setup` function must be sync when using `runSync()`");
		let { error: t } = this.#h("warmup", this.#n.warmupTime, this.#n.warmupIterations), i = this.#n.teardown(this, "warmup");
		s(!r(i), "`teardown` function must be sync when using `runSync()`"), this.#y(t);
	}
	async #m(e, t, n) {
		try {
			this.#a.beforeAll && await this.#a.beforeAll.call(this, e);
			let r = this.#n.concurrency !== "task", i = 0, a = [], o = new Set(), s = async () => {
				if (!this.#e) try {
					this.#a.beforeEach != null && await this.#a.beforeEach.call(this, e);
					let { iterationCost: t, overridden: n, taskTime: s } = this.#t ? await this.#g(r) : this.#_(r), c = a.push(s) - 1;
					n && o.add(c), r && (i += t ?? s);
				} finally {
					this.#a.afterEach != null && await this.#a.afterEach.call(this, e);
				}
			};
			if (!r) await ee({
				fn: s,
				iterations: n,
				limit: Math.max(1, Math.floor(this.#n.threshold)),
				signal: this.#u ?? this.#n.signal,
				time: t,
				timestampProvider: this.#f
			}), this.#l = a.length;
			else for (; (i < t || a.length < n) && !this.#e;) await s();
			return this.#a.afterAll != null && await this.#a.afterAll.call(this, e), P(a) ? {
				overriddenIndices: o,
				samples: a
			} : {};
		} catch (e) {
			return { error: c(e) };
		}
	}
	#h(e, t, n) {
		try {
			if (this.#a.beforeAll) {
				let t = this.#a.beforeAll.call(this, e);
				s(!r(t), "`beforeAll` function must be sync when using `runSync()`");
			}
			let i = 0, a = [], o = new Set(), c = () => {
				if (!this.#e) try {
					if (this.#a.beforeEach) {
						let t = this.#a.beforeEach.call(this, e);
						s(!r(t), "`beforeEach` function must be sync when using `runSync()`");
					}
					let { iterationCost: t, overridden: n, taskTime: c } = this.#_(!0), l = a.push(c) - 1;
					n && o.add(l), i += t ?? c;
				} finally {
					if (this.#a.afterEach) {
						let t = this.#a.afterEach.call(this, e);
						s(!r(t), "`afterEach` function must be sync when using `runSync()`");
					}
				}
			};
			for (; (i < t || a.length < n) && !this.#e;) c();
			if (this.#a.afterAll) {
				let t = this.#a.afterAll.call(this, e);
				s(!r(t), "`afterAll` function must be sync when using `runSync()`");
			}
			return P(a) ? {
				overriddenIndices: o,
				samples: a
			} : {};
		} catch (e) {
			return { error: c(e) };
		}
	}
	async #g(e) {
		let t = this.#d(), n = await this.#i.call(this), r = this.#p(this.#d() - t), i = e ? Q(n) : void 0, a = Z(n);
		return a === void 0 ? {
			iterationCost: i,
			overridden: !1,
			taskTime: r
		} : {
			iterationCost: i,
			overridden: !0,
			taskTime: a
		};
	}
	#_(e) {
		let t = this.#d(), n = this.#i.call(this), i = this.#p(this.#d() - t);
		s(!r(n), "task function must be sync when using `runSync()`");
		let a = e ? Q(n) : void 0, o = Z(n);
		return o === void 0 ? {
			iterationCost: a,
			overridden: !1,
			taskTime: i
		} : {
			iterationCost: a,
			overridden: !0,
			taskTime: o
		};
	}
	#v() {
		if (this.#e = !0, re.includes(this.#s.state)) {
			this.#s = Y;
			let e = new n("abort", this);
			this.dispatchEvent(e), this.#n.dispatchEvent(e);
		}
	}
	#y(e) {
		if (e) {
			this.#s = {
				state: "errored",
				error: e
			};
			let t = new n("error", this, e);
			if (this.dispatchEvent(t), this.#n.dispatchEvent(t), this.#n.throws) throw e;
		}
	}
	#b({ error: e, latencySamples: t, overriddenIndices: r }) {
		if (P(t)) {
			this.#l = t.length;
			let e = this.#n.timerOverhead;
			if (e !== void 0 && e > 0) for (let n = 0; n < t.length; n++) r?.has(n) || (t[n] = Math.max(0, t[n] - e));
			let i = (r?.size ?? 0) > 0, a = i ? t.filter((e, t) => !r?.has(t)) : t;
			F(t);
			let o = U(t, this.#c), s;
			i ? P(a) ? (F(a), this.#r = K(a), s = W(a, H(a))) : this.#r = void 0 : (this.#r = K(t), s = W(t, o.mad));
			let c = o.mean, l = 0, u = [];
			for (let e of t) e === 0 ? u.push(c === 0 ? 0 : 1e3 / c) : (l += e, u.push(1e3 / e));
			F(u);
			let d = U(u, this.#c);
			if (this.#s = {
				state: this.#e ? "aborted-with-statistics" : "completed",
				latency: o,
				period: l / this.runs,
				throughput: d,
				totalTime: l
			}, s !== void 0) {
				let e = new n("warning", this, s);
				this.dispatchEvent(e), this.#n.dispatchEvent(e);
			}
		} else this.#e && (this.#s = Y);
		if (e) {
			this.#s = {
				state: "errored",
				error: e
			};
			let t = new n("error", this, e);
			if (this.dispatchEvent(t), this.#n.dispatchEvent(t), this.#n.throws) throw e;
		}
		let i = new n("cycle", this);
		this.dispatchEvent(i), this.#n.dispatchEvent(i), this.dispatchEvent(new n("complete", this));
	}
};
function Z(e) {
	if (typeof e != "object" || !e) return;
	let t = e;
	if (!("overriddenDuration" in t)) return;
	let n = t.overriddenDuration;
	return typeof n == "number" && Number.isFinite(n) && n >= 0 ? n : void 0;
}
function Q(e) {
	if (typeof e != "object" || !e) return;
	let t = e;
	try {
		if (!("overriddenIterationCost" in t)) return;
		let e = t.overriddenIterationCost;
		return typeof e == "number" && Number.isFinite(e) && e >= 0 ? e : void 0;
	} catch {
		return;
	}
}
// src/bench.ts
const $ = "`subtractTimerOverhead` cannot be used with `concurrency: \"task\"` — set `concurrency` to `null` or `\"bench\"`, or disable `subtractTimerOverhead`";
var ae = class extends EventTarget {
	concurrency;
	iterations;
	name;
	now;
	retainSamples;
	runtime;
	runtimeVersion;
	setup;
	signal;
	subtractTimerOverhead;
	teardown;
	threshold;
	throws;
	time;
	timerOverhead;
	timestampProvider;
	warmup;
	warmupIterations;
	warmupTime;
	get results() {
		return this.tasks.map((e) => e.result);
	}
	get tasks() {
		return [...this.#e.values()];
	}
	#e = new Map();
	constructor(t = {}) {
		super();
		let { name: r, ...i } = t;
		this.name = r, this.runtime = h, this.runtimeVersion = g, this.concurrency = i.concurrency ?? null, this.threshold = i.threshold ?? Infinity, this.time = i.time ?? 1e3, this.iterations = i.iterations ?? 64, s(i.now === void 0 || i.timestampProvider === void 0, "Cannot set both `now` and `timestampProvider` options"), this.timestampProvider = E(i.now ?? i.timestampProvider), this.now = () => this.timestampProvider.toMs(this.timestampProvider.fn()), this.warmup = i.warmup ?? !0, this.warmupIterations = i.warmupIterations ?? 16, this.warmupTime = i.warmupTime ?? 250, this.setup = i.setup ?? e, this.teardown = i.teardown ?? e, this.throws = i.throws ?? !1, i.signal != null && (this.signal = i.signal), this.retainSamples = i.retainSamples === !0, this.subtractTimerOverhead = i.subtractTimerOverhead === !0, s(!(this.subtractTimerOverhead && this.concurrency === "task"), $);
		let a = this.subtractTimerOverhead ? q(this.timestampProvider) : void 0;
		a != null && (this.timerOverhead = a), this.signal && this.signal.addEventListener("abort", () => {
			this.dispatchEvent(new n("abort"));
		}, { once: !0 });
	}
	add(e, t, r = {}) {
		if (this.#e.has(e)) throw Error(`Task "${e}" already exists`);
		{
			let i = new X(this, e, t, r);
			this.#e.set(e, i), this.dispatchEvent(new n("add", i));
		}
		return this;
	}
	getTask(e) {
		return this.#e.get(e);
	}
	remove(e) {
		let t = this.getTask(e);
		return t && (this.#e.delete(e), this.dispatchEvent(new n("remove", t))), this;
	}
	reset() {
		for (let e of this.#e.values()) e.reset();
		this.dispatchEvent(new n("reset"));
	}
	async run() {
		s(!(this.subtractTimerOverhead && this.concurrency === "task"), $), this.warmup && await this.#t(), this.dispatchEvent(new n("start"));
		let e = [];
		if (this.concurrency === "bench") {
			let t = [];
			for (let e of this.#e.values()) t.push(e.run());
			e = await Promise.all(t);
		} else for (let t of this.#e.values()) e.push(await t.run());
		return this.dispatchEvent(new n("complete")), e;
	}
	runSync() {
		s(this.concurrency === null, "Cannot use `concurrency` option when using `runSync`"), this.warmup && this.#n();
		let e = [];
		this.dispatchEvent(new n("start"));
		for (let t of this.#e.values()) e.push(t.runSync());
		return this.dispatchEvent(new n("complete")), e;
	}
	table(e = te) {
		return this.tasks.map(e);
	}
	async #t() {
		if (this.dispatchEvent(new n("warmup")), this.concurrency === "bench") {
			let e = [];
			for (let t of this.#e.values()) e.push(t.warmup());
			await Promise.all(e);
		} else for (let e of this.#e.values()) await e.warmup();
	}
	#n() {
		this.dispatchEvent(new n("warmup"));
		for (let e of this.#e.values()) e.warmupSync();
	}
};


;// CONCATENATED MODULE: ./lib/harness/worker/warm-up.js

/** Long enough that reading the clock (about 50 ns) and its resolution do not matter. */
const BATCH_SECONDS = 0.001;
/** Runs until the time per call is steady, which is observed, never assumed. */
async function warmUp(ready, first, limits) {
    const begin = now();
    const times = [];
    let calls = 1;
    let latest = first.total;
    for (;;) {
        const spent = now() - begin;
        const enough = times.length >= limits.batches;
        if (spent >= limits.limit)
            break;
        if (enough && (spent >= limits.seconds || isSteady(times)))
            break;
        const { total } = await runBatch(ready, calls);
        latest = total / calls;
        if (total < BATCH_SECONDS / 2)
            calls = nextBatch(calls, total);
        else
            times.push(latest);
    }
    // The fastest of the last ones: a stall of the machine would make the batches far too small.
    return { perCall: Math.min(latest, ...times.slice(-WINDOW)), steady: isSteady(times) };
}
/**
 * True when the median of the last five batches is within 2 % of the median of
 * the five before. Optimising compilers change the time per call in steps; a
 * step inside the window moves one median and not the other.
 */
function isSteady(times) {
    if (times.length < 2 * WINDOW)
        return false;
    const later = middle(times.slice(-WINDOW));
    const earlier = middle(times.slice(-2 * WINDOW, -WINDOW));
    return Math.abs(later - earlier) <= 0.02 * earlier;
}
const WINDOW = 5;
/** At most ten times as many: the first calls are slow and say little about the later ones. */
function nextBatch(calls, seconds) {
    const wanted = seconds === 0 ? calls * 10 : Math.ceil((calls * BATCH_SECONDS) / seconds);
    return Math.max(calls + 1, Math.min(calls * 10, wanted));
}
function middle(values) {
    return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

;// CONCATENATED MODULE: ./lib/harness/worker/sample.js




/** Samples to aim at: enough for a distribution, few enough that each is long against the clock. */
const SAMPLES = 40;
/** Samples at the least, unless a single call takes too long. */
const FEWEST_SAMPLES = 5;
/** Seconds of one sample at the least: the clock and the loop cost about 0.1 µs of it. */
const SAMPLE_SECONDS = 0.0005;
/** One call, its first: shows that the benchmark works. */
async function sampleOnce(benchmark) {
    return withBenchmark(benchmark, async ({ first }) => onlyFirst(first.measured));
}
/** Warms up, then takes about {@link SAMPLES} samples, each the mean of a batch of calls. */
async function sample(benchmark, sampling) {
    return withBenchmark(benchmark, (opened) => sampleOpened(opened, sampling));
}
async function sampleOpened({ ready, first }, sampling) {
    const begin = now() - first.total;
    if (first.total >= sampling.limit)
        return onlyFirst(first.measured);
    const { perCall, steady } = await warmUp(ready, first, {
        batches: sampling.warmupBatches,
        seconds: sampling.warmupSeconds,
        limit: sampling.limit / 2,
    });
    const batch = Math.max(1, Math.round(Math.max(SAMPLE_SECONDS, sampling.seconds / SAMPLES) / perCall));
    // The loop itself is compiled anew for so many calls; a single call has no loop.
    if (batch > 1)
        await runBatch(ready, batch);
    const taken = await takeSamples(ready, batch, {
        seconds: sampling.seconds,
        limit: sampling.limit - (now() - begin),
    });
    return { ...taken, batch, steady };
}
function onlyFirst(seconds) {
    return { samples: [seconds], batch: 1, steady: false };
}
/**
 * tinybench keeps the time and the count of batches. Its own samples come
 * sorted, so each batch is timed and noted here, in the order of measurement.
 */
async function takeSamples(ready, batch, allowed) {
    const samples = [];
    const stop = new AbortController();
    const begin = now();
    const cpuStart = process.cpuUsage();
    let cpu = 0;
    const bench = new ae({
        time: allowed.seconds * 1000,
        iterations: FEWEST_SAMPLES,
        warmup: false,
        throws: true,
        retainSamples: true,
        signal: stop.signal,
    });
    bench.add("batch", async () => {
        const { measured, total } = await runBatch(ready, batch);
        const used = process.cpuUsage(cpuStart);
        cpu = (used.user + used.system) / 1e6;
        samples.push(measured / batch);
        if (now() - begin >= allowed.limit)
            stop.abort();
        return { overriddenDuration: (measured / batch) * 1000, overriddenIterationCost: total * 1000 };
    }, { async: true });
    await bench.run();
    const alone = ready.beforeEach === undefined && ready.afterEach === undefined;
    return { samples, ...(alone ? { cpu: cpu / (samples.length * batch) } : {}) };
}

;// CONCATENATED MODULE: ./lib/harness/worker/share.js
function isMine(name, { mine, others, index, count }) {
    return mine.includes(name) || (!others.includes(name) && shardByName(name, count) === index);
}
/** The shard of something of which nothing but the name is known; from 1, the same on every machine. */
function shardByName(name, count) {
    return (checksum(name) % count) + 1;
}
/** FNV-1a over the UTF-16 code units, its bits mixed once more: names differ little, and mostly at their end. */
function checksum(text) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
}

;// CONCATENATED MODULE: ./lib/harness/worker/runnables.js





/**
 * The benchmarks that the job asks for, in its order. The turn counts over all
 * benchmarks of the module, so that a relaunch that skips some keeps the order.
 */
function selectRunnables(loaded, job) {
    const all = loaded.kind === "own"
        ? loaded.benchmarks.map((benchmark) => own(benchmark, job.work))
        : foreign(loaded, job);
    const begin = Math.floor(job.turn * all.length);
    const isWanted = filterOf(job);
    return [...all.slice(begin), ...all.slice(0, begin)].filter(({ name }) => !job.skip.includes(name) && isWanted(name));
}
/** Whether a benchmark is measured here: by the filter, over its name or with the category in front, and by the share. */
function filterOf({ filter, category = "", share, }) {
    const pattern = filter && new RegExp(filter.source, filter.flags);
    return (name) => (share === undefined || isMine(name, share)) &&
        (pattern === undefined || [name, `${category}/${name}`].some((text) => text.search(pattern) >= 0));
}
/** What the reader should know about how the module is going to be measured. */
function warningsFor(loaded, job) {
    if (loaded.kind === "own")
        return [];
    if (job.work.kind === "memory") {
        return [
            `The memory of ${job.stem} is not profiled: its benchmarks are run by a tinybench Bench of its own.`,
        ];
    }
    return warningsForBench(loaded.bench, job.stem);
}
function warningsForBench(bench, stem) {
    if (keepsSamples(bench))
        return [];
    return [
        `The tinybench Bench of ${stem} keeps no samples, so each launch gives one value, the mean. Set retainSamples: true to keep them.`,
    ];
}
function own(benchmark, work) {
    const { name, parameters, source } = benchmark;
    return {
        name,
        parameters,
        ...(source && { source }),
        work: async () => {
            switch (work.kind) {
                case "once":
                    return timed(name, () => sampleOnce(benchmark));
                case "sample":
                    return timed(name, () => sample(benchmark, work));
                case "memory":
                    return { type: "profiled", name, ...(await profile(benchmark, work)) };
                default:
                    return work;
            }
        },
    };
}
function foreign({ bench, source }, job) {
    if (job.work.kind === "once")
        shorten(bench);
    return bench.tasks.map((task) => {
        const name = `${job.stem}/${task.name}`;
        return {
            name,
            source,
            work: async () => (job.work.kind === "memory" ? undefined : timed(name, () => sampleTask(bench, task))),
        };
    });
}
async function timed(name, work) {
    const begin = now();
    const sampled = await work();
    return { type: "sampled", name, ...sampled, seconds: now() - begin };
}

;// CONCATENATED MODULE: ./lib/harness/worker/printed.js
/** Lines kept of what a benchmark printed. */
const LINES = 20;
/**
 * Notes the last lines that this process prints, on their way out, so that a
 * failure can be reported with the lines of the benchmark that failed and of
 * no other. Answers with a function that gives the lines since its last call.
 */
function notePrinted() {
    let text = "";
    for (const stream of [process.stdout, process.stderr]) {
        const write = stream.write.bind(stream);
        stream.write = (chunk, ...rest) => {
            text = `${text}${typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()}`.slice(-10_000);
            return Reflect.apply(write, stream, [chunk, ...rest]);
        };
    }
    return () => {
        const lines = text.trimEnd().split("\n").slice(-LINES).join("\n");
        text = "";
        return lines;
    };
}

;// CONCATENATED MODULE: ./lib/harness/worker/watch.js

/** `blame` is told once why the process ends before its time, while there is still time to write that down. */
function watchProcess(blame) {
    const takePrinted = notePrinted();
    let over = false;
    const end = (code) => {
        over = true;
        process.exit(code);
    };
    const stop = (reason) => {
        if (over)
            return;
        blame(reason);
        end(1);
    };
    const describe = (error) => {
        process.setSourceMapsEnabled(true);
        const isError = error instanceof Error;
        const stack = isError ? (error.stack ?? "") : "";
        process.setSourceMapsEnabled(false);
        return {
            message: `It threw ${isError ? `${error.name}: ${error.message}` : String(error)}`,
            output: [takePrinted(), stack].filter((part) => part !== "").join("\n"),
        };
    };
    process.on("uncaughtException", (error) => stop(describe(error)));
    process.on("beforeExit", () => stop({ message: "It waits for something that cannot happen any more.", output: takePrinted() }));
    process.on("exit", (code) => {
        if (!over)
            blame({ message: `It ended the process with exit code ${code}.`, output: takePrinted() });
    });
    return {
        describe,
        forgetPrinted: () => {
            takePrinted();
        },
        end,
    };
}

;// CONCATENATED MODULE: ./lib/harness/worker/job.js





/**
 * Runs the benchmarks of a job, one after the other, and writes an event for
 * each thing that happens at once, so that nothing is lost with the process.
 */
async function runJob(job) {
    /** The benchmark to blame when the process ends. */
    let running;
    let loaded = false;
    const emit = (event) => (0,external_node_fs_namespaceObject.appendFileSync)(job.results, `${JSON.stringify(event)}\n`);
    const blame = (reason) => {
        if (running !== undefined)
            emit({ type: "failed", name: running, ...reason });
        else if (!loaded)
            emit({ type: "broken", ...reason, needsTypeScript: false });
    };
    const watch = watchProcess(blame);
    const prepare = async () => {
        try {
            const module = await loadModule(job);
            const benchmarks = selectRunnables(module, job);
            emit({
                type: "ready",
                node: process.versions.node,
                benchmarks: benchmarks.map(({ name, parameters, source }) => ({
                    name,
                    ...(parameters ? { parameters } : {}),
                    ...(source ? { source } : {}),
                })),
                warnings: warningsFor(module, job),
            });
            loaded = true;
            return benchmarks;
        }
        catch (error) {
            emit({ type: "broken", ...watch.describe(error), needsTypeScript: needsTypeScript(error) });
            return watch.end(1);
        }
    };
    const run = async (benchmark) => {
        running = benchmark.name;
        watch.forgetPrinted();
        emit({ type: "started", name: benchmark.name, at: Date.now() });
        try {
            const finding = await benchmark.work();
            // Promises that it rejected and left alone are still its own failure.
            await new Promise((resolve) => setImmediate(resolve));
            if (finding !== undefined)
                emit(finding);
        }
        catch (error) {
            blame(watch.describe(error));
        }
        running = undefined;
    };
    const benchmarks = await prepare();
    await generaliseCallSites();
    for (const benchmark of benchmarks)
        await run(benchmark);
    emit({ type: "done" });
    return watch.end(0);
}

;// CONCATENATED MODULE: ./lib/stats/quantile.js
/**
 * The quantile of ascending samples at `probability` in [0, 1], by the R-7
 * method (linear interpolation; the default of R and NumPy). Hyndman & Fan
 * (1996), "Sample quantiles in statistical packages", definition 7. O(1).
 */
function quantileOfSorted(sorted, probability) {
    const position = (sorted.length - 1) * probability;
    const below = Math.floor(position);
    const low = sorted[below] ?? Number.NaN;
    const high = sorted[below + 1] ?? low;
    // Not `low + …` alone: the sum would round away from a constant sample.
    return high === low ? low : low + (position - below) * (high - low);
}
/** The middle value, or the mean of the two middle ones. */
function medianOfSorted(sorted) {
    return quantileOfSorted(sorted, 0.5);
}
/**
 * The same quantile of unsorted values, by selection instead of sorting: O(n),
 * about 0.1 ms for 10,000 values. Reorders the values.
 */
function quantileInPlace(values, probability) {
    const position = (values.length - 1) * probability;
    const below = Math.floor(position);
    selectInPlace(values, below);
    const low = values[below] ?? Number.NaN;
    if (below === position)
        return low;
    let high = Number.POSITIVE_INFINITY;
    for (let index = below + 1; index < values.length; index += 1) {
        const value = values[index] ?? high;
        if (value < high)
            high = value;
    }
    return high === low ? low : low + (position - below) * (high - low);
}
/** Moves the value of rank `rank` to that index, smaller ones before it, larger ones behind it (Hoare's FIND). */
function selectInPlace(values, rank) {
    let left = 0;
    let right = values.length - 1;
    while (left < right) {
        const pivot = medianOfThree(values, left, right);
        let low = left;
        let high = right;
        while (low <= high) {
            while ((values[low] ?? pivot) < pivot)
                low += 1;
            while ((values[high] ?? pivot) > pivot)
                high -= 1;
            if (low <= high) {
                const swapped = values[low] ?? pivot;
                values[low] = values[high] ?? pivot;
                values[high] = swapped;
                low += 1;
                high -= 1;
            }
        }
        if (rank <= high)
            right = high;
        else if (rank >= low)
            left = low;
        else
            return;
    }
}
function medianOfThree(values, left, right) {
    const a = values[left] ?? 0;
    const b = values[(left + right) >> 1] ?? 0;
    const c = values[right] ?? 0;
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

;// CONCATENATED MODULE: ./lib/harness/worker/slice.js


/**
 * Runs some calls to warm the caches, then some batches of calls that are timed.
 *
 * Garbage is collected when V8 likes, and counts. To force a collection before
 * each turn was tried with a benchmark that allocates: the standard deviation
 * of the ratio of two launches stayed (3.7 % without, 3.6 % with a minor, 3.3 %
 * with a major collection, 24 pairs each), it took a quarter more time, and it
 * would hide what the garbage of one turn costs the next.
 */
async function takeSlice(ready, { rewarm, batches, calls }, threadTime) {
    if (rewarm > 0)
        await runBatch(ready, rewarm);
    const singles = isTimedSingly(ready) ? new Float64Array(batches * calls) : undefined;
    const perCall = [];
    const totals = [];
    const start = now();
    const before = threadTime();
    for (let batch = 0; batch < batches; batch += 1) {
        const { measured, total } = await runBatch(ready, calls, singles?.subarray(batch * calls));
        perCall.push(measured / calls);
        totals.push(total);
    }
    const after = threadTime();
    const seconds = now() - start;
    const all = batches * calls;
    const cpu = (after.cpu - before.cpu) / all;
    if (singles !== undefined)
        return { type: "slice", time: quantileInPlace(singles, 0.5), totals, cpu };
    if (before.waited === undefined || after.waited === undefined) {
        return { type: "slice", time: quantileInPlace(Float64Array.from(perCall), 0.5), totals, cpu };
    }
    const waited = after.waited - before.waited;
    return { type: "slice", time: (seconds - waited) / all, totals, cpu };
}

;// CONCATENATED MODULE: ./lib/harness/worker/attend.js






/** The benchmarks of a module that its filter leaves in. */
function attendedOf(loaded, { stem, ...selection }) {
    const isWanted = filterOf(selection);
    const all = loaded.kind === "own" ? loaded.benchmarks.map(attend_own) : attend_foreign(loaded, stem);
    return all.filter(({ name }) => isWanted(name));
}
function attend_own(benchmark) {
    return {
        name: benchmark.name,
        parameters: benchmark.parameters,
        ...(benchmark.source && { source: benchmark.source }),
        async attend(link, threadTime) {
            const canReset = resetPeak();
            const measure = async ({ ready, first }) => {
                const singly = isTimedSingly(ready);
                await idle();
                link.answer({ type: "begun", whole: false, singly, ...first });
                for (let next = link.next(); next?.type === "slice"; next = link.next()) {
                    await idle();
                    const slice = await takeSlice(ready, next, threadTime);
                    await idle();
                    link.answer(slice);
                }
                return canReset ? readPeak() : undefined;
            };
            const peak = await withBenchmark(benchmark, measure, () => threadTime().cpu);
            await idle();
            link.answer({ type: "finished", ...(peak === undefined ? {} : { peak }) });
        },
    };
}
/** tinybench warms up and samples by itself, so its tasks take turns as a whole. */
function attend_foreign({ bench, source }, stem) {
    return bench.tasks.map((task) => ({
        name: `${stem}/${task.name}`,
        source,
        attend: (link) => attendTask(bench, task, link),
    }));
}
async function attendTask(bench, task, link) {
    const canReset = resetPeak();
    link.answer({ type: "begun", whole: true, singly: false, measured: 0, total: 0, cpu: 0 });
    for (let next = link.next(); next?.type === "whole"; next = link.next()) {
        const { samples } = await sampleTask(bench, task);
        await idle();
        link.answer({ type: "whole", samples });
    }
    const peak = canReset ? readPeak() : undefined;
    link.answer({ type: "finished", ...(peak === undefined ? {} : { peak }) });
}
/**
 * Lets the event loop go round. Before a turn, because timers ran out and
 * connections were closed while the process stood still; after it, because
 * promises that were rejected and left alone are the benchmark's own failure.
 */
async function idle() {
    for (let round = 0; round < 2; round += 1)
        await new Promise((resolve) => setImmediate(resolve));
}

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: ./lib/harness/worker/link.js


/** Descriptor that the harness listens at; nothing that a benchmark prints goes there. */
const LINK = 3;
function openLink() {
    const decoder = new external_node_string_decoder_namespaceObject.StringDecoder();
    const chunk = Buffer.alloc(65_536);
    let text = "";
    return {
        next() {
            for (;;) {
                const end = text.indexOf("\n");
                if (end >= 0) {
                    const line = text.slice(0, end);
                    text = text.slice(end + 1);
                    return JSON.parse(line);
                }
                const size = (0,external_node_fs_namespaceObject.readSync)(LINK, chunk);
                if (size === 0)
                    return undefined;
                text += decoder.write(chunk.subarray(0, size));
            }
        },
        answer(answer) {
            let rest = Buffer.from(`${JSON.stringify(answer)}\n`);
            while (rest.length > 0)
                rest = rest.subarray((0,external_node_fs_namespaceObject.writeSync)(LINK, rest));
        },
    };
}

;// CONCATENATED MODULE: ./lib/harness/worker/thread-time.js

/**
 * Reads the time of the main thread alone: compilers and collectors in other
 * threads are not the benchmark's own work, and run when they like.
 *
 * Linux: schedstat of the thread, in nanoseconds (kernel documentation,
 * scheduler/sched-stats). The kernel brings it up to date only when it switches
 * or at a tick, up to 4 ms late; getrusage(2), which `process.cpuUsage` calls,
 * makes it do so. Both together take about 4 µs. Elsewhere what Node.js knows,
 * in microseconds, from Node 23.9 on of the thread, before that of the process.
 */
function openThreadTime() {
    const schedstat = openSchedstat();
    if (schedstat !== undefined)
        return schedstat;
    const usage = "threadCpuUsage" in process && isUsage(process.threadCpuUsage)
        ? process.threadCpuUsage
        : process.cpuUsage;
    return () => {
        const { user, system } = usage();
        return { cpu: (user + system) / 1e6 };
    };
}
function isUsage(value) {
    return typeof value === "function";
}
function openSchedstat() {
    if (process.platform !== "linux")
        return undefined;
    try {
        // The main thread's number is that of the process.
        const file = (0,external_node_fs_namespaceObject.openSync)(`/proc/self/task/${process.pid}/schedstat`, "r");
        const buffer = Buffer.alloc(96);
        const read = () => {
            process.cpuUsage();
            const [cpu, waited] = buffer.toString("latin1", 0, (0,external_node_fs_namespaceObject.readSync)(file, buffer, 0, 96, 0)).split(" ");
            return { cpu: Number(cpu) / 1e9, waited: Number(waited) / 1e9 };
        };
        return read().cpu > 0 ? read : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/harness/worker/turns.js







/** Runs benchmarks turn by turn, as the other end of the link says, until it closes the link. */
async function attendTurns() {
    const link = openLink();
    let loaded = false;
    const watch = watchProcess((reason) => {
        if (loaded)
            link.answer({ type: "failed", ...reason, fatal: true });
        else
            link.answer({ type: "broken", ...reason, needsTypeScript: false });
    });
    const load = link.next();
    if (load?.type !== "load")
        return watch.end(0);
    const benchmarks = new Map();
    try {
        const module = await loadModule(load);
        for (const benchmark of attendedOf(module, load))
            benchmarks.set(benchmark.name, benchmark);
        await generaliseCallSites();
        link.answer({
            type: "ready",
            node: process.versions.node,
            pid: process.pid,
            benchmarks: [...benchmarks.values()].map(({ name, parameters, source }) => ({
                name,
                ...(parameters ? { parameters } : {}),
                ...(source ? { source } : {}),
            })),
            warnings: warningsOf(module, load.stem),
            tick: clockTick(),
        });
        loaded = true;
    }
    catch (error) {
        link.answer({ type: "broken", ...watch.describe(error), needsTypeScript: needsTypeScript(error) });
        return watch.end(1);
    }
    const threadTime = openThreadTime();
    for (let command = link.next(); command !== undefined; command = link.next()) {
        const benchmark = command.type === "begin" ? benchmarks.get(command.name) : undefined;
        if (benchmark === undefined)
            throw new Error(`${JSON.stringify(command)} cannot be done now.`);
        watch.forgetPrinted();
        try {
            await benchmark.attend(link, threadTime);
        }
        catch (error) {
            link.answer({ type: "failed", ...watch.describe(error), fatal: false });
        }
    }
    return watch.end(0);
}
function warningsOf(module, stem) {
    return module.kind === "own" ? [] : warningsForBench(module.bench, stem);
}

;// CONCATENATED MODULE: ./lib/harness/worker/index.js



/**
 * Runs the benchmarks of one module in this process: those of a job, started
 * as `node worker/index.js JOB.json`, or turn by turn as it is told over
 * descriptor 3, when there is no job.
 */
const [jobFile] = process.argv.splice(2);
if (jobFile === undefined)
    void attendTurns();
else
    void runJob(JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(jobFile, "utf8")));


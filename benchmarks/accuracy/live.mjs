// The live study: real workloads with known slow-downs, judged by real runs. See benchmarks/accuracy/README.md.
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "../../lib/stats/random.js";
import { startBusyLoops } from "./busy-loops.mjs";
import { openRepository } from "./repositories.mjs";
import { sessionsOf } from "./schedule.mjs";
import { runSession } from "./session.mjs";
import { appendSession, readSessions, repair } from "./session-file.mjs";
import { openToolchain, versionsOf } from "./toolchain.mjs";
import { verify } from "./verify.mjs";
import { WORKLOADS } from "./workloads.mjs";

const HELP = `node benchmarks/accuracy/live.mjs --output FILE [options]

--output FILE              results, one JSON object a line; sessions that it has are not run again
--load                     computes beside the benchmarks on every processor; condition "loaded", else "quiet"
--condition NAME           another name for the condition
--levels 0,3,5             true slow-downs in percent; default 0,1,2,3,5,10,20
--workloads json,c-hash    default: all
--repetitions-unchanged N  sessions of each workload at level 0; default 30
--repetitions-changed N    sessions of each workload at each other level; default 10
--minutes M                starts no session after so many minutes
--seed N                   of the order; default 1
--work FOLDER              repositories, checkouts and environments; default: a folder under the temp folder
--flags="…"                further flags of the run, split at spaces; default "--suite quick --regression-threshold 2"
--list                     prints the sessions that are left and ends
--verify                   prints how much more the slowed versions do, counted by valgrind, and ends
`;

const { values } = parseArgs({
  options: {
    output: { type: "string" },
    load: { type: "boolean", default: false },
    condition: { type: "string" },
    levels: { type: "string", default: "0,1,2,3,5,10,20" },
    workloads: { type: "string", default: WORKLOADS.map(({ name }) => name).join(",") },
    "repetitions-unchanged": { type: "string", default: "30" },
    "repetitions-changed": { type: "string", default: "10" },
    minutes: { type: "string", default: "Infinity" },
    seed: { type: "string", default: "1" },
    work: { type: "string", default: join(tmpdir(), "performance-benchmark-accuracy") },
    flags: { type: "string", default: "--suite quick --regression-threshold 2" },
    list: { type: "boolean", default: false },
    verify: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const work = resolve(values.work);
const wanted = values.workloads.split(",").map((name) => {
  const workload = WORKLOADS.find((each) => each.name === name);
  if (workload === undefined) throw new Error(`There is no workload "${name}".`);
  return workload;
});
const levels = values.levels.split(",").map(Number);

if (values.help) console.log(HELP);
else if (values.verify) verify(wanted, { work, levels, tools: openToolchain(work) });
else if (values.output === undefined) {
  console.error(HELP);
  process.exitCode = 2;
} else await study(resolve(values.output));

/** @param {string} output */
async function study(output) {
  const condition = values.condition ?? (values.load ? "loaded" : "quiet");
  const sessions = sessionsOf({
    workloads: wanted.map(({ name }) => name),
    levels,
    condition,
    random: seededRandom(Number(values.seed)),
    repetitions: {
      unchanged: Number(values["repetitions-unchanged"]),
      changed: Number(values["repetitions-changed"]),
    },
  });
  repair(output);
  const done = new Set(readSessions(output).flatMap(({ id, error }) => (error === undefined ? [id] : [])));
  const left = sessions.filter(({ id }) => !done.has(id));
  console.log(`${sessions.length} sessions, ${left.length} left, results in ${output}.`);
  if (values.list) {
    for (const { id } of left) console.log(id);
    return;
  }

  const tools = openToolchain(work);
  const machine = {
    processor: cpus()[0]?.model ?? "unknown",
    processors: availableParallelism(),
    versions: versionsOf(tools),
  };
  const repositories = new Map(
    wanted.map((workload) => [workload.name, openRepository(workload, { work, tools })]),
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  const load = values.load ? startBusyLoops(availableParallelism()) : undefined;
  const flags = values.flags.split(" ").filter((flag) => flag !== "");
  const end = performance.now() + Number(values.minutes) * 60_000;
  let finished = 0;
  for (const session of left) {
    if (performance.now() >= end) break;
    const workload = wanted.find(({ name }) => name === session.workload);
    const repository = repositories.get(session.workload);
    const result = await runSession(session, { workload, repository, work, flags });
    appendSession(output, { ...result, flags: values.flags, machine });
    finished += 1;
    console.log(`${finished}/${left.length} ${session.id}: ${summaryOf(result)}`);
  }
  load?.stop();
}

function summaryOf({ error, comparisons, seconds }) {
  if (error !== undefined) return `failed after ${seconds} s: ${error.trim().split("\n").at(-1)}`;
  const verdicts = comparisons.map(({ benchmark, metric, verdict, change }) => {
    const moved = change === null ? "" : ` ${change > 0 ? "+" : ""}${change.toFixed(1)} %`;
    return `${benchmark} ${metric} ${verdict}${moved}`;
  });
  return `${seconds.toFixed(1)} s, ${verdicts.length > 6 ? countsOf(comparisons) : verdicts.join(", ")}`;
}

function countsOf(comparisons) {
  const counts = new Map();
  for (const { verdict } of comparisons) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

// Simulated noise with a known truth: false alarms of rules that look again and again, and what intervals cover.
// See benchmarks/accuracy/README.md.
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { NOISE_MODELS } from "./noise-models.mjs";
import { LEVEL } from "./simulated-counts.mjs";
import { markdownTable, median, share } from "./tables.mjs";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "10000" },
    "coverage-runs": { type: "string", default: "2000" },
    pairs: { type: "string", default: "106" },
    models: { type: "string", default: Object.keys(NOISE_MODELS).join(";") },
    designs: { type: "string", default: "processes,turns" },
    seed: { type: "string", default: "2026" },
    jobs: { type: "string", default: `${availableParallelism()}` },
  },
});
const models = values.models.split(";");
const designs = values.designs.split(",");
const CHANGES = [0, 0.03, 0.1];

const tasks = designs.flatMap((design) =>
  models.flatMap((model) => {
    const task = { model, design, mostPairs: Number(values.pairs), seed: Number(values.seed), change: 0 };
    const covered = CHANGES.map((change) => ({
      ...task,
      kind: "coverage",
      runs: Number(values["coverage-runs"]),
      change,
    }));
    return [{ ...task, kind: "alarms", runs: Number(values.runs) }, ...covered];
  }),
);
const results = await runAll(tasks);
console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}, seed ${values.seed}.`);
for (const design of designs) {
  const title = design === "turns" ? "workers that take turns" : "whole processes in turn";
  printAlarms(design, title);
  printCoverage(design, title);
}

function printAlarms(design, title) {
  const rows = models.map((model) => {
    const { counts, pairs } = resultOf({ kind: "alarms", design, model, change: 0 });
    const { ours, bare, suspected, interval, tachometer, perfgate } = counts;
    const cells = [ours, bare, suspected, interval, tachometer, perfgate].map((count) =>
      share(count, pairs.length),
    );
    return [model, ...cells, `${median(pairs)}`];
  });
  const heading = [
    "noise",
    "ours, threshold 2 %",
    "ours, threshold 0 %",
    "the same, before the confirmation",
    "95 % t interval, looked at after each pair",
    "tachometer",
    "perfgate with retries",
    "our pairs, median",
  ];
  console.log(`\n## Unchanged code, ${title}\n`);
  console.log(
    `Runs that ever raise an alarm, of ${values.runs}; at most ${values.pairs} pairs; stated level ${LEVEL * 100} %.\n`,
  );
  console.log(markdownTable(heading, rows));
}

function printCoverage(design, title) {
  const of = (model) => CHANGES.map((change) => resultOf({ kind: "coverage", design, model, change }));
  const [{ stated }] = of(models[0]);
  const rows = models.map((model) => [
    model,
    ...of(model).map(({ held, shown }) => share(held, shown)),
    ...of(model).map(({ found }) => share(found, Number(values["coverage-runs"]))),
  ]);
  const columns = (what) => CHANGES.map((change) => `${what}, +${change * 100} %`);
  console.log(`\n## Intervals and power, ${title}\n`);
  console.log(
    `Intervals at the end of a run that hold the true change, stated ${(stated * 100).toFixed(0)} %, and runs called regressed at the threshold 2 %, of ${values["coverage-runs"]}.\n`,
  );
  console.log(markdownTable(["noise", ...columns("holds"), ...columns("regressed")], rows));
}

function resultOf(wanted) {
  const index = tasks.findIndex((task) =>
    Object.entries(wanted).every(([key, value]) => task[key] === value),
  );
  return results[index];
}

/** Each task in the next worker thread that is free; results in the order of the tasks. */
async function runAll(all) {
  const found = new Array(all.length);
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL("simulated-counts.mjs", import.meta.url));
    while (next < all.length) {
      const index = next;
      next += 1;
      found[index] = await answer(worker, all[index]);
      const { kind, design, model } = all[index];
      console.error(`${next}/${all.length} ${kind}, ${design}, ${model}`);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(values.jobs)) }, work));
  return found;
}

async function answer(worker, task) {
  worker.postMessage(task);
  const [result] = await once(worker, "message");
  return result;
}

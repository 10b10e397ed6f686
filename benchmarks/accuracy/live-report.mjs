// Tables of the live study's results: node benchmarks/accuracy/live-report.mjs FILE… See benchmarks/accuracy/README.md.
import { resolve } from "node:path";
import { decisionsOf } from "./decisions.mjs";
import { pairsOfFixedDesign } from "./fixed-design.mjs";
import { PEER_RULES } from "./peer-rules.mjs";
import { readSessions } from "./session-file.mjs";
import { groupBy, markdownTable, median, percent, share } from "./tables.mjs";

/** The slow-down that a design without stopping is planned for. */
const PLANNED = 3;
const THRESHOLD = 0.02;
const JUDGED = new Set(["regressed", "improved", "equivalent", "inconclusive"]);

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("node benchmarks/accuracy/live-report.mjs FILE…");
  process.exitCode = 2;
} else {
  const sessions = files.flatMap((file) => readSessions(resolve(file)));
  for (const [condition, group] of groupBy(sessions, (session) => session.condition))
    report(condition, group);
}

function report(condition, sessions) {
  const finished = sessions.filter(({ error }) => error === undefined);
  const decisions = decisionsOf(finished);
  const [{ machine, flags }] = sessions;
  console.log(`\n# ${condition}\n`);
  console.log(
    `${sessions[0].started.slice(0, 10)}, ${machine.processors} × ${machine.processor}, Node ${machine.versions.node}, \`run ${flags}\`.`,
  );
  console.log(
    `${finished.length} runs, ${sessions.length - finished.length} that failed, ${decisions.length} benchmarks judged.`,
  );
  print("Verdicts on `time` by true slow-down", verdictTable(decisions));
  print("False alarms on unchanged code", falseAlarmTable(finished, decisions));
  print("Alarms of all rules on the same samples", rulesTable(decisions));
  print("By workload", workloadTable(decisions));
  print("Seconds to a verdict", timeTable(decisions));
  print(`Pairs beside a design without stopping that finds as many of +${PLANNED} %`, savedTable(decisions));
}

function verdictTable(decisions) {
  const rows = byLevel(decisions).map(([level, group]) => {
    const part = (wanted) => share(group.filter(({ verdict }) => verdict === wanted).length, group.length);
    return [
      levelTitle(level),
      ...["regressed", "improved", "equivalent", "inconclusive"].map(part),
      `${group.length}`,
    ];
  });
  return markdownTable(["true", "regressed", "improved", "equivalent", "inconclusive", "of"], rows);
}

/** An alarm is any metric of a benchmark; a report's is any of its benchmarks that did not change. */
function falseAlarmTable(sessions, decisions) {
  const unchanged = decisions.filter(({ level }) => level === 0);
  const [single, many] = [false, true].map((isReport) =>
    sessions.filter(({ kind, level }) => (kind === "report") === isReport && (level === 0 || isReport)),
  );
  const alarmed = ({ comparisons, level, slowed }) =>
    comparisons.some(
      ({ benchmark, verdict }) =>
        verdict === "regressed" && !(level > 0 && slowed.some((name) => benchmark.startsWith(`${name}/`))),
    );
  const metrics = sessions
    .filter(({ level }) => level === 0)
    .flatMap(({ comparisons }) => comparisons.filter(({ verdict }) => JUDGED.has(verdict)));
  const rows = [
    ["benchmarks, `time`", unchanged.filter(({ verdict }) => verdict === "regressed"), unchanged],
    ["benchmarks, any metric", unchanged.filter(({ anyRegressed }) => anyRegressed), unchanged],
    ["series of runs without any change", metrics.filter(({ verdict }) => verdict === "regressed"), metrics],
    ["reports of one benchmark", single.filter(alarmed), single],
    ["reports of many benchmarks, those that did not change", many.filter(alarmed), many],
  ].map(([what, alarms, all]) => [what, share(alarms.length, all.length), `${all.length}`]);
  return markdownTable(["what", "false alarms", "of"], rows);
}

function rulesTable(decisions) {
  const levels = byLevel(decisions);
  const rules = [
    { name: "**ours**", alarm: ({ verdict }) => verdict === "regressed" },
    ...PEER_RULES.map(({ name, isSlower }) => ({ name, alarm: ({ rounds }) => isSlower(rounds) })),
  ];
  const rows = rules.map(({ name, alarm }) => [
    name,
    ...levels.map(([, group]) => share(group.filter(alarm).length, group.length)),
  ]);
  return markdownTable(["rule", ...levels.map(([level]) => levelTitle(level))], rows);
}

function workloadTable(decisions) {
  const levels = byLevel(decisions).map(([level]) => level);
  const rows = [...groupBy(decisions, ({ workload }) => workload)].sort().map(([workload, group]) => {
    const cells = levels.map((level) => {
      const there = group.filter((decision) => decision.level === level);
      return `${there.filter(({ verdict }) => verdict === "regressed").length}/${there.length}`;
    });
    const spread = median(group.map(({ differences }) => spreadOf(differences)));
    const pairs = median(group.map(({ pairs }) => pairs));
    return [workload, ...cells, `${percent(spread)} %`, `${pairs}`, median(group.map(secondsOf)).toFixed(1)];
  });
  const heading = ["workload", ...levels.map(levelTitle), "spread of pairs", "pairs", "seconds"];
  return markdownTable(heading, rows);
}

/** The seconds of the benchmark phase, of a report its share for each benchmark. */
function timeTable(decisions) {
  const rows = [...groupBy(decisions, ({ kind }) => kind)].sort().flatMap(([kind, group]) =>
    byLevel(group).map(([level, there]) => {
      const phase = there.map(secondsOf).sort((a, b) => a - b);
      const whole = median(there.map(({ seconds }) => seconds));
      const most = phase[Math.min(phase.length - 1, Math.floor(phase.length * 0.9))];
      return [kind, levelTitle(level), median(phase).toFixed(1), most.toFixed(1), whole.toFixed(1)];
    }),
  );
  return markdownTable(
    ["kind", "true", "measuring, median", "nine of ten within", "whole run, median"],
    rows,
  );
}

function secondsOf({ kind, phaseSeconds, family }) {
  // A report has three series of each benchmark.
  return kind === "report" ? phaseSeconds / Math.max(1, Math.round(family / 3)) : phaseSeconds;
}

function savedTable(decisions) {
  const kinds = groupBy(
    decisions.filter(({ kind }) => kind !== "report"),
    ({ kind }) => kind,
  );
  const rows = [...kinds].sort().flatMap(([kind, group]) => {
    const planned = group.filter(({ level }) => level === PLANNED);
    const found = planned.filter(({ verdict }) => verdict === "regressed").length / planned.length;
    // With less there is no power to plan for.
    if (!(found > 0.5)) return [];
    // More than 99 of 100 cannot be planned for with any number of pairs.
    const power = Math.min(0.99, found);
    const workloads = [...groupBy(group, ({ workload }) => workload).values()].map((there) => ({
      used: mean(there.map(({ pairs }) => pairs)),
      fixed: pairsOfFixedDesign(
        there.map(({ differences }) => differences),
        { change: PLANNED / 100, threshold: THRESHOLD, power, family: there[0].family, seed: 1 },
      ),
    }));
    const used = mean(workloads.map((workload) => workload.used));
    const own = mean(workloads.map(({ fixed }) => fixed));
    const common = Math.max(...workloads.map(({ fixed }) => fixed));
    return [
      [
        kind,
        percent(found),
        used.toFixed(1),
        ...[own, common].flatMap((fixed) => [fixed.toFixed(0), saved(used, fixed)]),
      ],
    ];
  });
  const heading = [
    "kind",
    `found of +${PLANNED} %`,
    "our pairs, mean",
    "fixed, noise of each workload known",
    "saved",
    "fixed, one number for all",
    "saved",
  ];
  return markdownTable(heading, rows);
}

function saved(used, fixed) {
  return `${percent(1 - used / fixed)} %`;
}

function spreadOf(differences) {
  const centre = median(differences);
  return 1.4826 * median(differences.map((value) => Math.abs(value - centre)));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function byLevel(decisions) {
  return [...groupBy(decisions, ({ level }) => `${level}`)]
    .map(([level, group]) => /** @type {const} */ ([Number(level), group]))
    .sort(([a], [b]) => a - b);
}

function levelTitle(level) {
  return level === 0 ? "unchanged" : `+${level} %`;
}

function print(title, table) {
  console.log(`\n## ${title}\n\n${table}`);
}

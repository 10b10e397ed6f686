// Tables of alarms where the code did not change, and of alarms that do not last.
import { dense, FIRST, judge, RULES, scoresOf, upTo } from "./history-rules.mjs";
import { markdownTable, share } from "./tables.mjs";

/** Runs of a commit that had just been measured: whatever they show, the code is the same. */
export function naturalRepeats(suites) {
  const runs = suites.flatMap((suite) =>
    suite.runs.flatMap((commit, at) => {
      const series = at > 0 && commit === suite.runs[at - 1] ? upTo(suite, at) : [];
      return series.length > 0 ? [{ suite, series }] : [];
    }),
  );
  if (runs.length === 0) return;
  const row = (name, reports) => {
    const count = (verdict) => reports.flat().filter((one) => one === verdict).length;
    const failed = reports.filter((report) => report.includes("regressed")).length;
    const total = reports.flat().length;
    return [
      name,
      share(count("regressed"), total),
      share(count("improved"), total),
      share(failed, runs.length),
    ];
  };
  const ours = [0.02, 0.05, 0.1].map((threshold) => {
    const reports = runs.map(({ suite, series }) =>
      judge(series, { threshold, commits: suite.runs }).map(({ verdict }) => verdict),
    );
    return row(`this project, threshold ${threshold * 100} %, Holm over the run`, reports);
  });
  const others = RULES.map(({ name, score, cut }) => {
    const verdict = ({ values, better }) => {
      if (score(dense(values), better) >= cut) return "regressed";
      return score(dense(values), better === "lower" ? "higher" : "lower") >= cut ? "improved" : "none";
    };
    return row(
      name,
      runs.map(({ series }) => series.map(verdict)),
    );
  });
  console.log(`## Natural repeats: ${runs.length} runs of a commit that had just been measured\n`);
  const heading = ["rule", "series called worse", "called better", "runs with a series called worse"];
  console.log(`${markdownTable(heading, [...ours, ...others])}\n`);
}

/** Series whose code never changes, every run judged alone. Answers with the scores of every rule. */
export function unchangingSeries(series) {
  const scores = RULES.map(({ score }) =>
    series.flatMap(({ values, better }) => scoresOf(score, values, better, FIRST)),
  );
  const count = scores[0].length;
  if (count === 0) return scores;
  const rows = RULES.map(({ name, cut }, index) => [
    name,
    share(scores[index].filter((score) => score >= cut).length, count),
  ]);
  const thresholds = [0.05, 0.1].map((threshold) => {
    const verdicts = judgedAlone(series, threshold).map(({ verdict }) => verdict);
    const regressed = verdicts.filter((verdict) => verdict === "regressed").length;
    return [`this project, threshold ${threshold * 100} %`, share(regressed, count)];
  });
  console.log(`## Series whose code never changes: ${count} runs of ${series.length} series\n`);
  console.log(`${markdownTable(["rule", "called worse"], [rows[0], ...thresholds, ...rows.slice(1)])}\n`);
  return scores;
}

/** How often the interval of the change holds zero where nothing changed. */
export function intervalsThatHold(series) {
  const known = judgedAlone(series, 0.1).filter(({ interval }) => interval !== undefined);
  if (known.length === 0) return;
  const held = known.filter(({ interval }) => interval.low <= 0 && interval.high >= 0);
  console.log("## 95 % intervals of the change that hold zero, on the same series\n");
  console.log(`${share(held.length, known.length)} of ${known.length}\n`);
}

/** Alarms of whole runs that have lost more than half of their change one run later. About 60 runs of each suite. */
export function goneAtNextRun(suites) {
  const counts = new Map([...KINDS, ...RULES.slice(1).map(({ name }) => name)].map((name) => [name, [0, 0]]));
  const add = (name, gone) => {
    const [alarms, lost] = counts.get(name);
    counts.set(name, [alarms + 1, lost + (gone ? 1 : 0)]);
  };
  let runs = 0;
  for (const suite of suites) {
    for (let at = FIRST; at < suite.runs.length - 1; at += Math.max(1, Math.floor(suite.runs.length / 60))) {
      const series = upTo(suite, at).filter(({ next }) => next !== undefined);
      runs += 1;
      judge(series, { threshold: 0.05, commits: suite.runs }).forEach((judged, index) => {
        if (judged.status === "NO_REGRESSION") return;
        add(kindOf(judged), isGone(judged.baseline.median, series[index]));
      });
      for (const { name, score, cut, level } of RULES.slice(1)) {
        for (const one of series.filter(({ values }) => dense(values).length > FIRST)) {
          const values = dense(one.values);
          if (score(values, one.better) >= cut) add(name, isGone(level(values), one));
        }
      }
    }
  }
  console.log(`## Alarms that are gone: ${runs} runs, each with the one after it\n`);
  const rows = [...counts].map(([name, [alarms, lost]]) => [name, String(alarms), share(lost, alarms)]);
  console.log(`${markdownTable(["rule", "alarms", "gone at the next run"], rows)}\n`);
}

function judgedAlone(series, threshold) {
  return series.flatMap(({ values, better }) =>
    values
      .slice(FIRST)
      .flatMap((_, index) => judge([{ values: values.slice(0, FIRST + index + 1), better }], { threshold })),
  );
}

const KINDS = [
  "this project, threshold 5 %: regressed",
  "… withheld, because the whole suite moved",
  "… suspected only",
];

function kindOf({ verdict, reason }) {
  if (verdict === "regressed") return KINDS[0];
  return reason.includes("withheld") ? KINDS[1] : KINDS[2];
}

/** Whether more than half of the change is lost. */
function isGone(level, { values, next }) {
  const change = Math.log(values.at(-1) / level);
  return Math.sign(change) * Math.log(next / level) < Math.abs(change) / 2;
}

import { textOutput } from "../fixtures.ts";
import { anyName, json, oneLine, type Writer, xmlAttribute, xmlName } from "./writer.ts";

export const SYSTEM: Readonly<Record<string, Writer>> = {
  hyperfine: {
    names: anyName,
    write: (name) => json({ results: [{ command: name, mean: 1, user: null, system: null, times: [1, 2] }] }),
  },
  junit: {
    names: xmlName,
    write: (name) =>
      textOutput(
        `<testsuites><testsuite name="s"><testcase classname="c" name="${xmlAttribute(name)}" time="0.5"/></testsuite></testsuites>\n`,
      ),
    read: (name) => `c > ${name}`,
  },
  "perf-stat": {
    names: oneLine,
    write: (name) =>
      textOutput(
        `\n Performance counter stats for '${name}':\n\n   81.60 msec task-clock     #    0.233 CPUs utilized\n\n   0.1 seconds time elapsed\n\n`,
      ),
  },
  time: {
    names: oneLine,
    write: (name) => textOutput(`${name}  0.08s user 0.00s system 19% cpu 0.401 total\n`),
  },
  trx: {
    names: xmlName,
    write: (name) =>
      textOutput(
        `<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results><UnitTestResult testName="${xmlAttribute(name)}" duration="00:00:00.5" outcome="Passed" /></Results></TestRun>\n`,
      ),
  },
};

import type { XmlElement } from "@rgrove/parse-xml";
import type { Adapter } from "../adapter.ts";
import { assemble, failed } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { attribute, descendantsOf, holdsXml, readXml, textWithin } from "../read/xml.ts";
import { readDurations, type TestDuration } from "./durations.ts";

// <TestRun id="…" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
//   <Results><UnitTestResult testId="…" testName="Parser.Tests.Small" duration="00:00:00.0123456" outcome="Passed" …/></Results>
//   <TestDefinitions><UnitTest name="…" id="…"><TestMethod className="Parser.Tests" name="Small" /></UnitTest></TestDefinitions>
// Hours, minutes, seconds.

const format = {
  expected: "a TRX report of dotnet test",
  roots: ["TestRun"],
  mark: /schemas\/VisualStudio\/TeamTest/,
};

/** Durations of tests, as `dotnet test --logger trx` and Visual Studio write them. */
export const trx: Adapter = {
  name: "trx",
  recognises: (output) => holdsXml(output, format),
  parse(output) {
    const roots = readXml(output, format);
    const classes = new Map(roots.flatMap(classOfTest));
    const results = roots.flatMap((root) => descendantsOf(root, "UnitTestResult"));
    return assemble({
      ...readDurations(output, results, { format, read: (result) => readResult(result, classes) }),
      context: { time: roots.flatMap((root) => descendantsOf(root, "Times")).map(startOf)[0] },
    });
  },
};

function readResult(result: XmlElement, classes: ReadonlyMap<string, string>): TestDuration {
  const name = nameOf(result, classes);
  const outcome = attribute(result, "outcome");
  if (FAILED.has(outcome)) {
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
  if (SKIPPED.has(outcome)) return { kind: "skipped" };
  const seconds = secondsOf(attribute(result, "duration"));
  return seconds === undefined ? { kind: "unknown" } : { kind: "measured", name, seconds };
}

const FAILED: ReadonlySet<string> = new Set(["Failed", "Error", "Timeout", "Aborted"]);
const SKIPPED: ReadonlySet<string> = new Set([
  "NotExecuted",
  "NotRunnable",
  "Disconnected",
  "Inconclusive",
  "Pending",
]);

/** MSTest names only the method; other frameworks the class as well. */
function nameOf(result: XmlElement, classes: ReadonlyMap<string, string>): string {
  const name = attribute(result, "testName");
  const className = classes.get(attribute(result, "testId")) ?? "";
  return className === "" || name.startsWith(className) ? name : `${className}.${name}`;
}

function classOfTest(root: XmlElement): readonly [string, string][] {
  return descendantsOf(root, "UnitTest").map((test) => {
    const [method] = descendantsOf(test, "TestMethod");
    return [attribute(test, "id"), method === undefined ? "" : attribute(method, "className")];
  });
}

function startOf(times: XmlElement): string {
  return attribute(times, "start");
}

/** `00:00:01.2345678`; a day is a part of its own before it. */
function secondsOf(duration: string): number | undefined {
  const match = /^(?:(?<days>\d+)\.)?(?<hours>\d+):(?<minutes>\d\d):(?<seconds>\d\d(?:\.\d+)?)$/.exec(
    duration,
  );
  const { days = "0", hours = "", minutes = "", seconds = "" } = match?.groups ?? {};
  const whole = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  const value = match === null ? undefined : readNumber(seconds);
  return value === undefined ? undefined : whole * 60 + value;
}

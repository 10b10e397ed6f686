import type { XmlElement } from "@rgrove/parse-xml";
import type { Adapter } from "../adapter.ts";
import { assemble, failed } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { attribute, childrenOf, descendantsOf, holdsXml, readXml, textWithin } from "../read/xml.ts";
import { readDurations, type TestDuration } from "./durations.ts";

// <testsuites><testsuite name="pytest" timestamp="…">
//   <testcase classname="tests.test_parse" name="test_small" time="0.012" />
//   <testcase classname="tests.test_parse" name="test_large" time="0.002"><failure message="…">…</failure></testcase>
// Seconds.

const format = { expected: "a JUnit report", roots: ["testsuites", "testsuite"], mark: /<testcase[\s/>]/ };

/** Durations of tests, as nearly every test runner can write them. */
export const junit: Adapter = {
  name: "junit",
  recognises: (output) => holdsXml(output, format),
  parse(output) {
    const cases = readXml(output, format).flatMap((root) => descendantsOf(root, "testcase"));
    return assemble(readDurations(output, cases, { format, read: readCase }));
  },
};

function readCase(testcase: XmlElement): TestDuration {
  const name = nameOf(testcase);
  const [trouble] = [...childrenOf(testcase, "failure"), ...childrenOf(testcase, "error")];
  if (trouble !== undefined) {
    const message = attribute(trouble, "message") || `The test runner reports a ${trouble.name}.`;
    return { kind: "failed", failure: failed(name, { message, output: textWithin(trouble) }) };
  }
  if (childrenOf(testcase, "skipped").length > 0) return { kind: "skipped" };
  const seconds = readNumber(attribute(testcase, "time"));
  if (seconds === undefined) return { kind: "unknown" };
  return { kind: "measured", name, seconds };
}

/** Test runners put the class, module or file into `classname`, and some repeat it in the name. */
function nameOf(testcase: XmlElement): string {
  const name = attribute(testcase, "name");
  const place = attribute(testcase, "classname");
  return place === "" || name.startsWith(place) ? name : `${place} > ${name}`;
}

import { XmlElement } from "@rgrove/parse-xml";
import type { ToolOutput } from "../adapter.ts";
import { readNumber } from "../read/text.ts";
import { attribute, childrenOf, readXml } from "../read/xml.ts";
import type { Catch2Result } from "./catch2-results.ts";

// <Catch2TestRun name="tests" catch2-version="3.7.1">            version 2: <Catch><Group>
//   <TestCase name="Copying">
//     <Section name="small">
//       <BenchmarkResults name="64 bytes" samples="100" iterations="2514" clockResolution="84" estimatedDuration="1.9e+06">
//         <mean value="36.2" lowerBound="35.9" upperBound="37" ci="0.95"/>                   nanoseconds
//         <standardDeviation value="4.1" lowerBound="3" upperBound="6" ci="0.95"/>
// `-r xml`. The reporters json and junit write no benchmarks.

export const XML = {
  expected: "an XML report of Catch2",
  roots: ["Catch2TestRun", "Catch"],
  mark: /<(?:Catch2TestRun|Group|TestCase|BenchmarkResults)[\s>]/,
};

export function resultsOfXml(output: ToolOutput): {
  readonly results: readonly Catch2Result[];
  readonly version: string;
} {
  const runs = readXml(output, XML);
  return {
    results: runs.flatMap((run) => resultsWithin(run, [])),
    version: runs.map((run) => attribute(run, "catch2-version")).find((text) => text !== "") ?? "",
  };
}

function resultsWithin(element: XmlElement, path: readonly string[]): readonly Catch2Result[] {
  return element.children.flatMap((child): readonly Catch2Result[] => {
    if (!(child instanceof XmlElement)) return [];
    if (child.name === "Group") return resultsWithin(child, path);
    if (child.name === "BenchmarkResults") return [resultOf(child, path)];
    const isPart = child.name === "TestCase" || child.name === "Section";
    return isPart ? resultsWithin(child, [...path, attribute(child, "name")]) : [];
  });
}

function resultOf(element: XmlElement, path: readonly string[]): Catch2Result {
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
    mean: secondsOf(mean, "value"),
    ...(isAnalysed
      ? {
          low: secondsOf(mean, "lowerBound"),
          high: secondsOf(mean, "upperBound"),
          confidence,
          standardDeviation: secondsOf(deviation, "value"),
        }
      : {}),
    failure: failure === undefined ? undefined : attribute(failure, "message"),
  };
}

function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  return element === undefined ? undefined : readNumber(attribute(element, name));
}

function secondsOf(element: XmlElement | undefined, name: string): number | undefined {
  const nanoseconds = numberOf(element, name);
  return nanoseconds === undefined ? undefined : nanoseconds / 1e9;
}

import type { XmlElement } from "@rgrove/parse-xml";
import type { Failure } from "../../domain/measurement.ts";
import type { Adapter } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { attribute, childrenOf, holdsXml, readXml, textWithin } from "../read/xml.ts";

// <phpbench version="1.2.15"><suite tag="" date="2026-11-21T06:00:00+00:00" uuid="…">
//   <env><php><value name="version">8.2.36</value></php><vcs><value name="version">3f2c1a9…</value></vcs></env>
//   <benchmark class="\App\HashBench"><subject name="benchMd5"><group name="hash"/>
//     <variant revs="1000" …><parameter-set name="small"><parameter name="size" value="10"/></parameter-set>
//       <iteration time-net="812" time-revs="1000" time-avg="0.812" mem-peak="524288"/>…
// Microseconds and bytes. `phpbench run --dump-file=out.xml`.

const format = { expected: "an XML dump of PHPBench", roots: ["phpbench"] };

export const phpbench: Adapter = {
  name: "phpbench",
  recognises: (output) => holdsXml(output, { ...format, mark: /<phpbench [^>]*\bversion=/ }),
  parse(output) {
    const roots = readXml(output, format);
    const variants = roots.flatMap(variantsIn);
    const read = variants.map((variant) => ({ variant, ...samplesOf(variant) }));
    return assemble({
      entries: read.filter(({ times }) => times.length > 0).map(toEntry),
      failures: read.filter(({ times }) => times.length === 0).map(({ variant }) => failureOf(variant)),
      context: contextOf(roots),
      warnings: variants.flatMap(assertionWarnings),
    });
  },
};

/** One subject with one set of parameters and one number of revolutions. */
interface Variant {
  readonly name: string;
  readonly category: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly element: XmlElement;
}

function variantsIn(root: XmlElement): readonly Variant[] {
  // Early versions have no suites.
  const places = [root, ...childrenOf(root, "suite")];
  const benchmarks = places.flatMap((place) => childrenOf(place, "benchmark"));
  return benchmarks.flatMap((benchmark) =>
    childrenOf(benchmark, "subject").flatMap((subject) => {
      const name = `${attribute(benchmark, "class").replace(/^\\/, "")}::${attribute(subject, "name")}`;
      const groups = childrenOf(subject, "group").map((group) => attribute(group, "name"));
      const variants = childrenOf(subject, "variant");
      const suffixOf = suffixesOf(variants);
      return variants.map((element) => ({
        name: `${name}${suffixOf(element)}`,
        category: groups.length === 0 ? undefined : groups.join(", "),
        parameters: parametersOf(element),
        element,
      }));
    }),
  );
}

/** Sets of parameters have names; the revolutions are added where the same set ran with several numbers of them. */
function suffixesOf(variants: readonly XmlElement[]): (variant: XmlElement) => string {
  const revolutions = new Map<string, Set<string>>();
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

function setName(variant: XmlElement): string {
  const [set] = childrenOf(variant, "parameter-set");
  return set === undefined ? "" : attribute(set, "name");
}

function parameterElements(variant: XmlElement): readonly XmlElement[] {
  return childrenOf(variant, "parameter-set").flatMap((set) => childrenOf(set, "parameter"));
}

/** Lists and maps are kept as their JSON. */
function parametersOf(variant: XmlElement): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameterElements(variant).map((parameter) => {
      const value = parameterValue(parameter);
      return [attribute(parameter, "name"), typeof value === "string" ? value : JSON.stringify(value)];
    }),
  );
}

function parameterValue(parameter: XmlElement): unknown {
  if (attribute(parameter, "type") === "collection") {
    const inside = childrenOf(parameter, "parameter");
    return Object.fromEntries(inside.map((each) => [attribute(each, "name"), parameterValue(each)]));
  }
  return attribute(parameter, "xsi:nil") === "true" ? null : attribute(parameter, "value");
}

interface Samples {
  /** Seconds for one revolution, one for each iteration. */
  readonly times: readonly number[];
  readonly peaks: readonly number[];
}

function samplesOf({ element }: Variant): Samples {
  const iterations = childrenOf(element, "iteration");
  const times = iterations.flatMap((iteration) => timeOf(iteration, element) ?? []);
  const peaks = iterations.flatMap((iteration) => readNumber(attribute(iteration, "mem-peak")) ?? []);
  // Of a rest nobody can say which iterations it is.
  return {
    times: times.length === iterations.length ? times : [],
    peaks: peaks.length === iterations.length ? peaks : [],
  };
}

/** The average is the net time divided by the revolutions; before version 0.13 there was the net time alone. */
function timeOf(iteration: XmlElement, variant: XmlElement): number | undefined {
  const net = readNumber(attribute(iteration, "time-net") || attribute(iteration, "time"));
  const revolutions = readNumber(
    attribute(iteration, "time-revs") || attribute(iteration, "revs") || attribute(variant, "revs"),
  );
  const average = readNumber(attribute(iteration, "time-avg"));
  if (net !== undefined && revolutions !== undefined && revolutions > 0) return net / (revolutions * 1e6);
  return average === undefined ? undefined : average / 1e6;
}

/** Each iteration is a process of its own, so a round of its own. */
function toEntry({ variant, times, peaks }: Samples & { readonly variant: Variant }): Entry {
  const { name, category, parameters } = variant;
  const rounds = (samples: readonly number[]) => samples.map((sample) => [sample]);
  const time: Metric = { metric: "time", unit: "s", better: "lower", rounds: rounds(times) };
  const peak: Metric = { metric: "peak-memory", unit: "B", better: "lower", rounds: rounds(peaks) };
  return {
    benchmark: name,
    ...(category === undefined ? {} : { category }),
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    metrics: peaks.length === 0 ? [time] : [time, peak],
  };
}

function failureOf({ name, category, element }: Variant): Failure {
  const [error] = childrenOf(element, "errors").flatMap((errors) => childrenOf(errors, "error"));
  const message = error === undefined ? "" : textWithin(error);
  return failed(name, { message: message === "" ? "PHPBench has no times of it." : message, category });
}

/** An assertion that does not hold does not make the times wrong. */
function assertionWarnings({ name, element }: Variant): readonly string[] {
  return childrenOf(element, "failures")
    .flatMap((failures) => childrenOf(failures, "failure"))
    .map((failure) => `An assertion of "${name}" failed: ${textWithin(failure)}`);
}

function contextOf(roots: readonly XmlElement[]): Record<string, string | undefined> {
  const [root] = roots;
  const suite = root === undefined ? undefined : childrenOf(root, "suite")[0];
  if (root === undefined || suite === undefined) return {};
  const fact = (section: string, name: string) => {
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

import type { Adapter } from "../adapter.ts";
import { assemble } from "../read/reading.ts";
import { linesOf, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { holdsXml } from "../read/xml.ts";
import { readingOf } from "./catch2-results.ts";
import { hasTableHeader, resultsOfText, versionIn } from "./catch2-text.ts";
import { resultsOfXml, XML } from "./catch2-xml.ts";

/** Catch2, versions 2 and 3: what it prints, and its XML, which has whole names. */
export const catch2: Adapter = {
  name: "catch2",
  recognises: (output) => holdsXml(output, XML) || hasTableHeader(someLines(output)),
  parse(output) {
    if (holdsXml(output, XML)) {
      const { results, version } = resultsOfXml(output);
      return assemble({ ...readingOf(results), context: { catch2: version } });
    }
    if (output.kind === "file" && hasTableHeader(linesOf(output.file))) {
      const context = { catch2: versionIn(linesOf(output.file)) };
      return assemble({ ...readingOf(resultsOfText(output.file)), context });
    }
    throw unreadable(output, {
      expected: "output of Catch2",
      found:
        'there is no line such as "benchmark name  samples  iterations  est run time" and no BenchmarkResults',
    });
  },
};

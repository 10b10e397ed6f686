import { baselineSentence } from "../../report/baseline-sentence.ts";
import { environmentLines } from "../../report/environment-lines.ts";
import { counted, formatDuration } from "../../report/format/duration.ts";
import { prose } from "../../report/markdown/escape.ts";
import type { Section } from "../../report/markdown/fit.ts";
import { gateSign, isNoticed } from "../../report/markdown/heading.ts";
import { tableHead, tableRow } from "../../report/markdown/table.ts";
import { countsSentence } from "../../report/markdown/verdict-sections.ts";
import type { Column } from "../merged.ts";

/** Each environment and what came of it. */
export function environmentTable(columns: readonly Column[]): Section {
  const rows = columns.map((column) => {
    const { title, report } = column;
    const sign = gateSign({ gate: report.gate, notice: isNoticed(report) });
    const shards = shardsSentence(column);
    const outcome = `${sign} ${countsSentence(report)}${shards === undefined ? "" : ` ${shards}`}`;
    return tableRow([prose(title), outcome]);
  });
  const head = tableHead([
    ["Environment", "left"],
    ["Outcome", "left"],
  ]);
  return { name: "environments and their outcomes", head, rows };
}

/** `4 of 4 shards, the longest 5 min 2 s, 18 min together`; nothing where nothing was split, or into one. */
export function shardsSentence({ shards, seconds }: Column): string | undefined {
  if (shards === undefined || shards.count === 1) return undefined;
  const there = `${shards.count - shards.missing.length} of ${counted(shards.count, "shard")}`;
  return `${there}, the longest measured for ${formatDuration(seconds.longest)}, all together for ${formatDuration(seconds.sum)}.`;
}

/** The machines of each environment. */
export function environmentsSection(columns: readonly Column[]): Section {
  const blocks = columns.map((column) => {
    const name = columns.length === 1 ? [] : ["", `**${prose(column.title)}**`, ""];
    const { baseline } = column.report;
    const lines = environmentLines(column.report.run.environment).map(
      ([label, text]) => `- ${label}: ${prose(text)}`,
    );
    return [
      ...name,
      ...lines,
      ...processorLines(column),
      ...(columns.length === 1 || baseline.kind === "not-asked"
        ? []
        : [`- ${prose(baselineSentence(baseline))}`]),
    ].join("\n");
  });
  const title = columns.length === 1 ? "Environment" : "Environments";
  return {
    name: title.toLowerCase(),
    head: `<details><summary>${title}</summary>\n`,
    rows: blocks,
    tail: "</details>",
  };
}

function processorLines({ processors, report, shards }: Column): readonly string[] {
  if (processors.length === 0) return [];
  const models = processors.map(({ model, shards: of }) => {
    const names = of.map((index) => `${index}/${shards?.count}`).join(", ");
    return names === "" ? model : `${model} (${names})`;
  });
  const meaning =
    report.paired === undefined
      ? "Each was compared with stored runs of its own environment class."
      : "Both versions were measured side by side on each, so that this does not matter.";
  return [
    `- ${prose(`The jobs ran on ${processors.length} models of processor: ${models.join("; ")}. ${meaning}`)}`,
  ];
}

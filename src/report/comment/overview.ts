import { counted } from "../format/duration.ts";
import { shortCommit } from "../format/names.ts";
import { code, link } from "../markdown/escape.ts";
import { gateSign, titleLine } from "../markdown/heading.ts";
import { tableHead, tableRow } from "../markdown/table.ts";
import { compareRuns, outcomeOf, type PartMeta } from "./part.ts";
import { shortProse } from "./short-text.ts";

/** Title and a table of all jobs, for a reader who stops here. The worst comes first. */
export function overview(
  metas: readonly PartMeta[],
  options: {
    /** Jobs that have no place at all. */
    readonly unnamed: number;
    /** False where the headlines of that many jobs would leave no room for anything else. */
    readonly results: boolean;
  },
): string {
  const company = companyOf(metas);
  const { newest } = company;
  const rows = metas.map((meta) =>
    tableRow([
      jobName(meta, company),
      `${signOf(meta)} ${OUTCOME_WORDS[outcomeOf(meta)]}`,
      ...(options.results ? [`${olderCommit(meta, company)}${shortProse(meta.headline, 160)}`] : []),
      meta.runUrl === undefined || meta.runUrl === "" ? "—" : link("run", meta.runUrl),
    ]),
  );
  const head = tableHead([
    ["Job", "left"],
    ["Outcome", "left"],
    ...(options.results ? ([["Result", "left"]] as const) : []),
    ["Run", "left"],
  ]);
  return [
    worstTitle(metas),
    `**${sentence(metas)}**${newest === undefined ? "" : ` Commit ${code(shortCommit(newest))}.`}`,
    [head, ...rows].join("\n"),
    ...(options.unnamed === 0 ? [] : [`_Left out for length: ${counted(options.unnamed, "more job")}._`]),
  ].join("\n\n");
}

/** The title of the comment: that of the worst part. */
export function worstTitle([worst]: readonly PartMeta[]): string {
  return titleLine({ gate: worst?.gate ?? "pass", notice: worst?.notice === true });
}

/** What the other parts tell about one. */
export interface Company {
  /** The commit of the newest run. */
  readonly newest: string | undefined;
  /** Jobs of two workflows often have the same name. */
  readonly severalWorkflows: boolean;
}

export function companyOf(metas: readonly PartMeta[]): Company {
  const newestFirst = metas
    .filter(({ commit }) => commit !== undefined)
    .toSorted((one, other) => compareRuns(other, one) || other.time.localeCompare(one.time, "en"));
  return {
    newest: newestFirst[0]?.commit,
    severalWorkflows: new Set(metas.map(({ workflow }) => workflow)).size > 1,
  };
}

/** Sign and name of a part, for the line that it is folded behind. */
export function partTitle(meta: PartMeta, company: Company): string {
  return `${signOf(meta)} ${jobName(meta, company)}`;
}

/** What a part of an older commit says of itself: its job has not reported on the newest one, or is gone. */
export function olderNote(meta: PartMeta, company: Company): string | undefined {
  if (!isOlder(meta, company)) return undefined;
  const [older, newer] = [meta.commit, company.newest].map((commit = "") => code(shortCommit(commit)));
  return `_This part is of the older commit ${older}; there is none of ${newer} from this job yet._`;
}

const OUTCOME_WORDS = {
  failed: "failed",
  inconclusive: "inconclusive",
  noticed: "passed",
  passed: "passed",
} as const;

function signOf(meta: PartMeta): string {
  return gateSign({ gate: meta.gate, notice: meta.notice === true });
}

function olderCommit(meta: PartMeta, company: Company): string {
  return isOlder(meta, company) ? `(older commit ${code(shortCommit(meta.commit ?? ""))}) ` : "";
}

function isOlder({ commit }: PartMeta, { newest }: Company): boolean {
  return newest !== undefined && commit !== undefined && commit !== newest;
}

function jobName(meta: PartMeta, { severalWorkflows }: Company): string {
  const workflow = severalWorkflows ? (meta.workflow ?? "") : "";
  return shortProse(workflow === "" ? meta.title : `${workflow} / ${meta.title}`, 120) || "—";
}

function sentence(metas: readonly PartMeta[]): string {
  const jobs = counted(metas.length, "job");
  const failed = metas.filter(({ gate }) => gate === "fail").length;
  const inconclusive = metas.filter(({ gate }) => gate === "inconclusive").length;
  if (failed > 0) return `The gate failed in ${failed} of ${jobs}.`;
  if (inconclusive > 0) return `The gate is inconclusive in ${inconclusive} of ${jobs}.`;
  return `The gate passed in all ${jobs}.`;
}

/** A step of a workflow that uses the action. */
export interface PresentStep {
  /** As it stands there, with its comment. */
  readonly uses: string;
  /** Where it measures, from the repository's folder; empty for that folder itself. */
  readonly folder: string;
}

/** What GitHub takes for an action: `owner/repository@ref`, maybe with a path before the `@`, or `./path`. */
const ACTION = String.raw`(?:[\w-]+/[\w.-]+(?:/[\w.-]+)*@[\w./+-]+|\./[\w./-]*)`;
const NAME = new RegExp(`^${ACTION}$`);
const USES = new RegExp(String.raw`^[ \t]*(?:- +)?uses: *(?<uses>${ACTION}(?: +#.*)?) *$`, "m");

export function isAction(text: string): boolean {
  return NAME.test(text);
}

/** The steps of ours in a workflow that somebody may have changed since `init` wrote it. */
export function presentSteps(workflow: string): readonly PresentStep[] {
  return listItems(workflow).flatMap((step) => {
    const uses = USES.exec(step)?.groups?.["uses"];
    return uses === undefined || !isOurs(uses, step) ? [] : [{ uses, folder: folderOf(step) }];
  });
}

/** Each item of a list in YAML, with the lines that are indented below it. */
function listItems(text: string): readonly string[] {
  const item = /^(?<indent>[ \t]*)- .*\n(?:(?:\k<indent>[ \t]+.*|[ \t]*)\n)*/gm;
  return Array.from(`${text.replaceAll("\r", "")}\n`.matchAll(item), ([found]) => found);
}

/** By its name, or, when a copy is called something else, by what only this action is told. */
function isOurs(uses: string, step: string): boolean {
  return /\bperformance-benchmark(?:@|$| )/.test(uses) || /^[ \t]+(?:suite|mode): /m.test(step);
}

function folderOf(step: string): string {
  const line = /^[ \t]+working-directory: *(?<quote>["']?)(?<folder>.+?)\k<quote> *(?:#.*)?$/m;
  const folder = line.exec(step)?.groups?.["folder"] ?? ".";
  return folder.replace(/^\.\/?|\/$/g, "");
}

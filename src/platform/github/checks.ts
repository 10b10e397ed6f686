import type { Annotation, CheckApi, CheckRun } from "../../github/ports.ts";
import { type Calls, ONCE, PAGE } from "./calls.ts";

export function githubChecks(calls: Calls): CheckApi {
  return {
    write: async (check) => {
      const known = await findCheck(calls, check);
      if (known !== undefined) {
        const written = await writtenAnnotations(calls, known);
        if (!hasOutdated(written, check)) return rewrite(calls, known, check, written);
      }
      // As for a job that is run again: GitHub shows the newest check of a name.
      const made = await createCheck(calls, check, known);
      if (made.kind === "found") {
        return rewrite(calls, made.id, check, await writtenAnnotations(calls, made.id));
      }
      await annotate(calls, made.id, { check, missing: check.annotations.slice(ANNOTATIONS) });
      return made.id;
    },
  };
}

/** The newest one of ours, of those that came after `older`. */
async function findCheck(
  { repository, pages }: Calls,
  check: CheckRun,
  older = 0,
): Promise<number | undefined> {
  const runs = pages("checks: write", async ({ rest }, page) => {
    // Without `all`, another check of the same name would hide ours.
    const filter = { check_name: check.name, filter: "all" as const, per_page: PAGE, page };
    const { data } = await rest.checks.listForRef({ ...repository, ref: check.commit, ...filter });
    return data.check_runs;
  });
  let newest = older;
  for await (const { external_id, id } of runs) {
    if (external_id === check.externalId) newest = Math.max(newest, id);
  }
  return newest === older ? undefined : newest;
}

/** Whether the check says in the code what no longer holds; GitHub takes no annotation back. */
function hasOutdated(written: ReadonlySet<string>, { annotations }: CheckRun): boolean {
  const wanted = new Set(annotations.map(keyOf));
  return [...written].some((key) => !wanted.has(key));
}

/**
 * Makes the check with the first of its annotations. After a lost answer it
 * looks whether the check is there, and only then makes it again.
 */
async function createCheck(
  calls: Calls,
  check: CheckRun,
  older: number | undefined,
): Promise<{ readonly kind: "created" | "found"; readonly id: number }> {
  const { repository, create, failure, pause } = calls;
  const fields = fieldsOf(check);
  const annotations = check.annotations.slice(0, ANNOTATIONS).map(annotationJson);
  const output = { ...fields.output, ...(annotations.length > 0 && { annotations }) };
  let reason = "";
  for (const seconds of LOOKS) {
    const created = await create("checks: write", async ({ rest }) => {
      const request = { ...repository, head_sha: check.commit, name: check.name };
      const { data } = await rest.checks.create({ ...request, ...fields, output, ...ONCE });
      return data.id;
    });
    if (created.kind === "created") return created;
    reason = created.reason;
    await pause(seconds);
    const found = await findCheck(calls, check, older);
    if (found !== undefined) return { kind: "found", id: found };
  }
  throw failure("checks: write", new Error(reason));
}

/** Seconds before each look for what may be there. */
const LOOKS = [1, 2, 4];

/** Sets everything, and adds the annotations that are not there. */
async function rewrite(
  calls: Calls,
  id: number,
  check: CheckRun,
  written: ReadonlySet<string>,
): Promise<number> {
  const { repository, call } = calls;
  const target = { ...repository, check_run_id: id };
  await call("checks: write", ({ rest }) => rest.checks.update({ ...target, ...fieldsOf(check) }));
  await annotate(calls, id, { check, missing: missingFrom(written, check) });
  return id;
}

/**
 * GitHub adds the annotations of each request to those that are there, so a
 * repeated request would double them: after a lost answer the question which
 * ones are missing is asked again.
 */
async function annotate(
  calls: Calls,
  id: number,
  work: { readonly check: CheckRun; readonly missing: readonly Annotation[] },
): Promise<void> {
  const { check } = work;
  const { output } = fieldsOf(check);
  const waits = [...LOOKS];
  let { missing } = work;
  while (missing.length > 0) {
    const annotations = missing.slice(0, ANNOTATIONS).map(annotationJson);
    const sent = await calls.create("checks: write", async ({ rest }) => {
      const request = { ...calls.repository, check_run_id: id, ...ONCE };
      const { data } = await rest.checks.update({ ...request, output: { ...output, annotations } });
      return data.id;
    });
    if (sent.kind === "created") {
      missing = missing.slice(ANNOTATIONS);
      continue;
    }
    const wait = waits.shift();
    if (wait === undefined) throw calls.failure("checks: write", new Error(sent.reason));
    await calls.pause(wait);
    missing = missingFrom(await writtenAnnotations(calls, id), check);
  }
}

/** GitHub takes so many in one request. */
const ANNOTATIONS = 50;

function missingFrom(written: ReadonlySet<string>, { annotations }: CheckRun): readonly Annotation[] {
  return annotations.filter((annotation) => !written.has(keyOf(annotation)));
}

async function writtenAnnotations({ repository, pages }: Calls, id: number): Promise<ReadonlySet<string>> {
  const written = pages("checks: write", async ({ rest }, page) => {
    const request = { ...repository, check_run_id: id, per_page: PAGE, page };
    const { data } = await rest.checks.listAnnotations(request);
    return data;
  });
  const known = new Set<string>();
  for await (const { path, start_line: line, annotation_level: level, title, message } of written)
    known.add(keyOf({ path, line, level, title, message }));
  return known;
}

/** GitHub may cut spaces off the ends of a text. */
function keyOf(annotation: {
  readonly path: string;
  readonly line: number;
  readonly level: string | null;
  readonly title: string | null;
  readonly message: string | null;
}): string {
  const { path, line, level, title, message } = annotation;
  return JSON.stringify([path, line, level, title?.trim(), message?.trim()]);
}

function annotationJson({ path, line, level, title, message }: Annotation) {
  return { path, start_line: line, end_line: line, annotation_level: level, title, message };
}

function fieldsOf(check: CheckRun) {
  const { externalId, conclusion, detailsUrl, title, summary, text } = check;
  return {
    external_id: externalId,
    status: "completed" as const,
    conclusion,
    ...(detailsUrl !== undefined && { details_url: detailsUrl }),
    output: { title, summary, ...(text !== undefined && { text }) },
  };
}

import { z } from "zod";
import { type Answer, type Call, type Handler, NOT_FOUND } from "./github-api-handler.ts";
import { example } from "./github-api-json.ts";
import { type CheckRun, type Json, nextId } from "./github-api-state.ts";

/** Check runs, by GitHub's operation id. The limits of a request are in GitHub's description. */
export const CHECK_HANDLERS: Readonly<Record<string, Handler>> = {
  "checks/create": {
    needs: { scopes: ["checks"], level: "write" },
    answer: ({ state, body, now }) => {
      const id = nextId(state);
      const url = `https://api.github.com/repos/${state.repository}/check-runs/${id}`;
      const fields = CheckFields.parse(body);
      const check = written({
        check: {
          id,
          json: {
            ...example("check-run"),
            id,
            url,
            html_url: `https://github.com/${state.repository}/runs/${id}`,
            external_id: "",
            details_url: `https://github.com/${state.repository}/runs/${id}`,
            status: "queued",
            conclusion: null,
            started_at: now,
            completed_at: null,
            pull_requests: [],
            output: { ...NO_OUTPUT, annotations_url: `${url}/annotations` },
          },
          annotations: [],
        },
        fields,
        now,
      });
      state.checkRuns.push(check);
      return { status: 201, body: check.json };
    },
  },
  "checks/get": {
    needs: { scopes: ["checks"], level: "read" },
    answer: (call) => withCheck(call, ({ json }) => ({ status: 200, body: json })),
  },
  "checks/update": {
    needs: { scopes: ["checks"], level: "write" },
    answer: (call) =>
      withCheck(call, (check) => {
        const changed = written({ check, fields: CheckFields.parse(call.body), now: call.now });
        call.state.checkRuns.splice(call.state.checkRuns.indexOf(check), 1, changed);
        return { status: 200, body: changed.json };
      }),
  },
  "checks/list-for-ref": {
    needs: { scopes: ["checks"], level: "read" },
    answer: ({ state, parameters, query }) => {
      const found = state.checkRuns
        .map(({ json }) => json)
        .filter((json) => json["head_sha"] === parameters["ref"])
        .filter((json) => (query.get("check_name") ?? json["name"]) === json["name"])
        .filter((json) => (query.get("status") ?? json["status"]) === json["status"])
        .reverse();
      const isLatest = (json: Json, index: number) =>
        found.findIndex((other) => other["name"] === json["name"]) === index;
      return {
        status: 200,
        items: query.get("filter") === "all" ? found : found.filter(isLatest),
        wrap: (page, total) => ({ total_count: total, check_runs: page }),
      };
    },
  },
  "checks/list-annotations": {
    needs: { scopes: ["checks"], level: "read" },
    answer: (call) => withCheck(call, ({ annotations }) => ({ status: 200, items: annotations })),
  },
};

const NO_OUTPUT = { title: null, summary: null, text: null, annotations_count: 0 };

const CheckFields = z.looseObject({
  output: z.looseObject({ annotations: z.array(z.looseObject({ path: z.string() })).optional() }).optional(),
  conclusion: z.string().optional(),
});

/** Annotations are added to those of earlier requests: there is no way to take one back. */
function written(change: {
  readonly check: CheckRun;
  readonly fields: z.output<typeof CheckFields>;
  readonly now: string;
}): CheckRun {
  const { check, now } = change;
  const { output, ...fields } = change.fields;
  const { annotations: added = [], images: _, ...described } = output ?? {};
  const annotations = [
    ...check.annotations,
    ...added.map((annotation) => ({
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      blob_href: `https://github.com/blob/${annotation.path}`,
      ...annotation,
    })),
  ];
  const before = z.record(z.string(), z.unknown()).parse(check.json["output"]);
  const completed = fields.conclusion === undefined ? {} : { status: "completed", completed_at: now };
  return {
    id: check.id,
    json: {
      ...check.json,
      ...completed,
      ...fields,
      output: { ...before, ...described, annotations_count: annotations.length },
    },
    annotations,
  };
}

function withCheck(call: Call, use: (check: CheckRun) => Answer): Answer {
  const check = call.state.checkRuns.find(({ id }) => id === Number(call.parameters["check_run_id"]));
  return check === undefined ? NOT_FOUND : use(check);
}

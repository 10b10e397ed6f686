import { z } from "zod";
import {
  type Answer,
  BODY_LIMIT,
  type Call,
  conversation,
  type Handler,
  invalid,
  NOT_FOUND,
  tooLong,
} from "./github-api-handler.ts";
import { commentedJson, eventJson, issueJson, labelJson, pullRequestAsIssueJson } from "./github-api-json.ts";
import { type GitHubState, type Issue, type IssueEvent, nextId, ownerOf } from "./github-api-state.ts";

/** Issues, their labels and what happened to them, by GitHub's operation id. */
export const ISSUE_HANDLERS: Readonly<Record<string, Handler>> = {
  "issues/list-for-repo": {
    needs: { scopes: ["issues"], level: "read" },
    lags: true,
    answer: listIssues,
  },
  "issues/create": {
    needs: { scopes: ["issues"], level: "write" },
    answer: (call) => {
      const { state, login, now } = call;
      const fields = IssueFields.parse(call.body);
      const stranger = fields.assignees?.find((assignee) => !isAssignable(state, assignee));
      if (stranger !== undefined) return notAssignable(stranger);
      if ((fields.body ?? "").length > BODY_LIMIT) return tooLong("Issue");
      const issue: Issue = {
        number: nextId(state),
        title: String(fields.title ?? ""),
        body: fields.body ?? "",
        labels: [],
        state: "open",
        author: login,
        assignees: fields.assignees ?? [],
        stateReason: null,
        createdAt: now,
        closedAt: null,
      };
      state.issues.push(issue);
      setLabels(call, issue, fields.labels ?? []);
      return { status: 201, body: issueJson(state, issue) };
    },
  },
  "issues/get": {
    needs: conversation("read"),
    answer: ({ state, parameters }) => {
      const number = Number(parameters["issue_number"]);
      const issue = state.issues.find((candidate) => candidate.number === number);
      if (issue !== undefined) return { status: 200, body: issueJson(state, issue) };
      const pull = state.pullRequests.find((candidate) => candidate.number === number);
      return pull === undefined ? NOT_FOUND : { status: 200, body: pullRequestAsIssueJson(state, pull) };
    },
  },
  "issues/update": {
    needs: { scopes: ["issues"], level: "write" },
    answer: (call) => {
      const { state, parameters, now } = call;
      const issue = state.issues.find(({ number }) => number === Number(parameters["issue_number"]));
      if (issue === undefined) return NOT_FOUND;
      const { labels, state_reason: reason, title, ...fields } = IssueFields.parse(call.body);
      const stranger = fields.assignees?.find((assignee) => !isAssignable(state, assignee));
      if (stranger !== undefined) return notAssignable(stranger);
      if ((fields.body ?? "").length > BODY_LIMIT) return tooLong("Issue");
      if (fields.state !== undefined && fields.state !== issue.state) {
        const closes = fields.state === "closed";
        issue.closedAt = closes ? now : null;
        issue.stateReason = reason ?? (closes ? "completed" : "reopened");
        addEvent(call, issue.number, closes ? "closed" : "reopened");
      } else if (reason !== undefined) issue.stateReason = reason;
      if (labels !== undefined) setLabels(call, issue, labels);
      Object.assign(issue, fields, title === undefined ? {} : { title: String(title) });
      return { status: 200, body: issueJson(state, issue) };
    },
  },
  "issues/list-labels-on-issue": {
    needs: conversation("read"),
    answer: (call) =>
      withLabelled(call, ({ labels }) => ({ status: 200, items: (labels ?? []).map(labelJson) })),
  },
  "issues/add-labels": {
    needs: conversation("write"),
    answer: (call) =>
      withLabelled(call, (labelled) => {
        const { labels } = z.object({ labels: z.array(z.string()) }).parse(call.body);
        setLabels(call, labelled, [...(labelled.labels ?? []), ...labels]);
        return { status: 200, body: (labelled.labels ?? []).map(labelJson) };
      }),
  },
  "issues/remove-label": {
    needs: conversation("write"),
    answer: (call) =>
      withLabelled(call, (labelled) => {
        const name = call.parameters["name"] ?? "";
        const left = (labelled.labels ?? []).filter((label) => !sameLabel(label, name));
        if (left.length === (labelled.labels ?? []).length) return NOT_FOUND;
        setLabels(call, labelled, left);
        return { status: 200, body: left.map(labelJson) };
      }),
  },
  "issues/list-events-for-timeline": {
    needs: conversation("read"),
    answer: ({ state, parameters }) => {
      const issue = Number(parameters["issue_number"]);
      const events = state.events.filter((event) => event.issue === issue);
      const comments = state.comments.filter((comment) => comment.issue === issue);
      const items = [
        ...events.map((event) => ({ id: event.id, json: eventJson(state, event) })),
        ...comments.map((comment) => ({ id: comment.id, json: commentedJson(state, comment) })),
      ];
      return { status: 200, items: items.sort((a, b) => a.id - b.id).map(({ json }) => json) };
    },
  },
};

const IssueFields = z.object({
  title: z.union([z.string(), z.number()]).optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
  state_reason: z.string().optional(),
  labels: z.array(z.string()).optional(),
  assignees: z.array(z.string()).optional(),
});

/** Newest first, pull requests among them. */
function listIssues({ state, listed, query }: Call): Answer {
  const wanted = query.get("state") ?? "open";
  const labels = (query.get("labels") ?? "").split(",").filter((label) => label !== "");
  const pulls = state.pullRequests.map((pull) => ({
    number: pull.number,
    labels: pull.labels ?? [],
    state: pull.mergedAt === undefined ? (pull.state ?? "open") : "closed",
    author: pull.author ?? ownerOf(pull.head.repository),
    json: pullRequestAsIssueJson(state, pull),
  }));
  const issues = listed.issues.map((issue) => ({ ...issue, json: issueJson(state, issue) }));
  const found = [...issues, ...pulls]
    .filter((issue) => wanted === "all" || issue.state === wanted)
    .filter((issue) => labels.every((label) => issue.labels.some((has) => sameLabel(has, label))))
    .filter((issue) => (query.get("creator") ?? issue.author) === issue.author)
    .sort((a, b) => b.number - a.number)
    .map(({ json }) => json);
  return { status: 200, items: query.get("direction") === "asc" ? found.reverse() : found };
}

interface Labelled {
  readonly number: number;
  labels?: readonly string[];
}

function withLabelled(call: Call, use: (labelled: Labelled) => Answer): Answer {
  const number = Number(call.parameters["issue_number"]);
  const found = [...call.state.issues, ...call.state.pullRequests].find(
    (candidate) => candidate.number === number,
  );
  return found === undefined ? NOT_FOUND : use(found);
}

/** Labels that the repository does not have yet are made; capitals do not matter. */
export function setLabels(
  call: Pick<Call, "state" | "login" | "now">,
  labelled: Labelled,
  wanted: readonly string[],
): void {
  const { state } = call;
  const before = labelled.labels ?? [];
  const after: string[] = [];
  for (const name of wanted) {
    const known = state.labels.find((label) => sameLabel(label, name));
    if (known === undefined) state.labels.push(name);
    if (!after.some((label) => sameLabel(label, name))) after.push(known ?? name);
  }
  for (const label of after.filter((name) => !before.some((has) => sameLabel(has, name))))
    addEvent(call, labelled.number, "labeled", label);
  for (const label of before.filter((name) => !after.some((has) => sameLabel(has, name))))
    addEvent(call, labelled.number, "unlabeled", label);
  labelled.labels = after;
}

function addEvent(
  { state, login, now }: Pick<Call, "state" | "login" | "now">,
  issue: number,
  event: IssueEvent["event"],
  label?: string,
): void {
  const id = nextId(state);
  state.events.push({
    id,
    issue,
    event,
    actor: login,
    createdAt: now,
    ...(label !== undefined && { label }),
  });
}

function sameLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Where a test names no collaborators at all, everybody will do. */
function isAssignable({ collaborators, repository }: GitHubState, login: string): boolean {
  if (Object.keys(collaborators).length === 0 || login === ownerOf(repository)) return true;
  return !["none", "nobody", undefined].includes(collaborators[login]);
}

function notAssignable(login: string): Answer {
  return invalid({ value: login, resource: "Issue", field: "assignees", code: "invalid" });
}

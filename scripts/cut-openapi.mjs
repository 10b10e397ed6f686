// Cuts the operations and events that the tests use out of GitHub's own description of its REST API.
//
//   node scripts/cut-openapi.mjs [api.github.com.json]
//
// Without an argument the description is taken from the npm package below, which is too large (400 MB
// unpacked) to be a dependency. Writes fixtures/github/openapi-subset.min.json, without prose, and
// fixtures/github/examples.json, GitHub's example of each kind of object that the stand-in hands out.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "@octokit/openapi@23.0.2";
const MEMBER = "package/generated/api.github.com.json";
const TARGET = fileURLToPath(new URL("../fixtures/github/", import.meta.url));

/** Those that __tests__/support/github-api-*.ts can answer. */
const OPERATIONS = [
  "issues/list-comments",
  "issues/create-comment",
  "issues/get-comment",
  "issues/update-comment",
  "issues/delete-comment",
  "issues/list-for-repo",
  "issues/create",
  "issues/get",
  "issues/update",
  "issues/list-labels-on-issue",
  "issues/add-labels",
  "issues/remove-label",
  "issues/list-events-for-timeline",
  "reactions/create-for-issue-comment",
  "reactions/list-for-issue-comment",
  "reactions/delete-for-issue-comment",
  "pulls/get",
  "pulls/list",
  "pulls/list-commits",
  "checks/create",
  "checks/get",
  "checks/update",
  "checks/list-for-ref",
  "checks/list-annotations",
  "repos/get",
  "repos/get-content",
  "repos/get-collaborator-permission-level",
  "repos/list-pull-requests-associated-with-commit",
  "repos/compare-commits-with-basehead",
  "actions/get-workflow-run",
  "actions/list-workflow-runs-for-repo",
  "actions/re-run-workflow-failed-jobs",
  "actions/list-artifacts-for-repo",
  "actions/list-workflow-run-artifacts",
  "actions/get-artifact",
  "actions/download-artifact",
];

const EVENTS = [
  "push",
  "pull-request-opened",
  "pull-request-synchronize",
  "pull-request-labeled",
  "pull-request-unlabeled",
  "pull-request-reopened",
  "pull-request-closed",
  "pull-request-edited",
  "pull-request-ready-for-review",
  "merge-group-checks-requested",
  "workflow-dispatch",
  "issue-comment-created",
  "workflow-run-completed",
  "release-published",
];

/** Kind of object to the operation and status whose first example shows one, or a list of them. */
const EXAMPLES = {
  issue: ["issues/create", 201],
  comment: ["issues/create-comment", 201],
  "pull-request": ["pulls/get", 200],
  artifact: ["actions/get-artifact", 200],
  "pull-request-item": ["pulls/list", 200],
  commit: ["pulls/list-commits", 200],
  comparison: ["repos/compare-commits-with-basehead", 200],
  "check-run": ["checks/create", 201],
  reaction: ["reactions/create-for-issue-comment", 201],
  label: ["issues/list-labels-on-issue", 200],
  event: ["issues/list-events-for-timeline", 200],
  permission: ["repos/get-collaborator-permission-level", 200],
  "workflow-run": ["actions/get-workflow-run", 200],
  repository: ["repos/get", 200],
};

const PROSE = new Set(["description", "example", "examples", "externalDocs", "summary", "tags"]);

const description = JSON.parse(process.argv[2] ? readFileSync(process.argv[2], "utf8") : download());
const operations = operationsOf(description);
writeFileSync(path.join(TARGET, "openapi-subset.min.json"), `${JSON.stringify(cut())}\n`);
writeFileSync(path.join(TARGET, "examples.json"), `${JSON.stringify(examples(), null, 1)}\n`);

function cut() {
  const subset = {
    openapi: description.openapi,
    info: description.info,
    paths: {},
    events: {},
    components: {},
  };
  for (const id of OPERATIONS) {
    const { route, method, operation } = operations.get(id) ?? missing(`operation ${id}`);
    subset.paths[route] = { ...subset.paths[route], [method]: withoutProse(operation) };
  }
  for (const name of EVENTS) {
    const event = description["x-webhooks"][name] ?? missing(`event ${name}`);
    subset.events[name] = withoutProse(event.post.requestBody.content["application/json"].schema);
  }
  addComponents([subset.paths, subset.events], subset.components);
  return subset;
}

/** Copies every component that `node` names, and those that they name in turn. */
function addComponents(node, components) {
  if (node === null || typeof node !== "object") return;
  for (const value of Object.values(node)) addComponents(value, components);
  if (typeof node.$ref !== "string") return;

  const [, , kind, name] = node.$ref.split("/");
  if (kind === "examples" || components[kind]?.[name] !== undefined) return;
  const component = withoutProse(description.components[kind][name]);
  components[kind] = { ...components[kind], [name]: component };
  addComponents(component, components);
}

/** `properties` names things, so nothing directly under it is prose. */
function withoutProse(node, underProperties = false) {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => underProperties || !(PROSE.has(key) || key.startsWith("x-")))
      .map(([key, value]) => [key, withoutProse(value, key === "properties" && !underProperties)]),
  );
}

function examples() {
  return Object.fromEntries(
    Object.entries(EXAMPLES).map(([kind, [id, status]]) => {
      const content = operations.get(id).operation.responses[status].content["application/json"];
      const { value } = dereference(Object.values(content.examples)[0]);
      return [kind, Array.isArray(value) ? value[0] : value];
    }),
  );
}

function dereference(node) {
  return node.$ref === undefined ? node : description.components.examples[node.$ref.split("/").at(-1)];
}

function operationsOf({ paths }) {
  return new Map(
    Object.entries(paths).flatMap(([route, item]) =>
      Object.entries(item).map(([method, operation]) => [
        operation.operationId,
        { route, method, operation },
      ]),
    ),
  );
}

function download() {
  const folder = mkdtempSync(path.join(tmpdir(), "openapi-"));
  try {
    const archive = execFileSync("npm", ["pack", PACKAGE, "--silent"], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
    execFileSync("tar", ["xzf", archive, MEMBER], { cwd: folder });
    return readFileSync(path.join(folder, MEMBER), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function missing(what) {
  throw new Error(`${PACKAGE} has no ${what}.`);
}

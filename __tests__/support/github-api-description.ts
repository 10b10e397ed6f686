import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import ajvFormats from "ajv-formats";
import { z } from "zod";

/**
 * GitHub's own description of its REST API, cut to the operations that the
 * tests use (scripts/cut-openapi.mjs), as routes and checks.
 */
export interface Operation {
  readonly id: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What is wrong with the query or body; empty when nothing is. */
  checkRequest(query: URLSearchParams, body: unknown): readonly string[];
  /** What is wrong with an answer; empty when nothing is. */
  checkResponse(status: number, body: unknown): readonly string[];
}

/** The operation that answers `method` on `pathname`, or `undefined` when GitHub has none in the subset. */
export function findOperation(method: string, pathname: string): Operation | undefined {
  for (const route of ROUTES) {
    const match = route.method === method ? route.pattern.exec(pathname) : null;
    if (match !== null) return operationOf(route, route.names, match.slice(1));
  }
  return undefined;
}

/** What is wrong with a webhook payload, such as that of `pull-request-opened`; empty when nothing is. */
export function checkEvent(name: string, payload: unknown): readonly string[] {
  const schema = DESCRIPTION.events[name];
  if (schema === undefined) throw new Error(`The subset does not describe the event "${name}".`);
  return problemsOf(schema, payload, `event ${name}`);
}

function operationOf(
  { method, template }: Route,
  names: readonly string[],
  values: readonly string[],
): Operation {
  const found = DESCRIPTION.paths[template]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`The subset lost ${method} ${template}.`);
  const { operationId: id } = found;
  const declared = (found.parameters ?? []).map((parameter) =>
    DeclaredParameter.parse(dereference(parameter)),
  );
  const parameters = Object.fromEntries(
    names.map((name, index) => [name, decodeURIComponent(values[index] ?? "")]),
  );

  return {
    id,
    parameters,
    checkRequest: (query, body) => [
      ...declared.flatMap((parameter) => checkParameter(id, parameter, parameters, query)),
      ...[...query.keys()]
        .filter((key) => !declared.some((parameter) => parameter.in === "query" && parameter.name === key))
        .map((key) => `${id}: there is no query parameter "${key}"`),
      ...checkBody(id, found.requestBody?.content["application/json"]?.schema, body),
    ],
    checkResponse: (status, body) => {
      const response = found.responses[String(status)];
      // Any operation may refuse with these, whether or not its description lists them.
      if (response === undefined && [401, 403, 404, 422].includes(status)) {
        return problemsOf({ $ref: "#/components/schemas/basic-error" }, body, `${id} response ${status}`);
      }
      if (response === undefined) return [`${id}: status ${status} is not described`];
      const schema = DeclaredResponse.parse(dereference(response)).content?.["application/json"]?.schema;
      const problems = schema === undefined ? [] : problemsOf(schema, body, `${id} response ${status}`);
      return problems.filter((problem) => !DELETED_FORK.test(problem));
    },
  };
}

function checkParameter(
  id: string,
  { name, in: place, required, schema }: DeclaredParameter,
  path: Readonly<Record<string, string>>,
  query: URLSearchParams,
): readonly string[] {
  const text = place === "path" ? path[name] : place === "query" ? (query.get(name) ?? undefined) : undefined;
  if (text === undefined)
    return required && place !== "header" ? [`${id}: parameter "${name}" is missing`] : [];
  const numeric = schema["type"] === "integer" || schema["type"] === "number";
  return problemsOf(schema, numeric ? Number(text) : text, `${id} parameter ${name}`);
}

/** GitHub ignores fields that it does not know; a client that sends one has a bug all the same. */
function checkBody(id: string, schema: Schema | undefined, body: unknown): readonly string[] {
  if (body === undefined) return [];
  if (schema === undefined) return [`${id}: no body is expected`];
  const known = Properties.safeParse(schema).data?.properties;
  const unknown = known === undefined ? [] : Object.keys(Object(body)).filter((key) => !(key in known));
  return [
    ...problemsOf(schema, body, `${id} request`),
    ...unknown.map((key) => `${id} request: there is no field "${key}"`),
  ];
}

function problemsOf(schema: Schema, value: unknown, what: string): readonly string[] {
  const validate = compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .slice(0, 5)
    .map((error) => `${what}${error.instancePath}: ${error.message ?? error.keyword}`);
}

function compile(schema: Schema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = COMPILED.get(key);
  if (known !== undefined) return known;
  const compiled = AJV.compile(Schema.parse(forAjv(schema)));
  COMPILED.set(key, compiled);
  return compiled;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a null type, and its references start at the document. */
function forAjv(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forAjv);
  if (node === null || typeof node !== "object") return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === "$ref" && typeof value === "string"
        ? [key, value.replace(/^#\/components\//, "github#/components/")]
        : [key, forAjv(value)],
    ),
  );
  if (nullable !== true) return nullable === undefined || nullable === false ? rest : { ...rest, nullable };
  return { anyOf: [rest, { type: "null" }] };
}

function dereference(node: Schema): unknown {
  const reference = node["$ref"];
  if (typeof reference !== "string") return node;
  const [, , kind = "", name = ""] = reference.split("/");
  return DESCRIPTION.components[kind]?.[name];
}

/** Fixed words win over parameters: `/issues/comments/{comment_id}` before `/issues/{issue_number}/comments`. */
function routesOf(paths: Description["paths"]): readonly Route[] {
  return Object.entries(paths)
    .flatMap(([template, item]) => Object.keys(item).map((method) => routeOf(method.toUpperCase(), template)))
    .sort((a, b) => a.names.length - b.names.length || b.template.length - a.template.length);
}

function routeOf(method: string, template: string): Route {
  const names: string[] = [];
  const pattern = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return MAY_HOLD_SLASHES.has(name) ? "(.+)" : "([^/]+)";
  });
  return { method, template, names, pattern: new RegExp(`^${pattern}$`) };
}

interface Route {
  readonly method: string;
  readonly template: string;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/** GitHub answers `null` for a fork that was deleted, though its description does not say so. */
const DELETED_FORK = /^(pulls|repos)\/.*\/head\/(repo|user): must be object$/;

const MAY_HOLD_SLASHES: ReadonlySet<string> = new Set(["path", "ref", "basehead"]);

const Schema = z.record(z.string(), z.unknown());
type Schema = z.output<typeof Schema>;
const Content = z.record(z.string(), z.object({ schema: Schema }));
const Properties = z.object({ properties: Schema });
const DeclaredParameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  schema: Schema,
});
type DeclaredParameter = z.output<typeof DeclaredParameter>;
const DeclaredResponse = z.object({ content: Content.optional() });
const Description = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(Schema).optional(),
        requestBody: z.object({ content: Content }).optional(),
        responses: z.record(z.string(), Schema),
      }),
    ),
  ),
  events: z.record(z.string(), Schema),
  components: z.record(z.string(), z.record(z.string(), Schema)),
});
type Description = z.output<typeof Description>;

const DESCRIPTION = Description.parse(
  JSON.parse(readFileSync(new URL("../../fixtures/github/openapi-subset.min.json", import.meta.url), "utf8")),
);
const ROUTES = routesOf(DESCRIPTION.paths);
const COMPILED = new Map<string, ValidateFunction>();
const AJV = new Ajv({ strict: false, allErrors: true, logger: false });
ajvFormats.default(AJV);
AJV.addSchema({ $id: "github", components: Object(forAjv(DESCRIPTION.components)) });

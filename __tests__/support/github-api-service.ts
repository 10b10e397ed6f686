import { setMaxListeners } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Latency, Permissions } from "./github-api.ts";
import { ACTIONS_HANDLERS } from "./github-api-actions.ts";
import { BAD_CREDENTIALS, INVALID, jsonBody, notAccessible, paginate, send } from "./github-api-answer.ts";
import { CHECK_HANDLERS } from "./github-api-checks.ts";
import { CONVERSATION_HANDLERS } from "./github-api-conversations.ts";
import { findOperation, type Operation } from "./github-api-description.ts";
import type { Fault, FaultSource } from "./github-api-faults.ts";
import {
  type Answer,
  type ArtifactSource,
  type Call,
  type Handler,
  NOT_FOUND,
} from "./github-api-handler.ts";
import { historyOf } from "./github-api-history.ts";
import { ISSUE_HANDLERS } from "./github-api-issues.ts";
import { PULL_REQUEST_HANDLERS } from "./github-api-pulls.ts";
import { REPOSITORY_HANDLERS } from "./github-api-repository.ts";
import type { GitHubState, Json } from "./github-api-state.ts";

/** What tests change while the stand-in runs. */
export interface Settings {
  lag: number;
  latency: Latency | undefined;
  random: () => number;
  faults: FaultSource;
}

export interface Service {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends all waits. */
  stop(): void;
}

/** Answers requests: one at a time does its work, however many wait before or after theirs. */
export function serviceOf(options: {
  readonly state: GitHubState;
  readonly tokens: ReadonlyMap<string, Permissions>;
  readonly loginOf: (token: string) => string;
  readonly artifacts: ArtifactSource;
  readonly gitDirectory: string | undefined;
  readonly prefix: string;
  readonly now: () => string;
  readonly settings: Settings;
  readonly violations: string[];
  readonly requests: string[];
  readonly struck: string[];
}): Service {
  const { state, settings, violations, prefix } = options;
  const history = historyOf(state);
  const stopped = new AbortController();
  setMaxListeners(0, stopped.signal);
  const wait = async (milliseconds: number) => {
    if (milliseconds > 0) await pause(milliseconds, undefined, { signal: stopped.signal });
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const whole = new URL(request.url ?? "/", "http://github");
    const method = request.method ?? "GET";
    options.requests.push(`${method} ${whole.pathname}${whole.search}`);
    const inside = whole.pathname.startsWith(`${prefix}/`);
    const url = new URL(whole.pathname.slice(inside ? prefix.length : 0) + whole.search, whole);
    const operation = inside ? findOperation(method, url.pathname) : undefined;
    const body = await jsonBody(request);
    if (operation === undefined) violations.push(`There is no operation ${method} ${whole.pathname}.`);
    const problems = operation?.checkRequest(url.searchParams, body) ?? [];
    violations.push(...problems);
    const query = url.search;
    const fault = settings.faults({ method, path: url.pathname, query, operation: operation?.id, body });
    if (fault !== undefined) options.struck.push(`${method} ${whole.pathname}: ${describeFault(fault)}`);

    await wait(settings.random() * (settings.latency?.before ?? 0));
    if (fault?.kind === "reset" && fault.written !== true) return send(response, NOT_FOUND, fault);
    if (fault?.kind === "answer" && fault.written !== true) return send(response, faulty(fault), fault);
    history.record();
    const { authorization } = request.headers;
    const answered = problems.length > 0 ? INVALID : answerTo(operation, url, body, authorization, fault);
    history.record();
    const answer = paginate(answered, url, `http://${request.headers.host}${prefix}`);
    if (operation !== undefined) violations.push(...operation.checkResponse(answer.status, answer.body));
    await wait(settings.random() * (settings.latency?.after ?? 0));
    if (fault?.kind === "stall") await wait(fault.milliseconds);
    send(response, fault?.kind === "answer" ? faulty(fault) : answer, fault);
  }

  function answerTo(
    operation: Operation | undefined,
    url: URL,
    body: Json | undefined,
    authorization: string | undefined,
    fault: Fault | undefined,
  ): Answer {
    const { owner, repo } = operation?.parameters ?? {};
    const handler = operation && HANDLERS[operation.id];
    if (operation === undefined || `${owner}/${repo}` !== state.repository) return NOT_FOUND;
    if (handler === undefined) {
      violations.push(`The stand-in cannot answer ${operation.id}.`);
      return NOT_FOUND;
    }
    const token = /^(?:token|bearer) (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
    const permissions = options.tokens.get(token);
    if (permissions === undefined) return BAD_CREDENTIALS;
    const age = Math.max(
      handler.lags === true ? settings.lag : 0,
      fault?.kind === "stale" ? fault.milliseconds : 0,
    );
    const call: Call = {
      state,
      listed: age === 0 ? state : history.before(age),
      parameters: operation.parameters,
      query: url.searchParams,
      body: body ?? {},
      login: options.loginOf(token),
      artifacts: options.artifacts,
      gitDirectory: options.gitDirectory,
      now: options.now(),
    };
    const needs = typeof handler.needs === "function" ? handler.needs(call) : handler.needs;
    const allowed = needs.scopes.some((scope) => allows(permissions, scope, needs.level));
    return allowed ? handler.answer(call) : notAccessible(needs);
  }

  return {
    serve: async (request, response) => {
      try {
        await serve(request, response);
      } catch (error) {
        // The end of the test cuts waits short, and clients go away while they send.
        if (!stopped.signal.aborted && !request.destroyed)
          violations.push(`The stand-in failed: ${String(error)}`);
        response.destroy();
      }
    },
    stop: () => stopped.abort(),
  };
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  ...CONVERSATION_HANDLERS,
  ...ISSUE_HANDLERS,
  ...PULL_REQUEST_HANDLERS,
  ...CHECK_HANDLERS,
  ...ACTIONS_HANDLERS,
  ...REPOSITORY_HANDLERS,
};

function describeFault(fault: Fault): string {
  return fault.kind === "answer" ? String(fault.status) : fault.kind;
}

function faulty({ status, message, headers }: Extract<Fault, { kind: "answer" }>): Answer {
  const documentation_url = "https://docs.github.com/rest";
  return { status, body: { message, documentation_url }, ...(headers !== undefined && { headers }) };
}

function allows(permissions: Permissions, scope: string, level: "read" | "write"): boolean {
  const held = scope === "metadata" ? "read" : permissions[scope];
  return held === "write" || held === level;
}

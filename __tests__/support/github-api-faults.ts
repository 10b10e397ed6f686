/**
 * How an answer of the stand-in can go wrong. With `written: true` the request
 * did its work first, and only its answer is lost; otherwise nothing was done.
 */
export type Fault =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly written?: boolean;
    }
  /** The connection breaks before any answer. */
  | { readonly kind: "reset"; readonly written?: boolean }
  /** The work was done; the connection breaks in the middle of the body. */
  | { readonly kind: "reset-in-body" }
  /** The work was done; the answer comes whole, and late. */
  | { readonly kind: "stall"; readonly milliseconds: number }
  /** The work was done; half of the JSON comes, with the status of success and a fitting length. */
  | { readonly kind: "truncated" }
  /** A list as it was some time ago; comments, issues and reactions. */
  | { readonly kind: "stale"; readonly milliseconds: number };

/** A request, as rules see it. */
interface FaultyRequest {
  readonly method: string;
  /** Without a prefix and a query. */
  readonly path: string;
  readonly query: string;
  /** GitHub's operation id, such as `issues/create-comment`. */
  readonly operation: string | undefined;
  readonly body: unknown;
}

export interface FaultRule {
  readonly method?: string;
  readonly path?: RegExp;
  readonly operation?: string;
  readonly fault: Fault;
  /** How often it strikes; once unless said. */
  readonly times?: number;
  /** Matching requests that pass unharmed before. */
  readonly after?: number;
}

export type FaultSource = (request: FaultyRequest) => Fault | undefined;

/** Faults by rules: the first that matches and is not used up strikes. */
export function faultsOf(rules: readonly FaultRule[]): FaultSource {
  const seen = new Map<FaultRule, number>();
  return (request) => {
    for (const rule of rules) {
      if (!matches(rule, request)) continue;
      const before = seen.get(rule) ?? 0;
      const { after = 0, times = 1 } = rule;
      if (before >= after + times) continue;
      seen.set(rule, before + 1);
      if (before >= after) return rule.fault;
    }
    return undefined;
  };
}

/** The faults that GitHub is known for. */
export const FAULTS = {
  serverError: (status: 500 | 502 | 503 | 504, options: { readonly written?: boolean } = {}): Fault => ({
    kind: "answer",
    status,
    message: SERVER_ERRORS[status],
    ...options,
  }),
  /** 403 or 429 of the secondary limit, with `retry-after` or without. */
  secondaryLimit: (status: 403 | 429 = 403, retryAfter?: number): Fault => ({
    kind: "answer",
    status,
    message:
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID 1:2:3.",
    ...(retryAfter !== undefined && { headers: { "retry-after": String(retryAfter) } }),
  }),
  /** The hourly limit, which says when it ends. */
  primaryLimit: (status: 403 | 429 = 403, seconds = 1): Fault => ({
    kind: "answer",
    status,
    message: "API rate limit exceeded for installation ID 1.",
    headers: {
      "x-ratelimit-limit": "1000",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + seconds),
    },
  }),
  /** What older GitHub Enterprise Servers say instead of a secondary limit. */
  abuse: (retryAfter?: number): Fault => ({
    kind: "answer",
    status: 403,
    message:
      "You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.",
    ...(retryAfter !== undefined && { headers: { "retry-after": String(retryAfter) } }),
  }),
  /** 429 of a proxy on the way, which says nothing of GitHub. */
  tooManyRequests: (retryAfter?: number): Fault => ({
    kind: "answer",
    status: 429,
    message: "Too many requests",
    ...(retryAfter !== undefined && { headers: { "retry-after": String(retryAfter) } }),
  }),
  resetBefore: { kind: "reset" } as Fault,
  resetAfter: { kind: "reset", written: true } as Fault,
  resetInBody: { kind: "reset-in-body" } as Fault,
  stall: (milliseconds: number): Fault => ({ kind: "stall", milliseconds }),
  truncated: { kind: "truncated" } as Fault,
  stale: (milliseconds: number): Fault => ({ kind: "stale", milliseconds }),
};

const SERVER_ERRORS = {
  500: "Server Error",
  502: "Server Error",
  503: "No server is currently available to service your request. Sorry about that.",
  504: "We couldn't respond to your request in time. Sorry about that.",
};

function matches({ method, path, operation }: FaultRule, request: FaultyRequest): boolean {
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || path.test(request.path)) &&
    (operation === undefined || operation === request.operation)
  );
}

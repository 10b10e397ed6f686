/** What tells one result of JMH from another. */
export interface JmhIdentity {
  /** With its class and, as far as it is written, its package. */
  readonly benchmark: string;
  readonly params: Readonly<Record<string, string>>;
  /** `thrpt`, `avgt`, `sample`, `ss`. */
  readonly mode: string;
  readonly threads?: string | undefined;
  readonly jdk?: string | undefined;
}

/**
 * Names for results: parameters are part of them. Where the same benchmark ran
 * in several modes, with several numbers of threads or on several Javas, these are, too.
 */
export function identities(results: readonly JmhIdentity[]): (result: JmhIdentity, label?: string) => string {
  const groups = new Map<string, JmhIdentity[]>();
  for (const result of results) {
    const key = keyOf(result);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [result]);
    else group.push(result);
  }
  return (result, label) => {
    const group = groups.get(keyOf(result)) ?? [];
    const differing = (["mode", "threads", "jdk"] as const).flatMap((field): [string, string][] => {
      const own = result[field];
      const isShared = group.every((other) => other[field] === own);
      return isShared || own === undefined ? [] : [[field, own]];
    });
    const facts = [...Object.entries(result.params), ...differing].map(([name, value]) => `${name}=${value}`);
    const name = label === undefined ? result.benchmark : `${result.benchmark}:${label}`;
    return facts.length === 0 ? name : `${name} (${facts.join(", ")})`;
  };
}

function keyOf({ benchmark, params }: JmhIdentity): string {
  return JSON.stringify([benchmark, Object.entries(params)]);
}

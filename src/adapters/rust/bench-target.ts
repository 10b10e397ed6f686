/**
 * The bench target that cargo names before it runs it, without its hash:
 * `     Running benches/sums.rs (target/release/deps/sums-35165061c71fb48a)`.
 */
export function benchTarget(line: string): string | undefined {
  if (!/^\s*Running /.test(line)) return undefined;
  // Cargo before 1.53 did not put the program in brackets.
  const path = line.endsWith(")") ? line.slice(line.lastIndexOf("(") + 1, -1) : line.trim();
  const program = path.split(/[\\/]/).at(-1) ?? "";
  return program === "" ? undefined : program.replace(/\.exe$/, "").replace(/-[0-9a-f]{16}$/, "");
}

/** Names of several targets in one log, each with its target where another one has the same name. */
export function namesByTarget(
  found: readonly { readonly target: string; readonly name: string }[],
): (one: { readonly target: string; readonly name: string }) => string {
  const targets = new Map<string, Set<string>>();
  for (const { target, name } of found) {
    const known = targets.get(name);
    if (known === undefined) targets.set(name, new Set([target]));
    else known.add(target);
  }
  return ({ target, name }) =>
    (targets.get(name)?.size ?? 0) > 1 && target !== "" ? `${target}/${name}` : name;
}

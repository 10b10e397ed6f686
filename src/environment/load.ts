import type { Environment } from "../domain/environment.ts";
import type { SystemFacts } from "./system-facts.ts";

/** One-minute load average per logical processor; `undefined` where the system has none. */
export function loadPerProcessor(
  facts: Pick<SystemFacts, "loadAverage" | "logicalProcessors">,
): number | undefined {
  const load = facts.loadAverage();
  return load === undefined ? undefined : load / facts.logicalProcessors;
}

/** The environment with the load of now as the load after measuring. */
export function withLoadAfter(
  environment: Environment,
  facts: Pick<SystemFacts, "loadAverage" | "logicalProcessors">,
): Environment {
  const after = loadPerProcessor(facts);
  return after === undefined ? environment : { ...environment, load: { ...environment.load, after } };
}

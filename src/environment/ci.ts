import type { Environment } from "../domain/environment.ts";
import type { Variables } from "../ports.ts";

type Ci = NonNullable<Environment["ci"]>;

/** Variables that only the named provider sets; each provider documents them. */
const PROVIDERS: readonly (readonly [variable: string, provider: string])[] = [
  ["GITHUB_ACTIONS", "github"],
  ["GITLAB_CI", "gitlab"],
  ["CIRCLECI", "circleci"],
  ["BUILDKITE", "buildkite"],
  ["TF_BUILD", "azure-pipelines"],
  ["JENKINS_URL", "jenkins"],
  ["TRAVIS", "travis"],
];

/** Where this runs, from the variables that CI providers set; `undefined` outside of CI. */
export function ciFacts(variables: Variables): Ci | undefined {
  const provider = PROVIDERS.find(([variable]) => isSet(variables[variable]))?.[1];
  if (provider === undefined) return isSet(variables["CI"]) ? { provider: "unknown" } : undefined;
  if (provider !== "github") return { provider };

  const facts = {
    runnerName: variables["RUNNER_NAME"],
    runnerKind: variables["RUNNER_ENVIRONMENT"],
    image: variables["ImageOS"],
    imageVersion: variables["ImageVersion"],
  };
  return { provider, ...withoutEmpty(facts) };
}

/** `github-hosted ubuntu24`, `self-hosted`, the provider's name, or `local`: what a runner is, not which one. */
export function runnerClass(ci: Ci | undefined): string {
  if (ci === undefined) return "local";
  // The name of a self-hosted runner is left out: ephemeral runners have a new one each time.
  return [ci.runnerKind ?? ci.provider, ci.runnerKind === "github-hosted" ? ci.image : undefined]
    .filter((part) => part !== undefined)
    .join(" ");
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "false" && value !== "0";
}

function withoutEmpty<K extends string>(facts: Record<K, string | undefined>): Partial<Record<K, string>> {
  const filled: Partial<Record<K, string>> = {};
  for (const key in facts) {
    const value = facts[key];
    if (value !== undefined && value !== "") filled[key] = value;
  }
  return filled;
}

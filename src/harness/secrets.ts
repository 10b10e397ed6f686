import type { Failure } from "../domain/measurement.ts";
import type { Variables } from "../ports.ts";

/** Shorter values would blank out half of a text by chance. */
const SHORTEST = 6;
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY/i;

/**
 * Failures without the values of variables whose names say that they are
 * secret. A runner masks them in its log, but the last lines of a failed
 * benchmark also go into the comment, the issue and the artifact.
 */
export function withoutSecrets(failures: readonly Failure[], variables: Variables): readonly Failure[] {
  return failures.map((failure) => ({
    ...failure,
    message: secretFree(failure.message, variables),
    output: secretFree(failure.output, variables),
  }));
}

/** A text without those values. */
export function secretFree(text: string, variables: Variables): string {
  return Object.entries(variables)
    .flatMap(([name, value]) => (value !== undefined && SECRET_NAME.test(name) ? [value] : []))
    .filter((value) => value.length >= SHORTEST)
    .sort((one, other) => other.length - one.length)
    .reduce((result, secret) => result.replaceAll(secret, "***"), text);
}

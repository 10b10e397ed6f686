import { BenchmarkError } from "../errors.ts";
import { describeEnd } from "../harness/process-task.ts";
import { secretFree } from "../harness/secrets.ts";
import { lastLines } from "../harness/tail.ts";
import type { Ports } from "../ports.ts";

export interface SetupRequest {
  /** Shell command line of the user's configuration. */
  readonly command: string;
  readonly directory: string;
  /** Whose tree it is: the title of the log group. */
  readonly side: "checkout" | "baseline";
  /** Besides the environment of all benchmarks. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export type SetupOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "cancelled" }
  | {
      readonly kind: "failed";
      /** The predicate of a sentence: `ended with exit code 3`. */
      readonly end: string;
      /** The last lines that it printed, without secrets; empty when it printed nothing. */
      readonly output: string;
    };

/** Package managers print their usage below what went wrong. */
const SHOWN_LINES = 60;

/** Runs the setup command in one tree, in a log group. What it prints is shown with debug logging, or when it fails. */
export async function runSetup(request: SetupRequest, ports: Ports): Promise<SetupOutcome> {
  const { command, directory, side, variables = {}, signal } = request;
  return await ports.log.group(`Setting up the ${side}: ${command}`, async () => {
    const result = await ports.processes.run({
      command: { kind: "shell", line: command },
      directory,
      variables,
      signal,
      onLine: (line) => ports.log.debug(line),
    });
    if (signal.aborted) return { kind: "cancelled" };
    if (result.exitCode === 0) {
      ports.log.info(`Done in ${result.seconds.toFixed(1)} s.`);
      return { kind: "done" };
    }
    const end = describeEnd(result);
    const printed = `${result.stdout.trimEnd()}\n${result.stderr}`;
    const output = secretFree(lastLines(printed, SHOWN_LINES), ports.variables);
    ports.log.warn(`It ${end}.`);
    // Of the checkout they are part of the error, which is shown at the end.
    if (side === "baseline" && output !== "") ports.log.info(output);
    return { kind: "failed", end, output };
  });
}

/**
 * Runs the setup command, if there is one, where the candidate is. Answers with
 * false when the run was cancelled meanwhile.
 *
 * @throws SETUP_FAILED
 */
export async function setUpCheckout(
  request: Omit<SetupRequest, "command" | "side"> & { readonly command: string | undefined },
  ports: Ports,
): Promise<boolean> {
  const { command } = request;
  if (command === undefined) return true;
  const outcome = await runSetup({ ...request, command, side: "checkout" }, ports);
  if (outcome.kind !== "failed") return outcome.kind === "done";
  const lines = outcome.output === "" ? "It printed nothing." : `Its last lines:\n${outcome.output}`;
  throw new BenchmarkError(
    "SETUP_FAILED",
    `The setup command "${command}" ${outcome.end} in ${request.directory}. ${lines}`,
    { hint: "Run it by hand in that folder. Nothing was measured." },
  );
}

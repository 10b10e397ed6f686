import type { Environment } from "../domain/environment.ts";
import { runnerClass } from "./ci.ts";

/**
 * Readable text of what must match before two runs may be compared: system and
 * architecture, processor model, runner class, major version of Node.js, and
 * the user's label. Kernel, memory and image version are left out: they change
 * weekly on hosted runners and would leave every run without a baseline.
 */
export function environmentClass(
  environment: Pick<Environment, "os" | "cpu" | "ci" | "runtimes" | "label">,
): string {
  const node = environment.runtimes["node"]?.split(".")[0];
  return [
    `${environment.os.system} ${environment.os.architecture}`,
    environment.cpu.model?.replace(/\s+/g, " ").trim() ?? "unknown processor",
    runnerClass(environment.ci),
    node === undefined ? undefined : `node ${node}`,
    environment.label,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" / ");
}

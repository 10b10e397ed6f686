/** What the benchmarks of one language need. */
export interface Needs {
  readonly steps: readonly ToolStep[];
  /** Run one after the other in the project's folder, in both versions that are compared. */
  readonly commands: readonly string[];
  /** The Python that the commands make in that folder. */
  readonly python?: string;
}

/** A step of the job, before the action. Paths of actions count from the repository's folder. */
export type ToolStep =
  | { readonly kind: "uses"; readonly action: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: "run"; readonly name: string; readonly command: string };

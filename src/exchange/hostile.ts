import { BenchmarkError } from "../errors.ts";
import { plainText } from "../report/plain-text.ts";

/** Longer than any name of ours, short enough that a message stays readable. */
const SHOWN_CHARACTERS = 200;

/** Text of an artifact as it may stand in a message: one harmless line, not endless. */
export function shown(text: string): string {
  const line = plainText(text.slice(0, 4 * SHOWN_CHARACTERS));
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
}

/** `found` completes the sentence "The artifact …": it is plain text already. */
export function hostileArtifact(artifact: string, found: string, cause?: unknown): BenchmarkError {
  return new BenchmarkError("ARTIFACT_HOSTILE", `The artifact ${shown(artifact)} was refused: ${found}.`, {
    hint: "Nothing of it was used. If no one forged it, use the same release of performance-benchmark in the workflow that measures and in the one that publishes.",
    ...(cause === undefined ? {} : { cause }),
  });
}

import { BenchmarkError } from "../errors.ts";

/**
 * The value of a JSON text. `place` and `hint` are for the message.
 *
 * @throws OUTPUT_UNREADABLE
 */
export function parseJson(text: string, place: string, hint: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BenchmarkError("OUTPUT_UNREADABLE", `${place} is not JSON: ${reason}`, { hint, cause });
  }
}

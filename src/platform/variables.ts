import type { Variables } from "../ports.ts";

/** The environment variables as they are now; later changes do not show. */
export function systemVariables(): Variables {
  return Object.freeze({ ...process.env });
}

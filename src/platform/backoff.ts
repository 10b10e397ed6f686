import type { Backoff } from "../store/ports.ts";

export const systemBackoff: Backoff = {
  random: Math.random,
  pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
};

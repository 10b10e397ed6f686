import type { Log } from "../../src/ports.ts";

/** Keeps what is logged, one line each: `warn: …`. Groups are `group: title`. */
export function quietLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const note = (level: string) => (message: string) => {
    lines.push(`${level}: ${message}`);
  };
  return {
    lines,
    debug: note("debug"),
    info: note("info"),
    warn: note("warn"),
    progress: note("progress"),
    group: (title, body) => {
      note("group")(title);
      return body();
    },
  };
}

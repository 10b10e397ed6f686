/**
 * Lets a program end as it would, with its own exit code, when the reader of what
 * it prints has gone: `performance-benchmark parse results.json | head`.
 */
export function allowClosedPipes(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}

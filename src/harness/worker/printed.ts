/** Lines kept of what a benchmark printed. */
const LINES = 20;

/**
 * Notes the last lines that this process prints, on their way out, so that a
 * failure can be reported with the lines of the benchmark that failed and of
 * no other. Answers with a function that gives the lines since its last call.
 */
export function notePrinted(): () => string {
  let text = "";
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      text = `${text}${typeof chunk === "string" ? chunk : Buffer.from(chunk).toString()}`.slice(-10_000);
      return Reflect.apply(write, stream, [chunk, ...rest]);
    };
  }
  return () => {
    const lines = text.trimEnd().split("\n").slice(-LINES).join("\n");
    text = "";
    return lines;
  };
}

import { notePrinted } from "./printed.ts";

export interface Reason {
  readonly message: string;
  /** The last lines that were printed. */
  readonly output: string;
}

/** Notices what ends this process, and tells about it. */
export interface Watch {
  describe(error: unknown): Reason;
  /** Lines printed until now belong to no failure that comes later. */
  forgetPrinted(): void;
  end(code: number): never;
}

/** `blame` is told once why the process ends before its time, while there is still time to write that down. */
export function watchProcess(blame: (reason: Reason) => void): Watch {
  const takePrinted = notePrinted();
  let over = false;

  const end = (code: number): never => {
    over = true;
    process.exit(code);
  };
  const stop = (reason: Reason): void => {
    if (over) return;
    blame(reason);
    end(1);
  };
  const describe = (error: unknown): Reason => {
    process.setSourceMapsEnabled(true);
    const isError = error instanceof Error;
    const stack = isError ? (error.stack ?? "") : "";
    process.setSourceMapsEnabled(false);
    return {
      message: `It threw ${isError ? `${error.name}: ${error.message}` : String(error)}`,
      output: [takePrinted(), stack].filter((part) => part !== "").join("\n"),
    };
  };
  process.on("uncaughtException", (error) => stop(describe(error)));
  process.on("beforeExit", () =>
    stop({ message: "It waits for something that cannot happen any more.", output: takePrinted() }),
  );
  process.on("exit", (code) => {
    if (!over) blame({ message: `It ended the process with exit code ${code}.`, output: takePrinted() });
  });
  return {
    describe,
    forgetPrinted: () => {
      takePrinted();
    },
    end,
  };
}

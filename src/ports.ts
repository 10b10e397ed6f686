/**
 * What the engine needs from the outside world. `src/platform/` implements
 * these; tests use the real ones or small hand-written ones.
 */
export interface Ports {
  readonly files: Files;
  readonly processes: Processes;
  readonly clock: Clock;
  readonly log: Log;
  /** The environment variables; read once, never written. */
  readonly variables: Variables;
}

export type Variables = Readonly<Record<string, string | undefined>>;

export interface Clock {
  now(): Date;
  /** Seconds from an arbitrary start; never goes back. */
  monotonic(): number;
}

export interface Log {
  /** Only with `--verbose`, or with step debug logging. */
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  /** Foldable in CI, a heading in a terminal. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** A live line in a terminal; in CI, where lines stay, it is thinned out. */
  progress(message: string): void;
}

/** All paths are absolute, or relative to the process's working directory. */
export interface Files {
  /** `undefined` when there is no such file; throws `FILE_UNREADABLE` for any other trouble. */
  read(path: string): Promise<string | undefined>;
  /** Whole or not at all: writes beside the target and renames. Makes missing folders. Throws `WRITE_FAILED`. */
  write(path: string, content: string): Promise<void>;
  /** `"file"`, `"directory"`, or `undefined` when there is nothing. */
  kind(path: string): Promise<"file" | "directory" | undefined>;
  /** When the file's content last changed, in milliseconds of Unix time; `undefined` when there is no such file. */
  modified(path: string): Promise<number | undefined>;
  /** Files that match, sorted, as paths relative to `options.in` with forward slashes. Never descends into `node_modules` or `.git`. */
  glob(
    patterns: readonly string[],
    options: { in: string; ignore?: readonly string[] },
  ): Promise<readonly string[]>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** A new empty folder under the temp folder, removed when the run ends. */
  temporaryDirectory(purpose: string): Promise<string>;
}

export interface ProcessRequest {
  /** `shell`: a command line of the user's configuration. `program`: an argument vector, no shell. */
  readonly command:
    | { readonly kind: "shell"; readonly line: string }
    | { readonly kind: "program"; readonly file: string; readonly args: readonly string[] };
  readonly directory: string;
  /** Added to the process's own environment; `undefined` removes a variable. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** Ends the whole process tree after so many seconds: first politely, then by force. */
  readonly timeoutSeconds?: number;
  /** Ends the whole process tree when it fires. */
  readonly signal?: AbortSignal;
  /** Called for each whole line of stdout or stderr as it comes. */
  readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
}

export interface ProcessResult {
  /** `null` when a signal ended it or it could not be started. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** Set when the process could not be started at all. */
  readonly startError?: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall-clock seconds from start to exit. */
  readonly seconds: number;
}

/** What one process and all that it waited for used, measured from outside. */
export interface ResourceUse {
  /** Wall-clock seconds. */
  readonly wall: number;
  /** Processor seconds; `undefined` where the platform does not tell. */
  readonly user?: number;
  readonly system?: number;
  /** Bytes of the largest single process of the tree; `undefined` where the platform does not tell. */
  readonly peakMemory?: number;
  /** How user and system time were read: the report says so. */
  readonly meter: string;
}

/**
 * A process that is asked and answers, line by line, over its descriptor 3.
 * What it prints is not part of it. The process reads the end of the link as
 * the end of its work.
 */
export interface Conversation {
  /** Nothing happens when the process has ended. */
  send(line: string): void;
  /** The next whole line; `undefined` when the process has ended and all that it said was read. */
  next(): Promise<string | undefined>;
  /** Closes the link; ends the process tree when that does not end the process soon. Never rejects. */
  end(): Promise<ProcessResult>;
}

export interface Processes {
  run(request: ProcessRequest): Promise<ProcessResult>;
  /** As `run`, with what the process used. */
  measure(request: ProcessRequest): Promise<ProcessResult & { readonly use: ResourceUse }>;
  converse(request: ProcessRequest): Conversation;
  /** The Node.js that runs us, for child processes that are ours. */
  readonly node: string;
}

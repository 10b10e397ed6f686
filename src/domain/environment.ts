/** `undefined` always means "unknown": nothing here is guessed. */
export interface Environment {
  readonly os: {
    /** As the specs print it: `Linux`, `Darwin`, `Windows`. */
    readonly system: string;
    readonly release: string;
    /** Distribution or product name and version, such as `Ubuntu 24.04`. */
    readonly name?: string;
    /** Node's name of the architecture: `x64`, `arm64`. */
    readonly architecture: string;
  };
  readonly cpu: {
    readonly model?: string;
    readonly logical: number;
    readonly physical?: number;
    /** Processors that a container or cpuset allows; may be a fraction. */
    readonly available: number;
  };
  readonly memory: {
    readonly totalBytes: number;
    readonly availableBytes?: number;
    /** Limit of the container, if there is one. */
    readonly limitBytes?: number;
  };
  readonly storage: { readonly kind?: "ssd" | "hdd" | "nvme" | "virtual" };
  readonly virtualisation: {
    /** `undefined`: could not be told. */
    readonly virtual?: boolean;
    /** `kvm`, `microsoft`, `vmware`, `docker`, `github_actions`, … */
    readonly kind?: string;
    readonly container?: string;
  };
  readonly ci?: {
    readonly provider: string;
    readonly runnerName?: string;
    /** `github-hosted` or `self-hosted`. */
    readonly runnerKind?: string;
    /** Image name and version of a hosted runner. */
    readonly image?: string;
    readonly imageVersion?: string;
  };
  /** Runtime name to version, such as `node` to `24.21.0`. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** One-minute load average per logical processor, before and after measuring. */
  readonly load: { readonly before?: number; readonly after?: number };
  /** Free text of the user that keeps otherwise equal environments apart. */
  readonly label?: string;
  /**
   * What must match before two runs may be compared: OS, architecture, CPU
   * model, runner class, runtime major version and the user's label, as readable text.
   */
  readonly class: string;
  /** The specs' fixed factor. Printed and stored; it never decides a verdict. */
  readonly normalizationFactor: number;
}

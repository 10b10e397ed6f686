import { BenchmarkError, messageOf } from "../errors.ts";

export interface OwnArtifact {
  readonly id: number;
  readonly name: string;
}

/** Artifacts of this very workflow run, of all its jobs. They need no permission of the token. */
export interface OwnArtifacts {
  list(): Promise<readonly OwnArtifact[]>;
  /** Unpacks one into a folder. */
  download(artifact: OwnArtifact, directory: string): Promise<void>;
}

/** By `@actions/artifact`, which reads the environment itself. Throws `ARTIFACT_FAILED`. */
export const ownArtifacts: OwnArtifacts = {
  list: () =>
    orFailure("The artifacts of this workflow run could not be listed", async () => {
      const { DefaultArtifactClient } = await import("@actions/artifact");
      // Of several attempts, the newest artifact of each name.
      const { artifacts } = await new DefaultArtifactClient().listArtifacts({ latest: true });
      return artifacts.map(({ id, name }) => ({ id, name }));
    }),
  download: ({ id, name }, directory) =>
    orFailure(`The artifact ${name} could not be downloaded`, async () => {
      const { DefaultArtifactClient } = await import("@actions/artifact");
      await new DefaultArtifactClient().downloadArtifact(id, { path: directory });
    }),
};

async function orFailure<T>(what: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    const reason = messageOf(error);
    throw new BenchmarkError("ARTIFACT_FAILED", `${what}: ${reason}`, {
      hint: "Run the job again. Only steps of an action reach the artifact service, no run step does.",
      cause: error,
    });
  }
}

import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actionsArtifacts } from "../../src/platform/actions-artifact.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { systemVariables } from "../../src/platform/variables.ts";
import { artifactName, artifactStore } from "../../src/store/artifact-store.ts";
import { parseRunPath } from "../../src/store/layout.ts";
import type { ArtifactHistoryApi, HistoryArtifact } from "../../src/store/ports.ts";
import { type ResultsService, runtimeToken, startResultsService } from "../support/results-service.ts";
import { listen } from "../support/results-service-listen.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { capturedOutput } from "../support/temporary-output.ts";
import { runAt } from "../support/temporary-runs.ts";
import { temporaryVariables } from "../support/temporary-variables.ts";
import { describeHistoryStore } from "./history-store.ts";

/** The real client against a stand-in of GitHub's results service, and of the one route for downloads. */
let service: ResultsService;
let downloads: Server;
let apiUrl: string;
beforeAll(async () => {
  service = await startResultsService();
  downloads = createServer((request, response) => {
    const [, id] =
      /^\/repos\/owner\/repository\/actions\/artifacts\/(\d+)\/zip$/.exec(request.url ?? "") ?? [];
    if (request.headers.authorization !== "token ghs_token") response.writeHead(403).end("{}");
    else response.writeHead(302, { location: service.artifactUrl(Number(id)) }).end();
  });
  apiUrl = `http://127.0.0.1:${await listen(downloads)}`;
}, 60_000);
afterAll(async () => {
  downloads.closeAllConnections();
  await new Promise((resolve) => downloads.close(resolve));
  await service.close();
});

let repositories = 0;

/** A repository with no artifacts yet; the workflow runs of its tests have names of their own. */
async function openArtifacts(token = "ghs_token") {
  repositories += 1;
  const repository = `repository-${repositories}`;
  const folder = await temporaryDirectory();
  const files = systemFiles({ temporary: folder.path });
  const output = capturedOutput();
  const variables = temporaryVariables({
    ACTIONS_RESULTS_URL: service.url,
    ACTIONS_RUNTIME_TOKEN: runtimeToken(`${repository}/run-1`),
    GITHUB_SERVER_URL: undefined,
    // Read once, when the library is loaded.
    GITHUB_API_URL: apiUrl,
    GITHUB_REPOSITORY: "owner/repository",
  });
  const list = () =>
    service.artifacts().filter(({ workflowRunBackendId: run }) => run.startsWith(`${repository}/`));
  const api: ArtifactHistoryApi = {
    list: async (prefix, limit) =>
      list()
        .filter(({ name }) => name.startsWith(prefix))
        .map(({ id, name, createdAt }): HistoryArtifact => {
          return { id, name, createdAt: createdAt.toISOString(), workflowRunId: 1 };
        })
        .reverse()
        .slice(0, limit),
  };
  const artifacts = actionsArtifacts({ variables: systemVariables(), token });
  return {
    files,
    artifacts,
    list,
    inWorkflowRun: (name: string) =>
      temporaryVariables({ ACTIONS_RUNTIME_TOKEN: runtimeToken(`${repository}/${name}`) }),
    store: artifactStore({ artifacts, api, files, retentionDays: 7 }),
    storeWithoutToken: artifactStore({ artifacts, files, retentionDays: 7 }),
    async [Symbol.asyncDispose]() {
      variables[Symbol.dispose]();
      output[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describeHistoryStore("the artifact store", async () => {
  const opened = await openArtifacts();
  let putId = 0;
  return {
    ...opened,
    async put(added) {
      const directory = await opened.files.temporaryDirectory("put");
      for (const { path, content } of added) await opened.files.write(join(directory, path), content);
      const paths = added.map(({ path }) => path);
      const [run] = paths.map(parseRunPath).filter((name) => name !== undefined);
      if (run === undefined) throw new Error("Only runs can be put into artifacts.");
      const name = artifactName(run);
      await opened.artifacts.upload({ name, directory, files: paths, retentionDays: 1 });
      putId = opened.list().at(-1)?.id ?? 0;
    },
    async contentOf(path) {
      const directory = await opened.files.temporaryDirectory("look");
      const artifact = { id: putId, name: "put", createdAt: "", workflowRunId: 1 };
      await opened.artifacts.download(artifact, directory);
      return await opened.files.read(join(directory, path));
    },
  };
});

describe("the artifact store", () => {
  it("reads what other workflow runs uploaded", async () => {
    await using opened = await openArtifacts();
    await opened.store.append(runAt(1));
    using _ = opened.inWorkflowRun("run-2");
    await opened.store.append(runAt(2));
    expect((await opened.store.read({ limit: 9 })).runs.map(({ id }) => id)).toEqual(["run-1", "run-2"]);
  });

  it("needs a token to read, but none to append", async () => {
    await using opened = await openArtifacts();
    await opened.storeWithoutToken.append(runAt(1));
    await expect(opened.storeWithoutToken.read({ limit: 1 })).rejects.toMatchObject({
      code: "GITHUB_TOKEN_MISSING",
      hint: expect.stringContaining("actions: read"),
    });
  });

  it("names the permission that downloads need", async () => {
    await using opened = await openArtifacts("ghs_other");
    await opened.store.append(runAt(1));
    await expect(opened.store.read({ limit: 1 })).rejects.toMatchObject({
      code: "GITHUB_PERMISSION",
      hint: expect.stringContaining("actions: read"),
    });
  });

  it("cannot be used outside of an action", async () => {
    await using opened = await openArtifacts();
    const artifacts = actionsArtifacts({ variables: {} });
    const store = artifactStore({ artifacts, files: opened.files, retentionDays: 7 });
    await expect(store.append(runAt(1))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });
});

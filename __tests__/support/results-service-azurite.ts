import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import {
  BlobSASPermissions,
  BlobServiceClient,
  generateBlobSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from "@azure/storage-blob";
import { listen } from "./results-service-listen.ts";

/** Azure's blob storage on loopback, in memory: containers that nobody else uses. */
export interface Blobs {
  /** A signed address of one blob: `cw` to upload, `r` to download. */
  signedUrl(container: string, blob: string, permissions: "cw" | "r"): string;
  download(container: string, blob: string): Promise<Buffer>;
}

/** The account that every Azurite has; published by Microsoft. */
const ACCOUNT = "devstoreaccount1";
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/** Opens new containers; `signedUrl` and `download` know them by the names given here. */
export async function openBlobs(containers: readonly string[]): Promise<Blobs> {
  const port = await azurite();
  const credential = new StorageSharedKeyCredential(ACCOUNT, KEY);
  const service = new BlobServiceClient(`http://127.0.0.1:${port}/${ACCOUNT}`, credential);
  opened += 1;
  const suffix = opened;
  const realName = (container: string) => `${container}-${suffix}`;
  for (const container of containers) await service.createContainer(realName(container));
  const blobClient = (container: string, blob: string) =>
    service.getContainerClient(realName(container)).getBlobClient(blob);
  return {
    signedUrl(container, blob, permissions) {
      const query = generateBlobSASQueryParameters(
        {
          containerName: realName(container),
          blobName: blob,
          permissions: BlobSASPermissions.parse(permissions),
          protocol: SASProtocol.HttpsAndHttp,
          startsOn: new Date(Date.now() - 60_000),
          expiresOn: new Date(Date.now() + 3_600_000),
        },
        credential,
      );
      return `${blobClient(container, blob).url}?${query}`;
    },
    download: (container, blob) => blobClient(container, blob).downloadToBuffer(),
  };
}

let opened = 0;

/** Port of the one Azurite of this process: a second takes as long to start as the first. */
function azurite(): Promise<number> {
  running ??= startAzurite().catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return running;
}

let running: Promise<number> | undefined;

/** It ends with this process, however that ends: then its standard input is closed. */
async function startAzurite(): Promise<number> {
  const port = await freePort();
  const main = createRequire(import.meta.url).resolve("azurite/dist/src/blob/main.js");
  const endsWithUs = ["--import", "data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()"];
  const options = ["--blobHost", "127.0.0.1", "--blobPort", String(port), "--inMemoryPersistence"];
  const quiet = ["--disableTelemetry", "--silent", "--skipApiVersionCheck"];
  const child = spawn(process.execPath, [...endsWithUs, main, ...options, ...quiet], {
    // Its output goes nowhere: a child that outlives us must not hold a pipe of ours.
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.unref();
  child.once("exit", () => {
    running = undefined;
  });
  try {
    await untilReachable(port);
    return port;
  } catch (error) {
    child.kill();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReachable(port: number): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await isReachable(port)) return;
    await pause(25);
  }
  throw new Error("Azurite did not start within 15 seconds.");
}

function isReachable(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

import { createServer } from "node:http";
import { connect } from "node:net";
import { listen } from "./results-service-listen.ts";

/** A proxy on loopback that connects every host name to loopback. */
export interface Proxy extends AsyncDisposable {
  readonly port: number;
  /** `host:port` of every tunnel. */
  readonly targets: readonly string[];
  /** What the clients showed to be let through. */
  readonly credentials: readonly (string | undefined)[];
}

export async function startProxy(): Promise<Proxy> {
  const targets: string[] = [];
  const credentials: (string | undefined)[] = [];
  const open = new Set<{ destroy(): unknown }>();
  const server = createServer();
  server.on("connect", (request, client) => {
    targets.push(request.url ?? "");
    credentials.push(request.headers["proxy-authorization"]);
    const target = connect(Number(request.url?.split(":")[1]), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      client.pipe(target).pipe(client);
    });
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  const port = await listen(server);
  return {
    port,
    targets,
    credentials,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

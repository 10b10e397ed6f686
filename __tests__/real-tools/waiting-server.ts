import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A server on this machine that answers each request after at least so many
 * milliseconds, and with status 500 below `/fail`.
 */
export async function waitingServer(
  milliseconds: number,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const start = performance.now();
    const answer = () => {
      // Timers may be early by a part of a millisecond.
      const rest = milliseconds - (performance.now() - start);
      if (rest > 0) return setTimeout(answer, rest);
      response.writeHead(request.url?.startsWith("/fail") ? 500 : 200, { "content-type": "text/plain" });
      return response.end("x".repeat(200));
    };
    answer();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

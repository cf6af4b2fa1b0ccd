import { createServer as createHttp1Server, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";

type Handler = (request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse) => void;

export type Listener = { url: string; close(): Promise<void> };

const prefaceStart = "PRI "; // HTTP/2 with prior knowledge begins so; no HTTP/1.1 method does

// Clients keep idle connections for about a minute; a server that closes first resets a request already on its way.
const idleTimeoutMs = 80_000;

/** Serves HTTP/1.1 and HTTP/2 with prior knowledge on one port. */
export async function listen(handler: Handler, address: { port: number; host: string }): Promise<Listener> {
  const http1 = createHttp1Server(
    { keepAliveTimeout: idleTimeoutMs, headersTimeout: idleTimeoutMs + 5_000, noDelay: true },
    handler,
  );
  const http2 = createHttp2Server(handler);
  http2.on("sessionError", () => {
    // A client that breaks its session ends its own streams; their exchanges notice by themselves.
  });
  const sockets = new Set<Socket>();
  const front = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Without a listener a reset connection would end the process.
    socket.on("error", () => socket.destroy());
    whenFirstBytesKnown(socket, (isHttp2) => (isHttp2 ? http2 : http1).emit("connection", socket));
  });

  const port = await started(front, address);
  return {
    url: `http://${address.host.includes(":") ? `[${address.host}]` : address.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve());
        for (const socket of sockets) socket.destroy();
        http1.close();
        http2.close();
      }),
  };
}

/** Looks at the first bytes of a connection and puts them back for the server that is chosen. */
function whenFirstBytesKnown(socket: Socket, choose: (isHttp2: boolean) => void, seen = Buffer.alloc(0)): void {
  socket.once("data", (chunk: Buffer) => {
    const bytes = Buffer.concat([seen, chunk]);
    const start = bytes.subarray(0, prefaceStart.length).toString("latin1");
    if (start.length < prefaceStart.length && prefaceStart.startsWith(start)) {
      return whenFirstBytesKnown(socket, choose, bytes);
    }
    socket.pause();
    socket.unshift(bytes);
    choose(start === prefaceStart);
    process.nextTick(() => socket.resume());
  });
}

function started(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : port);
    });
  });
}

import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });

/**
 * As little as a route can do for a stream: it asks Bedrock and passes on what comes, byte by byte.
 *
 * @param {Request} incoming
 */
export async function POST(incoming) {
  const body = await incoming.text();
  /** @type {import("node:http").IncomingMessage} */
  const upstream = await new Promise((resolve, reject) => {
    const call = request(
      incoming.headers.get("x-target") ?? "",
      { method: "POST", agent, headers: { "content-type": "application/json" } },
      resolve,
    );
    call.on("error", reject);
    call.end(body);
  });
  const stream = new ReadableStream({
    start(controller) {
      upstream.on("data", (chunk) => controller.enqueue(chunk));
      upstream.on("end", () => controller.close());
      upstream.on("error", (error) => controller.error(error));
    },
    cancel() {
      upstream.destroy();
    },
  });
  return new Response(stream, {
    headers: { "content-type": "application/octet-stream", "cache-control": "no-cache, no-store, no-transform" },
  });
}

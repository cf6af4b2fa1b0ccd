import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, type RequestOptions, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSocketClock } from "@/lib/bedrock/socket-clock";
import type { CallMarks } from "@/lib/bedrock/types";

const slowMs = 200;
const server = createServer((incoming, answer) => incoming.resume().on("end", () => answer.end()));
const agent = new Agent({ keepAlive: true });

beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterAll(() => {
  agent.destroy();
  server.close();
});

/** @returns ms from the call to the mark */
async function sentAfter(options: RequestOptions, body: string): Promise<number> {
  const marks: CallMarks = {
    decidedAt: performance.now(),
    sentAt: null,
    endedAt: null,
    awsRequestId: null,
    attempts: null,
  };
  const { port } = server.address() as AddressInfo;
  await withSocketClock(marks, async () => {
    const call = request({ port, agent, method: "POST", ...options });
    call.end(body);
    const [answer]: IncomingMessage[] = await once(call, "response");
    answer?.resume();
    if (answer) await once(answer, "end");
  });
  return (marks.sentAt ?? Number.NaN) - marks.decidedAt;
}

describe("withSocketClock", () => {
  it("does not count what delays the writer once it has written", async () => {
    await sentAfter({}, "opens the connection");
    const [socket] = Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
    holdUp(socket);
    expect(await sentAfter({}, "small")).toBeLessThan(slowMs);
  });

  it("counts from the last byte, not from the connecting", async () => {
    const lookup: RequestOptions["lookup"] = (_, options, found) =>
      setTimeout(
        () => (options.all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4)),
        slowMs,
      );
    expect(await sentAfter({ host: "slow.test", lookup }, "small")).toBeGreaterThanOrEqual(slowMs - 1);
  });
});

/** As if the receiver, woken by the write, took the processor. */
function holdUp(socket: Socket | undefined): void {
  if (!socket) throw new Error("the connection was not kept");
  const write = socket.write.bind(socket) as (...all: unknown[]) => boolean;
  socket.write = (...all: unknown[]) => {
    const isTaken = write(...all);
    for (const until = performance.now() + slowMs; performance.now() < until; );
    return isTaken;
  };
}

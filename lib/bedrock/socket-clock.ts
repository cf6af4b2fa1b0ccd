import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import type { CallMarks } from "@/lib/bedrock/types";

/**
 * Marks the moment a request is written to the socket of an open connection. Node announces each client request on a
 * diagnostics channel. A request that got its socket is written in the same turn of the event loop, and the moment before
 * counts: the write wakes its receiver, which may take the processor before the writer sees that it has written. Where the
 * last byte left in a later turn (connection or TLS set-up, a body larger than the socket takes at once) that moment counts.
 * The store ties a request to the call it belongs to.
 *
 * @see https://nodejs.org/api/diagnostics_channel.html#http
 */
const calls = new AsyncLocalStorage<CallMarks>();

subscribe("http.client.request.created", (message) => {
  const marks = calls.getStore();
  if (!marks) return;
  const { request } = message as { request: ClientRequest };
  request.once("socket", () => {
    const turn = { beganAt: performance.now(), isOver: false };
    setImmediate(() => {
      turn.isOver = true;
    });
    request.once("finish", () => {
      marks.sentAt = turn.isOver ? performance.now() : turn.beganAt;
    });
  });
});

/** Runs `send` so that the request it makes sets `marks.sentAt`. */
export function withSocketClock<T>(marks: CallMarks, send: () => Promise<T>): Promise<T> {
  return calls.run(marks, send);
}

import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import type { CallMarks } from "@/lib/bedrock/types";

/**
 * Marks the moment a request has been written to the socket of an open connection. Node announces each client request
 * on a diagnostics channel; `finish` fires once the operating system has taken its last byte, so connection and TLS
 * set-up are over. The store ties a request to the call it belongs to.
 *
 * @see https://nodejs.org/api/diagnostics_channel.html#http
 */
const calls = new AsyncLocalStorage<CallMarks>();

subscribe("http.client.request.created", (message) => {
  const marks = calls.getStore();
  if (!marks) return;
  const { request } = message as { request: ClientRequest };
  request.once("finish", () => {
    marks.sentAt = performance.now();
  });
});

/** Runs `send` so that the request it makes sets `marks.sentAt`. */
export function withSocketClock<T>(marks: CallMarks, send: () => Promise<T>): Promise<T> {
  return calls.run(marks, send);
}

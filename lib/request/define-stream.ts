import "server-only";
import type { z } from "zod";
import { pingEveryMs } from "@/lib/ndjson";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { readJson } from "@/lib/request/read-json";
import { httpStatus, toActionError } from "@/lib/request/to-action-error";
import { bodyLimit } from "@/lib/request/upload-paths";
import type { ActionError } from "@/lib/result";

type StreamLine = { type: string };

/**
 * Wraps a service verb as a POST handler that streams NDJSON. What the verb throws at once is a status and a JSON error;
 * a later failure is a last line `stream-error`. Lines written together leave together. Leaving the page aborts the
 * verb's signal.
 */
export function defineStream<Schema extends z.ZodType, Line extends StreamLine>(
  schema: Schema,
  run: (
    ctx: RequestContext,
    input: z.output<Schema>,
    signal: AbortSignal,
    write: (lines: Line[]) => void,
  ) => Promise<void>,
) {
  return async (request: Request): Promise<Response> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      const input = schema.parse(await readJson(request, bodyLimit(new URL(request.url).pathname)));
      const { signal, body, write, finish } = stream<Line>(request.signal);
      void run(ctx, input, signal, write).then(
        () => finish(null),
        (error: unknown) => finish(toActionError(error, ctx?.requestId)),
      );
      return new Response(body, { headers: streamHeaders });
    } catch (error) {
      const failure = toActionError(error, ctx?.requestId);
      return Response.json({ ok: false, error: failure }, { status: httpStatus(failure.code), headers: noStore });
    }
  };
}

const noStore = { "cache-control": "no-store" };
const streamHeaders = {
  "content-type": "application/x-ndjson; charset=utf-8",
  "cache-control": "no-cache, no-store, no-transform",
  "x-accel-buffering": "no",
};

type Sent<Line> = Line | { type: "ping" } | { type: "stream-error"; error: ActionError };

function stream<Line extends StreamLine>(left: AbortSignal) {
  const abort = new AbortController();
  left.addEventListener("abort", () => abort.abort(), { once: true });
  const state: { controller?: ReadableStreamDefaultController<Uint8Array> } = {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      state.controller = controller;
    },
    cancel() {
      close();
      abort.abort();
    },
  });
  // After a cancel the controller refuses; the verb still runs on to settle its rows.
  const write = (lines: Sent<Line>[]) => state.controller?.enqueue(encode(lines));
  const ping = setInterval(() => write([{ type: "ping" }]), pingEveryMs);
  const close = () => {
    clearInterval(ping);
    delete state.controller;
  };
  const finish = (error: ActionError | null) => {
    if (error) write([{ type: "stream-error", error }]);
    state.controller?.close();
    close();
  };
  return { signal: abort.signal, body, write, finish };
}

function encode(lines: object[]): Uint8Array {
  let text = "";
  for (const line of lines) text += `${JSON.stringify(line)}\n`;
  // Small buffers share memory; an encoder would allocate each.
  return Buffer.from(text);
}

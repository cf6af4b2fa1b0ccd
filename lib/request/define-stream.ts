import "server-only";
import type { z } from "zod";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { readJson } from "@/lib/request/read-json";
import { httpStatus, toActionError } from "@/lib/request/to-action-error";
import type { ActionError } from "@/lib/result";

const pingEveryMs = 15_000;
const encoder = new TextEncoder();

type StreamLine = { type: string };

/**
 * Wraps a service verb as a POST handler that streams NDJSON. What fails before the first line is a status and a JSON
 * error; what fails later is a last line `stream-error`. Leaving the page aborts the verb's signal.
 */
export function defineStream<Schema extends z.ZodType, Line extends StreamLine>(
  schema: Schema,
  run: (ctx: RequestContext, input: z.output<Schema>, signal: AbortSignal) => AsyncIterable<Line>,
) {
  return async (request: Request): Promise<Response> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      const input = schema.parse(await readJson(request));
      const abort = new AbortController();
      request.signal.addEventListener("abort", () => abort.abort(), { once: true });
      return new Response(relay(run(ctx, input, abort.signal), abort, ctx.requestId), { headers: streamHeaders });
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

function relay<Line extends StreamLine>(
  lines: AsyncIterable<Line>,
  abort: AbortController,
  requestId: string,
): ReadableStream<Uint8Array> {
  let ping: NodeJS.Timeout | undefined;
  let open = true;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (line: Line | { type: "ping" } | { type: "stream-error"; error: ActionError }) => {
        // After a cancel the controller refuses; the verb still runs on to settle its rows.
        if (open) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      ping = setInterval(() => write({ type: "ping" }), pingEveryMs);
      try {
        for await (const line of lines) write(line);
      } catch (error) {
        write({ type: "stream-error", error: toActionError(error, requestId) });
      } finally {
        clearInterval(ping);
        if (open) controller.close();
        open = false;
      }
    },
    cancel() {
      open = false;
      clearInterval(ping);
      abort.abort();
    },
  });
}

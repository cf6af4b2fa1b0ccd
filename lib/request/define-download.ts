import "server-only";
import type { z } from "zod";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { httpStatus, toActionError } from "@/lib/request/to-action-error";

/** A file in pieces of text. */
export interface Download {
  fileName: string;
  contentType: string;
  body: AsyncIterable<string>;
}

/**
 * Wraps a verb as a GET handler that answers with a file. What fails before the first piece is a status and a JSON
 * error; what fails later breaks the connection, so that the browser does not keep half a file as a whole one.
 */
export function defineDownload<Schema extends z.ZodType>(
  schema: Schema,
  run: (ctx: RequestContext, input: z.output<Schema>) => Promise<Download>,
) {
  return async (request: Request): Promise<Response> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const download = await run(ctx, schema.parse(query));
      return new Response(stream(download.body, ctx.requestId), { headers: headersOf(download) });
    } catch (error) {
      const failure = toActionError(error, ctx?.requestId);
      return Response.json({ ok: false, error: failure }, { status: httpStatus(failure.code), headers: noStore });
    }
  };
}

const noStore = { "cache-control": "no-store" };

function headersOf({ fileName, contentType }: Download) {
  return { ...noStore, "content-type": contentType, "content-disposition": `attachment; filename="${fileName}"` };
}

/** Pulled at the reader's pace; leaving ends the iteration. */
function stream(body: AsyncIterable<string>, requestId: string): ReadableStream<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        toActionError(error, requestId); // logs it
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

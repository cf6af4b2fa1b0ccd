import "server-only";
import type { z } from "zod";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { httpStatus, toActionError } from "@/lib/request/to-action-error";

interface StoredFile {
  content: Uint8Array;
  /** Null: the browser saves it instead of showing it. */
  contentType: string | null;
  fileName: string;
}

/** Wraps a verb as a GET handler of a route with parameters that answers with a stored file, which never changes. */
export function defineFile<Schema extends z.ZodType>(
  schema: Schema,
  run: (ctx: RequestContext, input: z.output<Schema>) => Promise<StoredFile>,
) {
  return async (_: Request, { params }: { params: Promise<Record<string, string>> }): Promise<Response> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      const { content, contentType, fileName } = await run(ctx, schema.parse(await params));
      return new Response(new Uint8Array(content), {
        headers: {
          "cache-control": "private, max-age=86400, immutable",
          "content-type": contentType ?? "application/octet-stream",
          "content-disposition": `${contentType ? "inline" : "attachment"}; filename="${fileName}"`,
        },
      });
    } catch (error) {
      const failure = toActionError(error, ctx?.requestId);
      const headers = { "cache-control": "no-store" };
      return Response.json({ ok: false, error: failure }, { status: httpStatus(failure.code), headers });
    }
  };
}

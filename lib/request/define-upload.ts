import "server-only";
import { NextResponse } from "next/server";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { httpStatus, toActionError } from "@/lib/request/to-action-error";
import { maxUploadBytes } from "@/lib/request/upload-paths";
import type { ActionResult } from "@/lib/result";

/** Wraps a verb as a POST handler that takes one file as the body; what is said about it stands in the address. */
export function defineUpload<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (ctx: RequestContext, input: z.output<Schema>, content: Buffer) => Promise<Data>,
) {
  return async (request: Request): Promise<NextResponse<ActionResult<Data>>> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      const input = schema.parse(Object.fromEntries(new URL(request.url).searchParams));
      return respond({ ok: true, data: await run(ctx, input, await readFile(request)) }, 200);
    } catch (error) {
      const failure = toActionError(error, ctx?.requestId);
      return respond({ ok: false, error: failure }, httpStatus(failure.code));
    }
  };
}

/** @throws AppError `invalid_input` when the file is longer than any that is taken */
async function readFile(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxUploadBytes) throw new AppError("invalid_input", "The file is longer than 5 MB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function respond<Data>(result: ActionResult<Data>, status: number): NextResponse<ActionResult<Data>> {
  return NextResponse.json(result, { status, headers: { "cache-control": "no-store" } });
}

import "server-only";
import { NextResponse } from "next/server";
import type { z } from "zod";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { readJson } from "@/lib/request/read-json";
import { httpStatus, toActionError } from "@/lib/request/to-action-error";
import { bodyLimit } from "@/lib/request/upload-paths";
import type { ActionResult } from "@/lib/result";

type Query = Record<string, string | string[]>;

/**
 * Wraps a verb as a JSON route handler that answers with an `ActionResult`: reads that run in parallel (server actions of
 * one tab run in turn), and short commands that must not wait behind them.
 */
export function defineRoute<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (ctx: RequestContext, input: z.output<Schema>) => Promise<Data>,
) {
  return async (request: Request): Promise<NextResponse<ActionResult<Data>>> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      const raw: unknown =
        request.method === "GET" ? query(request) : await readJson(request, bodyLimit(new URL(request.url).pathname));
      return respond({ ok: true, data: await run(ctx, schema.parse(raw)) }, 200);
    } catch (error) {
      const failure = toActionError(error, ctx?.requestId);
      return respond({ ok: false, error: failure }, httpStatus(failure.code));
    }
  };
}

function respond<Data>(result: ActionResult<Data>, status: number): NextResponse<ActionResult<Data>> {
  return NextResponse.json(result, { status, headers: { "cache-control": "no-store" } });
}

/** A repeated key becomes a list. */
function query(request: Request): Query {
  const params = new URL(request.url).searchParams;
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      return [key, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

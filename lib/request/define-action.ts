import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type RequestContext, requireContext } from "@/lib/request/context";
import { toActionError } from "@/lib/request/to-action-error";
import type { ActionResult } from "@/lib/result";

/** Wraps a service verb as a server action: authenticate, parse, run, report. Never throws. */
export function defineAction<Schema extends z.ZodType, Data>(
  schema: Schema,
  run: (ctx: RequestContext, input: z.output<Schema>) => Promise<Data>,
) {
  return async (raw: z.input<Schema>): Promise<ActionResult<Data>> => {
    let ctx: RequestContext | undefined;
    try {
      ctx = await requireContext();
      return { ok: true, data: await run(ctx, schema.parse(raw)) };
    } catch (error) {
      unstable_rethrow(error); // redirect() and notFound() travel as exceptions
      return { ok: false, error: toActionError(error, ctx?.requestId) };
    }
  };
}

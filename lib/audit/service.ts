import "server-only";
import { randomUUID } from "node:crypto";
import { insertPending, settle } from "@/lib/audit/repository";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";

export interface AuditIntent {
  action: "profile.create" | "profile.delete";
  subject: string;
  /** What was asked for; never secrets or prompts. */
  detail: Record<string, string>;
}

/**
 * Runs a change with its row in the activity log: `pending` before the effect and settled after it, so that no change
 * which reached AWS is missing. If the row cannot be written, the change does not happen.
 */
export async function audited<T>(ctx: RequestContext, intent: AuditIntent, change: () => Promise<T>): Promise<T> {
  const id = randomUUID();
  await insertPending(ctx.db, { id, at: new Date(), actorId: ctx.actor.id, requestId: ctx.requestId, ...intent });
  try {
    const result = await change();
    await settle(ctx.db, id, { status: "succeeded", settledAt: new Date(), errorCode: null, awsRequestId: null });
    return result;
  } catch (error) {
    const failure = error instanceof AppError ? error : undefined;
    await settle(ctx.db, id, {
      status: "failed",
      settledAt: new Date(),
      errorCode: failure?.code ?? "internal",
      awsRequestId: failure?.awsRequestId ?? null,
    });
    throw error;
  }
}

import "server-only";
import { randomUUID } from "node:crypto";
import { type ActivityCursor, encodeCursor } from "@/lib/audit/cursor";
import { toCsv, toJson } from "@/lib/audit/export";
import { findActivity, insertPending, settle } from "@/lib/audit/repository";
import type {
  Activity,
  ActivityFilter,
  ActivityPage,
  AuditAction,
  ExportActivityInput,
  ListActivityInput,
} from "@/lib/audit/schema";
import { authorize } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import type { RequestContext } from "@/lib/request/context";
import type { Download } from "@/lib/request/define-download";

export interface AuditIntent {
  action: AuditAction;
  subject: string;
  /** What was asked for; never secrets or prompts. */
  detail: Record<string, string>;
}

/**
 * Runs a change with its row in the activity log: `pending` before the effect and settled after it, so that no change
 * which reached AWS is missing. If the row cannot be written, the change does not happen.
 *
 * @param learn what only the answer tells, e.g. the ARN of what was created; added to the row's detail
 */
export async function audited<T>(
  ctx: RequestContext,
  intent: AuditIntent,
  change: () => Promise<T>,
  learn: (result: T) => Record<string, string> = () => ({}),
): Promise<T> {
  const id = randomUUID();
  await insertPending(ctx.db, { id, at: new Date(), actorId: ctx.actor.id, requestId: ctx.requestId, ...intent });
  try {
    const result = await change();
    const outcome = { status: "succeeded", settledAt: new Date(), errorCode: null, awsRequestId: null } as const;
    await settle(ctx.db, id, outcome, learn(result));
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

const pageSize = 50;
const exportPageSize = 500;

/** One page of the changes made here, newest first. @throws AppError `forbidden` */
export async function listActivity(ctx: RequestContext, input: ListActivityInput): Promise<ActivityPage> {
  authorize(ctx, "audit:read");
  const { cursor = null, ...filter } = input;
  // One more than is shown tells whether there is a next page.
  const found = await findActivity(ctx.db, filter, cursor, pageSize + 1);
  const events = found.slice(0, pageSize);
  const last = events.at(-1);
  return { events, nextCursor: found.length > pageSize && last ? encodeCursor(last) : null };
}

/**
 * Every change that passes the filter as a file, newest first. Read page by page: the log may be longer than memory.
 * The first page is read before this returns, so that a refusal or a failing database is no half file.
 *
 * @throws AppError `forbidden`
 */
export async function exportActivity(ctx: RequestContext, input: ExportActivityInput): Promise<Download> {
  authorize(ctx, "audit:read");
  const { format, ...filter } = input;
  const first = await findActivity(ctx.db, filter, null, exportPageSize);
  const pages = pagesFrom(ctx, filter, first);
  const name = `activity-${new Date().toISOString().slice(0, 10)}`;
  return format === "csv"
    ? { fileName: `${name}.csv`, contentType: "text/csv; charset=utf-8; header=present", body: toCsv(pages) }
    : { fileName: `${name}.json`, contentType: "application/json", body: toJson(pages) };
}

async function* pagesFrom(ctx: RequestContext, filter: ActivityFilter, first: Activity[]): AsyncGenerator<Activity[]> {
  for (let page = first; page.length > 0; ) {
    yield page;
    const after: ActivityCursor | undefined = page.length < exportPageSize ? undefined : page.at(-1);
    page = after ? await findActivity(ctx.db, filter, after, exportPageSize) : [];
  }
}

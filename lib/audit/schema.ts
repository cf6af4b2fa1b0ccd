import { z } from "zod";
import { decodeCursor } from "@/lib/audit/cursor";
import { type AuditStatus, auditOutcomes } from "@/lib/audit/outcome";

/** Every change that the console makes, as it is written in the activity log. */
export const auditActions = [
  "profile.create",
  "profile.tag",
  "profile.untag",
  "profile.delete",
  "plan.apply",
  "plan.stop",
  "rehearsal.start",
  "rehearsal.stop",
  "run.save",
  "prompt.save",
  "prompt.delete",
  "benchmark.start",
  "benchmark.cancel",
  "benchmark.schedule",
  "benchmark.unschedule",
  "benchmark.verdict",
] as const;
export type AuditAction = (typeof auditActions)[number];

export const actionFilters = ["all", ...auditActions] as const;
export const outcomeFilters = ["all", ...auditOutcomes] as const;

const daySchema = z.union([z.literal(""), z.iso.date("Enter a day as 2026-11-22.")]).default("");

export const activityFilterSchema = z.object({
  action: z.enum(actionFilters).default("all"),
  outcome: z.enum(outcomeFilters).default("all"),
  /** Words, each of which is found somewhere in the event. */
  q: z.string().max(200).default(""),
  /** The ARN of one profile; empty for all. */
  profile: z.string().max(2048).default(""),
  /** First and last day in UTC, `2026-11-22`, both included; empty for no bound. */
  from: daySchema,
  to: daySchema,
});
export type ActivityFilter = z.output<typeof activityFilterSchema>;

export const listActivitySchema = activityFilterSchema.extend({
  /** Where the page before ended; absent for the newest. */
  cursor: z
    .string()
    .max(200)
    .transform((text, context) => {
      const cursor = decodeCursor(text);
      if (cursor) return cursor;
      context.addIssue({ code: "custom", message: "This is no place in the activity log." });
      return z.NEVER;
    })
    .optional(),
});
export type ListActivityInput = z.output<typeof listActivitySchema>;

export const exportFormats = ["csv", "json"] as const;
export const exportActivitySchema = activityFilterSchema.extend({ format: z.enum(exportFormats) });
export type ExportActivityInput = z.output<typeof exportActivitySchema>;

export interface Activity {
  id: string;
  at: Date;
  /** Who asked for it. */
  actorId: string;
  /** An `AuditAction`; rows of another version of the console may hold others. */
  action: string;
  /** The name of what was changed. */
  subject: string;
  status: AuditStatus;
  settledAt: Date | null;
  requestId: string;
  awsRequestId: string | null;
  errorCode: string | null;
  detail: Record<string, string>;
}

/** Newest first. `nextCursor` is null on the last page. */
export interface ActivityPage {
  events: Activity[];
  nextCursor: string | null;
}

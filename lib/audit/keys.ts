import type { ActivityFilter } from "@/lib/audit/schema";

/** react-query keys of the activity log. */
export const activityKeys = {
  list: ({ action, outcome, q }: ActivityFilter) => ["activity", action, outcome, q] as const,
};

import type { ActivityFilter } from "@/lib/audit/schema";

/** react-query keys of the activity log. */
export const activityKeys = {
  list: (filter: ActivityFilter) => ["activity", filter] as const,
};

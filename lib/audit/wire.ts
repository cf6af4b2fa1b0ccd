import type { Activity, ActivityPage } from "@/lib/audit/schema";
import type { ActionResult } from "@/lib/result";

type WireActivity = Omit<Activity, "at" | "settledAt"> & { at: string; settledAt: string | null };

/** A page as `GET /api/activity` sends it: JSON, with ISO text for dates. */
export type ActivityPageJson = ActionResult<Omit<ActivityPage, "events"> & { events: WireActivity[] }>;

/** The page with its dates restored. */
export function parseActivityPage(result: ActivityPageJson): ActionResult<ActivityPage> {
  if (!result.ok) return result;
  const events = result.data.events.map((event) => ({
    ...event,
    at: new Date(event.at),
    settledAt: event.settledAt === null ? null : new Date(event.settledAt),
  }));
  return { ok: true, data: { ...result.data, events } };
}

import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from "ical-generator";

/** One profile whose model ends on a known day. */
export interface Ending {
  profileName: string;
  profileArn: string;
  region: string;
  modelId: string;
  modelName: string;
  /** Midnight UTC of the day. */
  endsAt: Date;
}

const dayMs = 86_400_000;
const remindDaysBefore = [30, 7];

/**
 * A calendar (RFC 5545) with one all-day event per model and day, which names the profiles that fail from then on, and
 * reminders 30 and 7 days before. The same event has the same UID in every export, so that an import anew updates it.
 *
 * @param now the moment of the export
 * @param missing Regions that could not be read whole; the calendar's description says so
 */
export function toCalendar(endings: Ending[], now: Date, missing: string[] = []): string {
  const calendar = ical({ name: "Bedrock models that retire", prodId: "//profile-console//retirement//EN" });
  if (missing.length > 0) calendar.description(`Incomplete: ${missing.join(", ")} could not be read.`);
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const [key, group] of groupByModelAndDay(endings)) {
    const [first] = group;
    if (!first) continue;
    const event = calendar.createEvent({
      id: `${key}@profile-console`,
      stamp: now,
      start: first.endsAt,
      end: new Date(first.endsAt.getTime() + dayMs),
      allDay: true,
      timezone: "UTC",
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: `${first.modelName} retires on Bedrock: ${group.length} ${group.length === 1 ? "profile" : "profiles"}`,
      description: describe(group),
    });
    for (const days of remindDaysBefore) {
      event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: (days * dayMs) / 1000,
        description: "Replace the profiles",
      });
    }
  }
  return calendar.toString();
}

function groupByModelAndDay(endings: Ending[]): Map<string, Ending[]> {
  const groups = new Map<string, Ending[]>();
  for (const ending of endings) {
    const key = `${ending.modelId.replaceAll(/[^a-z0-9.-]/gi, "-")}-${ending.endsAt.toISOString().slice(0, 10)}`;
    groups.set(key, [...(groups.get(key) ?? []), ending]);
  }
  return groups;
}

function describe(group: Ending[]): string {
  const lines = group.map(({ profileName, region, profileArn }) => `${profileName} (${region}): ${profileArn}`);
  return [`From this day on calls through these profiles fail:`, ...lines].join("\n");
}

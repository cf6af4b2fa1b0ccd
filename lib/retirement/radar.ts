import type { ProfileSummary } from "@/lib/profiles/schema";
import { knownEndOf } from "@/lib/retirement/known-ends";

export const urgencies = ["retired", "within30", "within90", "later", "undated", "unlisted", "unread", "none"] as const;
export type Urgency = (typeof urgencies)[number];

/** A profile with the end of its base model. */
export interface Outlook {
  urgency: Urgency;
  endsAt: Date | null;
  /** Who says so: Bedrock's own answer, or the announcements that are known here. */
  endSource: "bedrock" | "announced" | null;
  /** Whole days from today to the end, 0 on the day itself, negative after it; null without a date. */
  daysLeft: number | null;
}

type Subject = Pick<ProfileSummary, "modelId" | "lifecycle" | "endOfLifeAt">;

const dayMs = 86_400_000;

/** A tenth of the time of `localeCompare`, and the same order on server and browser. */
const collator = new Intl.Collator("en");

const startOfDay = (date: Date) => Math.floor(date.getTime() / dayMs);

/** How long the base model of a profile still lives. `today` is the day that the catalogue counts by. */
export function outlookOf({ modelId, lifecycle, endOfLifeAt }: Subject, today: Date): Outlook {
  const endsAt = endOfLifeAt ?? knownEndOf(modelId);
  const endSource = endOfLifeAt ? "bedrock" : endsAt ? "announced" : null;
  const daysLeft = endsAt && startOfDay(endsAt) - startOfDay(today);
  return { urgency: urgencyOf(lifecycle, daysLeft), endsAt, endSource, daysLeft };
}

function urgencyOf(lifecycle: Subject["lifecycle"], daysLeft: number | null): Urgency {
  if (daysLeft !== null) {
    // An announcement that Bedrock contradicts by still calling the model active is not believed to have come true.
    if (daysLeft <= 0) return lifecycle === "ACTIVE" ? "undated" : "retired";
    if (daysLeft <= 30) return "within30";
    return daysLeft <= 90 ? "within90" : "later";
  }
  if (lifecycle === "LEGACY") return "undated";
  return lifecycle === "UNKNOWN" ? "unlisted" : "none";
}

/** The same where the Region's models could not be read: that a model is not among them then says nothing. */
export function withoutModels(outlook: Outlook): Outlook {
  return outlook.urgency === "unlisted" ? { ...outlook, urgency: "unread" } : outlook;
}

/** Whether something is to be done about it. */
export function isAffected({ urgency }: Outlook): boolean {
  return urgency !== "none" && urgency !== "unread";
}

/** The most urgent first; among equals by date, then by name. */
export function byUrgency<Row extends { outlook: Outlook; name: string }>(rows: Row[]): Row[] {
  return [...rows].sort(
    (a, b) =>
      urgencies.indexOf(a.outlook.urgency) - urgencies.indexOf(b.outlook.urgency) ||
      (a.outlook.endsAt?.getTime() ?? Number.POSITIVE_INFINITY) -
        (b.outlook.endsAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
      collator.compare(a.name, b.name),
  );
}

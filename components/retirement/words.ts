import type { Outlook, Urgency } from "@/lib/retirement/radar";

type Tone = "danger" | "warning" | "neutral" | "success";

const words: Record<Urgency, { label: string; tone: Tone }> = {
  retired: { label: "Ended", tone: "danger" },
  within30: { label: "Within 30 days", tone: "danger" },
  within90: { label: "Within 90 days", tone: "warning" },
  later: { label: "Later", tone: "neutral" },
  undated: { label: "Legacy", tone: "warning" },
  unlisted: { label: "Not listed", tone: "danger" },
  unread: { label: "Not known", tone: "warning" },
  none: { label: "Current", tone: "success" },
};

export function urgencyWords(urgency: Urgency): { label: string; tone: Tone } {
  return words[urgency];
}

/** Days left in words. */
export function daysWord({ daysLeft, urgency }: Outlook): string {
  if (urgency === "unread") return "its Region's models could not be read";
  if (daysLeft === null) return urgency === "none" ? "no end announced" : "unknown";
  if (urgency === "undated") return "announced end passed, still active";
  if (daysLeft === 0) return "ends today";
  const days = `${Math.abs(daysLeft)} ${Math.abs(daysLeft) === 1 ? "day" : "days"}`;
  return daysLeft > 0 ? `${days} left` : `${days} ago`;
}

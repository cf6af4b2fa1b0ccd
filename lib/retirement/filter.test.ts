import { describe, expect, it } from "vitest";
import { filterRadar, type RadarView } from "@/lib/retirement/filter";
import type { Urgency } from "@/lib/retirement/radar";
import type { RadarRow } from "@/lib/retirement/schema";
import { profileSummary } from "@/lib/testing/profile-builder";

const row = (name: string, urgency: Urgency): RadarRow => ({
  profile: profileSummary({ type: "APPLICATION", profileId: name, name, profileArn: `arn:${name}` }),
  outlook: { urgency, endsAt: null, endSource: null, daysLeft: null },
  lastCallAt: null,
});
const rows = [
  row("gone", "retired"),
  row("missing", "unlisted"),
  row("month", "within30"),
  row("quarter", "within90"),
  row("legacy", "undated"),
  row("current", "none"),
];
const owners: Record<string, string | null> = { "arn:gone": "search", "arn:month": "chat", "arn:legacy": null };
const shown = (change: Partial<RadarView>) =>
  filterRadar(rows, { show: "all", q: "", owner: null, ...change }, ({ profileArn }) => owners[profileArn]).map(
    ({ profile }) => profile.name,
  );

describe("filterRadar", () => {
  it.each([
    [{ show: "all" as const }, ["gone", "missing", "month", "quarter", "legacy", "current"]],
    [{ show: "affected" as const }, ["gone", "missing", "month", "quarter", "legacy"]],
    [{ show: "retired" as const }, ["gone", "missing"]],
    [{ show: "within90" as const }, ["month", "quarter"]],
    [{ q: "NOVA month" }, ["month"]],
    [{ owner: "chat" }, ["month"]],
    [{ owner: "" }, ["legacy"]],
    [{ owner: "chat", show: "retired" as const }, []],
  ])("by %j", (change, expected) => expect(shown(change)).toEqual(expected));
});

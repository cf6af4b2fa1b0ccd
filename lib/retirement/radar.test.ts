import { describe, expect, it } from "vitest";
import { byUrgency, outlookOf } from "@/lib/retirement/radar";

const today = new Date("2026-11-22T15:00:00Z");
const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("outlookOf", () => {
  it.each([
    ["a model that ends tomorrow", "x.y", "LEGACY", "2026-11-23", "within30", 1, "bedrock"],
    ["the day itself", "x.y", "LEGACY", "2026-11-22", "retired", 0, "bedrock"],
    ["30 days", "x.y", "LEGACY", "2026-12-22", "within30", 30, "bedrock"],
    ["31 days", "x.y", "LEGACY", "2026-12-23", "within90", 31, "bedrock"],
    ["91 days", "x.y", "LEGACY", "2027-02-21", "later", 91, "bedrock"],
    ["legacy without a date", "x.y", "LEGACY", null, "undated", null, null],
    [
      "an announced end to come",
      "anthropic.claude-opus-4-1-20250805-v1:0",
      "ACTIVE",
      null,
      "within90",
      47,
      "announced",
    ],
    [
      "an announced end that passed",
      "anthropic.claude-3-haiku-20240307-v1:0",
      "UNKNOWN",
      null,
      "retired",
      -73,
      "announced",
    ],
    [
      "an announcement that Bedrock contradicts",
      "anthropic.claude-3-haiku-20240307-v1:0",
      "ACTIVE",
      null,
      "undated",
      -73,
      "announced",
    ],
    [
      "Bedrock's date before the announced one",
      "anthropic.claude-opus-4-1-20250805-v1:0",
      "LEGACY",
      "2027-02-01",
      "within90",
      71,
      "bedrock",
    ],
    ["a model that is not listed", "x.y", "UNKNOWN", null, "unlisted", null, null],
    ["a current model", "x.y", "ACTIVE", null, "none", null, null],
    [
      "Claude Sonnet 4.5, which is not Sonnet 4",
      "anthropic.claude-sonnet-4-5-20250929-v1:0",
      "ACTIVE",
      null,
      "none",
      null,
      null,
    ],
  ] as const)("of %s", (_, modelId, lifecycle, end, urgency, daysLeft, endSource) => {
    const outlook = outlookOf({ modelId, lifecycle, endOfLifeAt: end && day(end) }, today);
    expect(outlook).toMatchObject({ urgency, daysLeft, endSource });
  });
});

describe("byUrgency", () => {
  it("puts what is over first, then by date, undated later, current last", () => {
    const row = (name: string, end: string | null, lifecycle: "LEGACY" | "ACTIVE" = "LEGACY") => ({
      name,
      outlook: outlookOf({ modelId: "x.y", lifecycle, endOfLifeAt: end === null ? null : day(end) }, today),
    });
    const rows = [
      row("current", null, "ACTIVE"),
      row("undated", null),
      row("soon b", "2026-12-01"),
      row("over", "2026-10-01"),
      row("soon a", "2026-12-01"),
      row("later", "2027-06-01"),
    ];
    expect(byUrgency(rows).map(({ name }) => name)).toEqual([
      "over",
      "soon a",
      "soon b",
      "later",
      "undated",
      "current",
    ]);
  });
});

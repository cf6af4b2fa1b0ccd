import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type Ending, toCalendar } from "@/lib/retirement/calendar";

const now = new Date("2026-11-22T10:00:00Z");
const ending = (change: Partial<Ending> = {}): Ending => ({
  profileName: "search-prod",
  profileArn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/06vsfs68yb4g",
  region: "us-east-1",
  modelId: "anthropic.claude-opus-4-1-20250805-v1:0",
  modelName: "Claude Opus 4.1",
  endsAt: new Date("2027-01-08T00:00:00Z"),
  ...change,
});

/** Read back by a parser that is not the writer's. */
function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => ({ component, event: new ICAL.Event(component) }));
}

describe("toCalendar", () => {
  it("is an all-day event with reminders that a parser reads back", () => {
    const text = toCalendar([ending()], now);
    const [{ component, event } = { component: null, event: null }] = parse(text);
    expect(event?.startDate.toString()).toBe("2027-01-08");
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.endDate.toString()).toBe("2027-01-09");
    expect(event?.summary).toBe("Claude Opus 4.1 retires on Bedrock: 1 profile");
    expect(event?.description).toContain("search-prod (us-east-1): arn:aws:bedrock");
    const triggers = component
      ?.getAllSubcomponents("valarm")
      .map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
    expect(triggers).toEqual(["-P30D", "-P7D"]);
    expect(component?.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-11-22T10:00:00Z");
  });

  it("keeps to the form of RFC 5545: line ends, folding at 75 octets, escapes", () => {
    const text = toCalendar([ending({ profileName: "a, b; c\\d “ü”\nEND:VCALENDAR" })], now);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(parse(text)[0]?.event.description).toContain("a, b; c\\d “ü”\nEND:VCALENDAR (us-east-1)");
    for (const needed of ["VERSION:2.0", "PRODID:", "METHOD:PUBLISH"]) expect(text).toContain(needed);
  });

  it("joins profiles of one model and day, and gives the same event the same UID every time", () => {
    const two = [
      ending(),
      ending({ profileName: "chat-prod" }),
      ending({ modelId: "meta.llama3", modelName: "Llama 3" }),
    ];
    const ids = (text: string) => parse(text).map(({ event }) => event.uid);
    const first = ids(toCalendar(two, now));
    expect(first).toHaveLength(2);
    expect(new Set(first).size).toBe(2);
    expect(ids(toCalendar(two, new Date("2026-12-01T00:00:00Z")))).toEqual(first);
  });

  it("is a valid calendar without any event", () => expect(parse(toCalendar([], now))).toEqual([]));
});

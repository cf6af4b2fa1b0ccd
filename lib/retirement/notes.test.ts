import { expect, it } from "vitest";
import { type NoteEntry, notesByOwner } from "@/lib/retirement/notes";

const today = new Date("2026-11-22T00:00:00Z");
const entry = (change: Partial<NoteEntry> = {}): NoteEntry => ({
  profileName: "search-prod",
  profileArn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/06vsfs68yb4g",
  region: "us-east-1",
  modelName: "Claude Opus 4.1",
  endsAt: new Date("2027-01-08T00:00:00Z"),
  daysLeft: 47,
  replacedBy: null,
  ...change,
});

it("writes one note per owner with date, days, ARN and replacement; without an owner last", () => {
  const notes = notesByOwner(
    [
      { owner: null, entry: entry({ profileName: "orphan" }) },
      { owner: "search", entry: entry() },
      { owner: "search", entry: entry({ profileName: "old", daysLeft: -3, replacedBy: "search-v2" }) },
      { owner: "chat", entry: entry({ endsAt: null, daysLeft: null }) },
    ],
    today,
  );
  expect(notes.map(({ owner, count }) => [owner, count])).toEqual([
    ["chat", 1],
    ["search", 2],
    [null, 1],
  ]);
  expect(notes[2]?.markdown).toContain("1 profile without an owner goes to");
  expect(notes[1]?.markdown).toContain("Dear search, as of 22 Nov 2026 2 profiles of yours go to");
  expect(notes[1]?.markdown).toContain("ends on 8 Jan 2027, in 47 days");
  expect(notes[1]?.markdown).toContain("ended on 8 Jan 2027");
  expect(notes[1]?.markdown).toContain("Replacement: search-v2");
  expect(notes[0]?.markdown).toContain("no end announced yet");
});

it("tells apart who has no owner and whose owner could not be read", () => {
  const owners = [undefined, "chat", null, undefined];
  const notes = notesByOwner(
    owners.map((owner) => ({ owner, entry: entry() })),
    today,
  );
  expect(notes.map(({ owner, count }) => [owner, count])).toEqual([
    ["chat", 1],
    [null, 1],
    [undefined, 2],
  ]);
  expect(notes[2]?.markdown).toContain("2 profiles whose owner could not be read go to");
});

it("keeps names from AWS from becoming markup", () => {
  const [note] = notesByOwner([{ owner: "<img>", entry: entry({ profileName: "a\n# b [x](y)" }) }], today);
  expect(note?.markdown).toContain("Dear \\<img\\>");
  expect(note?.markdown).toContain("**a \\# b \\[x\\]\\(y\\)**");
});

import { expect, it } from "vitest";
import { silenceOf } from "@/lib/replacement/silence";

const now = new Date("2026-11-22T12:00:00Z");
const day = (text: string) => new Date(`${text}T12:00:00Z`);

it.each([
  ["called today", day("2026-11-22"), day("2026-01-01"), false, 0],
  ["called 13 days ago", day("2026-11-09"), day("2026-01-01"), false, 13],
  ["called 14 days ago", day("2026-11-08"), day("2026-01-01"), true, 14],
  ["never called, old", null, day("2026-01-01"), true, null],
  ["never called, new", null, day("2026-11-20"), false, null],
  ["never called, of unknown age", null, null, false, null],
  ["called by a clock that is ahead", day("2026-11-23"), null, false, 0],
])("%s", (_, lastCallAt, createdAt, isSilent, days) => {
  expect(silenceOf({ lastCallAt, createdAt }, 14, now)).toEqual({ isSilent, days });
});

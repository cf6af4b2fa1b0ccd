import { describe, expect, it } from "vitest";
import { decodeCursor, encodeCursor } from "@/lib/audit/cursor";

describe("cursor", () => {
  it("comes back as it went", () => {
    const cursor = { at: new Date("2026-11-22T10:11:12.345Z"), id: "4b1c0c1e-1111-4222-8333-944444444444" };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  it.each(["", "x", "2026-11-22T10:11:12.345Z", "2026-99-22T10:11:12.345Z_a", "2026-11-22T10:11:12.345Z_a' or 1=1"])(
    "refuses %j",
    (text) => expect(decodeCursor(text)).toBeNull(),
  );
});

import { describe, expect, it } from "vitest";
import { createHref, identifierOfSegment, playgroundHref, profileHref, profileIdOfSegment } from "@/lib/profiles/links";

describe("links", () => {
  it("escapes the colon of a system profile's ID", () => {
    expect(profileHref("us.amazon.nova-2-lite-v1:0")).toBe("/profiles/us.amazon.nova-2-lite-v1%3A0");
  });

  it("says the Region that an ID belongs to", () => {
    expect(profileHref("us.x:0", "eu-west-1")).toBe("/profiles/us.x%3A0?region=eu-west-1");
  });

  it("keeps an ARN whole, since it carries its Region", () => {
    expect(identifierOfSegment("arn%3Aaws%3Abedrock%3Aeu-west-1")).toBe("arn:aws:bedrock:eu-west-1");
  });

  it("opens a profile beside its twin, or alone", () => {
    expect(playgroundHref("abc123", "us.x:0")).toBe("/playground?p=abc123&p=us.x%3A0");
    expect(playgroundHref("abc123", null)).toBe("/playground?p=abc123");
  });

  it("names a source to copy only when there is one", () => {
    expect(createHref()).toBe("/profiles/new");
    expect(createHref("us.x:0")).toBe("/profiles/new?source=us.x%3A0");
  });
});

describe("profileIdOfSegment", () => {
  it.each([
    ["us.amazon.nova-2-lite-v1%3A0", "us.amazon.nova-2-lite-v1:0"],
    ["us.amazon.nova-2-lite-v1:0", "us.amazon.nova-2-lite-v1:0"],
    ["yaec80410apl", "yaec80410apl"],
    ["arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Aapplication-inference-profile%2Fyaec80410apl", "yaec80410apl"],
    ["%E0%A4%A", "%E0%A4%A"],
  ])("reads %j", (segment, expected) => {
    expect(profileIdOfSegment(segment)).toBe(expected);
  });
});

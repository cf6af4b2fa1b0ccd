import { describe, expect, it } from "vitest";
import { paneIdsParser, parsePaneIds, playgroundHref } from "@/lib/playground/search-params";

describe("parsePaneIds", () => {
  it.each([
    ["nothing", [], null],
    ["one profile", ["us.amazon.nova-lite-v1:0"], ["us.amazon.nova-lite-v1:0"]],
    ["two in their order", ["b", "a"], ["b", "a"]],
    ["an ARN as its ID", ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"], ["abc"]],
    ["an empty pane", ["a", ""], ["a", ""]],
    ["no more than two", ["a", "b", "c"], ["a", "b"]],
    ["text around an ID as noise", ["  a "], ["a"]],
  ])("reads %s", (_, values, expected) => {
    expect(parsePaneIds(values)).toEqual(expected);
  });
});

describe("playgroundHref", () => {
  it("is read back as the same panes", () => {
    const ids = ["us.amazon.nova-lite-v1:0", "a&b=c"];
    const url = new URL(playgroundHref(ids), "http://localhost");
    expect(paneIdsParser.parse(url.searchParams.getAll("p"))).toEqual(ids);
  });
});

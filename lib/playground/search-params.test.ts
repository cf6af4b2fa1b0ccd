import { describe, expect, it } from "vitest";
import { paneIdsParser, parsePaneIds, playgroundHref, syncParser } from "@/lib/playground/search-params";

describe("parsePaneIds", () => {
  it.each([
    ["nothing", [], null],
    ["one profile", ["us.amazon.nova-lite-v1:0"], ["us.amazon.nova-lite-v1:0"]],
    ["two in their order", ["b", "a"], ["b", "a"]],
    ["an ARN, which carries its Region", ["arn:aws:bedrock:eu-west-1:1:x/abc"], ["arn:aws:bedrock:eu-west-1:1:x/abc"]],
    ["an empty pane", ["a", ""], ["a", ""]],
    ["no more than six", [..."abcdefg"], [..."abcdef"]],
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

describe("syncParser", () => {
  it.each([
    ["1", [true]],
    ["101", [true, false, true]],
    ["yes", null],
    ["1111111", null],
  ])("reads %s", (text, expected) => {
    expect(syncParser.parse(text)).toEqual(expected);
  });

  it("says in one digit that all share the prompt", () => {
    expect(syncParser.serialize([true, true])).toBe("1");
    expect(syncParser.serialize([true, false])).toBe("10");
  });
});

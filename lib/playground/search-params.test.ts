import { describe, expect, it } from "vitest";
import { ownParser, parsePaneIds, syncParser } from "@/lib/playground/search-params";

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

describe("ownParser", () => {
  it.each([
    [["2.topK:40"], [null, "topK:40"]],
    [
      ["1.", "3.max.x"],
      ["", null, "max.x"],
    ],
    [["7.topK:1", "nonsense"], null],
  ])("reads %j", (values, expected) => {
    expect(ownParser.parse(values)).toEqual(expected);
  });

  it("is read back as the same settings", () => {
    const own = [null, "topK:40", ""];
    expect(ownParser.parse(ownParser.serialize?.(own) ?? [])).toEqual(own);
  });
});

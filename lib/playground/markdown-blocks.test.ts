import { describe, expect, it } from "vitest";
import { linkTarget } from "@/lib/playground/link-target";
import { splitBlocks } from "@/lib/playground/markdown-blocks";

const cases: [string, string[]][] = [
  ["nothing", []],
  ["two paragraphs", ["a\nb\n\n", "c"]],
  ["a heading and text", ["# a\n\n", "b\n"]],
  ["a fence with blank lines", ["```js\na\n\nb\n```\n\n", "c"]],
  ["a fence that is still open", ["x\n\n", "```\na\n\nb\n\nc"]],
  ["a fence within a longer one", ["````\n```\n\na\n```\n\n````\n\n", "b"]],
  ["tildes around backticks", ["~~~\n```\n\n~~~\n\n", "b"]],
  ["a loose list", ["1. a\n\n2. b\n\n   more of b\n\n", "c"]],
  ["nested and mixed markers", ["- a\n\n  - b\n\n- c\n"]],
  ["a table", ["| a | b |\n| - | - |\n| 1 | 2 |\n\n", "after"]],
  ["many blank lines", ["a\n\n\n\n", "b"]],
  ["blank lines first", ["\n\na\n\n", "b"]],
];

describe("splitBlocks", () => {
  it.each(cases)("keeps %s", (_, blocks) => {
    expect(splitBlocks(blocks.join(""))).toEqual(blocks);
  });

  it("loses nothing at any point of a growing text", () => {
    const text = cases.map(([, blocks]) => blocks.join("")).join("\n\n~~~~~~\nend\n");
    for (let length = 1; length <= text.length; length++) {
      expect(splitBlocks(text.slice(0, length)).join("")).toBe(text.slice(0, length));
    }
  });
});

describe("linkTarget", () => {
  it.each([
    ["https://aws.amazon.com/a?b=c", "https://aws.amazon.com/a?b=c"],
    ["mailto:mara@example.com", "mailto:mara@example.com"],
    ["http://127.0.0.1/", "http://127.0.0.1/"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["/profiles", null],
    ["#note", null],
    ["", null],
    [undefined, null],
  ])("resolves %s to %s", (href, expected) => {
    expect(linkTarget(href)).toBe(expected);
  });
});

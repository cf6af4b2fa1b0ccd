import { describe, expect, it } from "vitest";
import { codeChunks, GrowingText, openCode, parsedLength, withDollars } from "@/lib/playground/growing-text";
import { splitBlocks } from "@/lib/playground/markdown-blocks";

const sample = `# Title

- one
- two

  more of two

Text with **words**.

\`\`\`ts
const a = 1;

const b = 2;
\`\`\`

| a | b |
|---|---|
| 1 | 2 |

1. first

2. second

The end.
`.repeat(12);

const blocksOf = ({ groups, open }: ReturnType<GrowingText["pieces"]>) => [...groups.flat(), ...open];

describe("GrowingText", () => {
  it("gives the blocks of the whole text however the text arrived", () => {
    const growing = new GrowingText();
    for (let end = 0; end <= sample.length; end += 7) {
      const text = sample.slice(0, end);
      expect(blocksOf(growing.pieces(text))).toEqual(splitBlocks(text));
    }
  });

  it("keeps full groups the same objects, so that they are not rendered again", () => {
    const growing = new GrowingText();
    const [first] = growing.pieces(sample).groups;
    expect(growing.pieces(`${sample}more`).groups[0]).toBe(first);
  });

  it("starts anew with another text", () => {
    const growing = new GrowingText();
    growing.pieces(sample);
    expect(blocksOf(growing.pieces("other\n\ntext"))).toEqual(["other\n\n", "text"]);
  });
});

describe("openCode", () => {
  it.each([
    ["```ts\nconst a", { language: "ts", code: "const a" }],
    ["~~~\n```\n", { language: "", code: "```\n" }],
    ["```ts\na\n```", null],
    ["text", null],
    ["```ts", null],
  ])("reads %j", (block, expected) => {
    expect(openCode(block)).toEqual(expected);
  });
});

describe("parsedLength", () => {
  it("parses small blocks whole and long ones in steps that grow with them", () => {
    expect(parsedLength(3_999)).toBe(3_999);
    const lengths = Array.from({ length: 2_000 }, (_, index) => parsedLength(100 * index));
    expect(new Set(lengths.slice(40)).size).toBeLessThan(80);
    for (const [index, length] of lengths.entries()) expect(length).toBeGreaterThanOrEqual(0.93 * 100 * index);
  });
});

describe("codeChunks", () => {
  it("cuts long code at ends of lines and loses nothing", () => {
    const code = "let line = 1;\n".repeat(2_000);
    const chunks = codeChunks(code);
    expect(chunks.join("")).toBe(code);
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.slice(0, -1).every((chunk) => chunk.endsWith("\n"))).toBe(true);
  });
});

describe("withDollars", () => {
  it.each([
    ["\\(a^2\\) and \\(b\\)", "$$a^2$$ and $$b$$"],
    ["\\[\nx\n\\]", "\n$$\nx\n$$\n"],
    ["`\\(a\\)`", "`\\(a\\)`"],
    ["It costs $5 or $6.", "It costs $5 or $6."],
  ])("turns %j into %j", (block, expected) => {
    expect(withDollars(block)).toBe(expected);
  });
});

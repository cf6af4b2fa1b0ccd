import { describe, expect, it } from "vitest";
import { parsePrompts, writePrompts } from "@/lib/benchmarks/parse-prompts";

const texts = (source: string) => parsePrompts(source).prompts.map(({ text }) => text);

describe("parsePrompts", () => {
  it.each([
    ["one prompt of two lines", "First\nline", ["First\nline"]],
    ["a line of dashes between prompts", "One, two\n---\nThree\n-----\n", ["One, two", "Three"]],
    ["JSONL", '{"prompt":"One"}\n\n{"text":"Two","label":"b"}', ["One", "Two"]],
    ["CSV with quotes, a BOM and CRLF", '\uFEFFlabel,prompt\r\na,"One, ""quoted"""\r\nb,Two', ['One, "quoted"', "Two"]],
    ["CSV with semicolons", "prompt;label\nOne;a\nTwo;b", ["One", "Two"]],
  ])("%s", (_title, source, expected) => {
    expect(parsePrompts(source)).toMatchObject({ problems: [] });
    expect(texts(source)).toEqual(expected);
  });

  it("names the line of what it cannot read, and keeps the rest", () => {
    expect(parsePrompts('{"prompt":"One"}\n{"prompt":\n{"other":1}')).toMatchObject({
      prompts: [{ text: "One" }],
      problems: [expect.stringMatching(/^Line 2:/), expect.stringMatching(/^Line 3:/)],
    });
    expect(parsePrompts("label,prompt\na,One\nb,").problems).toEqual(["Line 3: no prompt."]);
    expect(parsePrompts("  \n").problems).toEqual(["Enter at least one prompt."]);
    expect(
      parsePrompts(Array.from({ length: 101 }, (_, index) => `{"prompt":"p${index}"}`).join("\n")).problems,
    ).toEqual(["101 prompts: at most 100 can be used."]);
  });
});

describe("writePrompts", () => {
  it.each([
    [["One.", "Two\nlines."]],
    [["A line\n---\nof dashes"]],
    [['{"prompt": "looks like JSON"}']],
    [["prompt,label\nlooks,like CSV"]],
  ])("is read back as %j", (prompts) => {
    expect(parsePrompts(writePrompts(prompts))).toMatchObject({
      prompts: prompts.map((text) => ({ text })),
      problems: [],
    });
  });
});

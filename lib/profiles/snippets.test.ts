import { describe, expect, it } from "vitest";
import { hclQuote, jsonQuote, shellQuote } from "@/lib/profiles/snippet-quoting";
import { callableId, isDefinition, type SnippetLanguage, snippet, snippetLanguages } from "@/lib/profiles/snippets";
import { snippetTargets } from "@/lib/testing/snippets";

const { application, system } = snippetTargets;
const calling = snippetLanguages.filter((language) => !isDefinition(language));
const defining = snippetLanguages.filter(isDefinition);

function textOf(given: Parameters<typeof snippet>): string {
  const result = snippet(...given);
  if ("reason" in result) throw new Error(result.reason);
  return result.text;
}

describe("callableId", () => {
  it("is the whole ARN of an application profile, and the ID of a system profile", () => {
    expect(callableId(application)).toBe(application.profileArn);
    expect(callableId(system)).toBe(system.profileId);
  });
});

describe("snippet", () => {
  const cases = calling.flatMap((language) =>
    [true, false].flatMap((isStreaming) => [application, system].map((target) => ({ language, isStreaming, target }))),
  );

  it.each(cases.filter(({ language, isStreaming }) => !(language === "cli" && isStreaming)))(
    "names what to call and where: $language, streaming $isStreaming, $target.type",
    ({ language, isStreaming, target }) => {
      const code = textOf([target, language, isStreaming]);
      const id = callableId(target);
      expect(code).toContain(language === "curl" ? encodeURIComponent(id) : id);
      expect(/converse[_-]?stream/i.test(code)).toBe(isStreaming);
    },
  );

  it.each(snippetLanguages)("takes the Region from the ARN, not from the console: %s", (language) => {
    expect(textOf([application, language, false])).toContain("eu-west-1");
  });

  it("says that the AWS CLI does not stream", () => {
    expect(snippet(system, "cli", true)).toEqual({ reason: expect.stringContaining("AWS CLI") });
  });

  it.each(calling)("has no call for a model without text: %s", (language) => {
    const target = { ...system, noTextReason: "Makes images, not text" };
    expect(snippet(target, language, false)).toEqual({ reason: expect.stringContaining("Makes images") });
  });

  it.each(defining)("says why a profile cannot be defined: %s", (language) => {
    const target = { ...application, definition: { reason: "The source is unknown." } };
    expect(snippet(target, language, false)).toEqual({ reason: "The source is unknown." });
  });

  it.each<[SnippetLanguage, boolean]>([
    ["terraform", true],
    ["cloudformation", false],
    ["cdk", false],
  ])("lets CloudFormation resolve no secret through a tag: %s", (language, isHarmless) => {
    const tags = [{ key: "team", value: "{{resolve:secretsmanager:x}}" }];
    const result = snippet({ ...application, definition: { ...application.definition, tags } }, language, false);
    expect("text" in result).toBe(isHarmless);
  });
});

describe("quoting", () => {
  it.each([
    ["a'b", "'a'\\''b'"],
    ["$(id) `id` $x", "'$(id) `id` $x'"],
  ])("keeps a shell from reading %j", (text, quoted) => {
    expect(shellQuote(text)).toBe(quoted);
  });

  it.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: text that must not be expanded
    ["${a} %{b} $x", '"$${a} %%{b} $x"'],
    ["\b\\b\f\\f", '"\\u0008\\\\b\\u000c\\\\f"'],
  ])("keeps Terraform from reading %j", (text, quoted) => {
    expect(hclQuote(text)).toBe(quoted);
  });

  it("escapes what YAML counts as a line break", () => {
    expect(jsonQuote("a\u2028\u0085b")).toBe('"a\\u2028\\u0085b"');
  });
});

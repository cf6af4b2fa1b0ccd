import { describe, expect, it } from "vitest";
import { type ModelRequest, noTools } from "./model-request.ts";
import { outline } from "./prompt.ts";
import { randomFrom } from "./random.ts";
import { type Reply, reply } from "./replies.ts";
import { countTokens, tokenize } from "./tokens.ts";

const model = { modelId: "amazon.nova-lite-v1:0", modelName: "Nova Lite" };

function turn(role: "user" | "assistant", text: string): ModelRequest["turns"][number] {
  return { role, text, parts: [{ kind: "text", text }] };
}

function pieces(answer: Reply): string[] {
  return answer.blocks.flatMap((block) => block.pieces);
}

function request(prompt: string, change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    turns: [turn("user", prompt)],
    system: "",
    maxTokens: undefined,
    stopSequences: [],
    offer: noTools,
    reasoning: null,
    guardrail: null,
    responseFieldPaths: [],
    cachePoints: [],
    serviceTier: undefined,
    latencyMode: undefined,
    inputTokens: 10,
    ...change,
  };
}

function text(prompt: string, seed = 1, change: Partial<ModelRequest> = {}): string {
  return pieces(reply(randomFrom(seed), model, request(prompt, change))).join("");
}

describe("reply", () => {
  it.each([
    ["Compare coffee with green tea", /\| \| coffee \| green tea \|\n\| --- \| --- \| --- \|/],
    ["Write a Python function that adds numbers", /```python\n[\s\S]+\n```/],
    ["Give me a list of ideas for onboarding", /^(- |1\. )\*\*/m],
    ["Draft an email to customers about delivery delays", /^> /m],
    ["Explain inference profiles", /inference profiles/i],
  ])("fits its form and words to: %s", (prompt, form) => {
    expect(text(prompt)).toMatch(form);
    expect(text(prompt)).toMatch(/^Simulated reply from Nova Lite: \S/);
  });

  it("varies with the random sequence, in length too", () => {
    const replies = Array.from({ length: 20 }, (_, seed) => text("Explain caching", seed));
    expect(new Set(replies).size).toBeGreaterThan(15);
    const lengths = replies.map((one) => one.length);
    expect(Math.max(...lengths)).toBeGreaterThan(Math.min(...lengths) * 1.5);
    expect(text("Explain caching", 3)).toBe(text("Explain caching", 3));
  });

  it("is short or long when asked to be", () => {
    expect(text("Explain caching in one sentence").length).toBeLessThan(250);
    expect(text("Explain caching in detail").length).toBeGreaterThan(500);
  });

  it("refers to the message before", () => {
    const turns = [
      turn("user", "Which **metrics** matter for chat?"),
      turn("assistant", "Time to first token."),
      turn("user", "Why?"),
    ];
    expect(text("", 1, { turns })).toContain("Which metrics matter for chat?");
    expect(text("", 1, { turns })).toMatch(/metrics matter/i);
  });

  it("leaves no placeholder behind and takes no markup from the prompt", () => {
    for (const prompt of [
      "{topic}",
      "<script>alert(1)</script>",
      "[a](https://example.com)",
      "😀",
      "",
      "¿Qué es la latencia?",
    ]) {
      expect(text(prompt || "?"), prompt).not.toMatch(/\{(topic|Topic|other|earlier)\}|<script|\]\(|undefined/);
    }
  });

  it("cuts at maxTokens with exactly so many tokens, never inside a character", () => {
    for (const maxTokens of [1, 2, 7, 30]) {
      const cut = reply(randomFrom(1), model, request("Explain caching in detail", { maxTokens }));
      expect(cut).toMatchObject({ stopReason: "max_tokens", outputTokens: maxTokens });
      expect(pieces(cut).join("")).not.toContain("\ufffd");
      expect(text("Explain caching in detail").startsWith(pieces(cut).join(""))).toBe(true);
    }
  });

  it("obeys whichever comes first, stop sequence or limit", () => {
    const both = { stopSequences: ["Nova"], maxTokens: 2 };
    expect(reply(randomFrom(1), model, request("Hi", both)).stopReason).toBe("max_tokens");
    const roomy = reply(randomFrom(1), model, request("Hi", { ...both, maxTokens: 100 }));
    expect(roomy).toMatchObject({ stopReason: "stop_sequence", stopSequence: "Nova" });
    expect(pieces(roomy)).toEqual(["Sim", "ulated", " reply", " from", " "]);
  });
});

describe("outline", () => {
  it.each([
    ["Compare coffee with green tea for a small office", "coffee", "green tea"],
    ["Explain inference profiles to a new colleague", "inference profiles", "new colleague"],
    ["¿Qué es la latencia?", "Qué", "latencia"],
    ["?!", "this question", "everything else"],
  ])("finds what %s is about", (prompt, topic, other) => {
    expect(outline([{ role: "user", text: prompt }])).toMatchObject({ topic, other });
  });
});

describe("tokens", () => {
  it("cuts text into pieces that join up again", () => {
    const mixed = `Plain words, 日本語のテキスト, 👩‍👩‍👧 é, <|endoftext|> and ${"a".repeat(600)}`;
    const { pieces, tokens } = tokenize(mixed, Number.POSITIVE_INFINITY);
    expect(pieces.join("")).toBe(mixed);
    expect(tokens).toBeGreaterThanOrEqual(pieces.length);
  });

  it.each(["a", "日", " ", "x1$ ", "😀"])("counts a long run of %j quickly and in proportion", (unit) => {
    const started = performance.now();
    const whole = countTokens(unit.repeat(400_000));
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(whole / countTokens(unit.repeat(20_000))).toBeCloseTo(20, 0);
  });

  it("counts nothing in nothing", () => {
    expect(countTokens("")).toBe(0);
  });
});

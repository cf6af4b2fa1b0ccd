import type { FoundationModel } from "./catalogue.ts";
import { blockedText, isBlocked } from "./guardrail.ts";
import type { ModelRequest, Part } from "./model-request.ts";
import { outline, type PromptOutline } from "./prompt.ts";
import { integerBetween, pick, type Random, shuffled } from "./random.ts";
import * as fragments from "./reply-fragments.ts";
import { countTokens, tokenize } from "./tokens.ts";
import { chooseToolCalls, type ToolCall } from "./tool-calls.ts";
import type { JsonObject } from "./validation.ts";

type StopReason = "end_turn" | "max_tokens" | "stop_sequence" | "tool_use" | "guardrail_intervened";

/** One content block. `pieces` are sent in their order and join up to the text, or to the JSON of a tool's input. */
export type ReplyBlock = { pieces: string[]; tokens: number } & (
  | { kind: "text" }
  | { kind: "reasoning"; signature: string | null }
  | { kind: "tool-use"; id: string; name: string; input: JsonObject }
);

export type Reply = {
  blocks: ReplyBlock[];
  outputTokens: number;
  stopReason: StopReason;
  stopSequence: string | null;
};

// Beside name and arguments, a call costs a model a few tokens of form.
const tokensPerToolCall = 18;

/** A generated answer, cut where the request says. Equal inputs and an equal random sequence give an equal reply. */
export function reply(
  random: Random,
  model: Pick<FoundationModel, "modelId" | "modelName">,
  request: ModelRequest,
): Reply {
  if (isBlocked(request)) return { ...replyOf(blockedText), outputTokens: 0, stopReason: "guardrail_intervened" };
  const calls = chooseToolCalls(request);
  // A call that is demanded comes alone; a model that may choose says what it does.
  const text =
    calls.length === 0
      ? composeReply(random, model.modelName, outline(request.turns), request)
      : request.offer.choice === "auto"
        ? `Simulated reply from ${model.modelName}: I will call ${calls.map((call) => call.name).join(" and ")}.`
        : "";
  const stop = firstStop(text, request.stopSequences);
  const blocks = [
    ...(request.reasoning ? [reasoningBlock(random, model.modelId, request.reasoning.budgetTokens)] : []),
    ...(text === "" ? [] : [textBlock(stop ? text.slice(0, stop.at) : text)]),
    ...(stop ? [] : calls.map((call) => toolBlock(random, call))),
  ];
  // A model that reaches a stop sequence exactly at its limit reports the stop sequence.
  const whole = { blocks, outputTokens: tokensOf(blocks), stopSequence: stop?.sequence ?? null };
  if (request.maxTokens !== undefined && whole.outputTokens > request.maxTokens)
    return cut(blocks, text, request.maxTokens);
  return { ...whole, stopReason: stop ? "stop_sequence" : calls.length > 0 ? "tool_use" : "end_turn" };
}

/** A given text as a reply, for tests of what a model might say. */
export function replyOf(text: string): Reply {
  const block = textBlock(text);
  return { blocks: [block], outputTokens: block.tokens, stopReason: "end_turn", stopSequence: null };
}

/** Ends within the block that reaches the limit; a call whose arguments would not be complete is left out. */
function cut(blocks: ReplyBlock[], text: string, maxTokens: number): Reply {
  const kept: ReplyBlock[] = [];
  let left = maxTokens;
  for (const block of blocks) {
    if (left <= 0) break;
    if (block.tokens <= left) kept.push(block);
    else if (block.kind !== "tool-use") {
      const source = block.kind === "text" ? text : block.pieces.join("");
      kept.push({ ...block, ...tokenize(source, left) });
    }
    left -= block.tokens;
  }
  return { blocks: kept, outputTokens: maxTokens, stopReason: "max_tokens", stopSequence: null };
}

function tokensOf(blocks: ReplyBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.tokens, 0);
}

function textBlock(text: string): ReplyBlock {
  return { kind: "text", ...tokenize(text, Number.POSITIVE_INFINITY) };
}

function reasoningBlock(random: Random, modelId: string, budgetTokens: number): ReplyBlock {
  const count = integerBetween(random, 2, 4);
  const text = shuffled(random, fragments.thoughts).slice(0, count).join(" ");
  const bytes = Buffer.from(Array.from({ length: 96 }, () => integerBetween(random, 0, 255)));
  const signature = modelId.startsWith("anthropic.") ? bytes.toString("base64") : null;
  return { kind: "reasoning", ...tokenize(text, budgetTokens), signature };
}

const idLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function toolBlock(random: Random, { name, input }: ToolCall): ReplyBlock {
  const { pieces, tokens } = tokenize(JSON.stringify(input), Number.POSITIVE_INFINITY);
  const id = `tooluse_${Array.from({ length: 22 }, () => idLetters[integerBetween(random, 0, 61)]).join("")}`;
  return { kind: "tool-use", id, name, input, pieces, tokens: tokens + countTokens(name) + tokensPerToolCall };
}

function composeReply(random: Random, modelName: string, prompt: PromptOutline, request: ModelRequest): string {
  const fill = filler(prompt);
  const { system } = request;
  const parts = request.turns.at(-1)?.parts ?? [];
  const body = prompt.name
    ? [`You told me that your name is ${prompt.name}.`]
    : (resultsIn(parts) ?? [
        fill(pick(random, fragments.openings[prompt.intent])),
        ...sections(random, prompt).map(fill),
      ]);
  const reminder = prompt.earlier === null ? [] : [fill(pick(random, fragments.reminders))];
  const instruction = system === "" ? [] : ["I have kept to the instructions I was given."];
  const [first = "", ...rest] = [...reminder, ...filesIn(parts), ...body, ...instruction];
  return [`Simulated reply from ${modelName}: ${first}`, ...rest].join("\n\n");
}

/** What the tools answered; null when none was asked. Markup in a result stays text. */
function resultsIn(parts: Part[]): string[] | null {
  const results = parts.flatMap((part) => (part.kind === "tool-result" ? [part] : []));
  if (results.length === 0) return null;
  return results.map(({ text, isError }) => {
    const shown = text.length > 600 ? `${text.slice(0, 600)} …` : text;
    if (isError) return `The tool reported a problem: ${shown || "it gave no reason"}.`;
    return shown === "" ? "The tool answered nothing." : `The tool answered: ${shown}`;
  });
}

function filesIn(parts: Part[]): string[] {
  const files = parts.flatMap((part) => {
    if (part.kind === "image") return [`an image (${part.format}, ${part.width}×${part.height} pixels)`];
    return part.kind === "document" ? [`the document “${part.name}” (${part.format})`] : [];
  });
  return files.length === 0 ? [] : [`I received ${files.join(", ")}.`];
}

function filler({ topic, other, earlier }: PromptOutline): (text: string) => string {
  const capital = topic.charAt(0).toUpperCase() + topic.slice(1);
  const values: Record<string, string> = { topic, Topic: capital, other, earlier: earlier ?? "" };
  return (text) => text.replace(/\{(topic|Topic|other|earlier)\}/g, (_, name: string) => values[name] ?? "");
}

/** Paragraphs, lists, tables and code after the opening; their number follows the prompt's wish and chance. */
function sections(random: Random, prompt: PromptOutline): string[] {
  if (prompt.intent === "greet" || prompt.wish === "short") return [];
  const extra = prompt.wish === "long" ? integerBetween(random, 3, 5) : integerBetween(random, 0, 2);
  const more = shuffled(random, fragments.paragraphs).slice(0, extra);
  const closing = random() < 0.6 ? [pick(random, fragments.closings)] : [];
  return [...mainSections(random, prompt), ...more, ...closing];
}

function mainSections(random: Random, prompt: PromptOutline): string[] {
  switch (prompt.intent) {
    case "list":
      return [list(random, random() < 0.5, integerBetween(random, 3, 6))];
    case "compare":
      return [table(random), pick(random, fragments.paragraphs)];
    case "code":
      return [codeBlock(prompt.prompt), pick(random, fragments.afterCode)];
    case "write":
      return [pick(random, fragments.drafts)];
    default:
      return random() < 0.45
        ? [list(random, false, integerBetween(random, 2, 4))]
        : [pick(random, fragments.paragraphs)];
  }
}

function list(random: Random, isNumbered: boolean, length: number): string {
  return shuffled(random, fragments.bullets)
    .slice(0, length)
    .map((line, index) => `${isNumbered ? `${index + 1}.` : "-"} ${line}`)
    .join("\n");
}

function table(random: Random): string {
  const rows = shuffled(random, fragments.criteria)
    .slice(0, integerBetween(random, 3, 4))
    .map((name) => `| ${name} | ${pick(random, fragments.ratings)} | ${pick(random, fragments.ratings)} |`);
  return ["| | {topic} | {other} |", "| --- | --- | --- |", ...rows].join("\n");
}

function codeBlock(prompt: string): string {
  const language = /\bsql|query\b/i.test(prompt)
    ? "sql"
    : /\b(bash|shell)\b/i.test(prompt)
      ? "shell"
      : /\b(typescript|javascript|react|node)\b/i.test(prompt)
        ? "typescript"
        : "python";
  return `\`\`\`${language}\n${fragments.snippets[language]}\n\`\`\``;
}

function firstStop(text: string, stopSequences: string[]): { at: number; sequence: string } | null {
  const found = stopSequences.map((sequence) => ({ at: text.indexOf(sequence), sequence })).filter(({ at }) => at >= 0);
  return found.length === 0 ? null : found.reduce((first, other) => (other.at < first.at ? other : first));
}

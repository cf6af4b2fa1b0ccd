import type { ConverseRequest } from "./converse-request.ts";
import { outline, type PromptOutline } from "./prompt.ts";
import { integerBetween, pick, type Random, shuffled } from "./random.ts";
import * as fragments from "./reply-fragments.ts";
import { tokenize } from "./tokens.ts";

type StopReason = "end_turn" | "max_tokens" | "stop_sequence";

export type Reply = {
  pieces: string[]; // in the order they are sent; joined they are the text
  outputTokens: number;
  stopReason: StopReason;
};

/** A generated answer, cut where the request says. Equal inputs and an equal random sequence give an equal reply. */
export function reply(random: Random, modelName: string, request: ConverseRequest): Reply {
  const text = composeReply(random, modelName, outline(request.turns), request.system);
  const stopAt = firstStop(text, request.stopSequences);
  const full = tokenize(stopAt === null ? text : text.slice(0, stopAt), Number.POSITIVE_INFINITY);
  // A model that reaches a stop sequence exactly at its limit reports the stop sequence.
  if (request.maxTokens === undefined || full.tokens <= request.maxTokens) {
    return {
      pieces: full.pieces,
      outputTokens: full.tokens,
      stopReason: stopAt === null ? "end_turn" : "stop_sequence",
    };
  }
  const cut = tokenize(text, request.maxTokens);
  return { pieces: cut.pieces, outputTokens: cut.tokens, stopReason: "max_tokens" };
}

/** A given text as a reply, for tests of what a model might say. */
export function replyOf(text: string): Reply {
  const { pieces, tokens } = tokenize(text, Number.POSITIVE_INFINITY);
  return { pieces, outputTokens: tokens, stopReason: "end_turn" };
}

function composeReply(random: Random, modelName: string, prompt: PromptOutline, system: string): string {
  const fill = filler(prompt);
  const body = prompt.name
    ? [`You told me that your name is ${prompt.name}.`]
    : [fill(pick(random, fragments.openings[prompt.intent])), ...sections(random, prompt).map(fill)];
  const reminder = prompt.earlier === null ? [] : [fill(pick(random, fragments.reminders))];
  const instruction = system === "" ? [] : ["I have kept to the instructions I was given."];
  const [first = "", ...rest] = [...reminder, ...body, ...instruction];
  return [`Simulated reply from ${modelName}: ${first}`, ...rest].join("\n\n");
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

function firstStop(text: string, stopSequences: string[]): number | null {
  const positions = stopSequences.map((stop) => text.indexOf(stop)).filter((position) => position >= 0);
  return positions.length === 0 ? null : Math.min(...positions);
}

import type { ModelRequest, Tool } from "./model-request.ts";
import { argumentsFor, cluesIn } from "./tool-arguments.ts";
import { isJsonObject, type JsonObject } from "./validation.ts";

export type ToolCall = { name: string; input: JsonObject };

// Words every prompt and description has say nothing about a tool.
const commonWords = new Set(
  "about also and are asks call can check current for from get gets give given has have how into its let make need now please return returns some tell that the their them then this tool use used user using was were what when where which who why will with would you your".split(
    " ",
  ),
);

/**
 * The tools a model would call now: those the last message names, else the one it fits best. After results it
 * answers, unless a call is demanded.
 */
export function chooseToolCalls({ turns, offer }: Pick<ModelRequest, "turns" | "offer">): ToolCall[] {
  const last = turns.at(-1);
  const { tools, choice } = offer;
  const [first] = tools;
  if (!last || !first || choice === "none") return [];
  const hasResults = last.parts.some((part) => part.kind === "tool-result");
  if (hasResults && choice === "auto") return [];

  const prompt =
    last.text !== "" ? last.text : (turns.findLast((turn) => turn.role === "user" && turn.text !== "")?.text ?? "");
  if (typeof choice === "object")
    return callsOf(
      tools.filter((tool) => tool.name === choice.name),
      prompt,
    );
  const fitting = fittingTools(tools, prompt);
  return callsOf(fitting.length === 0 && choice === "required" ? [first] : fitting, prompt);
}

function callsOf(tools: Tool[], prompt: string): ToolCall[] {
  const clues = cluesIn(prompt);
  return tools.map(({ name, schema }) => ({
    name,
    input: argumentsFor(schema, { ...clues, names: [...clues.names], numbers: [...clues.numbers] }),
  }));
}

function fittingTools(tools: Tool[], prompt: string): Tool[] {
  const said = wordsOf(prompt.slice(0, 8_000));
  const flat = ` ${[...said].join(" ")} `;
  const named = tools.filter(({ name }) => isNamed(name, prompt) || flat.includes(` ${namePhrase(name)} `));
  if (named.length > 0) return named.slice(0, 4);
  const scored = tools.map((tool) => ({ tool, score: scoreOf(tool, said) })).sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best && best.score >= 2 ? [best.tool] : [];
}

/** Names hold letters, digits, `_` and `-` only, so they need no escaping. */
function isNamed(name: string, prompt: string): boolean {
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(prompt);
}

/** A word of the tool's name counts twice, one of its description or its inputs once. */
function scoreOf({ name, description, schema }: Tool, said: Set<string>): number {
  const inName = shared(wordsOf(name), said);
  const inputs = isJsonObject(schema.properties) ? Object.keys(schema.properties).join(" ") : "";
  return inName * 2 + shared(wordsOf(`${description} ${inputs}`), said) - inName * 0.5;
}

function shared(some: Set<string>, others: Set<string>): number {
  return [...some].filter((word) => others.has(word)).length;
}

/** Lower-case words without endings, from prose or from names such as `getWeather` and `get_weather`. */
function wordsOf(text: string): Set<string> {
  const words = text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .match(/\p{L}{3,}/gu);
  return new Set((words ?? []).filter((word) => !commonWords.has(word)).map((word) => word.replace(/(ing|es|s)$/, "")));
}

/** The name's words as they stand among a prompt's; of a name without words something no prompt holds. */
function namePhrase(name: string): string {
  return [...wordsOf(name)].join(" ") || name;
}

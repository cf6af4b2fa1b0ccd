import type { ConversationTurn } from "./model-request.ts";

type Intent = "explain" | "list" | "compare" | "write" | "code" | "greet" | "plain";

/** What a reply needs to know about the conversation. */
export type PromptOutline = {
  intent: Intent;
  topic: string;
  other: string;
  earlier: string | null; // first words of the user's message before this one
  name: string | null; // what the user said to be called, when asked for it
  wish: "short" | "long" | "any";
  prompt: string;
};

const signs: Array<[Intent, RegExp]> = [
  ["code", /\b(code|function|script|python|typescript|javascript|sql|query|regex|bash|class|implement)\b/i],
  ["compare", /\b(compare|comparison|difference|differences|versus|vs|better|pros and cons)\b/i],
  ["write", /\b(write|draft|email|e-mail|letter|slogan|announcement|story|poem|product description|post)\b/i],
  ["list", /\b(list|steps|ideas|tips|ways|how (?:do|can|should|to)|plan|checklist|examples)\b/i],
  ["explain", /\b(explain|why|what|who|when|describe|summari[sz]e|tell me)\b/i],
];

const unimportant = new Set(
  "about above after again all am an answer also and another answer any are around because been before being below between both bring brief briefly but can compare compared comparison could create describe detail detailed did difference differences discuss does doing done down draft each eight email every example examples explain few five for four from function give good had has have hello help her here him his how idea ideas into its just keep know less like list long made main make many may mean message might more most much must name need nine not now one only other our out over paragraph paragraphs please point points propose recommend reply say script sentence sentences she seven short should show six simple suggest some something step steps such summarise summarize tell ten than thank thanks that the their them then there these they thing things think translate this those three tips two under use used uses using very want was way ways were what when where which while who why will with without word words would write writing you your yours".split(
    " ",
  ),
);

export function outline(turns: Array<Pick<ConversationTurn, "role" | "text">>): PromptOutline {
  const said = turns.filter((turn) => turn.role === "user").map((turn) => turn.text);
  const prompt = said.at(-1) ?? "";
  const before = said.at(-2);
  const found = phrases(prompt);
  const [topic = "this question", other = "everything else"] = found.length > 0 || !before ? found : phrases(before);
  return {
    intent: intentOf(prompt),
    topic,
    other,
    earlier: before === undefined ? null : firstWords(before, 8),
    name: /\bmy name\b|\bwho am i\b/i.test(prompt) ? nameIn(said) : null,
    wish: wishOf(prompt),
    prompt,
  };
}

function intentOf(prompt: string): Intent {
  if (/^\W*(hi|hello|hey|good (?:morning|evening))\b.{0,20}$/is.test(prompt.slice(0, 200))) return "greet";
  return signs.find(([, sign]) => sign.test(prompt.slice(0, 2_000)))?.[0] ?? "plain";
}

function wishOf(prompt: string): "short" | "long" | "any" {
  const start = prompt.slice(0, 2_000);
  if (/\b(short|brief|briefly|one (?:sentence|word|line)|concise|two sentences)\b/i.test(start)) return "short";
  return /\b(long|detailed|in detail|thorough|essay|comprehensive)\b/i.test(start) ? "long" : "any";
}

/**
 * Runs of neighbouring words that carry meaning: `coffee`, `green tea` for "Compare coffee with green tea". Letters and
 * digits only, so that a prompt's markup never becomes the reply's.
 */
function phrases(text: string): string[] {
  const runs: string[][] = [[]];
  for (const [part] of text.slice(0, 4_000).matchAll(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*|[^\p{L}\p{N}\s]+/gu)) {
    const run = runs.at(-1);
    const hasMeaning = part.length > 2 && part.length < 40 && !unimportant.has(part.toLowerCase());
    if (hasMeaning && /^[\p{L}\p{N}]/u.test(part) && run && run.length < 3) run.push(part);
    else if (run && run.length > 0) runs.push([]);
  }
  return [...new Set(runs.map((run) => run.join(" ")).filter((phrase) => phrase !== ""))];
}

function firstWords(text: string, count: number): string {
  const words = text
    .slice(0, 400)
    .replace(/[^\p{L}\p{N}\s.,?!'’-]/gu, " ")
    .split(/\s+/)
    .filter(Boolean);
  return words.length > count ? `${words.slice(0, count).join(" ")} …` : words.join(" ");
}

function nameIn(said: string[]): string | null {
  for (const text of said) {
    const [, name] = /\bmy name is (\p{L}[\p{L}'’-]{0,40})/iu.exec(text.slice(0, 4_000)) ?? [];
    if (name) return name;
  }
  return null;
}

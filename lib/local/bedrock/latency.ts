import { logNormal, type Random } from "./random.ts";

/** How fast a model is, as medians of right-skewed distributions. */
export type Pace = { firstTokenMs: number; tokensPerSecond: number };

// Typical figures, not measurements of Bedrock; the first name found in the model ID counts.
const paces: Array<[name: string, firstTokenMs: number, tokensPerSecond: number]> = [
  ["nova-micro", 260, 210],
  ["nova-lite", 340, 160],
  ["nova-2-lite", 380, 150],
  ["nova-pro", 480, 105],
  ["nova-premier", 850, 60],
  ["claude-3-haiku", 450, 110],
  ["haiku", 480, 120],
  ["sonnet", 850, 66],
  ["opus", 1250, 46],
  ["fable", 1150, 50],
  ["-405b", 950, 28],
  ["-235b", 520, 80],
  ["-480b", 620, 62],
  ["-675b", 700, 55],
  ["-120b", 430, 130],
  ["-123b", 520, 60],
  ["-90b", 560, 50],
  ["-80b", 380, 110],
  ["-70b", 430, 72],
  ["-8b", 240, 135],
  ["-3b", 200, 180],
  ["-1b", 180, 230],
  ["-20b", 320, 170],
  ["maverick", 400, 110],
  ["scout", 360, 130],
  ["mini", 330, 120],
  ["flash", 340, 140],
  ["luna", 420, 115],
  ["sol", 1100, 55],
  ["deepseek.r1", 900, 48],
  ["deepseek", 750, 52],
  ["grok", 700, 75],
  ["palmyra", 620, 60],
];

const usual: Pace = { firstTokenMs: 600, tokensPerSecond: 75 };

export function paceOf(modelId: string): Pace {
  const [, firstTokenMs, tokensPerSecond] = paces.find(([name]) => modelId.includes(name)) ?? [];
  return firstTokenMs && tokensPerSecond ? { firstTokenMs, tokensPerSecond } : usual;
}

// A prompt is read at about this speed before the first token can come.
const promptTokensPerSecond = 12_000;

/** The moments of one answer, in milliseconds after the request's arrival. */
export type Timing = { firstTokenMs: number; chunkMs: number[]; endMs: number };

type TimingRequest = {
  inputTokens: number;
  chunkTokens: number[]; // tokens of each chunk
  speed: number; // divides every time; 0 means no time passes at all
  slowness?: number; // multiplies every time
  startMs: number; // when the model begins
};

/** Draws when each chunk of an answer comes. */
export function drawTiming(
  random: Random,
  pace: Pace,
  { inputTokens, chunkTokens, speed, slowness = 1, startMs }: TimingRequest,
): Timing {
  const scale = speed === 0 ? 0 : slowness / speed;
  const firstTokenMs = logNormal(random, pace.firstTokenMs, 0.32) + (inputTokens / promptTokensPerSecond) * 1000;
  const msPerToken = logNormal(random, 1000 / pace.tokensPerSecond, 0.16);
  let at = firstTokenMs;
  const chunkMs = chunkTokens.map((tokens, index) => {
    if (index > 0) at += tokens * msPerToken * logNormal(random, 0.93, 0.38);
    return startMs + at * scale;
  });
  return { firstTokenMs: startMs + firstTokenMs * scale, chunkMs, endMs: startMs + (at + msPerToken) * scale };
}

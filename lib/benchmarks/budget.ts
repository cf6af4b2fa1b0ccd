import { decidableMargin, type PairCounts, pairsFor } from "@/lib/benchmarks/margin";
import { callsPerArm } from "@/lib/benchmarks/mode";
import { chartShares } from "@/lib/benchmarks/pairs";
import { startsPerArm } from "@/lib/benchmarks/schema";
import type { BenchmarkArm, BenchmarkPrompt, BenchmarkSettings } from "@/lib/db/documents";
import { factsOf } from "@/lib/models/facts";
import { estimateCostUsd } from "@/lib/pricing/cost";
import { estimateSend } from "@/lib/pricing/estimate";
import { neededForPercentile } from "@/lib/stats/percentile";

/** The nonce line of cache-busting. */
const nonceCharacters = 10;
/** English prose: about four characters a token. */
const charactersPerToken = 4;
/** How much of the allowed answer is used, where nobody knows yet. */
const usualShareOfMaxTokens = 0.5;
/** Before any call of these profiles is on record. */
const assumedTotalMs = 3_000;

export interface Preflight {
  requests: number;
  /** If answers are half as long as allowed; US dollars, null when an arm is unpriced. */
  expectedUsd: number | null;
  /** If every answer is as long as allowed. */
  worstUsd: number | null;
  /** Models without a known price, by name. */
  unpriced: string[];
  minutes: number;
  /** True where the minutes rest on earlier calls of these profiles. */
  minutesAreMeasured: boolean;
  /** Tokens a minute that Bedrock reserves against the quota of the busiest model: all input and max tokens of each call. */
  reservedTokensPerMinute: number;
  /** Models that count each output token several times against that quota once a call has ended. */
  burndowns: { modelName: string; factor: number }[];
  /** What these pairs can decide and what the margin needs; both null under load, which decides nothing. */
  decidable: { toTellPercent: number; toCallEqualPercent: number } | null;
  needed: PairCounts | null;
  /** Under load: calls in flight at that rate, and the shares whose percentiles so many calls can carry. */
  load: { inFlight: number; shares: number[] } | null;
  /** The spread this rests on came from an earlier run of these arms. */
  spreadIsMeasured: boolean;
  /** Why an explicit yes is needed; empty when it is not. */
  mustConfirm: string[];
  warnings: string[];
}

interface Plan {
  settings: BenchmarkSettings;
  arms: BenchmarkArm[];
  prompts: BenchmarkPrompt[];
}

/** The most one call may cost; null when unpriced. */
export function worstCallUsd(arm: BenchmarkArm, prompt: BenchmarkPrompt, settings: BenchmarkSettings): number | null {
  const { modelId, scope } = arm;
  const promptCharacters = prompt.text.length + nonceCharacters;
  return (
    estimateSend({ modelId, scope, promptCharacters, maxTokens: prompt.maxTokens ?? settings.maxTokens })?.usd ?? null
  );
}

/** What a run will cost, take and be able to decide, before it is started. */
export function preflight(
  plan: Plan,
  known: { totalMs: number | null; logSd: number | null; confirmAboveUsd: number },
): Preflight {
  const { settings, arms } = plan;
  const calls = callsPerArm(settings);
  const unpriced = arms.filter((arm) => meanOver(plan, (prompt) => worstCallUsd(arm, prompt, settings)) === null);
  const worstUsd = total(
    arms.map((arm) => meanOver(plan, (prompt) => worstCallUsd(arm, prompt, settings))),
    calls,
  );
  const expectedUsd = total(
    arms.map((arm) => meanOver(plan, (prompt) => expectedCallUsd(arm, prompt, settings))),
    calls,
  );
  const totalMs = known.totalMs ?? assumedTotalMs;
  const minutes = minutesOf(plan, calls, totalMs);
  const names = [...new Set(unpriced.map((arm) => arm.modelName))];
  return {
    requests: calls * arms.length,
    expectedUsd,
    worstUsd,
    unpriced: names,
    minutes,
    minutesAreMeasured: known.totalMs !== null,
    reservedTokensPerMinute: reservedPerMinute(plan, calls, minutes),
    burndowns: burndownsOf(arms),
    ...whatItTells(settings, totalMs, known.logSd),
    mustConfirm: reasonsToAsk({ names, worstUsd, confirmAboveUsd: known.confirmAboveUsd }),
    warnings: warningsOf(plan, worstUsd, totalMs),
  };
}

function whatItTells(settings: BenchmarkSettings, totalMs: number, logSd: number | null) {
  if (settings.mode === "load") {
    const shares = chartShares.filter((share) => startsPerArm(settings) >= neededForPercentile(share));
    const load = { inFlight: inFlightOf(settings.ratePerSecond, totalMs), shares: [...shares] };
    return { decidable: null, needed: null, load, spreadIsMeasured: false };
  }
  const spread = logSd ?? undefined;
  return {
    decidable: decidableMargin(settings.pairs, spread),
    needed: pairsFor(settings.marginPercent, spread),
    load: null,
    spreadIsMeasured: logSd !== null,
  };
}

/** Little's law: what arrives in the time that one call takes. */
function inFlightOf(ratePerSecond: number, totalMs: number): number {
  return (ratePerSecond * totalMs) / 1000;
}

function expectedCallUsd(arm: BenchmarkArm, prompt: BenchmarkPrompt, settings: BenchmarkSettings): number | null {
  const usage = {
    inputTokens: Math.ceil((prompt.text.length + nonceCharacters) / charactersPerToken),
    outputTokens: prompt.maxTokens ?? Math.ceil(settings.maxTokens * usualShareOfMaxTokens),
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
  };
  return estimateCostUsd({ modelId: arm.modelId, scope: arm.scope, usage })?.usd ?? null;
}

/** Every prompt is used equally often. */
function meanOver({ prompts }: Plan, cost: (prompt: BenchmarkPrompt) => number | null): number | null {
  const costs = prompts.map(cost).filter((usd) => usd !== null);
  return costs.length < prompts.length || costs.length === 0
    ? null
    : costs.reduce((sum, usd) => sum + usd, 0) / costs.length;
}

function total(perCall: (number | null)[], calls: number): number | null {
  const known = perCall.filter((usd) => usd !== null);
  return known.length < perCall.length ? null : known.reduce((sum, usd) => sum + usd * calls, 0);
}

function minutesOf({ settings, arms }: Plan, calls: number, totalMs: number): number {
  if (settings.mode === "load") {
    const armMs = settings.durationMs + (1000 * settings.warmUp) / settings.ratePerSecond + totalMs;
    return (armMs * arms.length) / 60_000;
  }
  const perPair = totalMs * arms.length + settings.spacingMs;
  return (perPair * calls) / settings.concurrency / 60_000;
}

function reservedPerMinute({ settings, arms, prompts }: Plan, calls: number, minutes: number): number {
  const perCall = prompts.map(
    (prompt) => (prompt.text.length + nonceCharacters) / charactersPerToken + (prompt.maxTokens ?? settings.maxTokens),
  );
  const mean = perCall.reduce((sum, tokens) => sum + tokens, 0) / Math.max(1, perCall.length);
  // One arm after the other: a minute holds the calls of one.
  if (settings.mode === "load") return Math.ceil(mean * settings.ratePerSecond * 60);
  const perModel = Map.groupBy(arms, (arm) => arm.modelId);
  const most = Math.max(...[...perModel.values()].map((same) => same.length));
  return Math.ceil((mean * most * calls) / Math.max(1, minutes));
}

function burndownsOf(arms: BenchmarkArm[]): Preflight["burndowns"] {
  const names = new Map(arms.map((arm) => [arm.modelName, factsOf(arm.modelId).burndown]));
  return [...names].flatMap(([modelName, factor]) => (factor > 1 ? [{ modelName, factor }] : []));
}

/** What each call reserves against what its model takes, where the catalogue knows it. */
function limitWarnings({ settings, arms, prompts }: Plan): string[] {
  const asked = Math.max(...prompts.map((prompt) => prompt.maxTokens ?? settings.maxTokens));
  const sent = Math.max(...prompts.map(tokensOf));
  const models = new Map(arms.map((arm) => [arm.modelId, arm.modelName]));
  return [...models].flatMap(([modelId, name]) => {
    const { maxOutputTokens, contextTokens } = factsOf(modelId);
    if (maxOutputTokens !== null && asked > maxOutputTokens) {
      return [
        `${name} answers with at most ${maxOutputTokens.toLocaleString("en")} tokens: it may refuse ${asked.toLocaleString("en")}.`,
      ];
    }
    if (contextTokens === null || sent + asked <= contextTokens) return [];
    return [
      `${name} takes ${contextTokens.toLocaleString("en")} tokens in all: the longest prompt with its answer may have more.`,
    ];
  });
}

function tokensOf({ text }: BenchmarkPrompt): number {
  return Math.ceil((text.length + nonceCharacters) / charactersPerToken);
}

function reasonsToAsk({
  names,
  worstUsd,
  confirmAboveUsd,
}: {
  names: string[];
  worstUsd: number | null;
  confirmAboveUsd: number;
}) {
  const unpriced = names.length > 0 ? [`${names.join(" and ")} has no known price: the cost cap cannot hold.`] : [];
  const dear = worstUsd !== null && worstUsd > confirmAboveUsd;
  return dear
    ? [...unpriced, `It may cost more than $${confirmAboveUsd}, above which your organisation asks for a yes.`]
    : unpriced;
}

function warningsOf(plan: Plan, worstUsd: number | null, totalMs: number): string[] {
  const { settings } = plan;
  const last = settings.mode === "load" ? "start" : "pair";
  const capped =
    worstUsd !== null && worstUsd > settings.costCapUsd
      ? [`In the worst case the cost cap ends the run before its last ${last}.`]
      : [];
  return [...limitWarnings(plan), ...capped, ...modeWarnings(plan, totalMs)];
}

function modeWarnings({ settings, arms }: Plan, totalMs: number): string[] {
  if (settings.mode === "load") {
    const inFlight = inFlightOf(settings.ratePerSecond, totalMs);
    const isTight = inFlight > settings.inFlight;
    const about = Math.ceil(inFlight).toLocaleString("en");
    return isTight
      ? [
          `At this rate about ${about} calls are in flight; with at most ${settings.inFlight} many starts will be missed.`,
        ]
      : [];
  }
  const models = new Set(arms.map((arm) => arm.routeKey));
  const notTwins =
    models.size > 1
      ? ["The arms do not route to the same models: a difference may be the model's or the route's."]
      : [];
  const shared =
    settings.concurrency > 1
      ? [
          "Pairs under way at the same time load the model themselves: for a verdict about latency measure one at a time.",
        ]
      : [];
  return [...notTwins, ...shared];
}

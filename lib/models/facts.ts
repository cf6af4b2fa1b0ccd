import limits from "./limits.json" with { type: "json" };

/** What one base model takes beyond Bedrock's general rules. A member is null where no source says anything. */
export interface ModelFacts {
  /** Where the model's top-k goes in `additionalModelRequestFields`, and its range. */
  topK: { path: [string, ...string[]]; min: number; max: number } | null;
  /** Refuses temperature and top-p together. */
  hasOneSamplingMethod: boolean;
  /** How thinking is asked for: by a budget of tokens (Claude) or by an effort (Nova 2). */
  thinking: "budget" | "effort" | null;
  /** Prompt caching: the shortest prefix that is kept, in tokens. */
  cache: { minimumTokens: number; allowsHour: boolean; allowsTools: boolean } | null;
  /** What the model reads, as Bedrock lists it (`TEXT`, `IMAGE`); Bedrock's own answer counts before this one. */
  modalities: readonly string[] | null;
  takesDocuments: boolean | null;
  /** `performanceConfig` has an effect. */
  canBeOptimized: boolean;
  /** Quota tokens that one output token counts. */
  burndown: number;
  contextTokens: number | null;
  /** Community data: the model may allow more by now. */
  maxOutputTokens: number | null;
}

/** Sources of what is written below by pattern; `limits.json` names its own. */
export const factSources = {
  userGuide: { url: "https://docs.aws.amazon.com/bedrock/latest/userguide/", asOf: "2026-08" },
  limits: { url: `https://${limits.source}`, asOf: limits.asOf },
} as const;

const claude = /^anthropic\.claude-/;
const claude37AndLater = /^anthropic\.claude-(3-7|[a-z]+-[4-9])/;
const claude45AndLater = /^anthropic\.claude-([a-z]+-4-[5-9]|[a-z]+-[5-9])/;
/** Claude Opus 4.1, and everything from 4.5 on. */
const oneSamplingMethod = /^anthropic\.claude-(opus-4-1|[a-z]+-4-[5-9]|[a-z]+-[5-9])/;
const novaText = /^amazon\.nova-(2-)?(micro|lite|pro|premier)/;
const novaThinking = /^amazon\.nova-2-(lite|pro)/;
/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html */
const textOnly = /^amazon\.nova-micro/;
const readsDocuments = /^(amazon\.nova-(2-)?(lite|pro|premier)|anthropic\.claude-)/;
const optimized = /nova-pro|claude-3-5-haiku|llama3-1-(70b|405b)/;

const limitsOf: Record<string, { contextTokens: number; maxOutputTokens: number }> = limits.models;

/** The facts of a base model by its ID; of an unknown one none, so that only Bedrock's general limits hold. */
export function factsOf(modelId: string): ModelFacts {
  const limit = limitsOf[modelId];
  return {
    topK: topKOf(modelId),
    hasOneSamplingMethod: oneSamplingMethod.test(modelId),
    thinking: claude37AndLater.test(modelId) ? "budget" : novaThinking.test(modelId) ? "effort" : null,
    cache: cacheOf(modelId),
    modalities: textOnly.test(modelId) ? ["TEXT"] : null,
    takesDocuments: textOnly.test(modelId) ? false : readsDocuments.test(modelId) ? true : null,
    canBeOptimized: optimized.test(modelId),
    burndown: claude37AndLater.test(modelId) ? 5 : 1,
    contextTokens: limit?.contextTokens ?? null,
    maxOutputTokens: limit?.maxOutputTokens ?? null,
  };
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html */
function topKOf(modelId: string): ModelFacts["topK"] {
  if (claude.test(modelId)) return { path: ["top_k"], min: 0, max: 500 };
  return novaText.test(modelId) ? { path: ["inferenceConfig", "topK"], min: 1, max: 128 } : null;
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html */
function cacheOf(modelId: string): ModelFacts["cache"] {
  const ofClaude = { allowsHour: claude45AndLater.test(modelId), allowsTools: true };
  if (/claude-(haiku-4-5|opus-4-[5-9]|opus-[5-9])/.test(modelId)) return { ...ofClaude, minimumTokens: 4_096 };
  if (/claude-3-5-haiku/.test(modelId)) return { ...ofClaude, minimumTokens: 2_048 };
  if (claude37AndLater.test(modelId) || /claude-3-5-sonnet-20241022/.test(modelId)) {
    return { ...ofClaude, minimumTokens: 1_024 };
  }
  return novaText.test(modelId) ? { minimumTokens: 1_000, allowsHour: false, allowsTools: false } : null;
}

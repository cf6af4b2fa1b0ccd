/** What distinguishes models beyond the catalogue, by their IDs; from AWS's user guide (August 2026). */
type ModelTraits = {
  dialect: "anthropic" | "nova" | null; // of InvokeModel bodies; null where this stand-in knows none
  reasoning: "never" | "on-request" | "always";
  burndown: 1 | 5; // quota tokens per output token
  cache: CacheTraits | null;
  hasOneSamplingMethod: boolean; // refuses temperature and topP together
  countsTokens: boolean;
  canBeOptimized: boolean; // performanceConfig
};

type CacheTraits = { minimumTokens: number; maximumTokens: number; allowsHour: boolean; allowsTools: boolean };

const claude = /^anthropic\.claude-/;
const claude37AndLater = /^anthropic\.claude-(3-7|[a-z]+-[4-9])/;
const claude45AndLater = /^anthropic\.claude-([a-z]+-4-[5-9]|[a-z]+-[5-9])/;
// Claude Opus 4.1, everything 4.5 and later.
const oneSamplingMethod = /^anthropic\.claude-(opus-4-1|[a-z]+-4-[5-9]|[a-z]+-[5-9])/;
const reasonsAlways = /^(deepseek\.r1|openai\.gpt-oss|moonshot\.kimi-k2-thinking|minimax\.)/;
const novaText = /^amazon\.nova-(2-)?(micro|lite|pro|premier)/;

export function traitsOf(modelId: string): ModelTraits {
  return {
    dialect: claude.test(modelId) ? "anthropic" : novaText.test(modelId) ? "nova" : null,
    reasoning: reasoningOf(modelId),
    burndown: claude37AndLater.test(modelId) ? 5 : 1,
    cache: cacheOf(modelId),
    hasOneSamplingMethod: oneSamplingMethod.test(modelId),
    countsTokens: claude37AndLater.test(modelId) || /^anthropic\.claude-3-5/.test(modelId),
    canBeOptimized: /nova-pro|claude-3-5-haiku|llama3-1-(70b|405b)/.test(modelId),
  };
}

function reasoningOf(modelId: string): ModelTraits["reasoning"] {
  if (reasonsAlways.test(modelId)) return "always";
  return claude37AndLater.test(modelId) || /^amazon\.nova-2-(lite|pro)/.test(modelId) ? "on-request" : "never";
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html */
function cacheOf(modelId: string): CacheTraits | null {
  const claudeTraits = { maximumTokens: 1_000_000, allowsHour: claude45AndLater.test(modelId), allowsTools: true };
  if (/claude-(haiku-4-5|opus-4-[5-9]|opus-[5-9])/.test(modelId)) return { ...claudeTraits, minimumTokens: 4_096 };
  if (/claude-3-5-haiku/.test(modelId)) return { ...claudeTraits, minimumTokens: 2_048 };
  if (claude37AndLater.test(modelId) || /claude-3-5-sonnet-20241022/.test(modelId)) {
    return { ...claudeTraits, minimumTokens: 1_024 };
  }
  if (!novaText.test(modelId)) return null;
  return { minimumTokens: 1_000, maximumTokens: 20_000, allowsHour: false, allowsTools: false };
}

import { formatCount } from "@/lib/format";
import type { CallSettings } from "@/lib/invocations/settings";
import { factSources, type ModelFacts } from "@/lib/models/facts";

/** A setting that this model refuses (`error`), or may refuse by a source that is not AWS's (`warning`). */
export interface SettingFinding {
  setting: keyof CallSettings;
  level: "error" | "warning";
  message: string;
}

type Rule = (settings: CallSettings, facts: ModelFacts, maxTokens: number | null) => SettingFinding | null;

const error = (setting: keyof CallSettings, message: string): SettingFinding => ({ setting, level: "error", message });
const warning = (setting: keyof CallSettings, message: string): SettingFinding => ({
  setting,
  level: "warning",
  message,
});

/**
 * Holds settings against what is known of the model. An unknown model is held against nothing.
 *
 * @param maxTokens what will be sent, null when no limit is
 */
export function checkSettings(settings: CallSettings, facts: ModelFacts, maxTokens: number | null): SettingFinding[] {
  return rules.flatMap((rule) => rule(settings, facts, maxTokens) ?? []);
}

/** Every setting that this model refuses, in one message for the person; null when it takes them all. */
export function settingsRefusal(settings: CallSettings, facts: ModelFacts, maxTokens: number | null): string | null {
  const errors = checkSettings(settings, facts, maxTokens).filter(({ level }) => level === "error");
  return errors.length > 0 ? errors.map(({ message }) => message).join(" ") : null;
}

const rules: Rule[] = [
  ({ temperature, topP }, { hasOneSamplingMethod }) =>
    hasOneSamplingMethod && temperature !== undefined && topP !== undefined
      ? error("topP", "This model takes temperature or top P, not both. Set one of them back to default.")
      : null,
  ({ topK }, { topK: rule }) => {
    if (topK === undefined) return null;
    if (rule === null) return error("topK", "No source says that this model takes top K. Set it back to default.");
    const isInside = topK >= rule.min && topK <= rule.max;
    return isInside ? null : error("topK", `Top K of this model goes from ${rule.min} to ${rule.max}.`);
  },
  ({ thinking }, facts) => {
    if (!thinking || facts.thinking === null) {
      return thinking ? error("thinking", "No source says that this model can be asked to think.") : null;
    }
    const isBudget = "budgetTokens" in thinking;
    if (isBudget === (facts.thinking === "budget")) return null;
    return error(
      "thinking",
      isBudget ? "This model takes an effort, no budget." : "This model takes a budget of tokens.",
    );
  },
  ({ thinking }, _, maxTokens) => {
    if (!thinking || !("budgetTokens" in thinking) || maxTokens === null) return null;
    const isLess = thinking.budgetTokens < maxTokens;
    return isLess ? null : error("thinking", "The thinking budget must be smaller than max tokens, which includes it.");
  },
  ({ thinking, temperature, topK }) => {
    if (!thinking || !("budgetTokens" in thinking)) return null;
    if (temperature !== undefined && temperature !== 1)
      return error("temperature", "While thinking this model takes no temperature but 1.");
    return topK === undefined ? null : error("topK", "While thinking this model takes no top K.");
  },
  ({ thinking, toolChoice }) =>
    thinking && "budgetTokens" in thinking && toolChoice !== undefined && toolChoice !== "auto"
      ? error("toolChoice", "A thinking model cannot be forced to use a tool. Set the choice back to default.")
      : null,
  ({ toolChoice, tools }) => {
    if (toolChoice === undefined) return null;
    if (!tools) return error("toolChoice", "A tool choice needs tools.");
    const isKnown = typeof toolChoice === "string" || tools.some(({ name }) => name === toolChoice.name);
    return isKnown ? null : error("toolChoice", "The chosen tool is none of the tools.");
  },
  ({ caching }, { cache }) => {
    if (!caching) return null;
    if (cache === null)
      return warning("caching", "No source says that this model caches prompts; Bedrock may refuse it.");
    if (caching.ttl === "1h" && !cache.allowsHour)
      return error("caching", "This model keeps a prompt for 5 minutes only.");
    const refusesTools = caching.tools && !cache.allowsTools;
    return refusesTools
      ? error("caching", "This model does not cache tools; it caches system prompt and messages.")
      : null;
  },
  ({ latency }, { canBeOptimized }) =>
    latency === "optimized" && !canBeOptimized
      ? warning(
          "latency",
          "Not offered for this model: Bedrock then serves it as standard, and says so with the answer.",
        )
      : null,
  (_, { maxOutputTokens }, maxTokens) =>
    maxOutputTokens !== null && maxTokens !== null && maxTokens > maxOutputTokens
      ? warning(
          "maxTokens",
          `More than the ${formatCount(maxOutputTokens)} that ${factSources.limits.url.replace("https://", "")} knew for this model on ${factSources.limits.asOf}; Bedrock may refuse it.`,
        )
      : null,
];

import { validationError } from "./aws-error.ts";
import type { FoundationModel } from "./catalogue.ts";
import { refusedByModel } from "./content-blocks.ts";
import { traitsOf } from "./model-traits.ts";
import { isJsonObject } from "./validation.ts";

export type Sampling = { temperature: number | undefined; topP: number | undefined };
export type Reasoning = { budgetTokens: number } | null;

// With a large budget, or none named, a model still stops thinking early on the questions people try.
const usualBudgetTokens = 4_096;

/** What the model itself refuses, after the API has let the request pass. @throws AwsError `ValidationException` */
export function refuseBeyondModel(
  model: FoundationModel,
  request: { maxTokens: number | undefined; inputTokens: number; reasoning: Reasoning } & Sampling,
): void {
  const { maxTokens, inputTokens, temperature, topP, reasoning } = request;
  const { maxOutputTokens: limit, contextTokens } = model;
  if (limit !== undefined && maxTokens !== undefined && maxTokens > limit) {
    throw validationError(
      `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`,
    );
  }
  if (temperature !== undefined && topP !== undefined && traitsOf(model.modelId).hasOneSamplingMethod) {
    throw refusedByModel("`temperature` and `top_p` cannot both be specified for this model. Please use only one.");
  }
  if (reasoning && model.modelId.startsWith("anthropic.") && temperature !== undefined && temperature !== 1) {
    throw refusedByModel(
      "`temperature` may only be set to 1 when thinking is enabled. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking",
    );
  }
  if (contextTokens !== undefined && inputTokens > contextTokens) {
    throw validationError("Input is too long for requested model.");
  }
}

/** Whether and how long a model thinks that was not asked to. */
export function reasoningByDefault(modelId: string): Reasoning {
  return traitsOf(modelId).reasoning === "always" ? { budgetTokens: usualBudgetTokens } : null;
}

/**
 * Anthropic's `thinking` member: `{type: "enabled", budget_tokens}`, `{type: "adaptive"}` or `{type: "disabled"}`.
 *
 * @throws AwsError `ValidationException`
 */
export function readThinking(
  value: unknown,
  { modelId, maxTokens, isToolForced }: { modelId: string; maxTokens: number | undefined; isToolForced: boolean },
): Reasoning {
  if (value === undefined || value === null) return null;
  const { type, budget_tokens: budget } = isJsonObject(value) ? value : {};
  if (type === "disabled") return null;
  if (traitsOf(modelId).reasoning === "never") throw refusedByModel("thinking: Extra inputs are not permitted");
  if (type !== "enabled" && type !== "adaptive") {
    throw refusedByModel("thinking.type: Input should be 'enabled', 'adaptive' or 'disabled'");
  }
  if (isToolForced) throw refusedByModel("Thinking may not be enabled when tool_choice forces tool use.");
  if (type === "adaptive") return { budgetTokens: usualBudgetTokens };
  if (typeof budget !== "number" || !Number.isInteger(budget)) {
    throw refusedByModel("thinking.enabled.budget_tokens: Field required");
  }
  if (budget < 1_024) {
    throw refusedByModel("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024");
  }
  if (maxTokens !== undefined && maxTokens <= budget) {
    throw refusedByModel(
      "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size",
    );
  }
  return { budgetTokens: Math.min(budget, usualBudgetTokens) };
}

const effortBudgets: Record<string, number> = { low: 512, medium: 2_048, high: usualBudgetTokens };

/** Nova 2's `reasoningConfig`: `{type: "enabled" | "disabled", maxReasoningEffort}`. @throws AwsError `ValidationException` */
export function readReasoningConfig(value: unknown, modelId: string): Reasoning {
  if (value === undefined || value === null) return null;
  const { type, maxReasoningEffort: effort = "low" } = isJsonObject(value) ? value : {};
  if (type === "disabled") return null;
  if (traitsOf(modelId).reasoning === "never") throw extraneousKey("reasoningConfig");
  if (type !== "enabled")
    throw validationError("reasoningConfig.type must be one of the following: enabled, disabled.");
  const budgetTokens =
    typeof effort === "string" && Object.hasOwn(effortBudgets, effort) ? effortBudgets[effort] : undefined;
  if (budgetTokens === undefined) {
    throw validationError("reasoningConfig.maxReasoningEffort must be one of the following: low, medium, high.");
  }
  return { budgetTokens };
}

export function extraneousKey(key: string) {
  return validationError(
    `Malformed input request: #: extraneous key [${key}] is not permitted, please reformat your input and try again.`,
  );
}

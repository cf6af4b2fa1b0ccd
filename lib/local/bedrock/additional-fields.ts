import { validationError } from "./aws-error.ts";
import { refusedByModel } from "./content-blocks.ts";
import {
  extraneousKey,
  type Reasoning,
  readReasoningConfig,
  readThinking,
  reasoningByDefault,
} from "./inference-settings.ts";
import { traitsOf } from "./model-traits.ts";
import type { Constraints } from "./validation.ts";

// Members of Anthropic's own body that Converse has no member for.
const anthropicFields = new Set([
  "anthropic_beta",
  "container",
  "context_management",
  "mcp_servers",
  "metadata",
  "output_config",
  "output_format",
  "thinking",
  "tool_choice",
  "tools",
  "top_k",
]);
const anthropicConflicts = new Set(["max_tokens", "messages", "stop_sequences", "system", "temperature", "top_p"]);
const novaFields = new Set(["inferenceConfig", "reasoningConfig"]);

/**
 * Reads `additionalModelRequestFields`: the model's own settings, of which only reasoning changes an answer here.
 *
 * @throws AwsError `ValidationException` for fields this model does not know, where that is known
 */
export function readAdditionalFields(
  check: Constraints,
  value: unknown,
  context: { modelId: string; maxTokens: number | undefined; isToolForced: boolean },
): Reasoning {
  const fields = check.object(value, "additionalModelRequestFields") ?? {};
  const { modelId } = context;
  switch (traitsOf(modelId).dialect) {
    case "anthropic":
      for (const key of Object.keys(fields)) refuseAnthropicField(key);
      return readThinking(fields.thinking, context);
    case "nova": {
      const unknown = Object.keys(fields).find((key) => !novaFields.has(key));
      if (unknown !== undefined) throw extraneousKey(unknown);
      return readReasoningConfig(fields.reasoningConfig, modelId);
    }
    case null:
      return reasoningByDefault(modelId);
  }
}

function refuseAnthropicField(key: string): void {
  if (anthropicConflicts.has(key)) {
    throw validationError(`The additional field ${key} conflicts with an existing field.`);
  }
  if (!anthropicFields.has(key)) throw refusedByModel(`${key}: Extra inputs are not permitted`);
}

/** JSON pointers into the model's own answer, such as `/stop_sequence`. @throws AwsError `ValidationException` */
export function readFieldPaths(check: Constraints, value: unknown): string[] {
  const name = "additionalModelResponseFieldPaths";
  return check.list(value, name, { max: 10 }).map((path, index) => {
    const pointer = check.text(path, `${name}.${index + 1}.member`, { required: true, min: 1, max: 256 }) ?? "";
    if (!/^(\/([^~/]|~[01])*)+$/.test(pointer)) {
      throw validationError(`The value ${pointer.slice(0, 256)} at ${name} is not a valid JSON pointer.`);
    }
    return pointer;
  });
}

/** The members of `native` that the pointers name, each at its place; undefined when there are none. */
export function pickFields(native: unknown, pointers: string[]): Record<string, unknown> | undefined {
  const picked: Record<string, unknown> = {};
  for (const pointer of pointers) {
    const keys = pointer
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const found = keys.reduce<unknown>(memberOf, native);
    if (found !== undefined) place(picked, keys, found);
  }
  return Object.keys(picked).length > 0 ? picked : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function place(target: Record<string, unknown>, [key = "", ...rest]: string[], value: unknown): void {
  if (key === "__proto__") return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner: Record<string, unknown> = Object.hasOwn(target, key) ? { ...asRecord(target[key]) } : {};
  place(inner, rest, value);
  target[key] = inner;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

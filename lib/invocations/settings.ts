import { z } from "zod";
import type { JsonObject, JsonValue } from "@/lib/bedrock/types";

/** Bedrock's general limits; what single models add is in `lib/models/facts.ts`. */
export const maxSystemCharacters = 100_000;
export const maxOutputTokens = 1_000_000;
const maxStopSequences = 2_500;
const metadataText = /^[a-zA-Z0-9\s:_@$#=/+,.-]*$/;
const toolName = /^[a-zA-Z0-9_-]{1,64}$/;
const maxToolsCharacters = 200_000;

const jsonValueSchema: z.ZodType<JsonValue> = z.json();
export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), jsonValueSchema);

const toolSchema = z.object({
  name: z.string().regex(toolName, "A tool's name has 1 to 64 letters, digits, hyphens and underscores."),
  description: z.string().max(10_000).optional(),
  inputSchema: jsonObjectSchema.refine(
    ({ type }) => type === "object",
    'The inputSchema of a tool is a JSON schema with "type": "object".',
  ),
});

const toolsSchema = z
  .array(toolSchema)
  .min(1, "Leave the tools empty, or define at least one.")
  .max(100)
  .refine(
    (tools) => new Set(tools.map(({ name }) => name)).size === tools.length,
    "Two tools have the same name; names must differ.",
  )
  .refine(
    (tools) => JSON.stringify(tools).length <= maxToolsCharacters,
    "The tools are longer than 200,000 characters.",
  );

const metadataSchema = z
  .record(
    z.string().min(1).max(256).regex(metadataText, "A key takes letters, digits, spaces and : _ @ $ # = / + , . -"),
    z.string().max(256).regex(metadataText, "A value takes letters, digits, spaces and : _ @ $ # = / + , . -"),
  )
  .refine((pairs) => Object.keys(pairs).length >= 1 && Object.keys(pairs).length <= 16, "1 to 16 pairs are allowed.");

const share = z.number().min(0, "From 0 to 1.").max(1, "From 0 to 1.");

/**
 * How a model is asked. A member that is absent is not sent: the model's own default holds.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
export const callSettingsSchema = z.object({
  system: z.string().trim().min(1).max(maxSystemCharacters).optional(),
  /** Overrides the limit that all panes share; null: not sent for this pane. */
  maxTokens: z.number().int().min(1).max(maxOutputTokens).nullable().optional(),
  temperature: share.optional(),
  topP: share.optional(),
  topK: z.number().int().min(0).max(500).optional(),
  stopSequences: z.array(z.string().min(1).max(1_000)).min(1).max(maxStopSequences).optional(),
  thinking: z
    .union([
      z.object({
        budgetTokens: z.number().int().min(1_024, "Thinking takes at least 1,024 tokens.").max(maxOutputTokens),
      }),
      z.object({ effort: z.enum(["low", "medium", "high"]) }),
    ])
    .optional(),
  requestMetadata: metadataSchema.optional(),
  serviceTier: z.enum(["priority", "default", "flex", "reserved"]).optional(),
  latency: z.enum(["standard", "optimized"]).optional(),
  /** Where cache points go: after the tools, after the system prompt, after the newest prompt. */
  caching: z
    .object({ tools: z.boolean(), system: z.boolean(), conversation: z.boolean(), ttl: z.enum(["5m", "1h"]) })
    .optional(),
  tools: toolsSchema.optional(),
  toolChoice: z.union([z.enum(["auto", "any"]), z.object({ name: z.string().regex(toolName) })]).optional(),
  /** False: the answer comes as a whole, and only its total time is known. */
  isStreaming: z.boolean().optional(),
});
export type CallSettings = z.output<typeof callSettingsSchema>;

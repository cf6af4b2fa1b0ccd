import { documentNames } from "@/lib/attachments/document-names";
import { type AttachmentRef, documentFormats, imageFormats } from "@/lib/attachments/schema";
import type { ContentPart, ConverseMessage, ConverseRequest, JsonObject, JsonValue } from "@/lib/bedrock/types";
import type { PromptMessage } from "@/lib/invocations/schema";
import type { CallSettings } from "@/lib/invocations/settings";
import type { ModelFacts } from "@/lib/models/facts";

export interface StoredFile {
  kind: "image" | "document";
  format: string;
  sizeBytes: number;
  content: Uint8Array;
}

/** What is sent to Bedrock for a conversation and its settings. Nothing that was not set is in it. */
export function buildRequest(input: {
  modelId: string;
  messages: PromptMessage[];
  settings: CallSettings;
  maxTokens: number | null;
  facts: ModelFacts;
  /** Every attached file of the messages by ID. */
  files: ReadonlyMap<string, StoredFile>;
}): ConverseRequest {
  const { settings, facts, maxTokens } = input;
  const { caching, tools } = settings;
  const last = input.messages.length - 1;
  const messages = input.messages.map((message, index) =>
    toMessage(
      message,
      input.files,
      index === last && caching?.conversation ? [{ type: "cache-point", ttl: caching.ttl }] : [],
    ),
  );
  return {
    modelId: input.modelId,
    messages,
    system: toSystem(settings),
    inference: {
      ...(maxTokens !== null && { maxTokens }),
      ...(settings.temperature !== undefined && { temperature: settings.temperature }),
      ...(settings.topP !== undefined && { topP: settings.topP }),
      ...(settings.stopSequences && { stopSequences: settings.stopSequences }),
    },
    tools: tools
      ? { specs: tools, choice: settings.toolChoice ?? "auto", cacheTtl: caching?.tools ? caching.ttl : null }
      : null,
    requestMetadata: settings.requestMetadata ?? null,
    serviceTier: settings.serviceTier ?? null,
    latency: settings.latency ?? null,
    additionalFields: additionalFields(settings, facts),
  };
}

/** The limit that is sent with a call: its own, or else the one that all panes share. */
export function maxTokensOf(settings: CallSettings, shared: number | null): number | null {
  return settings.maxTokens === undefined ? shared : settings.maxTokens;
}

function toMessage(
  message: PromptMessage,
  files: ReadonlyMap<string, StoredFile>,
  cachePoint: ContentPart[],
): ConverseMessage {
  const content: ContentPart[] = [];
  if (message.role === "assistant" && message.reasoning) content.push({ type: "reasoning", ...message.reasoning });
  if (message.role === "user") {
    for (const toolResult of message.toolResults ?? []) content.push({ type: "tool-result", toolResult });
    content.push(...toFileParts(message.attachments ?? [], files));
  }
  if (message.text.trim() !== "") content.push({ type: "text", text: message.text });
  if (message.role === "assistant") {
    for (const toolUse of message.toolUses ?? []) content.push({ type: "tool-use", toolUse });
  }
  return { role: message.role, content: [...content, ...cachePoint] };
}

function toFileParts(refs: AttachmentRef[], files: ReadonlyMap<string, StoredFile>): ContentPart[] {
  const names = documentNames(refs.map(({ name }) => name));
  return refs.map(({ id }, index): ContentPart => {
    const file = files.get(id);
    const imageFormat = imageFormats.find((format) => format === file?.format);
    const documentFormat = documentFormats.find((format) => format === file?.format);
    if (file && imageFormat) return { type: "image", format: imageFormat, bytes: file.content };
    if (file && documentFormat) {
      return { type: "document", format: documentFormat, name: names[index] ?? "Document", bytes: file.content };
    }
    throw new Error(`the file ${id} was not loaded`);
  });
}

function toSystem({ system, caching }: CallSettings): ContentPart[] {
  if (system === undefined) return [];
  const text: ContentPart = { type: "text", text: system };
  return caching?.system ? [text, { type: "cache-point", ttl: caching.ttl }] : [text];
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html */
function additionalFields({ topK, thinking }: CallSettings, facts: ModelFacts): JsonObject | null {
  const fields: JsonObject = {
    ...(topK !== undefined && facts.topK && nested(facts.topK.path, topK)),
    ...(thinking && thinkingField(thinking)),
  };
  return Object.keys(fields).length > 0 ? fields : null;
}

function nested([name, ...inner]: string[], value: JsonValue): JsonObject {
  return name === undefined ? {} : { [name]: inner.length > 0 ? nested(inner, value) : value };
}

function thinkingField(thinking: NonNullable<CallSettings["thinking"]>): JsonObject {
  if ("budgetTokens" in thinking) return { thinking: { type: "enabled", budget_tokens: thinking.budgetTokens } };
  return { reasoningConfig: { type: "enabled", maxReasoningEffort: thinking.effort } };
}

import type {
  ContentBlock,
  ConverseStreamCommandInput,
  SystemContentBlock,
  Tool,
} from "@aws-sdk/client-bedrock-runtime";
import type { CacheTtl, ContentPart, ConverseRequest, JsonObject } from "@/lib/bedrock/types";

/**
 * A call as the SDK takes it. What was not set is absent, so that the model's own default holds.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html
 */
export function toConverseInput(request: ConverseRequest): ConverseStreamCommandInput {
  const { inference, system, requestMetadata, serviceTier, latency, additionalFields } = request;
  return {
    modelId: request.modelId,
    messages: request.messages.map(({ role, content }) => ({ role, content: content.map(toBlock) })),
    ...(system.length > 0 && { system: system.map(toSystemBlock) }),
    ...(Object.keys(inference).length > 0 && { inferenceConfig: inference }),
    ...(request.tools && { toolConfig: toToolConfig(request.tools) }),
    ...(requestMetadata && { requestMetadata }),
    ...(serviceTier && { serviceTier: { type: serviceTier } }),
    ...(latency && { performanceConfig: { latency } }),
    ...(additionalFields && { additionalModelRequestFields: additionalFields }),
  };
}

function toBlock(part: ContentPart): ContentBlock {
  switch (part.type) {
    case "text":
      return { text: part.text };
    case "image":
      return { image: { format: part.format, source: { bytes: part.bytes } } };
    case "document":
      return { document: { format: part.format, name: part.name, source: { bytes: part.bytes } } };
    case "reasoning":
      return { reasoningContent: { reasoningText: { text: part.text, signature: part.signature } } };
    case "tool-use":
      return { toolUse: part.toolUse };
    case "tool-result": {
      const { toolUseId, status, text } = part.toolResult;
      return { toolResult: { toolUseId, status, content: [toolResultContent(text)] } };
    }
    case "cache-point":
      return cachePoint(part.ttl);
  }
}

/** What a person typed as a tool's result: a JSON object goes as one, everything else as text. */
function toolResultContent(text: string): { json: JsonObject } | { text: string } {
  if (!text.trimStart().startsWith("{")) return { text };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { text };
  }
}

function toSystemBlock(part: ContentPart): SystemContentBlock {
  if (part.type === "text") return { text: part.text };
  if (part.type === "cache-point") return cachePoint(part.ttl);
  throw new Error(`a system prompt cannot hold ${part.type}`);
}

/** Five minutes is what a cache point without a lifetime means, and all that some models take. */
function cachePoint(ttl: CacheTtl) {
  return { cachePoint: ttl === "1h" ? { type: "default" as const, ttl } : { type: "default" as const } };
}

function toToolConfig({ specs, choice, cacheTtl }: NonNullable<ConverseRequest["tools"]>) {
  const tools: Tool[] = specs.map(({ name, description, inputSchema }) => ({
    toolSpec: { name, ...(description && { description }), inputSchema: { json: inputSchema } },
  }));
  if (cacheTtl) tools.push(cachePoint(cacheTtl));
  // Left out, it is "auto": some models refuse the member itself.
  if (choice === "auto") return { tools };
  return { tools, toolChoice: choice === "any" ? { any: {} } : { tool: choice } };
}

export type ProfileType = "SYSTEM_DEFINED" | "APPLICATION";

/** An inference profile as both list calls and Get return it. Bedrock returns neither tags nor source here. */
export interface InferenceProfile {
  profileId: string;
  profileArn: string;
  name: string;
  description: string | null;
  type: ProfileType;
  status: string;
  /** Destination models in Bedrock's order; a global profile has a region-less ARN among them. */
  modelArns: string[];
  createdAt: Date | null;
  updatedAt: Date | null;
}

export interface Tag {
  key: string;
  value: string;
}

export interface FoundationModel {
  modelId: string;
  modelArn: string;
  name: string;
  provider: string;
  inputModalities: string[];
  outputModalities: string[];
  /** Null when Bedrock does not say. */
  streaming: boolean | null;
  /** `ON_DEMAND`, `PROVISIONED`, `INFERENCE_PROFILE`; `["INFERENCE_PROFILE"]` alone cannot be called by model ID. */
  inferenceTypes: string[];
  lifecycle: "ACTIVE" | "LEGACY";
  endOfLifeAt: Date | null;
}

/** Token counts as Bedrock reported them; `inputTokens` excludes cached tokens. */
export interface TokenUsage {
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
}

export interface ModelMessage {
  role: "user" | "assistant";
  text: string;
}

export type JsonValue = null | boolean | number | string | JsonValue[] | { [member: string]: JsonValue };
export type JsonObject = { [member: string]: JsonValue };

export type CacheTtl = "5m" | "1h";
export type ImageFormat = "png" | "jpeg" | "gif" | "webp";
export type DocumentFormat = "pdf" | "csv" | "doc" | "docx" | "xls" | "xlsx" | "html" | "txt" | "md";

/** A call of a tool that the model asks for. */
export interface ToolUse {
  toolUseId: string;
  name: string;
  input: JsonObject;
}

export interface ToolResult {
  toolUseId: string;
  status: "success" | "error";
  text: string;
}

export type ContentPart =
  | { type: "text"; text: string }
  | { type: "image"; format: ImageFormat; bytes: Uint8Array }
  | { type: "document"; format: DocumentFormat; name: string; bytes: Uint8Array }
  | { type: "reasoning"; text: string; signature: string }
  | { type: "tool-use"; toolUse: ToolUse }
  | { type: "tool-result"; toolResult: ToolResult }
  | { type: "cache-point"; ttl: CacheTtl };

export interface ConverseMessage {
  role: "user" | "assistant";
  content: ContentPart[];
}

export interface ToolSpec {
  name: string;
  description?: string | undefined;
  /** A JSON schema of an object. */
  inputSchema: JsonObject;
}

/** One call as it is made, without anything that was not set. */
export interface ConverseRequest {
  /** ARN of an application profile, or ID or ARN of a system profile. */
  modelId: string;
  messages: ConverseMessage[];
  system: ContentPart[];
  inference: { maxTokens?: number; temperature?: number; topP?: number; stopSequences?: string[] };
  tools: { specs: ToolSpec[]; choice: "auto" | "any" | { name: string }; cacheTtl: CacheTtl | null } | null;
  requestMetadata: Record<string, string> | null;
  serviceTier: ServiceTier | null;
  latency: "standard" | "optimized" | null;
  /** The model's own settings that Converse has no member for. */
  additionalFields: JsonObject | null;
}

export type ServiceTier = "priority" | "default" | "flex" | "reserved";

/** What Bedrock says it served the call with; null where it says nothing. */
export interface Served {
  serviceTier: string | null;
  latency: string | null;
}

/** Content events by kind: thinking is counted apart from the answer. */
export interface ContentCounts {
  text: number;
  reasoning: number;
  tool: number;
}

export type ContentEvent =
  | { type: "content"; kind: "text" | "reasoning" | "tool"; text: string; at: number | null }
  /** The model begins to call a tool; its input follows as content of kind `tool`. */
  | { type: "tool-start"; toolUseId: string; name: string }
  /** Proves a thinking text to the model that wrote it: sent back with the tool's result. */
  | { type: "signature"; signature: string };

/** What a model delivers. `at` is the arrival in ms of `performance.now()`; null when the answer came as a whole. */
export type ModelEvent =
  | ContentEvent
  | { type: "stop"; stopReason: string }
  | { type: "metadata"; usage: TokenUsage | null; serviceLatencyMs: number | null; served: Served };

/** Marks that only the socket knows. `sentAt` is null until the request has been written to an open connection. */
export interface CallMarks {
  decidedAt: number;
  sentAt: number | null;
  /** The answer has come to its end; noted where it is seen, before anybody else takes the processor. */
  endedAt: number | null;
  awsRequestId: string | null;
  attempts: number | null;
}

/** A fault rule as the control port of the local Bedrock takes it; `docs/local-bedrock.md` lists conditions and kinds. */
export interface FaultRule {
  operation?: string;
  /** Only calls of this profile or model. */
  profile?: string;
  type?: "SYSTEM_DEFINED" | "APPLICATION";
  /** Only so many calls. */
  times?: number;
  /** Only this part of the calls, 0 to 1. */
  share?: number;
  fault: { kind: string; [member: string]: string | number | boolean };
}

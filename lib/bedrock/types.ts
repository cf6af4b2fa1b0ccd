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

/** What a model stream delivers. `at` is the arrival in ms of `performance.now()`. */
export type ModelEvent =
  | { type: "content"; kind: "text" | "reasoning" | "tool"; text: string; at: number }
  | { type: "stop"; stopReason: string; at: number }
  | { type: "metadata"; usage: TokenUsage | null; serviceLatencyMs: number | null; at: number };

/** Marks that only the socket knows. `sentAt` is null until the request has been written to an open connection. */
export interface CallMarks {
  decidedAt: number;
  sentAt: number | null;
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

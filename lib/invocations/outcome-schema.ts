import { z } from "zod";
import { errorCodes } from "@/lib/errors";
import type { InvocationOutcome } from "@/lib/invocations/events";
import type { ActionError } from "@/lib/result";

/** What a call came to, where it comes back from a browser: kept conversations and saved runs. */

const ms = z.number().nullable();
const count = z.number().int().min(0);

export const actionErrorSchema: z.ZodType<ActionError, ActionError> = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  requestId: z.string(),
  awsRequestId: z.string().optional(),
  retryAfterMs: z.number().optional(),
  fieldErrors: z.record(z.string(), z.string()).optional(),
  denied: z.object({ action: z.string(), resource: z.string().nullable() }).optional(),
  aws: z.object({ name: z.string(), status: z.number().nullable() }).optional(),
});

const timingSchema = z.object({
  clientOverheadMs: ms,
  ttftMs: ms,
  thinkingMs: ms,
  firstAnswerMs: ms,
  answeringMs: ms,
  tailMs: ms,
  totalMs: ms,
  tpotMs: ms,
});

const usageSchema = z.object({
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: count,
  cacheWriteTokens: count,
});

export const outcomeSchema: z.ZodType<InvocationOutcome, InvocationOutcome> = z.object({
  status: z.enum(["complete", "incomplete", "failed", "stopped"]),
  stopReason: z.string().nullable(),
  usage: usageSchema.nullable(),
  timing: timingSchema,
  decidedAtMs: ms,
  serviceLatencyMs: ms,
  attempts: z.number().nullable(),
  awsRequestId: z.string().nullable(),
  events: z.object({ text: count, reasoning: count, tool: count }),
  isStreamed: z.boolean(),
  served: z.object({ serviceTier: z.string().nullable(), latency: z.string().nullable() }),
  estimatedCostUsd: z.number().nullable(),
  priceDate: z.string().nullable(),
  maximumCostUsd: z.number().nullable(),
  minimumCostUsd: z.number().nullable().optional(),
  error: actionErrorSchema.nullable(),
});

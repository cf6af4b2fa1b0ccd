import type { InvocationIntent } from "@/lib/invocations/repository";

/** A call that is about to be made, and what it came to: change what the test is about. */
export const intent: InvocationIntent = {
  id: "",
  origin: "playground",
  processId: "p",
  actorId: "local",
  profileArn: "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abcdefghijkl",
  profileId: "abcdefghijkl",
  profileName: "analytics",
  profileType: "APPLICATION",
  modelId: "amazon.nova-lite-v1:0",
  modelName: "Nova Lite",
  route: "geo",
  region: "us-east-1",
  simulated: true,
  maxTokens: 100,
  startedAt: new Date(),
};

export const settlement = {
  status: "complete" as const,
  settledAt: new Date(),
  clientOverheadMs: 1,
  ttftMs: 10,
  totalMs: 100,
  firstAnswerMs: 1,
  answeringMs: 1,
  tailMs: 1,
  tpotMs: null,
  serviceLatencyMs: null,
  attempts: 1,
  inputTokens: 1_000,
  outputTokens: 100,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  stopReason: "end_turn",
  errorCode: null,
  awsRequestId: null,
};

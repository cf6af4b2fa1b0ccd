import { describe, expect, it } from "vitest";
import { conversationKey, readConversation, readDraft, writeConversation } from "@/lib/playground/stored";
import { emptyTranscript, reduceTranscript } from "@/lib/playground/transcript";

const calls = [
  {
    pane: 0,
    paneKey: "k",
    nodeId: "n",
    parent: "",
    invocationId: "i",
    profile: { profileId: "p", name: "P", type: "APPLICATION" as const, modelName: "M" },
  },
];
const timing = {
  clientOverheadMs: 1.5,
  ttftMs: 2,
  thinkingMs: null,
  firstAnswerMs: 2,
  answeringMs: 3,
  tailMs: 1,
  totalMs: 6,
  tpotMs: null,
};
const error = {
  code: "access_denied" as const,
  message: "No.",
  requestId: "r",
  awsRequestId: "a",
  denied: { action: "bedrock:InvokeModel", resource: null },
  aws: { name: "AccessDeniedException", status: 403 },
};
const outcome = {
  status: "incomplete" as const,
  stopReason: null,
  usage: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
  timing,
  decidedAtMs: 12.5,
  serviceLatencyMs: 4,
  attempts: 1,
  awsRequestId: "a",
  estimatedCostUsd: null,
  events: { text: 2, reasoning: 0, tool: 0 },
  isStreamed: true,
  served: { serviceTier: null, latency: null },
  maximumCostUsd: null,
  priceDate: null,
  error,
};

describe("readConversation", () => {
  it("gives back exactly what was kept", () => {
    const sent = reduceTranscript(emptyTranscript, {
      type: "sent",
      turnId: "t",
      prompt: "Hi",
      maxTokens: null,
      order: "random",
      calls,
      at: 1,
    });
    const transcript = reduceTranscript(sent, {
      type: "received",
      calls,
      events: [{ type: "invocation-end", pane: 0, outcome }],
      at: 2,
    });
    const panes = [{ key: "k", profileId: "p", isSynced: true, own: "topK:4" }];
    const votes = [{ turnId: "t", at: 4, choice: "tie", shown: [] }];
    const kept = { panes, savedAt: 5, transcript, votes, hidden: ["k"] };
    expect(readConversation(writeConversation(kept))).toEqual(kept);
    expect(readConversation(writeConversation({ ...kept, savedAt: 6 }))).toEqual({ ...kept, savedAt: 6 });
  });

  it.each([
    null,
    "",
    "{",
    "[]",
    '{"paneIds":["p"]}',
    '{"panes":[{"key":"k","profileId":"p","isSynced":true}],"savedAt":1,"transcript":{"k":[]}}',
  ])("reads %j as nothing", (json) => {
    expect(readConversation(json)).toBeNull();
  });
});

describe("readDraft", () => {
  it("keeps text of any length", () => {
    const draft = { text: "x".repeat(70_000), own: { k: "half a thought" } };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect(readDraft('{"text":1}')).toBeNull();
  });
});

describe("conversationKey", () => {
  it("tells sets of panes apart", () => {
    expect(new Set([["a"], ["a", "b"], ["b", "a"], ["a", ""]].map(conversationKey)).size).toBe(4);
  });
});

import { describe, expect, it } from "vitest";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import {
  type AskedCall,
  type AttemptState,
  emptyTranscript,
  isLive,
  lastTurn,
  liveAttempts,
  reduceTranscript,
  type Transcript,
  type TranscriptAction,
} from "@/lib/playground/transcript";
import type { ActionError } from "@/lib/result";

const profile = { profileId: "p", name: "P", type: "SYSTEM_DEFINED" as const, modelName: "M" };
const left: AskedCall = { pane: 0, invocationId: "left", profile };
const right: AskedCall = { pane: 1, invocationId: "right", profile };
const calls = [left, right];
const error: ActionError = { code: "throttled", message: "Bedrock is limiting requests.", requestId: "r" };
const sent: TranscriptAction = { type: "sent", turnId: "t1", prompt: "Hello", maxTokens: 100, calls, at: 5 };

const noTiming = {
  clientOverheadMs: null,
  ttftMs: null,
  thinkingMs: null,
  firstAnswerMs: null,
  answeringMs: null,
  tailMs: null,
  totalMs: null,
  tpotMs: null,
};

function outcome(change: Partial<InvocationOutcome>): InvocationOutcome {
  return {
    status: "complete",
    stopReason: "end_turn",
    usage: null,
    timing: noTiming,
    serviceLatencyMs: null,
    attempts: 1,
    awsRequestId: null,
    estimatedCostUsd: null,
    events: { text: 2, reasoning: 0, tool: 0 },
    isStreamed: true,
    served: { serviceTier: null, latency: null },
    maximumCostUsd: null,
    priceDate: null,
    error: null,
    ...change,
  };
}

const end = (pane: number, change: Partial<InvocationOutcome> = {}): InvocationEvent => ({
  type: "invocation-end",
  pane,
  outcome: outcome(change),
});

function transcriptOf(...actions: TranscriptAction[]): Transcript {
  return actions.reduce(reduceTranscript, emptyTranscript);
}

const received = (...events: InvocationEvent[]): TranscriptAction => ({ type: "received", calls, events });
const stateIn = (transcript: Transcript, pane: number) => lastTurn(transcript, pane)?.attempt.state;

describe("reduceTranscript", () => {
  it("queues one turn in each pane that was asked", () => {
    const transcript = transcriptOf(sent);
    expect(transcript.map((turns) => turns.map(({ turnId, prompt }) => [turnId, prompt]))).toEqual([
      [["t1", "Hello"]],
      [["t1", "Hello"]],
    ]);
    expect(liveAttempts(transcript).map(({ state }) => state)).toEqual(["queued", "queued"]);
  });

  it("keeps a pane that was not asked as it is", () => {
    const transcript = transcriptOf({ ...sent, calls: [right] });
    expect(transcript.map((turns) => turns.length)).toEqual([0, 1]);
  });

  it("follows each pane from waiting over thinking to answering", () => {
    const started = transcriptOf(sent, received({ type: "invocation-start", pane: 0, invocationId: "left" }));
    expect([stateIn(started, 0), stateIn(started, 1)]).toEqual(["waiting", "queued"]);
    const thinking = reduceTranscript(started, received({ type: "reasoning-delta", pane: 0, text: "hm" }));
    expect(stateIn(thinking, 0)).toBe("thinking");
    const answering = reduceTranscript(thinking, received({ type: "text-delta", pane: 0, text: "Hi" }));
    expect(lastTurn(answering, 0)?.attempt).toMatchObject({ state: "answering", reasoning: "hm", text: "Hi" });
    expect(answering[1]).toBe(started[1]);
  });

  it("joins deltas of one batch in their order", () => {
    const transcript = transcriptOf(
      sent,
      received(
        { type: "text-delta", pane: 1, text: "a" },
        { type: "ping" },
        { type: "text-delta", pane: 0, text: "x" },
        { type: "text-delta", pane: 1, text: "b" },
      ),
    );
    expect(transcript.map((turns) => turns[0]?.attempt.text)).toEqual(["x", "ab"]);
  });

  it.each<[AttemptState, Partial<InvocationOutcome>]>([
    ["done", {}],
    ["done", { stopReason: "stop_sequence" }],
    ["cut-off", { stopReason: "max_tokens" }],
    ["cut-off", { stopReason: "model_context_window_exceeded" }],
    ["filtered", { stopReason: "content_filtered" }],
    ["filtered", { stopReason: "guardrail_intervened" }],
    ["stopped", { status: "stopped", stopReason: null }],
    ["failed", { status: "failed", stopReason: null, error }],
    ["failed", { status: "incomplete", stopReason: null, error }],
  ])("ends as %s for %o", (state, change) => {
    const transcript = transcriptOf(sent, received({ type: "text-delta", pane: 0, text: "kept" }, end(0, change)));
    expect(lastTurn(transcript, 0)?.attempt).toMatchObject({ state, text: "kept", error: change.error ?? null });
    expect(stateIn(transcript, 1)).toBe("queued");
  });

  it("ignores what arrives for an attempt that is over", () => {
    const transcript = transcriptOf(sent, received(end(0)));
    expect(reduceTranscript(transcript, received({ type: "text-delta", pane: 0, text: "late" }))[0]).toBe(
      transcript[0],
    );
  });

  it("interrupts the panes without an end when the stream breaks, with its reason", () => {
    const transcript = transcriptOf(
      sent,
      received({ type: "text-delta", pane: 1, text: "half" }, end(0), { type: "stream-error", error }),
    );
    expect(stateIn(transcript, 0)).toBe("done");
    expect(lastTurn(transcript, 1)?.attempt).toMatchObject({ state: "interrupted", text: "half", error });
  });

  it.each([
    ["refused", "failed"],
    ["stopped", "stopped"],
    ["lost", "interrupted"],
  ] as const)("settles panes without an end when the response was %s", (how, state) => {
    const transcript = transcriptOf(sent, received(end(1)), { type: "response-ended", calls, end: how, error: null });
    expect([stateIn(transcript, 0), stateIn(transcript, 1)]).toEqual([state, "done"]);
  });

  it("marks what is being stopped until its end arrives", () => {
    const stopping = transcriptOf(sent, { type: "stop-asked", invocationIds: ["left"] });
    expect(stopping.map((turns) => turns[0]?.attempt.isStopping)).toEqual([true, false]);
    const stopped = reduceTranscript(stopping, received(end(0, { status: "stopped" })));
    expect(lastTurn(stopped, 0)?.attempt).toMatchObject({ state: "stopped", isStopping: false });
  });
});

describe("reduceTranscript on a retry", () => {
  const again: AskedCall = { pane: 0, invocationId: "again", profile };
  const failed = transcriptOf(
    sent,
    received({ type: "text-delta", pane: 0, text: "half" }, end(0, { status: "incomplete", error }), end(1)),
  );

  it("starts a new attempt in place and keeps the earlier one with its text", () => {
    const transcript = reduceTranscript(failed, { type: "retried", turnId: "t1", call: again, at: 9 });
    expect(transcript[0]).toHaveLength(1);
    expect(lastTurn(transcript, 0)).toMatchObject({
      prompt: "Hello",
      maxTokens: 100,
      attempt: { invocationId: "again", state: "queued", text: "", askedAt: 9 },
      earlier: [{ invocationId: "left", state: "failed", text: "half", error }],
    });
    expect(transcript[1]).toBe(failed[1]);
  });

  it("gives late events of the first attempt to nobody", () => {
    const transcript = reduceTranscript(failed, { type: "retried", turnId: "t1", call: again, at: 9 });
    const late = reduceTranscript(transcript, received({ type: "text-delta", pane: 0, text: "late" }));
    expect(lastTurn(late, 0)?.attempt.text).toBe("");
  });

  it("does nothing while the attempt is under way", () => {
    const transcript = reduceTranscript(transcriptOf(sent), { type: "retried", turnId: "t1", call: again, at: 9 });
    expect(lastTurn(transcript, 0)?.attempt.invocationId).toBe("left");
  });
});

describe("reduceTranscript on restoring and clearing", () => {
  it("interrupts what was in flight and leaves what had ended", () => {
    const before = transcriptOf(sent, received({ type: "text-delta", pane: 0, text: "half" }, end(1)));
    const transcript = reduceTranscript(emptyTranscript, { type: "restored", transcript: before });
    expect(lastTurn(transcript, 0)?.attempt).toMatchObject({ state: "interrupted", text: "half" });
    expect(stateIn(transcript, 1)).toBe("done");
    expect(liveAttempts(transcript).some(isLive)).toBe(false);
  });

  it("forgets everything, also what still streams", () => {
    const transcript = transcriptOf(sent, { type: "cleared" });
    expect(transcript).toEqual([]);
    expect(reduceTranscript(transcript, received(end(0)))).toEqual([]);
  });
});

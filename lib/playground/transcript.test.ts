import { describe, expect, it } from "vitest";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import { type AttemptState, isLive } from "@/lib/playground/attempt";
import { pathOf } from "@/lib/playground/history";
import {
  emptyTranscript,
  historyOf,
  lastTurn,
  liveAttempts,
  reduceTranscript,
  type SentCall,
  type Transcript,
  type TranscriptAction,
} from "@/lib/playground/transcript";
import type { ActionError } from "@/lib/result";

const profile = { profileId: "p", name: "P", type: "SYSTEM_DEFINED" as const, modelName: "M" };
const left: SentCall = { pane: 0, paneKey: "l", nodeId: "l1", parent: "", invocationId: "left", profile };
const right: SentCall = { pane: 1, paneKey: "r", nodeId: "r1", parent: "", invocationId: "right", profile };
const calls = [left, right];
const error: ActionError = { code: "throttled", message: "Bedrock is limiting requests.", requestId: "r" };
const sent: TranscriptAction = {
  type: "sent",
  turnId: "t1",
  prompt: "Hello",
  maxTokens: 100,
  order: "together",
  calls,
  at: 5,
};

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
    decidedAtMs: null,
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

const received = (...events: InvocationEvent[]): TranscriptAction => ({ type: "received", calls, events, at: 0 });
const stateIn = (transcript: Transcript, pane: string) => lastTurn(transcript, pane)?.attempt.state;
const turnsIn = (transcript: Transcript, pane: string) => pathOf(historyOf(transcript, pane));

describe("reduceTranscript", () => {
  it("queues one turn in each pane that was asked", () => {
    const transcript = transcriptOf(sent);
    for (const pane of ["l", "r"]) {
      expect(turnsIn(transcript, pane).map(({ turn }) => [turn.turnId, turn.prompt])).toEqual([["t1", "Hello"]]);
    }
    expect(liveAttempts(transcript).map(({ state }) => state)).toEqual(["queued", "queued"]);
  });

  it("keeps a pane that was not asked as it is", () => {
    const transcript = transcriptOf({ ...sent, calls: [right] });
    expect([turnsIn(transcript, "l").length, turnsIn(transcript, "r").length]).toEqual([0, 1]);
  });

  it("follows each pane from waiting over thinking to answering", () => {
    const started = transcriptOf(sent, received({ type: "invocation-start", pane: 0, invocationId: "left" }));
    expect([stateIn(started, "l"), stateIn(started, "r")]).toEqual(["waiting", "queued"]);
    const thinking = reduceTranscript(started, received({ type: "reasoning-delta", pane: 0, text: "hm" }));
    expect(stateIn(thinking, "l")).toBe("thinking");
    const answering = reduceTranscript(thinking, received({ type: "text-delta", pane: 0, text: "Hi" }));
    expect(lastTurn(answering, "l")?.attempt).toMatchObject({ state: "answering", reasoning: "hm", text: "Hi" });
    expect(answering.r).toBe(started.r);
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
    expect(["l", "r"].map((pane) => lastTurn(transcript, pane)?.attempt.text)).toEqual(["x", "ab"]);
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
    expect(lastTurn(transcript, "l")?.attempt).toMatchObject({ state, text: "kept", error: change.error ?? null });
    expect(stateIn(transcript, "r")).toBe("queued");
  });

  it("ignores what arrives for an attempt that is over", () => {
    const transcript = transcriptOf(sent, received(end(0)));
    expect(reduceTranscript(transcript, received({ type: "text-delta", pane: 0, text: "late" })).l).toBe(transcript.l);
  });

  it("interrupts the panes without an end when the stream breaks, with its reason", () => {
    const transcript = transcriptOf(
      sent,
      received({ type: "text-delta", pane: 1, text: "half" }, end(0), { type: "stream-error", error }),
    );
    expect(stateIn(transcript, "l")).toBe("done");
    expect(lastTurn(transcript, "r")?.attempt).toMatchObject({ state: "interrupted", text: "half", error });
  });

  it.each([
    ["refused", "failed"],
    ["stopped", "stopped"],
    ["lost", "interrupted"],
  ] as const)("settles panes without an end when the response was %s", (how, state) => {
    const transcript = transcriptOf(sent, received(end(1)), { type: "response-ended", calls, end: how, error: null });
    expect([stateIn(transcript, "l"), stateIn(transcript, "r")]).toEqual([state, "done"]);
  });

  it("marks what is being stopped until its end arrives", () => {
    const stopping = transcriptOf(sent, { type: "stop-asked", invocationIds: ["left"] });
    expect(["l", "r"].map((pane) => lastTurn(stopping, pane)?.attempt.isStopping)).toEqual([true, false]);
    const stopped = reduceTranscript(stopping, received(end(0, { status: "stopped" })));
    expect(lastTurn(stopped, "l")?.attempt).toMatchObject({ state: "stopped", isStopping: false });
  });
});

describe("reduceTranscript when asked again", () => {
  const again: SentCall = { ...left, invocationId: "again" };
  const failed = transcriptOf(
    sent,
    received({ type: "text-delta", pane: 0, text: "half" }, end(0, { status: "incomplete", error }), end(1)),
  );

  it("adds a version in sight and overwrites nothing", () => {
    const transcript = reduceTranscript(failed, { type: "asked-again", call: again, at: 9 });
    expect(turnsIn(transcript, "l")).toHaveLength(1);
    expect(lastTurn(transcript, "l")).toMatchObject({
      turn: {
        prompt: "Hello",
        maxTokens: 100,
        shown: 1,
        attempts: [{ invocationId: "left", state: "failed", text: "half", error }, { invocationId: "again" }],
      },
      attempt: { invocationId: "again", state: "queued", text: "", askedAt: 9 },
    });
    expect(transcript.r).toBe(failed.r);
  });

  it("gives late events of the first version to nobody", () => {
    const transcript = reduceTranscript(failed, { type: "asked-again", call: again, at: 9 });
    const late = reduceTranscript(transcript, received({ type: "text-delta", pane: 0, text: "late" }));
    expect(lastTurn(late, "l")?.attempt.text).toBe("");
  });

  it("does nothing while an answer is under way", () => {
    const transcript = reduceTranscript(transcriptOf(sent), { type: "asked-again", call: again, at: 9 });
    expect(lastTurn(transcript, "l")?.attempt.invocationId).toBe("left");
  });
});

describe("reduceTranscript on branches", () => {
  const done = transcriptOf(sent, received({ type: "text-delta", pane: 0, text: "one" }, end(0), end(1)));
  const follow: SentCall = { ...left, nodeId: "l2", parent: "l1#0", invocationId: "follow" };
  const followed = reduceTranscript(done, { ...sent, turnId: "t2", prompt: "More", calls: [follow] });
  const prompts = (transcript: Transcript, pane: string) => turnsIn(transcript, pane).map(({ turn }) => turn.prompt);

  it("puts another wording beside the first, which keeps what follows it", () => {
    const edit: SentCall = { ...left, nodeId: "l3", invocationId: "edit" };
    const branched = reduceTranscript(followed, { ...sent, turnId: "t3", prompt: "Hi", calls: [edit] });
    expect(prompts(branched, "l")).toEqual(["Hi"]);
    expect(turnsIn(branched, "l")[0]?.branches).toEqual(["l1", "l3"]);
    const back = reduceTranscript(branched, { type: "branch-chosen", paneKey: "l", nodeId: "l1" });
    expect(prompts(back, "l")).toEqual(["Hello", "More"]);
  });

  it("gives each version of an answer its own continuation", () => {
    const again = { ...left, invocationId: "again" };
    const asked = reduceTranscript(followed, { type: "asked-again", call: again, at: 9 });
    expect(prompts(asked, "l")).toEqual(["Hello"]);
    const back = reduceTranscript(asked, { type: "version-shown", paneKey: "l", nodeId: "l1", version: 0 });
    expect(prompts(back, "l")).toEqual(["Hello", "More"]);
  });

  it("lets all go on from one pane, and keeps what each had as a branch", () => {
    const joined = reduceTranscript(done, { type: "continued-from", from: "l", to: ["r"], prefix: "g" });
    expect(lastTurn(joined, "r")?.attempt).toMatchObject({ text: "one", invocationId: "left" });
    expect(turnsIn(joined, "r")[0]?.branches).toEqual(["r1", "g.r.0"]);
    const back = reduceTranscript(joined, { type: "branch-chosen", paneKey: "r", nodeId: "r1" });
    expect(lastTurn(back, "r")?.attempt.invocationId).toBe("right");
  });
});

describe("reduceTranscript on restoring and clearing", () => {
  it("interrupts what was in flight and leaves what had ended", () => {
    const before = transcriptOf(sent, received({ type: "text-delta", pane: 0, text: "half" }, end(1)));
    const transcript = reduceTranscript(emptyTranscript, { type: "restored", transcript: before });
    expect(lastTurn(transcript, "l")?.attempt).toMatchObject({ state: "interrupted", text: "half" });
    expect(stateIn(transcript, "r")).toBe("done");
    expect(liveAttempts(transcript).some(isLive)).toBe(false);
  });

  it("forgets everything, also what still streams", () => {
    const transcript = transcriptOf(sent, { type: "cleared" });
    expect(transcript).toEqual({});
    expect(reduceTranscript(transcript, received(end(0)))).toEqual(transcript);
  });
});

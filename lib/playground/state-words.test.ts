import { describe, expect, it } from "vitest";
import { type Attempt, newAttempt } from "@/lib/playground/attempt";
import { announcement, billingNote, endNote, sendingWords, stateLabel } from "@/lib/playground/state-words";

const profile = { profileId: "p", name: "team-lite", type: "APPLICATION" as const, modelName: "Lite" };
const attempt = (change: Partial<Attempt>): Attempt => ({ ...newAttempt("i", profile, 0), ...change });
const error = { code: "timeout" as const, message: "The model took too long.", requestId: "r" };

describe("stateLabel", () => {
  it("says every state in words of its own", () => {
    const states = ["queued", "waiting", "thinking", "answering", "done", "stopped", "filtered", "failed"] as const;
    const words = [...states, "interrupted" as const].map((state) => stateLabel(attempt({ state })));
    expect(new Set(words).size).toBe(words.length);
    expect(stateLabel(attempt({ state: "answering", isStopping: true }))).toBe("stopping");
    expect(stateLabel(attempt({ state: "cut-off" }))).toBe("cut off: context window full");
  });
});

describe("announcement", () => {
  it("tells a beginning and an end, and nothing in between", () => {
    expect(announcement(attempt({ state: "waiting" }), null)).toBe("");
    expect(announcement(attempt({ state: "answering" }), null)).toBe("Answer from team-lite begins");
    expect(announcement(attempt({ state: "failed", error }), null)).toContain("The model took too long.");
  });

  it("names neither profile nor reason while names are hidden", () => {
    expect(announcement(attempt({ state: "failed", error }), "Answer A")).toBe("Answer from Answer A failed");
  });
});

describe("what may be billed", () => {
  it.each<[string, Partial<Attempt>, RegExp | null]>([
    ["a call that broke off", { state: "failed", text: "Hi" }, /produced may still be billed/],
    ["thinking that broke off", { state: "failed", reasoning: "Hm" }, /produced may still be billed/],
    ["a silent model that had the prompt", { state: "failed" }, /had the prompt, so it may still be billed/],
  ])("is said of %s", (_, change, words) => {
    expect(billingNote(attempt(change), error)).toMatch(words ?? /^$/);
  });

  it("is not said of what Bedrock turned away", () => {
    expect(billingNote(attempt({ state: "failed" }), { code: "throttled" })).toBeNull();
  });

  it.each(["stopped", "interrupted"] as const)("is said of an answer that was %s", (state) => {
    expect(endNote(attempt({ state }))).toMatch(/may still be billed/);
  });
});

describe("sendingWords", () => {
  const turn = { nodeId: "n", turnId: "t", parent: "", prompt: "Hi", maxTokens: null, attempts: [], shown: 0 };
  it.each([
    ["sequence", 1, "Sent one after another: second of 3"],
    ["random", 2, "Sent in random order: third of 3"],
    ["together", 1, null],
  ] as const)("%s", (order, position, words) => {
    expect(sendingWords({ ...turn, sending: { order, position, panes: 3 } })).toBe(words);
  });
});

import { describe, expect, it } from "vitest";
import type { Attempt } from "@/lib/playground/attempt";
import { messagesFor, promptProblem, turnsBefore } from "@/lib/playground/conversation";
import type { ShownTurn } from "@/lib/playground/history";

function attempt(text: string): Attempt {
  return {
    invocationId: text,
    profile: { profileId: "p", name: "P", type: "APPLICATION", modelName: "M" },
    state: "done",
    isStopping: false,
    askedAt: 0,
    text,
    reasoning: "",
    signature: "",
    toolUses: [],
    outcome: null,
    error: null,
  };
}

/** The last answer is the one in sight. */
function turn(nodeId: string, ...answers: string[]): ShownTurn {
  const attempts = answers.map(attempt);
  return {
    turn: {
      nodeId,
      turnId: nodeId,
      parent: "",
      prompt: `ask ${nodeId}`,
      maxTokens: null,
      sending: { order: "together", position: 0, panes: 1 },
      attempts,
      shown: attempts.length - 1,
    },
    attempt: attempts.at(-1) ?? attempt(""),
    branches: [nodeId],
  };
}

function shownFirst(shown: ShownTurn): ShownTurn {
  const [first = shown.attempt] = shown.turn.attempts;
  return { ...shown, turn: { ...shown.turn, shown: 0 }, attempt: first };
}

describe("messagesFor", () => {
  it.each([
    ["only the prompt at first", [], ["new"]],
    ["earlier turns in order", [turn("1", "a"), turn("2", "b")], ["ask 1", "a", "ask 2", "b", "new"]],
    ["no turn without an answer", [turn("1", " \n"), turn("2", "b")], ["ask 2", "b", "new"]],
    ["the version in sight", [shownFirst(turn("1", "first", "second"))], ["ask 1", "first", "new"]],
    ["a partial answer when the retry gave none", [turn("1", "half", "")], ["ask 1", "half", "new"]],
  ])("sends %s", (_, turns, texts) => {
    const messages = messagesFor(turns, "new");
    expect(messages.map((message) => message.text)).toEqual(texts);
    expect(messages.map((message) => message.role)).toEqual(
      texts.map((_text, index) => (index % 2 === 0 ? "user" : "assistant")),
    );
  });
});

describe("turnsBefore", () => {
  it("leaves out the turn and what follows", () => {
    const turns = [turn("1", "a"), turn("2", "b"), turn("3", "c")];
    expect(turnsBefore(turns, "2").map(({ turn: { nodeId } }) => nodeId)).toEqual(["1"]);
    expect(turnsBefore(turns, "1")).toEqual([]);
  });
});

describe("promptProblem", () => {
  it("accepts a prompt of the longest length", () => {
    expect(promptProblem("x".repeat(60_000), [[]])).toBeNull();
  });

  it("names the count of a prompt that is too long", () => {
    expect(promptProblem("x".repeat(70_000), [[]])).toContain("70,000 characters; at most 60,000");
  });

  it("refuses a conversation that one request cannot hold", () => {
    const turns = Array.from({ length: 201 }, (_, index) => turn(String(index), "a"));
    expect(promptProblem("x", [[], turns])).toContain("401 messages");
    expect(promptProblem("x", [turns.slice(1)])).toBeNull();
  });
});

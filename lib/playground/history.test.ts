import { describe, expect, it } from "vitest";
import { type Attempt, newAttempt } from "@/lib/playground/attempt";
import {
  addTurn,
  answerKey,
  chooseBranch,
  emptyHistory,
  graft,
  pathOf,
  rootKey,
  showVersion,
  type Turn,
} from "@/lib/playground/history";

const profile = { profileId: "p", name: "P", type: "APPLICATION" as const, modelName: "M" };
const answered = (text: string, state: Attempt["state"] = "done"): Attempt => ({
  ...newAttempt(text, profile, 0),
  state,
  text,
});

function turn(nodeId: string, parent: string, attempts: Attempt[] = [answered(nodeId)]): Turn {
  const sending = { order: "together" as const, position: 0, panes: 1 };
  return { nodeId, turnId: nodeId, parent, prompt: nodeId, maxTokens: null, sending, attempts, shown: 0 };
}

const words = (history: Parameters<typeof pathOf>[0]) => pathOf(history).map(({ attempt }) => attempt.text);

describe("versions", () => {
  const two = addTurn(emptyHistory, turn("a", rootKey, [answered("one"), answered("two")]));

  it("shows the one that was chosen, and none that does not exist", () => {
    expect(words(showVersion(two, "a", 1))).toEqual(["two"]);
    expect(words(showVersion(two, "a", 7))).toEqual(["one"]);
  });
});

describe("branches", () => {
  it("shows a new wording at once, also after an older one was chosen", () => {
    const first = addTurn(addTurn(emptyHistory, turn("a", rootKey)), turn("b", rootKey));
    const back = chooseBranch(first, "a");
    expect(words(back)).toEqual(["a"]);
    expect(words(addTurn(back, turn("c", rootKey)))).toEqual(["c"]);
  });
});

describe("graft", () => {
  it("takes over the answers in sight alone, and none that still arrives", () => {
    const asked = addTurn(emptyHistory, turn("a", rootKey, [answered("one"), answered("two")]));
    const from = addTurn(showVersion(asked, "a", 1), turn("b", answerKey("a", 1), [answered("half", "answering")]));
    const into = graft(addTurn(emptyHistory, turn("x", rootKey)), from, "g");
    expect(words(into)).toEqual(["two"]);
    expect(pathOf(into)[0]).toMatchObject({ turn: { attempts: [{ text: "two" }] }, branches: ["x", "g.0"] });
  });
});

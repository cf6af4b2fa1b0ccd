import { describe, expect, it } from "vitest";
import { settingNames, withSettings } from "@/lib/playground/factors";

const fair = { kind: "only-profile" as const, text: "Only the profile differs" };

describe("withSettings", () => {
  it("leaves a comparison fair whose panes are asked alike", () => {
    expect(withSettings(fair, [{}, {}])).toBe(fair);
    expect(
      withSettings(fair, [
        { topK: 4, temperature: 0 },
        { temperature: 0, topK: 4 },
      ]),
    ).toBe(fair);
    expect(withSettings(null, [{}])).toBeNull();
  });

  it("names the settings that differ, also one that only a pane has", () => {
    expect(withSettings(fair, [{ temperature: 0 }, { temperature: 1, system: "Be brief" }, {}])).toEqual({
      kind: "settings",
      text: "Profile and settings differ: system prompt, temperature",
    });
    expect(withSettings({ kind: "model", text: "Model differs: A and B" }, [{}, { isStreaming: false }])?.text).toBe(
      "Model differs: A and B; settings differ: streaming",
    );
  });
});

describe("settingNames", () => {
  it("names what was set in words, in one order", () => {
    expect(settingNames({ toolChoice: "any", isStreaming: false, topP: 1 })).toBe("top P, tool choice, streaming");
  });
});

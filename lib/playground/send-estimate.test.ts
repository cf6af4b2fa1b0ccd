import { describe, expect, it } from "vitest";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { describeEstimate, estimateCalls } from "@/lib/playground/send-estimate";

const lite: PaneProfile = {
  profileArn: "",
  profileId: "lite",
  name: "Lite",
  type: "SYSTEM_DEFINED",
  modelId: "amazon.nova-2-lite-v1:0",
  modelName: "Nova 2 Lite",
  scope: "geo",
  route: "US · 3 Regions",
  routeKey: "",
  noTextReason: null,
};
const unknown: PaneProfile = { ...lite, profileId: "unknown", name: "Unknown", modelId: "nobody.knows-v1:0" };
const call = (profile: PaneProfile, times = 1) => ({
  profile,
  messages: [{ role: "user" as const, text: "Hi" }],
  times,
});

describe("estimateCalls", () => {
  it("adds the calls up and multiplies repeats", () => {
    const once = estimateCalls([call(lite)], 1024).usd;
    expect(once).toBeGreaterThan(0.0028);
    expect(estimateCalls([call(lite, 10), call(lite, 10)], 1024).usd).toBeCloseTo((once ?? 0) * 20, 8);
  });

  it.each([
    ["a known price", [call(lite), call(lite)], 1024, /^≈ at most \$0\.\d+ for both$/],
    ["one unknown price", [call(lite), call(unknown)], 1024, /^≈ at most \$0\.\d+; Unknown: unpriced$/],
    ["no known price", [call(unknown)], 1024, /^Unpriced for both$/],
    ["no limit of tokens", [call(lite)], null, /^No upper limit: max tokens is not set$/],
    ["neither price nor limit", [call(unknown)], null, /^Unknown: unpriced$/],
    ["no call", [], 1024, /^$/],
  ])("describes %s", (_, calls, maxTokens, expected) => {
    expect(describeEstimate(estimateCalls(calls, maxTokens), "for both")).toMatch(expected);
  });
});

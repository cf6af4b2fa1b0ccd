import { describe, expect, it } from "vitest";
import type { ProfileType } from "@/lib/bedrock/types";
import {
  defaultPaneIds,
  differenceAmong,
  differenceOf,
  secondPaneId,
  toPaneProfile,
} from "@/lib/playground/pane-profile";
import type { ProfileSummary } from "@/lib/profiles/schema";

const arn = (region: string, model: string) => `arn:aws:bedrock:${region}::foundation-model/${model}`;
const us = (model: string) => [arn("us-east-1", model), arn("us-west-2", model)];

function profile(
  profileId: string,
  type: ProfileType,
  modelId: string,
  change: Partial<ProfileSummary> = {},
): ProfileSummary {
  return {
    profileId,
    region: "us-east-1",
    profileArn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${profileId}`,
    name: profileId,
    description: null,
    type,
    status: "ACTIVE",
    modelArns: us(modelId),
    createdAt: null,
    updatedAt: null,
    modelId,
    modelName: modelId,
    provider: "Amazon",
    route: { scope: "geo", label: "US", regions: ["us-east-1", "us-west-2"] },
    noTextReason: null,
    lifecycle: "ACTIVE",
    endOfLifeAt: null,
    ...change,
  };
}

const lite = profile("us.lite", "SYSTEM_DEFINED", "amazon.nova-lite-v1:0");
const opus = profile("us.opus", "SYSTEM_DEFINED", "anthropic.claude-opus");
const image = profile("us.image", "SYSTEM_DEFINED", "stability.image", { noTextReason: "makes images, not text" });
const older = profile("older", "APPLICATION", "amazon.nova-lite-v1:0", { createdAt: new Date("2026-01-01") });
const newer = profile("newer", "APPLICATION", "anthropic.claude-opus", { createdAt: new Date("2026-02-01") });
const orphan = profile("orphan", "APPLICATION", "gone.model", { createdAt: new Date("2026-03-01") });
const imageTeam = profile("image-team", "APPLICATION", "stability.image", {
  createdAt: new Date("2026-04-01"),
  noTextReason: "makes images, not text",
});

describe("defaultPaneIds", () => {
  it.each([
    ["the newest application profile right of its twin", [older, newer, opus, lite], ["us.opus", "newer"]],
    [
      "an older one when the newest has no twin or no text",
      [orphan, imageTeam, older, lite, image],
      ["us.lite", "older"],
    ],
    ["a cheap system profile without any application profile", [image, opus, lite], ["us.lite"]],
    ["any system profile that answers with text", [image, opus], ["us.opus"]],
    ["the only thing there is", [orphan, image], ["orphan"]],
    ["nothing when nothing answers with text", [image, imageTeam], []],
    ["nothing for an empty account", [], []],
  ])("opens %s", (_, profiles, expected) => {
    expect(defaultPaneIds(profiles)).toEqual(expected);
  });
});

describe("secondPaneId", () => {
  const all = [lite, opus, image, older, newer].map((profile) => toPaneProfile(profile));
  it.each([
    ["us.lite", "older"],
    ["newer", "us.opus"],
    ["us.image", ""],
    ["unknown", ""],
  ])("finds what belongs beside %s", (first, expected) => {
    expect(secondPaneId(first, all)).toBe(expected);
  });
});

describe("differenceOf", () => {
  const global = profile("global.lite", "SYSTEM_DEFINED", "amazon.nova-lite-v1:0", {
    modelArns: [arn("", "amazon.nova-lite-v1:0"), arn("us-east-1", "amazon.nova-lite-v1:0")],
    route: { scope: "global", label: "Global", regions: ["us-east-1"] },
  });
  const oneMoreRegion = profile("us.lite-3", "SYSTEM_DEFINED", "amazon.nova-lite-v1:0", {
    modelArns: [...us("amazon.nova-lite-v1:0"), arn("us-east-2", "amazon.nova-lite-v1:0")],
  });
  it.each([
    ["only-profile", lite, older],
    ["same-profile", lite, lite],
    ["model", lite, opus],
    ["route", lite, global],
    ["route", lite, oneMoreRegion],
    ["model-and-route", opus, global],
  ])("says %s", (kind, left, right) => {
    expect(differenceOf(toPaneProfile(left), toPaneProfile(right)).kind).toBe(kind);
  });

  it("names both sides", () => {
    expect(differenceOf(toPaneProfile(lite), toPaneProfile(global)).text).toBe(
      "Route differs: US · 2 Regions and Global",
    );
  });
});

describe("differenceAmong", () => {
  const [system, team, other, big] = [lite, older, { ...older, profileId: "third" }, opus].map((profile) =>
    toPaneProfile(profile),
  );
  if (!system || !team || !other || !big) throw new Error("four profiles");
  it.each([
    ["nothing of one pane", [system], null],
    ["two panes as ever", [system, team], "Only the profile differs"],
    ["three twins", [system, team, other], "Only the profile differs"],
    ["the same profile throughout", [team, team, team], "The same profile in all 3 panes"],
    ["models by name", [system, team, big], "Models differ: amazon.nova-lite-v1:0, anthropic.claude-opus"],
  ])("says %s", (_, profiles, expected) => {
    expect(differenceAmong(profiles, 0)?.text ?? null).toBe(expected);
  });
});

import { describe, expect, it } from "vitest";
import type { InferenceProfile } from "@/lib/bedrock/types";
import { sourceTagKey } from "@/lib/profiles/schema";
import { findTwin, sourceTag, twinOf } from "@/lib/profiles/twin";

function profile(profileId: string, type: InferenceProfile["type"], regions: string[]): InferenceProfile {
  const kind = type === "APPLICATION" ? "application-inference-profile" : "inference-profile";
  return {
    profileId,
    profileArn: `arn:aws:bedrock:us-east-1:123456789012:${kind}/${profileId}`,
    name: `Name of ${profileId}`,
    description: null,
    type,
    status: "ACTIVE",
    modelArns: regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`),
    createdAt: null,
    updatedAt: null,
  };
}

const system = profile("us.amazon.nova-lite-v1:0", "SYSTEM_DEFINED", ["us-east-1", "us-east-2", "us-west-2"]);
const global = profile("global.amazon.nova-lite-v1:0", "SYSTEM_DEFINED", ["", "us-east-1"]);
const team = profile("abcdefghijkl", "APPLICATION", ["us-west-2", "us-east-1", "us-east-2"]);

describe("findTwin", () => {
  it("matches the set of routed models, whatever their order", () => {
    expect(findTwin(team, [global, system])).toBe(system);
  });
  it("finds none for a single-Region copy or for a system profile", () => {
    expect(findTwin(profile("a", "APPLICATION", ["us-east-1"]), [global, system])).toBeNull();
    expect(findTwin(system, [system])).toBeNull();
  });
  it("does not take another team's profile for a twin", () => {
    expect(findTwin(team, [profile("b", "APPLICATION", ["us-east-1", "us-east-2", "us-west-2"])])).toBeNull();
  });
});

describe("twinOf", () => {
  it("prefers what was recorded at creation", () => {
    const tags = [{ key: sourceTagKey, value: global.profileId }];
    expect(twinOf(team, tags, [system, global])).toMatchObject({ profileId: global.profileId, confidence: "recorded" });
  });
  it("falls back to the route when the recorded source is gone or tags are unknown", () => {
    const gone = [{ key: sourceTagKey, value: "us.retired" }];
    for (const tags of [gone, [], null]) {
      expect(twinOf(team, tags, [system])).toMatchObject({ confidence: "exact route match" });
    }
  });
});

describe("sourceTag", () => {
  it("records the ID, not the account", () => {
    expect(sourceTag(system.profileArn)).toEqual({ key: sourceTagKey, value: "us.amazon.nova-lite-v1:0" });
  });
});

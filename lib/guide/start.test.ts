import { describe, expect, it } from "vitest";
import { type StartSource, startModels, startOf, toStartSources } from "@/lib/guide/start";
import type { ModelSource } from "@/lib/profiles/schema";
import { profileSummary } from "@/lib/testing/profile-builder";

const source = (id: string, modelId: string, scope: StartSource["scope"]): StartSource => ({
  id,
  name: `Name of ${id}`,
  modelId,
  modelName: modelId,
  scope,
});
const sources = [
  source("us.big", "big", "geo"),
  source("us.amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "geo"),
  source("global.big", "big", "global"),
  source("amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0", "region"),
];

describe("startOf", () => {
  it.each([
    ["application", "geo", "big", "/profiles/new?source=us.big"],
    ["application", "global", "big", "/profiles/new?source=global.big"],
    ["application", "region", "amazon.nova-lite-v1:0", "/profiles/new?source=amazon.nova-lite-v1%3A0"],
    ["system", "geo", "big", "/playground?p=us.big"],
    ["system", "global", "big", "/playground?p=global.big"],
    ["system", "region", "amazon.nova-lite-v1:0", "/profiles/new?source=amazon.nova-lite-v1%3A0"],
    ["application", "geo", null, "/profiles/new?source=us.amazon.nova-lite-v1%3A0"],
    ["system", "global", null, "/playground?p=global.big"],
  ] as const)("%s, %s, model %s", (kind, scope, modelId, href) => {
    expect(startOf({ kind, scope }, sources, modelId)).toMatchObject({ href, isOffered: true });
  });

  it("says where a model is offered when the recommended route has none", () => {
    const start = startOf({ kind: "application", scope: "region" }, sources, "big");
    expect(start).toMatchObject({ href: "/profiles/new", isOffered: false });
    expect(start.note).toMatch(/offered by a geographic profile of this Region and by a global profile/);
  });

  it("says so when nothing could be listed, and when the model is unknown", () => {
    expect(startOf({ kind: "system", scope: "geo" }, [], null).note).toMatch(/could not be listed/);
    expect(startOf({ kind: "system", scope: "geo" }, sources, "x.y").note).toMatch(/^x\.y is not offered/);
  });
});

describe("toStartSources", () => {
  const model: ModelSource = {
    modelId: "m",
    modelArn: "arn:aws:bedrock:us-east-1::foundation-model/m",
    name: "M",
    provider: "P",
    noTextReason: null,
    notCopyableReason: null,
    lifecycle: "ACTIVE",
  };

  it("leaves out what is retiring, makes no text, is a copy or cannot be called", () => {
    const profiles = [
      profileSummary(),
      profileSummary({ profileId: "us.old.x", lifecycle: "LEGACY" }),
      profileSummary({ profileId: "us.image.x", noTextReason: "Makes images" }),
      profileSummary({ profileId: "abc", type: "APPLICATION" }),
    ];
    const models = [model, { ...model, modelId: "p", notCopyableReason: "profile only" }];
    expect(toStartSources(profiles, models).map(({ id, scope }) => [id, scope])).toEqual([
      ["us.amazon.nova-2-lite-v1:0", "geo"],
      ["m", "region"],
    ]);
  });

  it("names each model once, in order", () => {
    expect(startModels(sources).map(({ modelId }) => modelId)).toEqual(["amazon.nova-lite-v1:0", "big"]);
  });
});

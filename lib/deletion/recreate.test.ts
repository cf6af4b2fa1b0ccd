import { describe, expect, it } from "vitest";
import { recreateFields, recreateObstacles } from "@/lib/deletion/recreate";
import type { DeletedProfile } from "@/lib/deletion/schema";
import type { CreateSource } from "@/lib/profiles/sources";

const source: CreateSource = {
  arn: "arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.x.y",
  id: "us.x.y",
  region: "us-east-1",
  kind: "profile",
  modelId: "x.y",
  name: "US Y",
  modelName: "Y",
  provider: "X",
  route: { scope: "geo", label: "US", regions: ["us-east-1", "us-west-2"] },
  isLegacy: false,
  unavailableReason: null,
};
const deleted: DeletedProfile = {
  name: "search",
  description: "Search: ranking",
  sourceArn: source.arn,
  tags: [
    { key: "team", value: "search" },
    { key: "environment", value: "prod" },
    { key: "cost-center", value: "CC-1" },
    { key: "profile-console:source", value: "us.x.y" },
  ],
  deletedAt: new Date(0),
};

describe("recreateFields", () => {
  it("fills in everything but what the console writes itself", () => {
    expect(recreateFields(deleted, source)).toEqual({
      sourceArn: source.arn,
      team: "search",
      environment: "prod",
      application: "",
      name: "search",
      description: "Search: ranking",
      tags: [{ key: "cost-center", value: "CC-1" }],
    });
    expect(recreateObstacles(deleted, source)).toEqual([]);
  });

  it.each([
    ["a source that is gone", deleted, null, /does not exist here any more/],
    ["a source that was not known", { ...deleted, sourceArn: null }, null, /was not known/],
    ["a source that cannot be copied", deleted, { ...source, unavailableReason: "Makes images" }, /cannot be copied/],
  ])("leaves %s open and says so", (_, given, found, sentence) => {
    expect(recreateFields(given, found).sourceArn).toBe("");
    expect(recreateObstacles(given, found)).toEqual([expect.stringMatching(sentence)]);
  });

  it("says when the tags were not kept", () => {
    expect(recreateObstacles({ ...deleted, tags: null }, source)).toEqual([expect.stringContaining("tags")]);
  });
});

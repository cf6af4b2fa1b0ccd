import { describe, expect, it } from "vitest";
import { addLine, newAssembly, toListing } from "@/lib/profiles/assembly";
import type { ListingLine } from "@/lib/profiles/listing-lines";

const region = "us-east-1";

function page(...names: string[]): ListingLine {
  return {
    type: "page",
    region,
    source: "APPLICATION",
    routes: [[`arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`]],
    rows: names.map((name) => ({
      profileArn: `arn:aws:bedrock:${region}:000000000000:application-inference-profile/${name}`,
      profileId: name,
      name,
      description: null,
      type: "APPLICATION",
      status: "ACTIVE",
      route: 0,
      createdAt: 0,
      updatedAt: null,
    })),
  };
}

const models: ListingLine = {
  type: "models",
  region,
  models: [
    {
      modelId: "amazon.nova-lite-v1:0",
      name: "Nova Lite",
      provider: "Amazon",
      inputModalities: ["TEXT"],
      outputModalities: ["TEXT"],
      lifecycle: "ACTIVE",
      endOfLifeAt: null,
    },
  ],
};

describe("a listing under way", () => {
  it("keeps the very profiles of earlier pages, so that they need not be looked at again", () => {
    const first = addLine(newAssembly([region], new Date(0)), page("a", "b"));
    const second = addLine(first, page("c"));
    const [before, after] = [toListing(first), toListing(second)];
    expect(after.profiles.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(after.profiles[0]).toBe(before.profiles[0]);
  });

  it("makes them anew once the facts of their models have come", () => {
    const named = addLine(newAssembly([region], new Date(0)), page("a"));
    const known = addLine(named, models);
    expect([toListing(named), toListing(known)].map(({ profiles }) => profiles[0]?.modelName)).toEqual([
      "amazon.nova-lite-v1:0",
      "Nova Lite",
    ]);
  });
});

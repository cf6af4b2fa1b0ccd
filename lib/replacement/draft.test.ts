import { describe, expect, it } from "vitest";
import { draftRows, groupOld, type OldProfile, tagGaps, toReplaceBodies } from "@/lib/replacement/draft";
import type { Successor } from "@/lib/replacement/successors";
import { profileSummary } from "@/lib/testing/profile-builder";

const old = (name: string, change: Partial<OldProfile> = {}): OldProfile => ({
  profile: profileSummary({
    type: "APPLICATION",
    profileId: name,
    name,
    profileArn: `arn:${name}`,
    modelName: "Nova Lite",
  }),
  tags: [
    { key: "team", value: "search" },
    { key: "profile-console:source", value: "x" },
  ],
  tagsProblem: null,
  ...change,
});
const successor: Successor = {
  arn: "arn:new",
  id: "us.amazon.nova-2-lite-v1:0",
  kind: "profile",
  name: "US Nova 2 Lite",
  region: "us-east-1",
  modelId: "amazon.nova-2-lite-v1:0",
  modelName: "Nova 2 Lite",
  provider: "Amazon",
  route: { scope: "geo", label: "US", regions: [] },
  lifecycle: "ACTIVE",
  endOfLifeAt: null,
  unavailableReason: null,
};
const policy = { required: ["team"], values: { environment: ["dev", "prod"] }, reservedPrefixes: [] };
const none = { policy, chosen: new Map(), typed: new Map(), entered: new Map(), existing: [] };

describe("draftRows", () => {
  const groups = groupOld([old("search-nova-lite"), old("chat-nova-lite")]);
  const chosen = new Map([[groups[0]?.key ?? "", successor]]);

  it("puts profiles of one model and route together, and names each in its own pattern", () => {
    expect(groups).toHaveLength(1);
    const rows = draftRows(groups, { ...none, chosen, existing: ["chat-nova-2-lite"] });
    expect(rows.map(({ name }) => name)).toEqual(["search-nova-2-lite", "chat-nova-2-lite-2"]);
    expect(toReplaceBodies(rows)?.[0]).toEqual({
      oldArn: "arn:search-nova-lite",
      name: "search-nova-2-lite",
      description: "",
      sourceArn: "arn:new",
      tags: [{ key: "team", value: "search" }],
    });
  });

  it("gives no plan while a row lacks a successor, a name or its tags", () => {
    const plan = (rows: ReturnType<typeof draftRows>) => [rows[0]?.problem, toReplaceBodies(rows)];
    expect(plan(draftRows(groups, none))).toEqual(["Choose a successor.", null]);
    const typed = new Map([["arn:search-nova-lite", "a--b"]]);
    expect(plan(draftRows(groups, { ...none, chosen, typed }))).toEqual([expect.stringMatching(/^Use letters/), null]);
    const blind = groupOld([old("x", { tags: null, tagsProblem: "no permission" })]);
    const blindChosen = new Map([[blind[0]?.key ?? "", successor]]);
    expect(plan(draftRows(blind, { ...none, chosen: blindChosen }))).toEqual([
      "Its tags cannot be copied: no permission",
      null,
    ]);
    expect(toReplaceBodies([])).toBeNull();
  });

  it("asks for tags that the policy misses, and fills them in on the profiles that lack them", () => {
    const strict = { ...policy, required: ["team", "environment"] };
    const tags = [{ key: "team", value: "chat" }];
    const wrong = groupOld([
      old("a"),
      old("b", { tags: [...tags, { key: "environment", value: "live" }] }),
      old("c", { tags: [...tags, { key: "environment", value: "prod" }] }),
    ]);
    const [group] = wrong;
    if (!group) throw new Error("no group");
    expect(tagGaps(strict, group)).toEqual([{ key: "environment", message: expect.any(String), count: 2 }]);
    const input = { ...none, policy: strict, chosen: new Map([[group.key, successor]]) };
    expect(draftRows(wrong, input).map(({ problem }) => problem === null)).toEqual([false, false, true]);
    const entered = new Map([[group.key, { environment: "dev" }]]);
    const filled = draftRows(wrong, { ...input, entered });
    expect(filled.map(({ problem }) => problem)).toEqual([null, null, null]);
    const environments = filled.map((row) =>
      row.tags.filter(({ key }) => key === "environment").map(({ value }) => value),
    );
    expect(environments).toEqual([["dev"], ["dev"], ["prod"]]);
  });
});

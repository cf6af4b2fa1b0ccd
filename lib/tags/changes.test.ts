import { describe, expect, it } from "vitest";
import type { TagPolicy } from "@/lib/config/schema";
import { applyChanges, changesBetween, judgeChanges, kindOf, remaining } from "@/lib/tags/changes";

const policy: TagPolicy = {
  required: ["team", "environment"],
  values: { environment: ["dev", "prod"] },
  reservedPrefixes: ["finops:"],
};
const tags = (record: Record<string, string>) => Object.entries(record).map(([key, value]) => ({ key, value }));

describe("changesBetween", () => {
  it("names what is added, changed and removed, and leads back and forth", () => {
    const before = tags({ team: "search", note: "old", owner: "ann" });
    const after = tags({ team: "search", note: "new", environment: "dev" });
    const changes = changesBetween(before, after);
    expect(changes.map((change) => [change.key, kindOf(change)])).toEqual([
      ["note", "changed"],
      ["environment", "added"],
      ["owner", "removed"],
    ]);
    expect(applyChanges(before, changes)).toEqual(tags({ team: "search", note: "new", environment: "dev" }));
    expect(changesBetween(before, before)).toEqual([]);
  });
});

describe("remaining", () => {
  const changes = [
    { key: "team", from: "a", to: "b" },
    { key: "note", from: null, to: "x" },
    { key: "old", from: "y", to: null },
  ];
  it.each([
    [{ team: "a", old: "y" }, ["team", "note", "old"], []],
    [{ team: "b", note: "x" }, [], []],
    [{ team: "b", old: "y" }, ["note", "old"], []],
    [{ team: "c", old: "z" }, ["team", "note", "old"], ["team", "old"]],
  ])("of %j", (current, open, overtaken) => {
    const result = remaining(tags(current), changes);
    expect(result.open.map(({ key }) => key)).toEqual(open);
    expect(result.overtaken).toEqual(overtaken);
  });
});

describe("judgeChanges", () => {
  const current = tags({ team: "search", "finops:code": "1", "profile-console:source": "x" });
  it.each([
    ["a value that is not allowed", { key: "environment", from: null, to: "live" }, "value"],
    ["a placeholder", { key: "environment", from: null, to: "XXXX" }, "placeholder"],
    ["the removal of a required key", { key: "team", from: "search", to: null }, "missing"],
    ["an emptied required key", { key: "team", from: "search", to: "" }, "missing"],
    ["a reserved key", { key: "finops:x", from: null, to: "1" }, "reserved"],
    ["the removal of a reserved key", { key: "finops:code", from: "1", to: null }, "reserved"],
    ["the console's own key", { key: "profile-console:source", from: "x", to: "y" }, "reserved"],
  ])("refuses %s", (_, change, problem) => {
    expect(judgeChanges(policy, current, [change])).toMatchObject([{ problem, key: change.key }]);
  });

  it("takes a change beside an older fault, so that tags can be put right step by step", () => {
    expect(judgeChanges(policy, current, [{ key: "note", from: null, to: "x" }])).toEqual([]);
  });
});

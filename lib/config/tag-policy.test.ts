import { describe, expect, it } from "vitest";
import { configSchema, defaultConfig } from "@/lib/config/schema";
import { allowedValues, isPlaceholder, judgeTags, reservedPrefixOf } from "@/lib/config/tag-policy";

const { tagPolicy: policy } = configSchema.parse({
  tagPolicy: {
    required: ["team", "environment", "cost-center"],
    values: { environment: ["dev", "prod"], "cost-center": { pattern: "CC-[0-9]{4}|none", example: "CC-4711" } },
    reservedPrefixes: ["finops:"],
  },
});
const good = [
  { key: "team", value: "search" },
  { key: "environment", value: "prod" },
  { key: "cost-center", value: "CC-4711" },
];
const problems = (tags: { key: string; value: string }[]) =>
  judgeTags(policy, tags).map(({ problem, key, index }) => [problem, key, index]);

describe("judgeTags", () => {
  it("finds nothing wrong with tags that obey", () => {
    expect(problems([...good, { key: "owner", value: "" }])).toEqual([]);
  });

  it("tells a key that is missing from one without a value", () => {
    expect(problems([])).toEqual([
      ["missing", "team", null],
      ["missing", "environment", null],
      ["missing", "cost-center", null],
    ]);
    expect(problems([{ key: "team", value: " " }, ...good.slice(1)])).toEqual([["missing", "team", 0]]);
  });

  it.each([
    ["environment", "Prod", "value"],
    ["cost-center", "CC-47112", "value"],
    ["cost-center", "xCC-4711", "value"],
    ["cost-center", "CC-XXXX", "placeholder"],
    ["team", "todo", "placeholder"],
  ])("refuses %s=%s as %s", (key, value, problem) => {
    const tags = good.map((tag) => (tag.key === key ? { key, value } : tag));
    expect(problems(tags)).toEqual([[problem, key, good.findIndex((tag) => tag.key === key)]]);
  });

  it("matches a pattern as a whole, alternatives too", () => {
    expect(problems([...good.slice(0, 2), { key: "cost-center", value: "none at all" }])).toHaveLength(1);
    expect(problems([...good.slice(0, 2), { key: "cost-center", value: "none" }])).toEqual([]);
  });

  it.each(["aws:team", "AWS:x", "profile-console:source", "FinOps:unit"])("reserves %s", (key) => {
    expect(problems([...good, { key, value: "x" }])).toEqual([["reserved", key, 3]]);
    expect(reservedPrefixOf(policy, key)).not.toBeNull();
  });

  it("asks for team and environment without a file", () => {
    expect(judgeTags(defaultConfig.tagPolicy, []).map(({ key }) => key)).toEqual(["team", "environment"]);
  });
});

describe("isPlaceholder", () => {
  it.each(["XXXX", "xxx", "CC-XXXX", "TODO", "change-me", "Placeholder"])("knows %s", (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });
  it.each(["", "maxxx", "XX", "todo-app", "exxxtra"])("lets %s pass", (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe("allowedValues", () => {
  it("is the list where there is one", () => {
    expect(allowedValues(policy, "environment")).toEqual(["dev", "prod"]);
    expect(allowedValues(policy, "cost-center")).toBeNull();
    expect(allowedValues(policy, "owner")).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import type { TagPolicy } from "@/lib/config/schema";
import { tagScore } from "@/lib/config/tag-score";

const policy: TagPolicy = {
  required: ["team", "environment", "cost-center"],
  values: { environment: ["dev", "prod"] },
  reservedPrefixes: ["finops:"],
};
const tags = (record: Record<string, string>) => Object.entries(record).map(([key, value]) => ({ key, value }));

describe("tagScore", () => {
  it.each([
    [{}, 0, 0],
    [{ team: "search", environment: "prod", "cost-center": "CC-1" }, 3, 1],
    [{ team: "search", environment: "production", "cost-center": "CC-1" }, 2, 2 / 3],
    [{ team: "  ", environment: "dev", "cost-center": "XXXX" }, 1, 1 / 3],
    [{ team: "search", "finops:owner": "x", note: "TODO" }, 1, 1 / 3],
  ])("of %j is %d of 3", (given, met, share) => {
    expect(tagScore(policy, tags(given))).toMatchObject({ met, required: 3, share });
  });

  it("names what keeps it below 1, and no tag that is not required", () => {
    const { findings } = tagScore(policy, tags({ team: "search", note: "TODO", environment: "x" }));
    expect(findings.map(({ key, problem }) => [key, problem])).toEqual([
      ["environment", "value"],
      ["cost-center", "missing"],
    ]);
  });

  it("has nothing to score where no key is required", () => {
    expect(tagScore({ ...policy, required: [] }, tags({ a: "b" }))).toMatchObject({ share: null, findings: [] });
  });
});

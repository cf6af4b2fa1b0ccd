import { describe, expect, it } from "vitest";
import { configSchema, defaultConfig } from "@/lib/config/schema";
import { type BulkLine, parseBulkCsv } from "@/lib/profiles/bulk-csv";
import { type BulkFrame, exampleCsv, judgeLines, matrixLines } from "@/lib/profiles/bulk-rows";
import { toSources } from "@/lib/profiles/sources";
import { profileSummary } from "@/lib/testing/profile-builder";

const picture = profileSummary({ profileId: "us.stability.image", noTextReason: "Makes images, not text" });
const lite = profileSummary();
const frame: BulkFrame = {
  sources: toSources([lite, picture], [], "us-east-1"),
  existingNames: new Set(["taken"]),
  nameTemplate: defaultConfig.nameTemplate,
  tagPolicy: defaultConfig.tagPolicy,
};
const tags = [
  { key: "team", value: "Search" },
  { key: "environment", value: "prod" },
];
const line = (change: Partial<BulkLine> = {}): BulkLine => ({
  line: 2,
  source: lite.profileId,
  name: "",
  description: "",
  tags,
  ...change,
});
const problemsOf = (...lines: BulkLine[]) => judgeLines(lines, frame).at(-1)?.problems;

describe("judgeLines", () => {
  it("makes the request of a good line, with the suggested name and the source's ARN", () => {
    expect(judgeLines([line()], frame)).toMatchObject([
      { body: { name: "search-prod-nova-2-lite", sourceArn: lite.profileArn, tags }, problems: [], exists: false },
    ]);
  });

  it.each<[string, Partial<BulkLine>, string]>([
    ["no source", { source: "" }, "Name a source"],
    ["an unknown source", { source: "us.nobody" }, "There is no system profile or model us.nobody"],
    ["a source that cannot be copied", { source: picture.profileId }, "Makes images, not text"],
    ["a bad name", { name: "a--b" }, "name: Use letters"],
    ["a bad description", { description: "a, b" }, "description: Use letters"],
    ["a missing tag", { tags: tags.slice(0, 1) }, "Add the required tag environment."],
    ["a placeholder", { tags: [...tags, { key: "cost-center", value: "XXXX" }] }, "XXXX is a placeholder"],
    ["a reserved key", { tags: [...tags, { key: "profile-console:source", value: "x" }] }, "reserved"],
    ["a bad tag value", { tags: [...tags, { key: "owner", value: "a#b" }] }, "tag owner: Use letters"],
  ])("explains %s", (_what, change, message) => {
    expect(problemsOf(line(change))).toEqual([expect.stringContaining(message)]);
  });

  it("names the line that has the name already, and what exists in AWS", () => {
    const other = line({ line: 7, description: "Another" });
    expect(problemsOf(line(), other)).toEqual([expect.stringContaining("is taken by line 2")]);
    expect(problemsOf(line(), line({ line: 7 }))).toEqual([expect.stringContaining("the same as line 2")]);
    expect(judgeLines([line({ name: "taken" })], frame)).toMatchObject([{ exists: true, problems: [] }]);
  });

  it("has no name for a row without a team", () => {
    expect(problemsOf(line({ tags: [] }))).toContain("name: Enter a name.");
  });
});

describe("matrixLines", () => {
  it("crosses teams, environments and sources", () => {
    const matrix = {
      teams: ["a", "b"],
      environments: ["dev", "prod"],
      sourceArns: [lite.profileArn],
      application: "",
      description: "",
      tags: [],
    };
    const rows = judgeLines(matrixLines(matrix) ?? [], frame);
    expect(rows.map(({ body }) => body.name)).toEqual(
      ["a-dev", "a-prod", "b-dev", "b-prod"].map((name) => `${name}-nova-2-lite`),
    );
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(matrixLines({ ...matrix, teams: Array.from({ length: 501 }, (_, n) => `t${n}`) })).toBeNull();
  });
});

describe("exampleCsv", () => {
  it("is read back, and asks for what the policy asks for", () => {
    const { tagPolicy } = configSchema.parse({ tagPolicy: { required: ["team", "cost-center"] } });
    const { lines, problems } = parseBulkCsv(exampleCsv(lite.profileId, tagPolicy.required));
    expect(problems).toEqual([]);
    expect(lines).toHaveLength(2);
    expect(judgeLines(lines, { ...frame, tagPolicy })[0]?.problems).toEqual(["Add the required tag cost-center."]);
  });
});

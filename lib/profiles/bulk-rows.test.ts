import { describe, expect, it } from "vitest";
import { configSchema, defaultConfig } from "@/lib/config/schema";
import { type BulkLine, parseBulkCsv } from "@/lib/profiles/bulk-csv";
import { type BulkFrame, exampleCsv, judgeLines, matrixLines } from "@/lib/profiles/bulk-rows";
import { SourceIndex, toSources } from "@/lib/profiles/sources";
import { profileSummary } from "@/lib/testing/profile-builder";

const picture = profileSummary({ profileId: "us.stability.image", noTextReason: "Makes images, not text" });
const lite = profileSummary();
const irish = profileSummary({
  profileArn: lite.profileArn.replace("us-east-1", "eu-west-1"),
  region: "eu-west-1",
});
const irishOnly = profileSummary({ profileId: "eu.only", profileArn: "arn:x", region: "eu-west-1" });
const sources = [...toSources([lite, picture], [], "us-east-1"), ...toSources([irish, irishOnly], [], "eu-west-1")];
const index = new SourceIndex(sources);
const frame: BulkFrame = {
  sources: index,
  regions: ["us-east-1", "eu-west-1"],
  existingNames: new Map([["us-east-1", new Set(["taken"])]]),
  nameTemplate: defaultConfig.nameTemplate,
  tagPolicy: defaultConfig.tagPolicy,
};
const tags = [
  { key: "team", value: "Search" },
  { key: "environment", value: "prod" },
];
const line = (change: Partial<BulkLine> = {}): BulkLine => ({
  line: 2,
  region: "",
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

describe("judgeLines over several Regions", () => {
  it("creates where the column says, else where the ARN is, else at home", () => {
    const rows = judgeLines(
      [line({ region: "eu-west-1" }), line({ source: irish.profileArn, name: "b" }), line({ name: "c" })],
      frame,
    );
    expect(rows.map(({ region }) => region)).toEqual(["eu-west-1", "eu-west-1", "us-east-1"]);
    expect(rows.map(({ body }) => body.sourceArn)).toEqual([irish.profileArn, irish.profileArn, lite.profileArn]);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("lets a name be there once in each Region", () => {
    const both = [line({ name: "taken" }), line({ name: "taken", region: "eu-west-1", line: 3 })];
    const rows = judgeLines(both, frame);
    expect(rows.map(({ exists, problems }) => [exists, problems.length])).toEqual([
      [true, 0],
      [false, 0],
    ]);
  });

  it.each<[Partial<BulkLine>, string]>([
    [{ region: "mars-1" }, "is not set up for the Region mars-1: use us-east-1 or eu-west-1."],
    [{ source: irish.profileArn, region: "us-east-1" }, "is of eu-west-1, but the column region says us-east-1"],
    [{ source: "eu.only" }, "no system profile or model eu.only in us-east-1. It is in eu-west-1: say so in a column"],
  ])("explains %j", (change, message) => {
    expect(problemsOf(line(change))).toEqual([expect.stringContaining(message)]);
  });
});

describe("matrixLines", () => {
  const matrix = {
    teams: ["a", "b"],
    environments: ["dev", "prod"],
    sources: [lite.profileId],
    regions: ["us-east-1"],
    application: "",
    description: "",
    tags: [],
  };

  it("crosses teams, environments and sources", () => {
    const rows = judgeLines(matrixLines(matrix, index).lines, frame);
    expect(rows.map(({ body }) => body.name)).toEqual(
      ["a-dev", "a-prod", "b-dev", "b-prod"].map((name) => `${name}-nova-2-lite`),
    );
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("crosses them with the Regions that have the source, and names may say which", () => {
    const wide = { ...matrix, teams: ["a"], environments: ["dev"], sources: [lite.profileId, "eu.only"] };
    const { lines } = matrixLines({ ...wide, regions: ["us-east-1", "eu-west-1"] }, index);
    expect(lines.map(({ source, region }) => [source, region])).toEqual([
      [lite.profileId, "us-east-1"],
      [lite.profileId, "eu-west-1"],
      ["eu.only", "eu-west-1"],
    ]);
    const [row] = judgeLines(lines, { ...frame, nameTemplate: "{team}-{region}" });
    expect(row?.body.name).toBe("a-us-east-1");
  });

  it("refuses more than a plan takes", () => {
    const teams = Array.from({ length: 501 }, (_, n) => `t${n}`);
    expect(matrixLines({ ...matrix, teams }, index)).toMatchObject({
      lines: [],
      problems: [{ message: expect.stringContaining("1,002 rows") }],
    });
  });
});

describe("exampleCsv", () => {
  it.each([[["us-east-1"]], [["us-east-1", "eu-west-1"]]])(
    "is read back for %j, and asks for what the policy asks for",
    (regions) => {
      const { tagPolicy } = configSchema.parse({ tagPolicy: { required: ["team", "cost-center"] } });
      const [source] = toSources([lite], [], "us-east-1");
      if (!source) throw new Error("no source");
      const { lines, problems } = parseBulkCsv(exampleCsv(source, { required: tagPolicy.required, regions }));
      expect(problems).toEqual([]);
      expect(lines.map(({ region }) => region)).toEqual(regions.length > 1 ? ["us-east-1", "us-east-1"] : ["", ""]);
      expect(judgeLines(lines, { ...frame, tagPolicy })[0]?.problems).toEqual(["Add the required tag cost-center."]);
    },
  );
});

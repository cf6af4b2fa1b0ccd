import { describe, expect, it } from "vitest";
import { createProfileSchema, descriptionSchema, listTagsSchema, profileNameSchema } from "@/lib/profiles/schema";

const input = {
  name: "analytics-prod-nova-lite",
  description: "Team A: Chat",
  sourceArn: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0",
  tags: [{ key: "team", value: "analytics" }],
  requestToken: "b5a6e1de-0c2d-4a9e-9c49-2f63e5f0a001",
};

const issues = (value: unknown) =>
  createProfileSchema.safeParse(value).error?.issues.map((issue) => issue.path.join(".")) ?? [];

describe("profileNameSchema", () => {
  it.each(["team-a", "Team A", "a-", "a_b c-d", "x", "a".repeat(64)])("accepts %j", (name) => {
    expect(profileNameSchema.safeParse(name).success).toBe(true);
  });
  it.each(["", "a--b", "a.b", "-a", "a/b", " a", "a  b", "é", "a".repeat(65)])("refuses %j", (name) => {
    expect(profileNameSchema.safeParse(name).success).toBe(false);
  });
  it("answers a long hostile name at once", () => {
    const started = performance.now();
    profileNameSchema.safeParse(`${"a".repeat(50_000)}!`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("descriptionSchema", () => {
  it.each(["", "Team A: Chat", "v1.2", "a".repeat(200)])("accepts %j", (text) => {
    expect(descriptionSchema.safeParse(text).success).toBe(true);
  });
  it.each(["Team A - Chat", "a, b", "a/b", "(x)", "a".repeat(201)])("refuses %j", (text) => {
    expect(descriptionSchema.safeParse(text).success).toBe(false);
  });
});

describe("createProfileSchema", () => {
  it("accepts a full body", () => {
    expect(issues(input)).toEqual([]);
  });

  it("names the tag row of a duplicate and of a reserved key", () => {
    const tags = [...input.tags, { key: "team", value: "b" }, { key: "aws:x", value: "" }];
    expect(issues({ ...input, tags })).toEqual(["tags.2.key", "tags.1.key"]);
  });

  it("leaves room for the tag that records the source", () => {
    const tags = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: "" }));
    expect(issues({ ...input, tags })).toEqual(["tags"]);
    expect(issues({ ...input, tags: tags.slice(1) })).toEqual([]);
  });

  it.each([
    "us.amazon.nova-lite-v1:0",
    "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl",
    "arn:aws:s3:::bucket",
    "",
  ])("refuses %j as a source", (sourceArn) => {
    expect(issues({ ...input, sourceArn })).toContain("sourceArn");
  });
});

describe("listTagsSchema", () => {
  const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl";
  it("takes one ARN or several", () => {
    expect(listTagsSchema.parse({ arn })).toEqual({ arn: [arn] });
    expect(listTagsSchema.parse({ arn: [arn, arn] }).arn).toHaveLength(2);
  });
  it.each([{}, { arn: "x" }, { arn: Array(51).fill(arn) }])("refuses %j", (query) => {
    expect(listTagsSchema.safeParse(query).success).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { matches, parseQuery, type Searchable } from "@/lib/profiles/query";

const row: Searchable = {
  text: "search-ranking yaec80410apl nova lite amazon",
  arns: "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/yaec80410apl",
  fields: { model: ["nova lite", "amazon.nova-lite-v1:0"], team: ["search"], region: ["us-east-1"] },
  tags: new Map([
    ["team", "search"],
    ["env", "pre-prod"],
    ["cost center", "cc 1001"],
  ]),
  tagText: "team: search team=search env: pre-prod env=pre-prod",
};

describe("a search", () => {
  it.each([
    ["", true],
    ["nova", true],
    ["NOVA ranking", true],
    ["nova titan", false],
    ["-titan", true],
    ["-nova", false],
    ['"nova lite"', true],
    ['"lite nova"', false],
    ["team=search", true],
    ["team=sear", false],
    ["team~sear", true],
    ["team!=search", false],
    ["team!~sales", true],
    ["team!~sear", false],
    ["model=nova", true],
    ["model!=nova", false],
    ["model=amazon.nova-lite-v1:0", true],
    ["tag:env~prod", true],
    ["tag:env=prod", false],
    ["env=pre-prod", true],
    ["-env=pre-prod", false],
    ["tag:missing=x", false],
    ["tag:missing!=x", true],
    ["region=us-east-1 team=search", true],
    ["arn:aws:bedrock:us-east-1:000000000000:application", true],
    ["profile/yaec", false],
    ["-", true],
    ["=", true],
    ['"', true],
    ["team=", true],
    ["owner=", false],
  ])("%j", (search, expected) => {
    expect(matches(parseQuery(search), row)).toBe(expected);
  });

  it("is none while only a minus has been typed", () => {
    expect(parseQuery("-")).toEqual([]);
  });

  it("does not hold tags against a profile that are not loaded", () => {
    expect(matches(parseQuery("tag:env=prod"), { ...row, tags: null, tagText: "" })).toBe(false);
  });
});

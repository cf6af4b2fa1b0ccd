import { describe, expect, it } from "vitest";
import { routeOf } from "@/lib/bedrock/route";

const arn = (region: string) => `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`;

describe("routeOf", () => {
  it.each([
    ["us.amazon.nova-lite-v1:0", ["us-east-1", "us-west-2"], { scope: "geo", label: "US" }],
    ["apac.amazon.nova-lite-v1:0", ["ap-northeast-1", "ap-south-1"], { scope: "geo", label: "APAC" }],
    ["jp.anthropic.claude-sonnet-4-5-20250929-v1:0", ["ap-northeast-1", "ap-northeast-3"], { label: "JP" }],
    ["us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", ["us-gov-west-1", "us-gov-east-1"], { label: "US GovCloud" }],
    ["yaec80410apl", ["us-east-1", "us-east-2", "ca-central-1"], { scope: "geo", label: "US" }],
    ["yaec80410apl", ["eu-west-1", "eu-central-1"], { scope: "geo", label: "EU" }],
    ["yaec80410apl", ["eu-west-1", "il-central-1"], { scope: "geo", label: "Multi-Region" }],
    ["yaec80410apl", ["us-east-1"], { scope: "region", label: "us-east-1" }],
    ["global.amazon.nova-2-lite-v1:0", ["", "us-east-1"], { scope: "global", label: "Global", regions: ["us-east-1"] }],
    ["yaec80410apl", [], { scope: "region", label: "unknown", regions: [] }],
  ])("reads %s over %j", (profileId, regions, expected) => {
    expect(routeOf(profileId, regions.map(arn))).toMatchObject(expected);
  });

  it("keeps Bedrock's order of destinations", () => {
    expect(routeOf("us.x.y", ["us-west-2", "us-east-1"].map(arn)).regions).toEqual(["us-west-2", "us-east-1"]);
  });
});

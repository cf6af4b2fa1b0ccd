import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Route, routeOf } from "@/lib/bedrock/route";
import { placeOf } from "@/lib/profiles/region-places";
import { describeResidency, residencyOf } from "@/lib/profiles/residency";

const route = (...regions: string[]): Route => ({ scope: regions.length > 1 ? "geo" : "region", label: "x", regions });

describe("residencyOf", () => {
  it.each([
    [route("eu-west-1"), "region", ["Ireland"]],
    [route("us-east-1", "us-east-2", "us-west-2"), "country", ["United States"]],
    [route("us-east-1", "ca-central-1"), "countries", ["Canada", "United States"]],
    [route("eu-west-1", "eu-north-1", "eu-central-1"), "eu", ["Germany", "Ireland", "Sweden"]],
    [route("eu-west-1", "eu-west-2"), "countries", ["Ireland", "United Kingdom"]],
    [route("eu-west-1", "eu-central-2"), "countries", ["Ireland", "Switzerland"]],
    [route("ap-southeast-2", "ap-southeast-4"), "country", ["Australia"]],
    [{ scope: "global", label: "Global", regions: ["us-east-1"] } as const, "worldwide", []],
    [route("mars-north-1"), "region", []],
    [route("us-east-1", "mars-north-1"), "unknown", ["United States"]],
    [route(), "unknown", []],
  ] as [Route, string, string[]][])("classes %j as %s", (given, expected, countries) => {
    expect(residencyOf(given)).toMatchObject({ class: expected, countries });
  });

  it("says what a class covers, and never guesses a country", () => {
    expect(describeResidency(route("us-east-1", "us-west-2"))).toBe(
      "Requests may move between 2 Regions, all in the United States.",
    );
    expect(describeResidency(route("us-east-1", "mars-north-1"))).toContain("mars-north-1 is not known");
    expect(describeResidency(route())).toContain("names no destination");
  });
});

describe("placeOf", () => {
  it("knows every Region that the local Bedrock routes to", () => {
    const text = readFileSync("lib/local/bedrock/data/routes.json", "utf8");
    const regions = new Set(text.match(/"(?:us|eu|ap|ca|sa|me|af|il|mx)(?:-gov)?-(?!gov)[a-z]+-\d"/g));
    const unknown = [...regions].map((quoted) => quoted.slice(1, -1)).filter((region) => placeOf(region) === null);
    expect(unknown).toEqual([]);
  });

  it("leaves a global profile without a place of its own", () => {
    const arns = ["arn:aws:bedrock:::foundation-model/x.y", "arn:aws:bedrock:us-east-1::foundation-model/x.y"];
    expect(residencyOf(routeOf("global.x.y", arns)).class).toBe("worldwide");
  });
});

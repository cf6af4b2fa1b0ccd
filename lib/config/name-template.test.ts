import { describe, expect, it } from "vitest";
import { fillTemplate, placeholdersOf, templateProblem } from "@/lib/config/name-template";

describe("fillTemplate", () => {
  it.each([
    [
      "{team}-{environment}-{application}",
      { team: "search", environment: "prod", application: "ranking" },
      "search-prod-ranking",
    ],
    ["{team}-{environment}-{application}", { team: "search", application: "ranking" }, "search-ranking"],
    ["{team}-{environment}-{application}", { team: "search" }, "search"],
    ["{application}_{team} {environment}", { team: "search", environment: "prod" }, "search prod"],
    ["bedrock {cost-center}", { "cost-center": "CC-1" }, "bedrock CC-1"],
    ["{team}", {}, ""],
  ])("%s of %j is %j", (template, parts, expected) => {
    expect(fillTemplate(template, parts)).toBe(expected);
  });
});

describe("templateProblem", () => {
  it.each(["{team}", "x {team}_{cost-center}"])("takes %j", (template) => {
    expect(templateProblem(template)).toBeNull();
  });
  it.each(["", "team", "{}", "{team}/{environment}", "{team", "{team}.x"])("refuses %j", (template) => {
    expect(templateProblem(template)).not.toBeNull();
  });
});

describe("placeholdersOf", () => {
  it("keeps their order", () => expect(placeholdersOf("{b}-{a}")).toEqual(["b", "a"]));
});

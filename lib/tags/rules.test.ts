import { describe, expect, it } from "vitest";
import type { TagPolicy } from "@/lib/config/schema";
import { partsOfName } from "@/lib/tags/name-parts";
import { planRetags, ruleProblem, type TagRule } from "@/lib/tags/rules";

const tagPolicy: TagPolicy = {
  required: ["team", "environment"],
  values: { environment: ["dev", "prod"] },
  reservedPrefixes: ["finops:"],
};
const settings = { tagPolicy, nameTemplate: "{team}-{application}-{environment}-{model}" };
const tags = (record: Record<string, string>) => Object.entries(record).map(([key, value]) => ({ key, value }));

function plan(name: string, given: Record<string, string>, ...rules: Omit<TagRule, "id">[]) {
  const profile = { profileArn: `arn:${name}`, profileId: name, name, modelName: "Nova Lite", tags: tags(given) };
  return planRetags(
    settings,
    [profile],
    rules.map((rule, index) => ({ ...rule, id: String(index) })),
  );
}

describe("partsOfName", () => {
  const environment = ["dev", "prod"];
  it.each([
    [
      "{team}-{environment}",
      "customer-service-prod",
      { environment },
      { team: "customer-service", environment: "prod" },
    ],
    ["{team}-{environment}", "a-b-c", {}, {}],
    ["{team}-{environment}", "search-live", { environment }, {}],
    ["{team}_{application}", "a-b_c-d", {}, { team: "a-b", application: "c-d" }],
    ["bedrock {team}", "bedrock ads", {}, { team: "ads" }],
    ["{team}-{application}-{environment}", "ads-x-y-dev", { environment }, { environment: "dev" }],
    [
      "{team}-{application}-{environment}",
      "ads-x-y-dev",
      { environment, team: ["ads"] },
      { team: "ads", application: "x-y", environment: "dev" },
    ],
  ])("%s reads %s", (template, name, known, expected) => {
    expect(partsOfName(template, name, known)).toEqual(expected);
  });

  it("gives up on a name with too many readings, in bounded time", () => {
    expect(partsOfName("{a}-{b}-{c}-{d}-{e}-{f}", Array.from({ length: 32 }, () => "x").join("-"), {})).toEqual({});
  });
});

describe("planRetags", () => {
  it.each([
    ["set", { team: "a" }, { kind: "set", key: "team", value: "b" }, [{ key: "team", from: "a", to: "b" }]],
    ["set what is so", { team: "a" }, { kind: "set", key: "team", value: "a" }, null],
    [
      "rename",
      { Owner: "a" },
      { kind: "rename", key: "Owner", value: "team" },
      [
        { key: "team", from: null, to: "a" },
        { key: "Owner", from: "a", to: null },
      ],
    ],
    ["rename onto a value", { Owner: "a", team: "b" }, { kind: "rename", key: "Owner", value: "team" }, null],
    ["copy", { owner: "a" }, { kind: "copy", key: "owner", value: "team" }, [{ key: "team", from: null, to: "a" }]],
    [
      "copy over an empty value",
      { owner: "a", team: "" },
      { kind: "copy", key: "owner", value: "team" },
      [{ key: "team", from: "", to: "a" }],
    ],
    [
      "fill",
      { team: "ads" },
      { kind: "fill", key: "environment", value: "" },
      [{ key: "environment", from: null, to: "prod" }],
    ],
    ["fill what is there", { environment: "dev" }, { kind: "fill", key: "environment", value: "" }, null],
    ["an unfinished rule", { team: "a" }, { kind: "set", key: "team", value: " " }, null],
  ] as const)("%s", (_, given, rule, changes) => {
    const [row] = plan("ads-x-prod-nova-lite", given, rule);
    expect(row?.changes ?? null).toEqual(changes);
  });

  it("runs rules one after the other, and tells the score before and after", () => {
    const [row] = plan(
      "ads-x-prod-nova-lite",
      { Team: "ads" },
      { kind: "rename", key: "Team", value: "team" },
      { kind: "fill", key: "environment", value: "" },
    );
    expect(row).toMatchObject({ before: 0, after: 1, findings: [] });
  });

  it("keeps out what the policy forbids, and says why", () => {
    const [row] = plan("x", { team: "a", "finops:code": "1" }, { kind: "set", key: "environment", value: "live" });
    expect(row?.findings).toMatchObject([{ problem: "value", key: "environment" }]);
    expect(plan("x", { "finops:code": "1" }, { kind: "rename", key: "finops:code", value: "team" })).toEqual([]);
    const [reserved] = plan("x", {}, { kind: "set", key: "finops:code", value: "2" });
    expect(reserved?.findings).toMatchObject([{ problem: "reserved" }]);
  });
});

describe("ruleProblem", () => {
  it.each([
    [{ kind: "set", key: "", value: "a" }, "Enter a key."],
    [{ kind: "rename", key: "a", value: "" }, "Enter the new key."],
    [{ kind: "copy", key: "a", value: "a " }, "The two keys are the same."],
    [{ kind: "fill", key: "a", value: "" }, null],
    [{ kind: "set", key: "cost-center", value: "CC-{team}" }, "Use letters, digits, spaces and . _ : / = + @ -"],
    [{ kind: "set", key: "a#b", value: "x" }, "Use letters, digits, spaces and . _ : / = + @ -"],
    [{ kind: "rename", key: "a", value: "aws:b" }, "Keys beginning with aws: are reserved by AWS."],
    [{ kind: "set", key: "cost-center", value: "CC 1" }, null],
  ] as const)("of %j", (rule, problem) => expect(ruleProblem({ id: "1", ...rule })).toBe(problem));
});

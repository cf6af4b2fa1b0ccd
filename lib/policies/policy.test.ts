import { describe, expect, it } from "vitest";
import { type PolicySubject, policyFor } from "@/lib/policies/policy";
import type { PolicyOptions } from "@/lib/policies/schema";
import { isExactArn } from "@/lib/policies/statement";

const account = "111122223333";
const model = (region: string, id = "anthropic.claude-sonnet-4-6") =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`;
const geo: PolicySubject = {
  type: "APPLICATION",
  profileArn: `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/06vsfs68yb4g`,
  modelArns: [model("us-east-1"), model("us-east-2"), model("us-west-2")],
  copyFrom: `arn:aws:bedrock:us-east-1:${account}:inference-profile/us.anthropic.claude-sonnet-4-6`,
};
const global: PolicySubject = { ...geo, modelArns: [model(""), model("us-east-1")] };
const single: PolicySubject = { ...geo, modelArns: [model("us-east-1")], copyFrom: model("us-east-1") };
const system: PolicySubject = {
  ...geo,
  type: "SYSTEM_DEFINED",
  profileArn: `arn:aws:bedrock:us-east-1:${account}:inference-profile/us.anthropic.claude-sonnet-4-6`,
};

const options = (change: Partial<PolicyOptions> = {}): PolicyOptions => ({
  document: "identity",
  by: "profile",
  allow: ["invoke"],
  ...change,
});

function statements(subject: PolicySubject, change: Partial<PolicyOptions> = {}) {
  const policy = policyFor(subject, options(change));
  if ("reason" in policy) throw new Error(policy.reason);
  return policy.document.Statement;
}

const invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

describe("policyFor", () => {
  it.each([
    ["single Region", single, model("us-east-1")],
    ["geography", geo, geo.modelArns],
    ["global", global, [model(""), model("us-east-1")]],
    ["system profile", system, system.modelArns],
  ])("names the profile and every routed model, through the profile only: %s", (_name, subject, models) => {
    expect(statements(subject)).toEqual([
      { Sid: expect.any(String), Effect: "Allow", Action: invoke, Resource: subject.profileArn },
      {
        Sid: expect.any(String),
        Effect: "Allow",
        Action: invoke,
        Resource: models,
        Condition: { ArnEquals: { "bedrock:InferenceProfileArn": subject.profileArn } },
      },
    ]);
  });

  it("lets a team call through its own profiles", () => {
    const profiles = `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/*`;
    expect(statements(geo, { by: "team" })).toEqual([
      {
        Sid: "OwnProfiles",
        Effect: "Allow",
        Action: invoke,
        Resource: profiles,
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
        Condition: { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
      },
      {
        Sid: "ModelsOnlyThroughApplicationProfiles",
        Effect: "Allow",
        Action: invoke,
        Resource: geo.modelArns,
        Condition: { ArnLike: { "bedrock:InferenceProfileArn": profiles } },
      },
    ]);
  });

  it("lists under a star, which is all that lists know", () => {
    const [list] = statements(geo, { allow: ["read"] }).filter(({ Resource }) => Resource === "*");
    expect(list?.Action).toContain("bedrock:ListInferenceProfiles");
  });

  it("does not write what a system profile cannot have", () => {
    expect(policyFor(system, options({ allow: ["manage"] }))).toEqual({ reason: expect.any(String) });
    expect(statements(system, { by: "team" })).toEqual(statements(system));
  });

  it("says so when nothing is to be allowed", () => {
    expect(policyFor(geo, options({ allow: [] }))).toEqual({ reason: "Choose what to allow." });
  });

  it("keeps the guardrail on models", () => {
    const guardrail = statements(geo, { document: "guardrail" });
    expect(guardrail.map(({ Effect, Resource }) => [Effect, Resource])).toEqual([
      ["Deny", "arn:aws:bedrock:*::foundation-model/*"],
      ["Deny", "arn:aws:bedrock:*::foundation-model/*"],
    ]);
  });

  it("lets a team manage only with the mandatory tags on", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
    const demanding = { ...geo, requiredTags: ["team", "environment", "cost-center", "a${b}"] };
    const managed = statements(demanding, { by: "team", allow: ["manage"] });
    const conditionOf = (sid: string) => managed.find(({ Sid }) => Sid === sid)?.Condition;
    const set = { "aws:RequestTag/environment": "false", "aws:RequestTag/cost-center": "false" };
    expect(conditionOf("CreateOwnProfiles")).toMatchObject({ Null: set });
    expect(conditionOf("TagNewProfiles")).toMatchObject({ Null: { "aws:ResourceTag/team": "true", ...set } });
    expect(conditionOf("UntagAllButRequired")).toMatchObject({
      "ForAllValues:StringNotEquals": { "aws:TagKeys": ["team", "environment", "cost-center"] },
    });
    expect(statements(geo, { by: "team", allow: ["manage"] })[0]?.Condition).not.toHaveProperty("Null");
  });

  it("has one statement for each Sid", () => {
    const sids = statements(geo, { by: "team", allow: ["invoke", "read", "manage"] }).map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
    expect(sids.every((sid) => /^[A-Za-z0-9]+$/.test(sid))).toBe(true);
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
  it.each(["*", "06vsfs68yb4?", "${aws:username}", 'x","Resource":"*', "x\ny", "x y"])(
    "never writes %j into a Resource",
    (id) => {
      const profileArn = `arn:aws:bedrock:us-east-1:${account}:application-inference-profile/${id}`;
      expect(isExactArn(profileArn)).toBe(false);
      for (const subject of [
        { ...geo, profileArn },
        { ...geo, modelArns: [model("us-east-1", id)] },
        { ...geo, copyFrom: model("us-east-1", id) },
      ]) {
        expect(policyFor(subject, options({ by: "team", allow: ["manage"] }))).toEqual({ reason: expect.any(String) });
      }
    },
  );

  it.each(["arn:aws:iam::*:root", "arn:aws:iam::111122223333:root", "arn:aws:bedrock:*::foundation-model/x"])(
    "takes %s for no exact ARN",
    (arn) => expect(isExactArn(arn)).toBe(false),
  );
});

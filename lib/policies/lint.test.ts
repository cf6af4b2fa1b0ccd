import { describe, expect, it } from "vitest";
import { lintPolicy } from "@/lib/policies/lint";
import { matches } from "@/lib/policies/matching";

const knowledge = {
  actions: ["InvokeModel", "InvokeModelWithResponseStream", "ListInferenceProfiles", "GetInferenceProfile"],
  conditionKeys: ["bedrock:InferenceProfileArn", "bedrock:ServiceTier"],
  profile: {
    profileArn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/06vsfs68yb4g",
    profileId: "06vsfs68yb4g",
    name: "my-app-profile",
    modelArns: ["us-east-1", "us-west-2"].map((region) => `arn:aws:bedrock:${region}::foundation-model/x.y`),
  },
};

/** The policy that is copied from page to page, with every mistake it is known for. */
const broken = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "bedrock:InvokeModel",
        "bedrock:InvokeModelWithResponseStream",
        "bedrock:Converse",
        "bedrock:ConverseStream"
      ],
      "Resource": "arn:aws:bedrock:us-east-1:111122223333:inference-profile/my-app-profile"
    },
    {
      "Effect": "Deny",
      "Action": "bedrock:InvokeModel",
      "Resource": "*",
      "Condition": {
        "StringNotEquals": {
          "aws:InferenceProfileArn": "arn:aws:bedrock:*:*:inference-profile/my-app-*"
        }
      }
    }
  ]
}`;

const lint = (text: string) => lintPolicy(text, knowledge).findings;
const found = (text: string) => lint(text).map(({ line, message }) => `${line}: ${message}`);

/** A policy of one statement that allows calls of this profile, changed. */
function policyWith(change: object): string {
  const statement = {
    Effect: "Allow",
    Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    Resource: [knowledge.profile.profileArn, ...knowledge.profile.modelArns],
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: { ...statement, ...change } });
}

describe("lintPolicy", () => {
  it("marks every mistake of the copied example at its line, each with a fix", () => {
    const marks: [number, RegExp][] = [
      [9, /no action bedrock:Converse\b/],
      [10, /no action bedrock:ConverseStream\b/],
      [12, /kind of system-defined profiles/],
      [12, /is no ID of an application profile/],
      [12, /No foundation model is allowed/],
      [16, /does not cover streamed answers/],
      [17, /true while the key is missing/],
      [20, /no condition key aws:InferenceProfileArn/],
      [20, /kind of system-defined profiles/],
      [20, /is no ID of an application profile/],
      [20, /takes the wildcard literally: it always differs/],
    ];
    const findings = lint(broken);
    for (const [line, wanted] of marks) {
      expect(findings.filter((it) => it.line === line).map(({ message }) => message)).toContainEqual(
        expect.stringMatching(wanted),
      );
    }
    expect(findings).toHaveLength(marks.length);
    expect(findings.every(({ fix }) => fix.length > 10)).toBe(true);
    expect(findings.find(({ line, fix }) => line === 12 && fix.includes("06vsfs68yb4g"))).toBeDefined();
  });

  it("finds nothing in a correct policy", () => {
    expect(found(policyWith({}))).toEqual([]);
    expect(found(policyWith({ Action: "bedrock:*", Resource: "*" }))).toEqual([]);
  });

  it.each([
    ['{\n  "Version": "2012-10-17",\n}', 3, /property name|comma/],
    ["{\n  // why\n}", 2, /comments/],
    ["", 1, /value is expected/],
    ["\n\n[]", 3, /object with a Statement/],
    ['{"Statement": [\n"x"]}', 2, /statement is an object/],
  ])("says where %j is no policy", (text, line, message) => {
    const { findings, policy } = lintPolicy(text, knowledge);
    expect(findings).toEqual([expect.objectContaining({ line, message: expect.stringMatching(message) })]);
    expect(policy).toBeNull();
  });

  it.each([
    [{ Action: "bedrock:InvokeModle" }, /no action bedrock:InvokeModle/],
    [{ Action: "bedrock:InvokeModel" }, /Only one form of answer/],
    [{ Resource: [knowledge.profile.profileArn, knowledge.profile.modelArns[0]] }, /1 of 2 routed models/],
    [{ Resource: ["arn:aws:bedrock:us-east-1:111122223333:foundation-model/x.y"] }, /has no account/],
    [{ Action: "bedrock:ListInferenceProfiles" }, /knows no resource/],
    [{ Condition: { StringEquals: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:*" } } }, /never equals/],
    [{ Condition: { StringEquals: { "bedrock:ProfileArn": "x" } } }, /no condition key bedrock:ProfileArn/],
  ])("marks %j", (change, message) => {
    expect(found(policyWith(change))).toEqual([expect.stringMatching(message)]);
  });

  it("takes streaming that another statement covers", () => {
    const [Statement] = [JSON.parse(policyWith({ Action: "bedrock:InvokeModel" })).Statement];
    const streaming = { ...Statement, Action: "bedrock:InvokeModelWithResponseStream" };
    expect(found(JSON.stringify({ Statement: [Statement, streaming] }))).toEqual([]);
  });
});

describe("matches", () => {
  it.each([
    ["*", "", true],
    ["a*c", "abbc", true],
    ["a?c", "ac", false],
    ["bedrock:invoke*", "bedrock:InvokeModel", true],
    ["a.c", "abc", false],
    ["*b", "abab", true],
  ])("%s on %s: %s", (pattern, text, isMatch) => expect(matches(pattern, text)).toBe(isMatch));

  it("takes no time to speak of for hostile patterns", () => {
    expect(matches(`${"*a".repeat(5_000)}b`, "a".repeat(2_000))).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { codeCases, otherCases } from "@/lib/explain/code-cases";
import { errorCases } from "@/lib/explain/error-cases";
import { explain, maxTextLength } from "@/lib/explain/explain";

describe("explain", () => {
  it.each(errorCases)("knows the error: %s", (text, id) => {
    const explanation = explain(text);
    expect(explanation.kind).toBe("error");
    expect(explanation.diagnoses.map((diagnosis) => diagnosis.id)[0]).toBe(id);
    for (const { remedies } of explanation.diagnoses) expect(remedies.length).toBeGreaterThan(0);
  });

  it.each(codeCases)("knows the code: %s", (text, headline, ids) => {
    const explanation = explain(text);
    expect(explanation.headline).toMatch(headline);
    expect(explanation.kind).toBe("code");
    expect(explanation.diagnoses.map((diagnosis) => diagnosis.id)).toEqual(ids);
  });

  it.each(otherCases)("takes for %s: %s", (kind, text, headline, ids = []) => {
    const explanation = explain(text);
    expect(explanation.kind).toBe(kind);
    expect(explanation.headline).toMatch(headline);
    expect(explanation.diagnoses.map((diagnosis) => diagnosis.id)).toEqual(ids);
  });

  it("reads action, resource, asker, refuser, operation and request ID off a refusal", () => {
    const { facts } = explain(
      "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the ConverseStream operation: User: arn:aws:sts::111122223333:assumed-role/app/i-0abc is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0 with an explicit deny in a service control policy (Request ID: 0d4f9c1a-1b2c-4d3e-8f90-aabbccddeeff)",
    );
    expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toEqual({
      Action: "bedrock:InvokeModelWithResponseStream",
      Resource: "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
      "Who asked": "arn:aws:sts::111122223333:assumed-role/app/i-0abc",
      "Refused by": "an explicit Deny in an organisation's policy",
      Operation: "ConverseStream",
      "Request ID": "0d4f9c1a-1b2c-4d3e-8f90-aabbccddeeff",
    });
  });

  it.each([
    ["because no identity-based policy allows the bedrock:InvokeModel action", "nothing allows it"],
    ["because no session policy allows the bedrock:InvokeModel action", /^the session policy/],
    ["because no permissions boundary allows the bedrock:InvokeModel action", /^the permissions boundary/],
    ["with an explicit deny in a permissions boundary", /^an explicit Deny in the permissions boundary/],
    ["because no service control policy allows the bedrock:InvokeModel action", /^an organisation's policy/],
    ["because no VPC endpoint policy allows the bedrock:InvokeModel action", /^the VPC endpoint's policy/],
    ["with an explicit deny in an identity-based policy", "an explicit Deny"],
  ])("knows who refused: %s", (reason, refuser) => {
    const { facts } = explain(
      `User: arn:aws:iam::111122223333:user/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0 ${reason}`,
    );
    expect(facts.find(({ label }) => label === "Refused by")?.value).toMatch(refuser);
  });

  it("says honestly what it did not make out", () => {
    expect(explain("the weather is fine today").notRecognised).toMatch(/^Neither an error text/);
    expect(explain("frobnicate failed for us.amazon.nova-lite-v1:0").notRecognised).toMatch(/words that are not known/);
    expect(explain(`${"x ".repeat(maxTextLength)}`).notRecognised).toBe("Only the first 100,000 characters were read.");
    expect(explain("us.amazon.nova-lite-v1:0").notRecognised).toBeNull();
  });

  it("warns of a secret in the text", () => {
    expect(explain('client = boto3.client("bedrock", aws_access_key_id="AKIAIOSFODNN7EXAMPLE")').hasSecret).toBe(true);
    expect(explain("us.amazon.nova-lite-v1:0").hasSecret).toBe(false);
  });
});

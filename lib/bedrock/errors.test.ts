import { describe, expect, it } from "vitest";
import { toAppError } from "@/lib/bedrock/errors";
import { AppError } from "@/lib/errors";

function sdkError(name: string, message = "text from Bedrock", extra: object = {}) {
  return Object.assign(new Error(message), { name, $metadata: { requestId: "r-1", httpStatusCode: 400 }, ...extra });
}

const translated = (error: unknown) => toAppError(error, "bedrock:ListInferenceProfiles");

describe("toAppError", () => {
  it.each([
    ["ValidationException", "invalid_input"],
    ["TooManyTagsException", "invalid_input"],
    ["ResourceNotFoundException", "not_found"],
    ["ConflictException", "conflict"],
    ["ServiceQuotaExceededException", "quota_exceeded"],
    ["ThrottlingException", "throttled"],
    ["ModelTimeoutException", "timeout"],
    ["ModelErrorException", "model_error"],
    ["ModelStreamErrorException", "model_error"],
    ["ModelNotReadyException", "unavailable"],
    ["ServiceUnavailableException", "unavailable"],
    ["InternalServerException", "unavailable"],
    ["ExpiredTokenException", "credentials"],
    ["CredentialsProviderError", "credentials"],
    ["UnrecognizedClientException", "credentials"],
    ["TimeoutError", "timeout"],
  ])("names %s %s and keeps AWS's request id", (name, code) => {
    const error = translated(sdkError(name));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code, awsRequestId: "r-1", aws: { name, status: 400 } });
  });

  it("reads action and resource off a refusal", () => {
    const text =
      "User: arn:aws:sts::123456789012:assumed-role/console/x is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModel action";
    expect(translated(sdkError("AccessDeniedException", text))).toMatchObject({
      code: "access_denied",
      denied: { action: "bedrock:InvokeModel", resource: "arn:aws:bedrock:us-east-1::foundation-model/x" },
      message:
        "The console's AWS role may not do bedrock:InvokeModel on arn:aws:bedrock:us-east-1::foundation-model/x.",
    });
  });

  it("names the call's own action where Bedrock names none", () => {
    expect(translated(sdkError("AccessDeniedException", "You don't have access."))).toMatchObject({
      denied: { action: "bedrock:ListInferenceProfiles", resource: null },
    });
  });

  it("tells an unreachable service without its address", () => {
    const error = translated(sdkError("Error", "connect ECONNREFUSED 10.0.0.7:443", { code: "ECONNREFUSED" }));
    expect(error).toMatchObject({ code: "unavailable" });
    expect((error as AppError).message).not.toContain("10.0.0.7");
  });

  it("passes on how long to wait", () => {
    const headers = { "retry-after": "3" };
    expect(translated(sdkError("ThrottlingException", "slow", { $response: { headers } }))).toMatchObject({
      retryAfterMs: 3000,
    });
  });

  it("leaves a bug what it is", () => {
    const bug = new TypeError("x is not a function");
    expect(translated(bug)).toBe(bug);
  });
});

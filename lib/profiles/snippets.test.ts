import { describe, expect, it } from "vitest";
import { callableId, snippet, snippetLanguages } from "@/lib/profiles/snippets";

const application = {
  type: "APPLICATION",
  profileId: "yaec80410apl",
  profileArn: "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/yaec80410apl",
  region: "eu-west-1",
} as const;
const system = {
  type: "SYSTEM_DEFINED",
  profileId: "us.amazon.nova-2-lite-v1:0",
  profileArn: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-2-lite-v1:0",
  region: "us-east-1",
} as const;

describe("callableId", () => {
  it("is the whole ARN of an application profile, and the ID of a system profile", () => {
    expect(callableId(application)).toBe(application.profileArn);
    expect(callableId(system)).toBe(system.profileId);
  });
});

describe("snippet", () => {
  const cases = snippetLanguages.flatMap((language) =>
    [true, false].flatMap((isStreaming) => [application, system].map((target) => ({ language, isStreaming, target }))),
  );

  it.each(cases)("names what to call and where: $language, streaming $isStreaming, $target.type", (given) => {
    const code = snippet(given.target, given.language, given.isStreaming);
    expect(code).toContain(JSON.stringify(callableId(given.target)));
    expect(code).toContain(JSON.stringify(given.target.region));
    expect(/converse_?stream/i.test(code)).toBe(given.isStreaming);
  });
});

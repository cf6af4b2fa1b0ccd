import { describe, expect, it } from "vitest";
import { attemptOf, beginAttempt, endAttempt } from "@/lib/profiles/create-attempts";

const body = { name: "team-a", description: "", sourceArn: "arn:x", tags: [{ key: "team", value: "a" }] };
const edited = { ...body, tags: [{ key: "team", value: "b" }] };
const at = (time: string) => new Date(`2026-11-22T${time}Z`);

describe("beginAttempt", () => {
  it("sends a fresh token the first time, and remembers that it was sent", () => {
    const { input, attempts } = beginAttempt([], body, "token-1", at("10:00:00"));
    expect(input).toEqual({ ...body, requestToken: "token-1" });
    expect(attemptOf(attempts, body)?.unknownSince).toBe("2026-11-22T10:00:00.000Z");
  });

  it("keeps the token and names the first attempt while its outcome is unknown", () => {
    const first = beginAttempt([], body, "token-1", at("10:00:00"));
    const second = beginAttempt(first.attempts, body, "token-2", at("10:05:00"));
    const third = beginAttempt(second.attempts, body, "token-3", at("10:06:00"));
    expect(third.input.requestToken).toBe("token-1");
    expect(third.input.unknownAttemptAt).toEqual(at("10:00:00"));
  });

  it("changes the token with any edit, and finds the old one again when the edit is undone", () => {
    const first = beginAttempt([], body, "token-1", at("10:00:00"));
    const other = beginAttempt(first.attempts, edited, "token-2", at("10:01:00"));
    expect(other.input).toEqual({ ...edited, requestToken: "token-2" });
    expect(beginAttempt(other.attempts, body, "token-3", at("10:02:00")).input.requestToken).toBe("token-1");
  });
});

describe("endAttempt", () => {
  const begun = beginAttempt([], body, "token-1", at("10:00:00"));

  it.each(["invalid_input", "conflict", "throttled", "access_denied", "quota_exceeded"] as const)(
    "knows after %s that nothing was created, and keeps the token",
    (code) => {
      const attempts = endAttempt(begun.attempts, begun.input, code);
      expect(beginAttempt(attempts, body, "token-2", at("10:09:00")).input).toEqual({
        ...body,
        requestToken: "token-1",
      });
    },
  );

  it.each(["timeout", "unavailable", "internal", null] as const)("knows nothing after %s", (code) => {
    const attempts = endAttempt(begun.attempts, begun.input, code);
    expect(beginAttempt(attempts, body, "t", at("10:09:00")).input.unknownAttemptAt).toEqual(at("10:00:00"));
  });

  it("leaves an earlier unknown attempt unknown when a later one is refused", () => {
    const again = beginAttempt(begun.attempts, body, "t", at("10:03:00"));
    const attempts = endAttempt(again.attempts, again.input, "throttled");
    expect(beginAttempt(attempts, body, "t", at("10:09:00")).input.unknownAttemptAt).toEqual(at("10:00:00"));
  });
});

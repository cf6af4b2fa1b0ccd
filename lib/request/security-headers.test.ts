import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/request/security-headers";

describe("contentSecurityPolicy", () => {
  it("runs scripts by nonce only", () => {
    const policy = contentSecurityPolicy("abc", false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toContain("*");
  });

  it("lets React's development build evaluate", () => {
    expect(contentSecurityPolicy("abc", true)).toMatch(/script-src[^;]*'unsafe-eval'/);
  });
});

import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/request/security-headers";

describe("contentSecurityPolicy", () => {
  it("runs scripts by nonce only", () => {
    const policy = contentSecurityPolicy("abc", false);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("style-src 'self' 'nonce-abc';");
    expect(policy).not.toContain("*");
  });

  it("lets development builds evaluate, and add the styles of their overlay", () => {
    const policy = contentSecurityPolicy("abc", true);
    expect(policy).toMatch(/script-src[^;]*'unsafe-eval'/);
    expect(policy).toContain("style-src 'self' 'unsafe-inline';");
  });
});

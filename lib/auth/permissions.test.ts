import { describe, expect, it } from "vitest";
import { authorize, type Permission, type Role } from "@/lib/auth/permissions";

const may = (role: Role, permission: Permission) => {
  try {
    authorize({ actor: { id: "x", name: "X", role } }, permission);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: "forbidden" });
    return false;
  }
};

describe("authorize", () => {
  it.each([
    ["profile:read", true, true, true],
    ["usage:read", true, true, true],
    ["audit:read", true, true, true],
    ["profile:create", false, true, true],
    ["model:invoke", false, true, true],
    ["profile:delete", false, false, true],
  ] as const)("%s: viewer %s, builder %s, admin %s", (permission, viewer, builder, admin) => {
    expect([may("viewer", permission), may("builder", permission), may("admin", permission)]).toEqual([
      viewer,
      builder,
      admin,
    ]);
  });
});

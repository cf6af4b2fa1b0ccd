import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { missingFromLock } from "./lock-file.mjs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

describe("package-lock.json", () => {
  it("holds every platform's packages (otherwise run node scripts/complete-lock.mjs)", () => {
    expect(missingFromLock(packages)).toEqual([]);
  });

  it("names no registry", () => {
    const withAddress = Object.entries<{ resolved?: string }>(packages).filter(([, entry]) => entry.resolved);
    expect(withAddress).toEqual([]);
  });
});

describe("missingFromLock", () => {
  const optionalDependencies = { "@x/tool-linux-arm64-musl": "1.2.3" };
  const entry = { version: "1.2.3", optional: true, os: ["linux"], cpu: ["arm64"], libc: ["musl"] };

  it("reads platform, processor and C library off the name", () => {
    expect(missingFromLock({ "node_modules/@x/tool": { optionalDependencies } })).toEqual([
      ["node_modules/@x/tool-linux-arm64-musl", entry],
    ]);
  });

  it("keeps to development what only development needs", () => {
    const [added] = missingFromLock({ "node_modules/@x/tool": { optionalDependencies, dev: true } });
    expect(added?.[1]).toMatchObject({ dev: true });
  });

  it.each(["node_modules/@x/tool-linux-arm64-musl", "node_modules/a/node_modules/@x/tool-linux-arm64-musl"])(
    "finds what is held at %s",
    (path) => {
      expect(missingFromLock({ "node_modules/a/node_modules/b": { optionalDependencies }, [path]: {} })).toEqual([]);
    },
  );
});

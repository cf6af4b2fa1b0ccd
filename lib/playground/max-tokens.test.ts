import { describe, expect, it } from "vitest";
import { parseMaxTokens } from "@/lib/playground/max-tokens";

describe("parseMaxTokens", () => {
  it.each([
    ["1024", 1024],
    [" 4,096 ", 4096],
    ["1", 1],
    ["1000000", 1_000_000],
    ["", null],
    ["  ", null],
  ])("reads %j as %j", (text, value) => {
    expect(parseMaxTokens(text)).toEqual({ value, problem: null });
  });

  it.each(["0", "-5", "1.5", "1e3", "abc", "1000001", "99999999999999999999"])("refuses %j", (text) => {
    expect(parseMaxTokens(text).problem).toContain("whole number");
  });
});

import { describe, expect, it } from "vitest";
import { type ComboboxOption, groupOptions, matchOptions } from "@/components/ui/combobox-options";

const options: ComboboxOption[] = [
  { value: "a", label: "US Amazon Nova 2 Lite", detail: "us.amazon.nova-2-lite-v1:0", group: "System" },
  { value: "b", label: "Claude Sonnet 4.5", keywords: "Anthropic", group: "Models" },
  { value: "c", label: "EU Nova Pro", group: "System" },
];

describe("matchOptions", () => {
  it.each([
    ["", ["a", "b", "c"]],
    ["  ", ["a", "b", "c"]],
    ["nova", ["a", "c"]],
    ["LITE us", ["a"]],
    ["anthropic", ["b"]],
    ["nova-2", ["a"]],
    ["nothing", []],
  ])("finds for %j", (search, expected) => {
    expect(matchOptions(options, search).map((option) => option.value)).toEqual(expected);
  });
});

describe("groupOptions", () => {
  it("keeps the order of groups and of their members", () => {
    expect(groupOptions(options).map(([group, members]) => [group, members.map((option) => option.value)])).toEqual([
      ["System", ["a", "c"]],
      ["Models", ["b"]],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { type ComboboxOption, groupOptions, matchOptions } from "@/components/ui/combobox-options";

const arn = "arn:aws:x:inference-profile/c";
const options: ComboboxOption[] = [
  { value: "a", label: "US Amazon Nova 2 Lite", detail: "us.amazon.nova-2-lite-v1:0", group: "System" },
  { value: "b", label: "Claude Sonnet 4.5", keywords: "Anthropic", group: "Models" },
  { value: arn, label: "EU Nova Pro", group: "System" },
];

describe("matchOptions", () => {
  it.each([
    ["", ["a", "b", arn]],
    ["  ", ["a", "b", arn]],
    ["nova", ["a", arn]],
    ["LITE us", ["a"]],
    ["anthropic", ["b"]],
    ["nova-2", ["a"]],
    ["profile", []],
    [arn, [arn]],
    ["nothing", []],
  ])("finds for %j", (search, expected) => {
    expect(matchOptions(options, search).map((option) => option.value)).toEqual(expected);
  });
});

describe("groupOptions", () => {
  it("keeps the order of groups and of their members", () => {
    expect(groupOptions(options).map(([group, members]) => [group, members.map((option) => option.value)])).toEqual([
      ["System", ["a", arn]],
      ["Models", ["b"]],
    ]);
  });
});

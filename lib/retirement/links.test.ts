import { expect, it } from "vitest";
import { isNamedBy, regionsOfRefs, replaceHref } from "@/lib/retirement/links";
import { profileSummary } from "@/lib/testing/profile-builder";

const inRegion = (region: string) => profileSummary({ type: "APPLICATION", profileId: "abcdefghijkl", region });
const [east, west] = [inRegion("us-east-1"), inRegion("us-west-2")];
const refOf = (href: string) => new URL(href, "http://console").searchParams.get("p") ?? "";

it("names a profile so that the same ID in another Region is not meant", () => {
  const ref = refOf(replaceHref([west]));
  expect([isNamedBy(ref, east), isNamedBy(ref, west)]).toEqual([false, true]);
  expect([isNamedBy(west.profileArn, east), isNamedBy(west.profileArn, west)]).toEqual([false, true]);
  expect([isNamedBy(west.profileId, east), isNamedBy(west.profileId, west)]).toEqual([true, true]);
});

it("keeps an address of all that one plan takes within what servers accept", () => {
  const href = replaceHref(Array.from({ length: 2_000 }, () => inRegion("ap-southeast-1")));
  expect(refOf(href).split(",")).toHaveLength(200);
  expect(href.length).toBeLessThan(8_000);
});

it.each([
  [["us-west-2:a"], ["us-west-2"]],
  [
    ["us-west-2:a", "us-east-1:b"],
    ["us-east-1", "us-west-2"],
  ],
  [[west.profileArn], ["us-west-2"]],
  [["a"], ["us-east-1", "us-west-2"]],
  [["eu-west-1:a"], ["us-east-1", "us-west-2"]],
  [[], ["us-east-1", "us-west-2"]],
])("looks for %j in %j", (refs, regions) => {
  expect(regionsOfRefs(refs, ["us-east-1", "us-west-2"])).toEqual(regions);
});

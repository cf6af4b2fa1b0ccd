import { describe, expect, it } from "vitest";
import { fromPaneList, toPaneList } from "@/lib/playground/pane-list";
import { toPaneProfile } from "@/lib/playground/pane-profile";
import { profileSummary } from "@/lib/testing/profile-builder";

const copies = ["a", "b", "c"].map((profileId) => profileSummary({ profileId, type: "APPLICATION" }));
const abroad = profileSummary({ profileId: "d", region: "eu-west-1" });
const all = [...copies, abroad];

describe("the profiles of a picker", () => {
  it("arrive as they were, named by ID at home and by ARN elsewhere", () => {
    const home = copies[0]?.region ?? "";
    expect(fromPaneList(toPaneList(all, home))).toEqual(all.map((profile) => toPaneProfile(profile, home)));
    expect(fromPaneList(toPaneList(all, null)).map(({ profileId }) => profileId)).toEqual(
      all.map(({ profileArn }) => profileArn),
    );
  });

  it("share what copies have in common", () => {
    expect(toPaneList(copies, null).facts).toHaveLength(1);
  });
});

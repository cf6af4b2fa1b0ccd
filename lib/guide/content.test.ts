import { describe, expect, it } from "vitest";
import { beliefs } from "@/lib/guide/beliefs";
import { type Claim, pages } from "@/lib/guide/claim";
import { features } from "@/lib/guide/comparison";
import { kinds } from "@/lib/guide/kinds";

const claims: Claim[] = [
  ...features.flatMap(({ system, application }) => [system.claim, application.claim]),
  ...beliefs.map(({ truth }) => truth),
  ...kinds.flatMap(({ what, pros, cons }) => [what, ...pros, ...cons]),
];

describe("what the guide claims", () => {
  it("rests on a page of AWS, each of it", () => {
    const bare = claims.filter(({ rests }) => !rests.some((id) => new URL(pages[id].url).host.endsWith("amazon.com")));
    expect(bare).toEqual([]);
  });

  it("is marked as reported where a report of users carries it", () => {
    const reports = claims.filter(({ rests }) => rests.some((id) => pages[id].title.startsWith("Report")));
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.filter(({ sureness }) => sureness === "documented")).toEqual([]);
  });

  it("uses every page that it lists, by https", () => {
    for (const { url } of Object.values(pages)) expect(url).toMatch(/^https:\/\//);
    expect(new Set(Object.values(pages).map(({ url }) => url)).size).toBe(Object.keys(pages).length);
  });

  it.each(["Quotas", "IAM", "ARN", "Latency", "Failover", "Residency", "Tags", "Cost"])(
    "corrects beliefs on %s",
    (topic) => {
      expect(beliefs.some((belief) => belief.topic === topic)).toBe(true);
    },
  );
});

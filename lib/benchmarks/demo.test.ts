import { describe, expect, it } from "vitest";
import { demoResult } from "@/lib/benchmarks/demo";

describe("demoResult", () => {
  it("judges its made-up calls as any run, and finds what is true of them", () => {
    const { report, charts } = demoResult();
    expect(report.conclusions[0]?.judgement.verdict?.answer).toBe("equivalent");
    expect(report.conclusions[0]?.pairs).toBe(239);
    expect(report.armReports.map(({ outcomes }) => outcomes.throttled.count).toSorted()).toEqual([0, 1]);
    expect(charts.n).toBe(239);
    expect(demoResult()).toEqual({ report, charts });
  });
});

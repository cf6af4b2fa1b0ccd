import { describe, expect, it } from "vitest";
import type { Answers } from "@/lib/guide/answers";
import { recommend } from "@/lib/guide/recommend";

const none: Answers = {
  chargeback: null,
  access: null,
  environments: null,
  tenants: null,
  residency: null,
  availability: null,
  users: null,
  prototype: null,
  limits: null,
};

function advise(answers: Partial<Answers>) {
  const advice = recommend({ ...none, ...answers });
  if (!advice) throw new Error("no recommendation");
  const texts = (claims: { text: string }[]) => claims.map(({ text }) => text).join("\n");
  return {
    choice: `${advice.choice.kind} ${advice.choice.scope}`,
    reasons: texts(advice.reasons),
    notes: texts(advice.notes),
    conflicts: texts(advice.conflicts),
    rejected: advice.rejected,
  };
}

describe("recommend", () => {
  it("says nothing before the first answer", () => {
    expect(recommend(none)).toBeNull();
  });

  it.each<[string, Partial<Answers>, string]>([
    ["chargeback", { chargeback: "yes" }, "application geo"],
    ["access per team", { access: "yes" }, "application geo"],
    ["environments", { environments: "yes" }, "application geo"],
    ["tenants", { tenants: "yes" }, "application geo"],
    ["residency in one geography", { residency: "geography" }, "system geo"],
    ["residency in one Region", { residency: "region" }, "system region"],
    ["no rule on residency", { residency: "anywhere" }, "system global"],
    ["availability", { availability: "yes" }, "system geo"],
    ["availability, anywhere", { availability: "yes", residency: "anywhere" }, "system global"],
    ["users over the world", { users: "yes", residency: "anywhere" }, "system global"],
    ["a prototype", { prototype: "yes" }, "system geo"],
    ["separate limits", { limits: "yes" }, "application geo"],
    ["chargeback in one Region", { chargeback: "yes", residency: "region" }, "application region"],
    ["chargeback, anywhere", { chargeback: "yes", residency: "anywhere" }, "application global"],
    ["no to everything", { chargeback: "no", access: "no", limits: "no", availability: "no" }, "system geo"],
  ])("%s", (_, answers, choice) => {
    expect(advise(answers).choice).toBe(choice);
  });

  it.each<[string, Partial<Answers>, RegExp]>([
    ["tags must be activated", { chargeback: "yes" }, /Activate the tag key/],
    ["the models must be allowed too", { access: "yes" }, /bedrock:InferenceProfileArn/],
    ["environments share the quota", { environments: "yes" }, /share the model's quota/],
    ["a thousand profiles at most", { tenants: "yes" }, /1,000 profiles/],
    ["routing is no failover", { availability: "yes" }, /No profile replaces the Region that you call/],
    ["routing follows capacity", { users: "yes" }, /capacity, not distance/],
    ["quotas are shared", { limits: "yes" }, /No profile separates quotas/],
  ])("corrects what is believed: %s", (_, answers, note) => {
    expect(advise(answers).notes).toMatch(note);
  });

  it.each<[string, Partial<Answers>, string, RegExp | null]>([
    ["residency beats capacity", { residency: "region", availability: "yes" }, "system region", /exclude each other/],
    ["residency beats nearness", { residency: "geography", users: "yes" }, "system geo", /residency rule fixes/],
    ["needs beat the prototype", { prototype: "yes", chargeback: "yes" }, "application geo", /The needs decided/],
    ["tenants in one account share", { limits: "yes", tenants: "yes" }, "application geo", /Separate accounts/],
    ["a geography has capacity", { residency: "geography", availability: "yes" }, "system geo", null],
    ["a prototype anywhere", { prototype: "yes", residency: "anywhere", users: "yes" }, "system global", null],
    ["a no is no conflict", { prototype: "yes", chargeback: "no" }, "system geo", null],
  ])("conflict: %s", (_, answers, choice, conflict) => {
    const advice = advise(answers);
    expect(advice.choice).toBe(choice);
    if (conflict) expect(advice.conflicts).toMatch(conflict);
    else expect(advice.conflicts).toBe("");
  });

  it("names every conflict at once", () => {
    const everything = advise({
      chargeback: "yes",
      access: "yes",
      environments: "yes",
      tenants: "yes",
      residency: "region",
      availability: "yes",
      users: "yes",
      prototype: "yes",
      limits: "yes",
    });
    expect(everything.choice).toBe("application region");
    expect(everything.conflicts.split("\n")).toHaveLength(4);
    expect(everything.notes.split("\n")).toHaveLength(7);
  });

  it("rejects the other kind and both other routes, each for what was answered", () => {
    const bound = advise({ chargeback: "yes", residency: "region" }).rejected;
    expect(bound.map(({ name }) => name)).toEqual([
      "The model itself",
      "The route of one geography",
      "The global route",
    ]);
    expect(bound[1]?.why.text).toMatch(/residency rule forbids/);
    const free = advise({ residency: "anywhere", availability: "yes" }).rejected;
    expect(free.map(({ name }) => name)).toEqual([
      "An application profile",
      "One Region only",
      "The route of one geography",
    ]);
    expect(free[1]?.why.text).toMatch(/you need more/);
    expect(advise({ prototype: "yes" }).rejected[2]?.why.text).toMatch(/Answer the question on residency/);
    expect(advise({ residency: "geography" }).rejected[2]?.why.text).toMatch(/forbids/);
  });

  it("says that an unanswered residency was taken for a rule", () => {
    expect(advise({ prototype: "yes" }).reasons).toMatch(/residency is not answered/);
  });
});

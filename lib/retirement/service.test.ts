import { text } from "node:stream/consumers";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { deleteProfile } from "@/lib/deletion/service";
import { invoke } from "@/lib/invocations/service";
import { createProfile } from "@/lib/profiles/service";
import { replaceProfile } from "@/lib/replacement/service";
import { exportCalendar, getRadar, getReplacement } from "@/lib/retirement/service";
import { answers, createInput, invokeInput, systemProfileId } from "@/lib/testing/builders";
import { gatewayTo, testContext } from "@/lib/testing/context";

const model = systemProfileId.replace("us.", "");
const endsOfLife = { [model]: "2027-01-15" };

describe("getRadar", () => {
  it("counts days from the local Bedrock's calendar, with the date that Bedrock tells and the last call", async () => {
    const ctx = await testContext();
    await ctx.calendar({ endsOfLife });
    const { profileId, profileArn } = await createProfile(ctx, createInput());
    const before = await getRadar(ctx);
    expect(before).toMatchObject({ isLocalCalendar: true, today: new Date("2026-11-22T00:00:00Z"), problems: [] });
    expect(before.rows).toMatchObject([
      {
        profile: { profileId },
        outlook: { urgency: "within90", daysLeft: 54, endSource: "bedrock" },
        lastCallAt: null,
      },
    ]);
    await answers(invoke(ctx, invokeInput([profileArn]), new AbortController().signal));
    const [row] = (await getRadar(ctx)).rows;
    expect(row?.lastCallAt).toBeInstanceOf(Date);
  });

  it("shows a profile whose model is over, although Bedrock lists the model no more", async () => {
    const ctx = await testContext({ local: { asOf: "2025-12-08" } });
    const sonnet = "us.anthropic.claude-sonnet-4-20250514-v1:0";
    await createProfile(
      ctx,
      createInput({ sourceArn: `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${sonnet}` }),
    );
    await ctx.calendar({ asOf: "2026-11-22" });
    expect((await getRadar(ctx)).rows).toMatchObject([
      { profile: { lifecycle: "UNKNOWN" }, outlook: { urgency: "retired", daysLeft: -39, endSource: "announced" } },
    ]);
  });

  it("shows every Region's profiles; one that cannot be read hides no other, and what is not known is not called ended", async () => {
    const ctx = await testContext({ regions: ["us-east-1", "us-west-2"] });
    await createProfile(ctx, createInput());
    const west = createInput({ name: "west", sourceArn: createInput().sourceArn.replace("us-east-1", "us-west-2") });
    await createProfile(ctx, west);
    const radar = await getRadar(ctx);
    expect(radar.rows.map(({ profile: { name, region } }) => [name, region]).sort()).toEqual([
      ["search-ranking", "us-east-1"],
      ["west", "us-west-2"],
    ]);
    const cut = gatewayTo("http://127.0.0.1:9", "us-west-2");
    const bedrockIn = (region: string) => (region === "us-west-2" ? cut : ctx.bedrockIn(region));
    const half = await getRadar({ ...ctx, bedrockIn });
    expect(half.rows.map(({ profile: { name } }) => name)).toEqual(["search-ranking"]);
    expect(new Set(half.problems.map(({ region }) => region))).toEqual(new Set(["us-west-2"]));
    const fault = { kind: "error", status: 403, name: "AccessDeniedException", message: "not here" };
    await ctx.faults([{ operation: "ListFoundationModels", fault }]);
    const blind = await getRadar(ctx);
    expect(blind.rows.map(({ outlook }) => outlook.urgency)).toEqual(["unread", "unread"]);
    expect(blind.problems.map(({ source }) => source)).toEqual(["models", "models"]);
  });

  it("takes the clock where there is no local calendar", async () => {
    const ctx = await testContext();
    const before = Date.now();
    const { today, isLocalCalendar } = await getRadar({ ...ctx, localControl: null });
    expect(isLocalCalendar).toBe(false);
    expect(today.getTime()).toBeGreaterThanOrEqual(before);
  });
});

describe("getReplacement", () => {
  it("names both ends, and an end that exists no more", async () => {
    const ctx = await testContext();
    const old = await createProfile(ctx, createInput());
    const { requestToken, ...body } = createInput({ name: "search-ranking-v2" });
    const made = await replaceProfile(ctx, { ...body, oldArn: old.profileArn }, { requestToken, uncertainSince: null });
    const replacementOf = async (profileArn: string) =>
      getReplacement(ctx, { profileArn, tags: await ctx.bedrock.listTags(profileArn) });
    expect(await replacementOf(old.profileArn)).toMatchObject({
      replaces: null,
      replacedBy: { name: "search-ranking-v2", region: "us-east-1" },
      lastCallAt: null,
    });
    expect(await replacementOf(made.profileArn)).toMatchObject({
      replaces: { name: "search-ranking" },
      replacedBy: null,
    });
    await deleteProfile(ctx, { profileId: old.profileId, confirmedName: "search-ranking" });
    expect(await replacementOf(made.profileArn)).toMatchObject({ replaces: { profileId: old.profileId, name: null } });
    expect(await getReplacement(ctx, { profileArn: old.profileArn, tags: [] })).toBeNull();
  });
});

describe("exportCalendar", () => {
  it("holds the ends to come, as a file that a calendar reads", async () => {
    const ctx = await testContext();
    await ctx.calendar({ endsOfLife });
    await createProfile(ctx, createInput());
    const { fileName, contentType, body } = await exportCalendar(ctx);
    expect(fileName).toBe("bedrock-retirements-2026-11-22.ics");
    expect(contentType).toMatch(/^text\/calendar/);
    const events = new ICAL.Component(ICAL.parse(await text(body))).getAllSubcomponents("vevent");
    expect(events.map((component) => new ICAL.Event(component).startDate.toString())).toEqual(["2027-01-15"]);
  });
});

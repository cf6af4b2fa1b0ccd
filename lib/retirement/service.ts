import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { Tag } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { lastCalls } from "@/lib/invocations/service";
import type { ProfileSummary } from "@/lib/profiles/schema";
import { listProfiles, resolveProfile } from "@/lib/profiles/service";
import { linksOf, siblingArn } from "@/lib/replacement/links";
import type { RequestContext } from "@/lib/request/context";
import type { Download } from "@/lib/request/define-download";
import { toCalendar } from "@/lib/retirement/calendar";
import { outlookOf, withoutModels } from "@/lib/retirement/radar";
import type { Counterpart, Radar, Replacement } from "@/lib/retirement/schema";

/**
 * Every application profile of the configured Regions with the end of its base model and its last call. A Region that
 * cannot be read is a problem beside the others' rows. With the local Bedrock "today" is the day of
 * its calendar, so that an end can be rehearsed.
 *
 * @throws AppError as `listProfiles`, `unavailable` when the local calendar cannot be read
 */
export async function getRadar(ctx: RequestContext): Promise<Radar> {
  authorize(ctx, "profile:read");
  const { regions } = ctx.bedrockInfo;
  const [listing, localDay, calledAt] = await Promise.all([
    listProfiles(ctx, regions.length > 0 ? regions : undefined),
    ctx.localControl?.day() ?? null,
    lastCalls(ctx),
  ]);
  const today = localDay ?? new Date();
  const unread = new Set(listing.problems.flatMap(({ source, region }) => (source === "models" ? [region] : [])));
  const outlook = (profile: ProfileSummary) => {
    const seen = outlookOf(profile, today);
    return unread.has(profile.region) ? withoutModels(seen) : seen;
  };
  return {
    rows: listing.profiles
      .filter(({ type }) => type === "APPLICATION")
      .map((profile) => ({
        profile,
        outlook: outlook(profile),
        lastCallAt: calledAt.get(profile.profileArn) ?? null,
      })),
    today,
    isLocalCalendar: localDay !== null,
    problems: listing.problems,
    home: listing.region,
    readAt: listing.fetchedAt,
  };
}

/**
 * The replacement that the tags of a profile tell of; null when they tell of none.
 *
 * @throws AppError `forbidden`, `access_denied`, `throttled`
 */
export async function getReplacement(
  ctx: RequestContext,
  { profileArn, tags }: { profileArn: string; tags: Tag[] },
): Promise<Replacement | null> {
  authorize(ctx, "profile:read");
  const { replaces, replacedBy } = linksOf(tags);
  if (replaces === null && replacedBy === null) return null;
  const [before, after, calledAt] = await Promise.all([
    replaces === null ? null : counterpart(ctx, profileArn, replaces),
    replacedBy === null ? null : counterpart(ctx, profileArn, replacedBy),
    lastCalls(ctx),
  ]);
  const lastCallAt = calledAt.get(profileArn) ?? null;
  return { replaces: before, replacedBy: after, lastCallAt, today: new Date(), home: await ctx.bedrock.region() };
}

async function counterpart(ctx: RequestContext, besideArn: string, profileId: string): Promise<Counterpart> {
  const profileArn = siblingArn(besideArn, profileId);
  try {
    const { name, region } = await resolveProfile(ctx, profileArn);
    return { profileId, profileArn, name, region };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found")
      return { profileId, profileArn, name: null, region: null };
    throw error;
  }
}

/** The known ends as a calendar file. What is over is left out. @throws AppError as `getRadar` */
export async function exportCalendar(ctx: RequestContext): Promise<Download> {
  const { rows, today, problems } = await getRadar(ctx);
  const endings = rows.flatMap(({ profile, outlook: { endsAt, daysLeft } }) =>
    endsAt === null || daysLeft === null || daysLeft <= 0
      ? []
      : [
          {
            profileName: profile.name,
            profileArn: profile.profileArn,
            region: profile.region,
            modelId: profile.modelId,
            modelName: profile.modelName,
            endsAt,
          },
        ],
  );
  const fileName = `bedrock-retirements-${today.toISOString().slice(0, 10)}.ics`;
  return {
    fileName,
    contentType: "text/calendar; charset=utf-8; method=PUBLISH",
    body: once(toCalendar(endings, new Date(), [...new Set(problems.map(({ region }) => region))])),
  };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

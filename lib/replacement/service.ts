import "server-only";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { parseArn } from "@/lib/bedrock/arn";
import type { InferenceProfile } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";
import { maxTags } from "@/lib/profiles/schema";
import { createProfile } from "@/lib/profiles/service";
import { tagText } from "@/lib/profiles/tag-text";
import { replacedByKey, replacesKey } from "@/lib/replacement/links";
import type { ReplaceBody, Replaced } from "@/lib/replacement/schema";
import type { RequestContext } from "@/lib/request/context";

interface Attempt {
  requestToken: string;
  /** When an earlier attempt of unknown outcome was sent: the list is asked first. */
  uncertainSince: Date | null;
}

/**
 * Creates the profile that takes the place of another, and links both by tags. Safe to repeat, as `createProfile` is. The old
 * profile is not touched but for one tag; that it cannot be tagged is no failure of the replacement.
 *
 * @throws AppError `forbidden`, `invalid_input` (a source in another Region), `not_found` (old profile or source), and as
 * `createProfile`
 */
export async function replaceProfile(
  ctx: RequestContext,
  { oldArn, ...body }: ReplaceBody,
  { requestToken, uncertainSince }: Attempt,
): Promise<Replaced> {
  authorize(ctx, "profile:create");
  if (parseArn(body.sourceArn)?.region !== parseArn(oldArn)?.region) {
    const message = "A replacement is made in the Region of the old profile: choose a source of that Region.";
    throw new AppError("invalid_input", message, { fieldErrors: { sourceArn: message } });
  }
  const old = await ctx.bedrockFor(oldArn).getInferenceProfile(oldArn);
  const input = { ...body, requestToken, ...(uncertainSince && { unknownAttemptAt: uncertainSince }) };
  const made = await createProfile(ctx, input, [{ key: replacesKey, value: old.profileId }]);
  return {
    profileArn: made.profileArn,
    existed: made.existed,
    linkProblem: await linkOld(ctx, old, made.profileId),
  };
}

async function linkOld(ctx: RequestContext, old: InferenceProfile, newId: string): Promise<string | null> {
  const bedrock = ctx.bedrockFor(old.profileArn);
  try {
    authorize(ctx, "profile:tag");
    const before = await bedrock.listTags(old.profileArn);
    if (before.some(({ key, value }) => key === replacedByKey && value === newId)) return null;
    const after = [...before.filter(({ key }) => key !== replacedByKey), { key: replacedByKey, value: newId }];
    if (after.length > maxTags) return `it carries ${maxTags} tags already`;
    const detail = { profileArn: old.profileArn, tagsBefore: tagText(before), tagsAfter: tagText(after) };
    await audited(ctx, { action: "profile.tag", subject: old.name, detail }, () =>
      bedrock.tagResource(old.profileArn, [{ key: replacedByKey, value: newId }]),
    );
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

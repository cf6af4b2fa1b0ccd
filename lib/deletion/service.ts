import "server-only";
import { audited } from "@/lib/audit/service";
import { authorize } from "@/lib/auth/permissions";
import { countCallsByPerson, findDeletion, findLastCall } from "@/lib/deletion/repository";
import {
  type DeletedProfile,
  type DeletedProfileInput,
  type DeleteProfileInput,
  type RecentUse,
  type RecentUseInput,
  recentUseDays,
} from "@/lib/deletion/schema";
import { AppError } from "@/lib/errors";
import type { ProfileDetail } from "@/lib/profiles/schema";
import { getProfile } from "@/lib/profiles/service";
import { snippetTargetOf } from "@/lib/profiles/snippet-target";
import { parseTagText, tagText } from "@/lib/profiles/tag-text";
import type { RequestContext } from "@/lib/request/context";

/** Who called a profile lately from this console. @throws AppError `forbidden`, `not_found` */
export async function recentUse(ctx: RequestContext, { profileId }: RecentUseInput): Promise<RecentUse> {
  authorize(ctx, "profile:delete");
  return lateUse(ctx, (await getProfile(ctx, profileId)).profile.profileArn);
}

async function lateUse(ctx: RequestContext, profileArn: string): Promise<RecentUse> {
  const since = new Date(Date.now() - recentUseDays * 86_400_000);
  const [people, lastAt] = await Promise.all([
    countCallsByPerson(ctx.db, profileArn, since),
    findLastCall(ctx.db, profileArn),
  ]);
  return { people, calls: people.reduce((sum, { calls }) => sum + calls, 0), lastAt };
}

/**
 * Deletes an application profile whose name was typed; one that was called lately from here needs a reason as well. Its
 * ARN will never exist again. The activity log keeps what is needed to make one like it.
 *
 * @throws AppError `forbidden`, `not_found`, `invalid_input` (system profile, another name typed, no reason), `conflict`
 */
export async function deleteProfile(ctx: RequestContext, input: DeleteProfileInput): Promise<{ profileId: string }> {
  authorize(ctx, "profile:delete");
  const detail = await getProfile(ctx, input.profileId);
  const { profileArn, profileId, name } = detail.profile;
  refuseUnconfirmed(detail, input);
  const { calls } = await lateUse(ctx, profileArn);
  const reason = input.reason?.trim() ?? "";
  if (calls > 0 && reason === "") {
    throw new AppError("invalid_input", "This profile is in use: say why it is deleted.", {
      fieldErrors: { reason: `It was called within ${recentUseDays} days: enter a reason.` },
    });
  }
  const kept = { ...settingsOf(detail), ...(reason && { reason }), recentCalls: String(calls) };
  await audited(ctx, { action: "profile.delete", subject: name, detail: kept }, () =>
    ctx.bedrockFor(profileArn).deleteInferenceProfile(profileArn),
  );
  return { profileId };
}

function refuseUnconfirmed({ profile }: ProfileDetail, { confirmedName }: DeleteProfileInput): void {
  if (profile.type !== "APPLICATION") {
    throw new AppError("invalid_input", "System-defined profiles belong to AWS and cannot be deleted.");
  }
  if (profile.name !== confirmedName.trim()) {
    throw new AppError("invalid_input", "Type the profile's name exactly as it is shown.", {
      fieldErrors: { confirmedName: `Type ${profile.name} to confirm.` },
    });
  }
}

/** What the log keeps of a profile: the last moment at which anybody can read it. */
function settingsOf(detail: ProfileDetail): Record<string, string> {
  const { profile, tags } = detail;
  const { definition } = snippetTargetOf(detail);
  return {
    profileArn: profile.profileArn,
    models: profile.modelArns.join(" "),
    ...(profile.description && { description: profile.description }),
    ...("copyFrom" in definition && { source: definition.copyFrom }),
    ...(tags && { tagsBefore: tagText(tags) }),
    ...(profile.createdAt && { createdAt: profile.createdAt.toISOString() }),
  };
}

/** The settings of a deleted profile. @throws AppError `forbidden`, `not_found` (no such deletion, or it did not happen) */
export async function deletedProfile(ctx: RequestContext, { eventId }: DeletedProfileInput): Promise<DeletedProfile> {
  authorize(ctx, "audit:read");
  const event = await findDeletion(ctx.db, eventId);
  if (event?.status !== "succeeded") {
    throw new AppError("not_found", "The activity log has no such deletion.");
  }
  const { detail, subject, at } = event;
  return {
    name: subject,
    description: detail.description ?? "",
    sourceArn: detail.source ?? null,
    tags: parseTagText(detail.tagsBefore),
    deletedAt: at,
  };
}

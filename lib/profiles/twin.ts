import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import type { InferenceProfile, Tag } from "@/lib/bedrock/types";
import { routeKey } from "@/lib/profiles/route-key";
import { sourceTagKey, type Twin } from "@/lib/profiles/schema";

/** The system profile that routes to exactly the same models, or null. A system profile has no twin. */
export function findTwin<Profile extends InferenceProfile>(
  profile: InferenceProfile,
  profiles: Profile[],
): Profile | null {
  if (profile.type === "SYSTEM_DEFINED") return null;
  const key = routeKey(profile);
  return profiles.find((other) => other.type === "SYSTEM_DEFINED" && routeKey(other) === key) ?? null;
}

/** The twin with its confidence: *recorded* when the source tag names it, else *exact route match*. */
export function twinOf(profile: InferenceProfile, tags: Tag[] | null, profiles: InferenceProfile[]): Twin | null {
  if (profile.type === "SYSTEM_DEFINED") return null;
  const recordedId = tags?.find((tag) => tag.key === sourceTagKey)?.value;
  const recorded = profiles.find((other) => other.type === "SYSTEM_DEFINED" && other.profileId === recordedId);
  const twin = recorded ?? findTwin(profile, profiles);
  if (!twin) return null;
  const { profileId, profileArn, name } = twin;
  return { profileId, profileArn, name, confidence: recorded ? "recorded" : "exact route match" };
}

/** What the source tag remembers: the profile or model ID, since a whole ARN would carry an account number. */
export function sourceTag(sourceArn: string): Tag {
  return { key: sourceTagKey, value: parseArn(sourceArn)?.resourceId ?? resourceIdOf(sourceArn) };
}

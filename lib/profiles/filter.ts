import type { Tag } from "@/lib/bedrock/types";
import { type ProfileSummary, sourceTagKey } from "@/lib/profiles/schema";

export const profileKinds = ["all", "system", "application"] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** Loaded tags by profile ID; a profile whose tags are not loaded yet is missing. */
export type LoadedTags = ReadonlyMap<string, Tag[]>;

/** Lower-case text of each profile that a search looks through, made once per listing. */
export type SearchIndex = ReadonlyMap<string, string>;

export function indexProfiles(profiles: ProfileSummary[]): SearchIndex {
  return new Map(profiles.map((profile) => [profile.profileId, searchText(profile)]));
}

function searchText(profile: ProfileSummary): string {
  return [
    profile.name,
    profile.profileId,
    profile.description,
    profile.modelName,
    profile.modelId,
    profile.provider,
    profile.route.label,
    profile.route.regions.join(" "),
    profile.lifecycle,
    profile.status,
  ]
    .join(" ")
    .toLowerCase();
}

/** Lower-case text of tags: found by key, by value, and as `team: x` or `team=x`. */
export function tagText(tags: Tag[]): string {
  return tags
    .filter((tag) => tag.key !== sourceTagKey)
    .map((tag) => `${tag.key}: ${tag.value} ${tag.key}=${tag.value}`)
    .join(" ")
    .toLowerCase();
}

function isArnPart(word: string, arn: string): boolean {
  return word.startsWith("arn:") && arn.toLowerCase().includes(word);
}

function wordsOf(search: string): string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Profiles that contain every word of the search in their own text or in their loaded tags, in the order given. */
export function searchProfiles(
  profiles: ProfileSummary[],
  search: string,
  index: SearchIndex,
  tagIndex: ReadonlyMap<string, string>,
): ProfileSummary[] {
  const words = wordsOf(search);
  if (words.length === 0) return profiles;
  return profiles.filter(({ profileId, profileArn }) => {
    const text = index.get(profileId) ?? "";
    const tags = tagIndex.get(profileId);
    // Apart, since every ARN holds the words "profile" and "bedrock" and the Region.
    return words.every((word) => text.includes(word) || tags?.includes(word) || isArnPart(word, profileArn));
  });
}

/** The same search without an index, for lists that are looked through now and then. */
export function matchProfiles(profiles: ProfileSummary[], search: string): ProfileSummary[] {
  return searchProfiles(profiles, search, indexProfiles(profiles), new Map());
}

export function ofKind(profiles: ProfileSummary[], kind: ProfileKind): ProfileSummary[] {
  if (kind === "all") return profiles;
  const type = kind === "system" ? "SYSTEM_DEFINED" : "APPLICATION";
  return profiles.filter((profile) => profile.type === type);
}

/** How many profiles each choice of kind would show. */
export function countKinds(profiles: ProfileSummary[]): Record<ProfileKind, number> {
  const application = ofKind(profiles, "application").length;
  return { all: profiles.length, system: profiles.length - application, application };
}

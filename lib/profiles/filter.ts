import { matches, parseQuery, type Searchable } from "@/lib/profiles/query";
import type { ProfileSummary } from "@/lib/profiles/schema";

export const profileKinds = ["all", "system", "application"] as const;
export type ProfileKind = (typeof profileKinds)[number];

/** Profiles that contain every word of the search, for lists that are looked through now and then. Tags are not asked. */
export function matchProfiles(profiles: ProfileSummary[], search: string): ProfileSummary[] {
  const terms = parseQuery(search);
  return terms.length === 0 ? profiles : profiles.filter((profile) => matches(terms, searchable(profile)));
}

function searchable(profile: ProfileSummary): Searchable {
  const { name, profileId, description, modelName, modelId, provider, route, region, lifecycle, status } = profile;
  const parts = [name, profileId, description, modelName, modelId, provider, route.label, region, lifecycle, status];
  const text = [...parts, ...route.regions].join(" ").toLowerCase();
  return { text, arns: profile.profileArn.toLowerCase(), fields: {}, tags: null, tagText: "" };
}

export function ofKind(profiles: ProfileSummary[], kind: ProfileKind): ProfileSummary[] {
  if (kind === "all") return profiles;
  const type = kind === "system" ? "SYSTEM_DEFINED" : "APPLICATION";
  return profiles.filter((profile) => profile.type === type);
}

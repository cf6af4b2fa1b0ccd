import type { Tag } from "@/lib/bedrock/types";

/** On the new profile: the ID of the one it takes the place of. Both are within what AWS allows in tags. */
export const replacesKey = "profile-console:replaces";
/** On the old profile: the ID of the one that takes its place. */
export const replacedByKey = "profile-console:replaced-by";

/** The ARN of another profile of the same Region and account: a replacement stands beside what it replaces. */
export function siblingArn(profileArn: string, profileId: string): string {
  return `${profileArn.slice(0, profileArn.lastIndexOf("/") + 1)}${profileId}`;
}

export interface ReplacementLinks {
  /** IDs of profiles, or null. */
  replaces: string | null;
  replacedBy: string | null;
}

export function linksOf(tags: Tag[]): ReplacementLinks {
  const read = (wanted: string) => tags.find(({ key }) => key === wanted)?.value || null;
  return { replaces: read(replacesKey), replacedBy: read(replacedByKey) };
}

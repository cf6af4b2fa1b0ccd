import { type PaneProfile, toPaneProfile } from "@/lib/playground/pane-profile";
import type { ProfileSummary } from "@/lib/profiles/schema";

type Facts = Omit<PaneProfile, "profileId" | "profileArn" | "name">;

/**
 * The profiles of a picker as a page sends them. Thousands of copies differ in name and address alone: what they have in
 * common is sent once, which makes a fifth of it.
 */
export interface PaneList {
  facts: Facts[];
  /** The ARN is null where it is the ID as well; the last is a place in `facts`. */
  rows: [name: string, profileId: string, profileArn: string | null, facts: number][];
}

/** @param home Region in which IDs are looked up; null names every profile by its ARN */
export function toPaneList(profiles: ProfileSummary[], home: string | null): PaneList {
  const places = new Map<string, number>();
  const facts: Facts[] = [];
  const rows = profiles.map((profile): PaneList["rows"][number] => {
    const { profileId, profileArn: _, name, ...common } = toPaneProfile(profile, home ?? "");
    const key = JSON.stringify(common);
    const place = places.get(key) ?? facts.push(common) - 1;
    places.set(key, place);
    return [name, profileId, profileId === profile.profileArn ? null : profile.profileArn, place];
  });
  return { facts, rows };
}

/** The inverse of what is sent. */
export function fromPaneList({ facts, rows }: PaneList): PaneProfile[] {
  return rows.flatMap(([name, profileId, profileArn, place]) => {
    const common = facts[place];
    return common ? [{ profileId, profileArn: profileArn ?? profileId, name, ...common }] : [];
  });
}

import type { ProfileSummary } from "@/lib/profiles/schema";

/** One row of the list: an application profile, or a system profile with all Regions that have it. */
export interface LogicalProfile {
  /** The ARN of an application profile; `system:` and the ID of a system profile. */
  key: string;
  /** The one of the first Region in the order listed, so of the home Region where it has it. */
  profile: ProfileSummary;
  /** One for each Region. */
  members: ProfileSummary[];
}

/** System profiles of the same ID are one profile that several Regions offer; application profiles stay apart. */
export function toLogical(profiles: ProfileSummary[]): LogicalProfile[] {
  const rows: LogicalProfile[] = [];
  const systems = new Map<string, LogicalProfile>();
  for (const profile of profiles) {
    const isSystem = profile.type === "SYSTEM_DEFINED";
    const known = isSystem ? systems.get(profile.profileId) : undefined;
    if (known) {
      known.members.push(profile);
      continue;
    }
    const row = { key: isSystem ? `system:${profile.profileId}` : profile.profileArn, profile, members: [profile] };
    if (isSystem) systems.set(profile.profileId, row);
    rows.push(row);
  }
  return rows;
}

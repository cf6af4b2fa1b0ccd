import type { ProfileSummary } from "@/lib/profiles/schema";
import { isAffected, type Urgency } from "@/lib/retirement/radar";
import type { RadarRow } from "@/lib/retirement/schema";

export const radarFilters = ["affected", "retired", "within30", "within90", "all"] as const;
export type RadarFilter = (typeof radarFilters)[number];

const urgenciesOf: Record<Exclude<RadarFilter, "affected" | "all">, Urgency[]> = {
  retired: ["retired", "unlisted"],
  within30: ["within30"],
  within90: ["within30", "within90"],
};

export interface RadarView {
  show: RadarFilter;
  /** Words, each of which is found in name, ID, model or Region. */
  q: string;
  /** Null for every owner, empty for profiles without one. */
  owner: string | null;
}

/** @param ownerOf undefined while the tags of a profile are not known, or when they could not be read */
export function filterRadar(
  rows: RadarRow[],
  { show, q, owner }: RadarView,
  ownerOf: (profile: ProfileSummary) => string | null | undefined,
): RadarRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const { name, profileId, modelName, modelId, region } = row.profile;
    const text = `${name} ${profileId} ${modelName} ${modelId} ${region}`.toLowerCase();
    const isOwners = owner === null || ownerOf(row.profile) === (owner === "" ? null : owner);
    return isShown(row, show) && isOwners && words.every((word) => text.includes(word));
  });
}

export function isShown({ outlook }: RadarRow, show: RadarFilter): boolean {
  if (show === "all") return true;
  if (show === "affected") return isAffected(outlook);
  return urgenciesOf[show].includes(outlook.urgency);
}

import type { Identifier } from "@/lib/explain/identifiers";
import type { ProfileSummary } from "@/lib/profiles/schema";

export interface Resolved {
  identifier: Identifier;
  /** The profile it names, or null. */
  profile: ProfileSummary | null;
  /** For a model: the profiles that go to it, team profiles first. */
  through: ProfileSummary[];
  /** Why there is no profile, in words; null when there is one or none can be. */
  reason: string | null;
}

/**
 * Which profile each identifier leads to, from what the console has listed.
 *
 * @param regions those that were listed
 */
export function resolveIdentifiers(
  identifiers: Identifier[],
  { profiles, regions }: { profiles: ProfileSummary[]; regions: string[] },
): Resolved[] {
  return identifiers.map((identifier) => {
    if (identifier.kind === "other-arn") return { identifier, profile: null, through: [], reason: null };
    if (identifier.kind === "model") return resolveModel(identifier, profiles);
    const profile = findProfile(identifier, profiles);
    return { identifier, profile, through: [], reason: profile ? null : reasonFor(identifier, regions) };
  });
}

function findProfile({ text, id, region }: Identifier, profiles: ProfileSummary[]): ProfileSummary | null {
  const byArn = profiles.find(({ profileArn }) => profileArn === text);
  if (byArn) return byArn;
  const sameId = profiles.filter(({ profileId }) => profileId === id);
  // A system profile's ARN carries the account of whoever copied it: Region and ID tell which one is meant.
  return sameId.find((profile) => region === "" || profile.region === region) ?? null;
}

function resolveModel(identifier: Identifier, profiles: ProfileSummary[]): Resolved {
  const { id } = identifier;
  const through = profiles
    .filter(({ modelId }) => modelId === id)
    .sort((a, b) => Number(b.type === "APPLICATION") - Number(a.type === "APPLICATION"));
  return {
    identifier,
    profile: null,
    through,
    reason: through.length > 0 ? null : "No profile listed here goes to it.",
  };
}

function reasonFor({ kind, region, text }: Identifier, regions: string[]): string {
  const isPattern = /[*?$]/.test(text);
  if (isPattern) return "A pattern, which may cover several.";
  if (region !== "" && regions.length > 0 && !regions.includes(region)) {
    return `It belongs to ${region}. This console lists ${new Intl.ListFormat("en-GB").format(regions)}.`;
  }
  if (kind === "system-profile")
    return "No such system profile is listed here: retired, misspelt, or not offered in this Region.";
  return "It is not listed here: deleted, of another account, or made just now.";
}

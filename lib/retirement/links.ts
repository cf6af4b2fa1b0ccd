import { parseArn } from "@/lib/bedrock/arn";
import { maxReplacements } from "@/lib/replacement/schema";

interface Named {
  profileId: string;
  region: string;
}

/**
 * The page that replaces these profiles, at most as many as one plan takes. Each is named by Region and ID, which in one
 * account says what its ARN says: 200 ARNs are longer than what servers take for an address.
 */
export function replaceHref(profiles: Named[]): string {
  const refs = profiles.slice(0, maxReplacements).map(({ region, profileId }) => `${region}:${profileId}`);
  return `/retirement/replace?p=${refs.map(encodeURIComponent).join(",")}`;
}

/** Whether a reference of that page (Region and ID, an ARN, or an ID alone) names this profile. */
export function isNamedBy(ref: string, { profileArn, profileId, region }: Named & { profileArn: string }): boolean {
  return ref === profileArn || ref === `${region}:${profileId}` || ref === profileId;
}

/** The Regions to look in: those that the references name, or all where one of them names none that is configured. */
export function regionsOfRefs(refs: string[], configured: string[]): string[] {
  const named = refs.map((ref) => parseArn(ref)?.region ?? ref.split(":", 1)[0] ?? "");
  if (named.length === 0 || !named.every((region) => configured.includes(region))) return configured;
  return configured.filter((region) => named.includes(region));
}

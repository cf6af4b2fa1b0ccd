import { parseArn } from "@/lib/bedrock/arn";

/** Where a profile sends its requests, read off `models[]`. */
export interface Route {
  /** `global`: all commercial Regions; `geo`: several named Regions; `region`: exactly one. */
  scope: "global" | "geo" | "region";
  /** `Global`, `US`, `EU`, `APAC`, … from the system profile's prefix, or the Region itself. */
  label: string;
  /** Destination Regions in Bedrock's order; for a global profile only the source Region is known. */
  regions: string[];
}

const geographies: Record<string, string> = { us: "US", eu: "EU", ap: "APAC", ca: "Canada", "us-gov": "US GovCloud" };

/**
 * The route of a profile. The label of a multi-Region application profile is the geography its Regions share,
 * since the API does not return what it was copied from.
 *
 * @param profileId names the geography of a system profile, e.g. `us.amazon.nova-lite-v1:0`
 */
export function routeOf(profileId: string, modelArns: string[]): Route {
  const parsed = modelArns.map(parseArn).filter((arn) => arn !== null);
  const regions = parsed.map((arn) => arn.region).filter((region) => region !== "");
  if (parsed.some((arn) => arn.region === "")) return { scope: "global", label: "Global", regions };
  if (regions.length <= 1) return { scope: "region", label: regions[0] ?? "unknown", regions };
  return { scope: "geo", label: labelOf(profileId, regions), regions };
}

function labelOf(profileId: string, regions: string[]): string {
  const prefix = /^([a-z]{2,6}(?:-gov)?)\.[a-z0-9-]+\./.exec(profileId)?.[1];
  if (prefix) return geographies[prefix] ?? prefix.toUpperCase();
  const shared = new Set(
    regions.map((region) => geographies[region.startsWith("us-gov") ? "us-gov" : region.slice(0, 2)]),
  );
  if (shared.has("US") && [...shared].every((name) => name === "US" || name === "Canada")) return "US";
  const [only] = shared;
  return shared.size === 1 && only ? only : "Multi-Region";
}

import { resourceIdOf } from "@/lib/bedrock/arn";

/** The page of a profile. Without its Region an ID is looked for in the home Region first. */
export function profileHref(profileId: string, region: string | null = null): string {
  const query = region ? `?region=${encodeURIComponent(region)}` : "";
  return `/profiles/${encodeURIComponent(profileId)}${query}`;
}

/** What names a profile in the playground's links: its ID in the home Region, elsewhere the ARN, which carries the Region. */
export function profileRef(profile: { profileId: string; profileArn: string; region: string }, home: string): string {
  return profile.region === home ? profile.profileId : profile.profileArn;
}

/**
 * The card that hands a profile over; `created` greets one that was just made. With its Region, so that the card opens
 * although another Region does not answer.
 */
export function handoverHref(profileId: string, region: string, created?: "1" | "existed"): string {
  const query = new URLSearchParams({ region, ...(created && { created }) });
  return `/profiles/${encodeURIComponent(profileId)}/handover?${query}`;
}

/** The playground with these profiles side by side, in this order; nulls are left out. */
export function playgroundHref(...profileIds: (string | null | undefined)[]): string {
  const wanted = profileIds.filter((id) => id !== null && id !== undefined);
  return `/playground?${wanted.map((id) => `p=${encodeURIComponent(id)}`).join("&")}`;
}

/** The create form. @param source ID, or ARN, which carries the Region */
export function createHref(source?: string): string {
  return source ? `/profiles/new?source=${encodeURIComponent(source)}` : "/profiles/new";
}

/** The create form with the settings of a deleted profile. @param eventId its deletion in the activity log */
export function recreateHref(eventId: string): string {
  return `/profiles/new?recreate=${encodeURIComponent(eventId)}`;
}

/** The profile ID that a path segment names: percent-encoded, plain, or a whole ARN pasted in its place. */
export function profileIdOfSegment(segment: string): string {
  return resourceIdOf(identifierOfSegment(segment));
}

/** The ID or ARN that a path segment holds, percent-encoded or plain. */
export function identifierOfSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    // A stray percent sign is part of no profile ID: it is looked up as it stands and not found.
    if (error instanceof URIError) return segment;
    throw error;
  }
}

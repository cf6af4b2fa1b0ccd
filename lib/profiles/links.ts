import { resourceIdOf } from "@/lib/bedrock/arn";

export function profileHref(profileId: string): string {
  return `/profiles/${encodeURIComponent(profileId)}`;
}

/** The playground with these profiles side by side, in this order; nulls are left out. */
export function playgroundHref(...profileIds: (string | null | undefined)[]): string {
  const wanted = profileIds.filter((id) => id !== null && id !== undefined);
  return `/playground?${wanted.map((id) => `p=${encodeURIComponent(id)}`).join("&")}`;
}

export function createHref(source?: string): string {
  return source ? `/profiles/new?source=${encodeURIComponent(source)}` : "/profiles/new";
}

/** The profile ID that a path segment names: percent-encoded, plain, or a whole ARN pasted in its place. */
export function profileIdOfSegment(segment: string): string {
  return resourceIdOf(decode(segment));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    // A stray percent sign is part of no profile ID: it is looked up as it stands and not found.
    if (error instanceof URIError) return segment;
    throw error;
  }
}

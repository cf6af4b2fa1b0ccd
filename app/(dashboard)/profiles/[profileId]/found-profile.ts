import { cache } from "react";
import type { InferenceProfile } from "@/lib/bedrock/types";
import { identifierOfSegment } from "@/lib/profiles/links";
import { findProfile } from "@/lib/profiles/service";
import { pageContext } from "@/lib/request/context";
import { load } from "@/lib/request/load";
import type { ActionResult } from "@/lib/result";

/** The profile of an address, asked for once per request. One just made may not be visible everywhere yet. */
const find = cache((identifier: string, region: string | null, isNew: boolean) =>
  load(async () => findProfile(await pageContext(), identifier, region), { expected: isNew }),
);

interface Address {
  /** As it stands in the path. */
  segment: string;
  region: string | null;
  created: string | null;
}

export function foundProfile({ segment, region, created }: Address): Promise<ActionResult<InferenceProfile>> {
  return find(identifierOfSegment(segment), region, created !== null);
}

/** So long a page waits before it sends its first byte. */
const patienceMs = 1_000;

/**
 * Waits for the profile, so that the address of none answers 404; HTTP has no other answer once a page has begun. Where
 * Bedrock is slow the page begins without, and shows that it is loading.
 */
export async function settleFound(address: Address): Promise<void> {
  const timer: { id?: ReturnType<typeof setTimeout> } = {};
  const patience = new Promise<void>((resolve) => {
    timer.id = setTimeout(resolve, patienceMs);
  });
  try {
    await Promise.race([foundProfile(address), patience]);
  } finally {
    clearTimeout(timer.id);
  }
}

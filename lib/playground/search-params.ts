import { createMultiParser } from "nuqs/server";
import { resourceIdOf } from "@/lib/bedrock/arn";
import { maxPanes } from "@/lib/invocations/schema";

/** The profile IDs of the panes from left to right; an empty one is a pane without a profile. */
export function parsePaneIds(values: readonly string[]): string[] | null {
  const ids = values.slice(0, maxPanes).map((value) => resourceIdOf(value.trim()));
  return ids.length > 0 ? ids : null;
}

/** `?p=<id>&p=<id>`: repeated keys, order kept, null without any. An ARN stands for its ID. */
export const paneIdsParser = createMultiParser({
  parse: parsePaneIds,
  serialize: (ids: string[]) => ids,
  eq: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]),
});

export const playgroundParams = { p: paneIdsParser };

/** The address of the playground with these profiles. */
export function playgroundHref(profileIds: string[]): string {
  return `/playground?${profileIds.map((id) => `p=${encodeURIComponent(id)}`).join("&")}`;
}

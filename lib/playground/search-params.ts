import { createMultiParser, createParser, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { maxPanes, sendOrders } from "@/lib/invocations/schema";

/** The IDs or ARNs of the profiles of the panes from left to right; an empty one is a pane without a profile. */
export function parsePaneIds(values: readonly string[]): string[] | null {
  const ids = values.slice(0, maxPanes).map((value) => value.trim());
  return ids.length > 0 ? ids : null;
}

/** `?p=<id>&p=<id>`: repeated keys, order kept, null without any. Profiles outside of the home Region go by ARN. */
export const paneIdsParser = createMultiParser({
  parse: parsePaneIds,
  serialize: (ids: string[]) => ids,
  eq: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]),
});

/** `sync=1`: all panes share the composer. `sync=101`: the second has its own. */
export const syncParser = createParser({
  parse: (value) => (/^[01]{1,6}$/.test(value) ? [...value].map((bit) => bit === "1") : null),
  serialize: (synced: boolean[]) =>
    synced.every(Boolean) ? "1" : synced.map((isSynced) => (isSynced ? "1" : "0")).join(""),
  eq: (a, b) => a.length === b.length && a.every((isSynced, index) => isSynced === b[index]),
});

/** What the panel above the panes shows of the newest answers. */
export const insightViews = ["timeline", "table", "diff", "none"] as const;
export type Insight = (typeof insightViews)[number];

export const playgroundParams = {
  p: paneIdsParser,
  sync: syncParser,
  /** The position that the others are measured against. */
  base: parseAsInteger,
  order: parseAsStringLiteral(sendOrders),
  view: parseAsStringLiteral(insightViews),
};

/** The address of the playground with these profiles. */
export function playgroundHref(profileIds: string[]): string {
  return `/playground?${profileIds.map((id) => `p=${encodeURIComponent(id)}`).join("&")}`;
}

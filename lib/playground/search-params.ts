import {
  createLoader,
  createMultiParser,
  createParser,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
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

/** `own=2.topK:40`: the second pane has settings of its own, here one. Null where a pane shares those of all. */
export const ownParser = createMultiParser({
  parse: (values) => {
    const own = Array<string | null>(maxPanes).fill(null);
    for (const value of values) {
      const [, position, linked = ""] = /^([1-6])\.(.*)$/.exec(value) ?? [];
      if (position) own[Number(position) - 1] = linked;
    }
    const last = own.findLastIndex((linked) => linked !== null);
    return last < 0 ? null : own.slice(0, last + 1);
  },
  serialize: (own: (string | null)[]) =>
    own.flatMap((linked, index) => (linked === null ? [] : [`${index + 1}.${linked}`])),
  eq: (a, b) => a.length === b.length && a.every((linked, index) => linked === b[index]),
});

/** What the panel above the panes shows of the newest answers. */
export const insightViews = ["timeline", "table", "diff", "none"] as const;
export type Insight = (typeof insightViews)[number];

export const playgroundParams = {
  p: paneIdsParser,
  sync: syncParser,
  /** The position that the others are measured against. */
  base: parseAsInteger,
  /** The settings that all panes share, and the limit of tokens beside the prompt. */
  set: parseAsString,
  max: parseAsString,
  own: ownParser,
  order: parseAsStringLiteral(sendOrders),
  view: parseAsStringLiteral(insightViews),
  /** The saved run that brings the texts of the settings; gone as soon as the tab has them. */
  run: parseAsString,
};

export const loadPlaygroundParams = createLoader(playgroundParams);

"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import { defaultMaxTokens, maxPanes } from "@/lib/invocations/schema";
import { type PaneProfile, secondPaneId } from "@/lib/playground/pane-profile";
import {
  arrangePanes,
  insertPane,
  isView,
  linkOf,
  movePane,
  type Pane,
  type PanesLink,
  type PanesView,
  removePane,
  updatePane,
} from "@/lib/playground/panes";
import { type Insight, playgroundParams } from "@/lib/playground/search-params";

/** The limit of tokens where a link has none. */
const byDefault = String(defaultMaxTokens);

const newKey = () => crypto.randomUUID();

/** Server and browser must make the same ones. */
function firstKeys(): () => string {
  let made = 0;
  return () => `pane-${made++}`;
}

/**
 * Which panes there are. The URL says it, and until it does, the page's defaults hold; each pane keeps its identity
 * whatever happens to the URL.
 */
export function usePanes(profiles: PaneProfile[], defaultIds: string[]) {
  const [url, setUrl] = useQueryStates(playgroundParams);
  // An ARN of the home Region stands for the ID.
  const idOf = (text: string) => profiles.find(({ profileArn }) => profileArn === text)?.profileId ?? text;
  const link: PanesLink = {
    ids: url.p?.map(idOf) ?? (defaultIds.length > 0 ? defaultIds : [""]),
    synced: url.sync ?? [true],
    own: url.own ?? [],
    base: url.base ?? 0,
  };
  const [kept, setKept] = useState((): Kept => ({ view: arrangePanes([], link, firstKeys()), away: [] }));
  const current = isView(kept.view, link) ? kept : rearranged(kept, link);
  if (current !== kept) setKept(current);
  const { view } = current;

  function show(next: PanesView, history: "push" | "replace") {
    setKept({ view: next, away: awayFrom(next, current) });
    const { ids, synced, own, base } = linkOf(next);
    const sync = synced.every(Boolean) ? null : synced;
    const owned = own.every((one) => one === null) ? null : own;
    void setUrl({ p: ids, sync, own: owned, base: base || null, run: null }, { history });
  }

  const profileOf = (pane: Pane) => profiles.find((profile) => profile.profileId === pane.profileId) ?? null;
  const nextId = () => secondPaneId(view.panes[0]?.profileId ?? "", profiles) || (view.panes[0]?.profileId ?? "");

  return {
    all: view.panes.map((pane) => ({ ...pane, profile: profileOf(pane) })),
    baseKey: view.panes[view.base]?.key ?? "",
    isFromUrl: url.p !== null,
    order: url.order ?? "together",
    setOrder: (order: NonNullable<typeof url.order>) =>
      void setUrl({ order: order === "together" ? null : order }, { history: "push" }),
    insight: url.view ?? "timeline",
    setInsight: (view: Insight) => void setUrl({ view: view === "timeline" ? null : view }, { history: "push" }),
    /** The settings that all panes share, as a link writes them. */
    shared: url.set ?? "",
    /** As typed, valid or not. */
    maxTokens: url.max ?? byDefault,
    // What is typed makes no steps in the history.
    setShared: (set: string) => void setUrl({ set: set === "" ? null : set }, { history: "replace" }),
    setMaxTokens: (max: string) => void setUrl({ max: max === byDefault ? null : max }, { history: "replace" }),
    setOwn: (key: string, own: string | null) => show(updatePane(view, key, { own }), "replace"),
    /** Without a step in the history: the address only catches up with what is shown. */
    adopt: (panes: Pane[]) => show({ panes, base: view.base < panes.length ? view.base : 0 }, "replace"),
    choose: (key: string, profileId: string) => show(updatePane(view, key, { profileId }), "push"),
    setSynced: (key: string, isSynced: boolean) => show(updatePane(view, key, { isSynced }), "push"),
    pin: (key: string) => show({ ...view, base: view.panes.findIndex((pane) => pane.key === key) }, "push"),
    move: (key: string, by: -1 | 1) => show(movePane(view, key, by), "push"),
    remove: (key: string) => show(removePane(view, key), "push"),
    /** @returns the key of the copy, right of the original; null when there is no room */
    duplicate: (key: string): string | null => {
      const original = view.panes.find((pane) => pane.key === key);
      if (!original || view.panes.length >= maxPanes) return null;
      const copy = { ...original, key: newKey() };
      show(insertPane(view, copy, key), "push");
      return copy.key;
    },
    setCount: (count: number) => show(withCount(view, current.away, count, nextId), "push"),
  };
}

interface Kept {
  view: PanesView;
  /** Panes that are out of sight. Their conversations are kept, for going back. */
  away: Pane[];
}

function rearranged(kept: Kept, link: PanesLink): Kept {
  const view = arrangePanes([...kept.view.panes, ...kept.away], link, newKey);
  return { view, away: awayFrom(view, kept) };
}

function awayFrom(view: PanesView, before: Kept): Pane[] {
  return [...before.view.panes, ...before.away].filter(({ key }) => view.panes.every((pane) => pane.key !== key));
}

/** Fewer panes end the rightmost; more bring back what was put away last, else a twin, else another of the last. */
function withCount(view: PanesView, away: Pane[], count: number, nextId: () => string): PanesView {
  const panes = view.panes.slice(0, count);
  while (panes.length < count) {
    const back = away.find(({ key }) => panes.every((pane) => pane.key !== key));
    const profileId = panes.length === 1 ? nextId() : (panes.at(-1)?.profileId ?? "");
    panes.push(back ?? { key: newKey(), profileId, isSynced: true, own: null });
  }
  return { panes, base: view.base < count ? view.base : 0 };
}

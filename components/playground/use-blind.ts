"use client";

import { useState } from "react";
import type { Hiding, Vote } from "@/lib/playground/vote";

/**
 * Hides whose answer is whose until the person has voted: panes stand in an order drawn by lot, and nothing on the page
 * says their names. The link still says which profiles take part, but not which of them is where.
 */
export function useBlind() {
  const [order, setOrder] = useState<string[] | null>(null);
  const [votes, setVotes] = useState<Vote[]>([]);
  return {
    isOn: order !== null,
    votes,
    hidden: order,
    restore: (kept: Hiding) => {
      setVotes(kept.votes);
      setOrder(kept.hidden);
    },
    start: (keys: string[]) => setOrder(drawn(keys)),
    reveal: () => setOrder(null),
    vote: (vote: Vote) => {
      setVotes((before) => [...before, vote]);
      setOrder(null);
    },
    /** The panes as they stand while names are hidden; those that came later are on the right. */
    arrange: <Pane extends { key: string }>(panes: Pane[]): Pane[] =>
      order === null ? panes : panes.toSorted((a, b) => placeIn(order, a.key) - placeIn(order, b.key)),
  };
}

function placeIn(order: string[], key: string): number {
  const place = order.indexOf(key);
  return place < 0 ? order.length : place;
}

function drawn(keys: string[]): string[] {
  return keys
    .map((key) => ({ key, lot: Math.random() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ key }) => key);
}

/** One column. `key` is its identity for as long as the page lives: profiles repeat, and positions change. */
export interface Pane {
  key: string;
  profileId: string;
  /** Takes part in what the shared composer sends; a detached pane has a composer of its own. */
  isSynced: boolean;
  /** The settings of this pane alone, as a link writes them; null while it shares those of all panes. */
  own: string | null;
}

/** The columns from left to right, and the position that the others are measured against. */
export interface PanesView {
  panes: Pane[];
  base: number;
}

/** What a link says about the columns. `synced` of one entry speaks for all; `own` may end before the columns do. */
export interface PanesLink {
  ids: string[];
  synced: boolean[];
  own: (string | null)[];
  base: number;
}

export function linkOf({ panes, base }: PanesView): PanesLink {
  return {
    ids: panes.map(({ profileId }) => profileId),
    synced: panes.map(({ isSynced }) => isSynced),
    own: panes.map(({ own }) => own),
    base,
  };
}

/** Whether the columns are what the link says. */
export function isView({ panes, base }: PanesView, link: PanesLink): boolean {
  return (
    panes.length === link.ids.length &&
    base === baseIn(link) &&
    panes.every(
      (pane, index) =>
        pane.profileId === link.ids[index] &&
        pane.isSynced === isSyncedIn(link, index) &&
        pane.own === (link.own[index] ?? null),
    )
  );
}

/**
 * The columns of a link, such as going back brings it: each keeps the identity, and so the conversation, of the known
 * pane with its profile at its position, else of any known pane with its profile, else of the one at its position.
 *
 * @param known shown panes first, then those that were put away
 * @param newKey makes a key that was never used
 */
export function arrangePanes(known: Pane[], link: PanesLink, newKey: () => string): PanesView {
  const free = [...known];
  const take = (wanted: (pane: Pane) => boolean): string | null => {
    const index = free.findIndex(wanted);
    return free.splice(index < 0 ? free.length : index, 1)[0]?.key ?? null;
  };
  const inPlace = link.ids.map((id, index) => take((pane) => pane === known[index] && pane.profileId === id));
  const moved = link.ids.map((id, index) => inPlace[index] ?? take((pane) => pane.profileId === id));
  const keys = link.ids.map((_, index) => moved[index] ?? take((pane) => pane === known[index]) ?? newKey());
  const panes = link.ids.map((profileId, index) => ({
    key: keys[index] ?? newKey(),
    profileId,
    isSynced: isSyncedIn(link, index),
    own: link.own[index] ?? null,
  }));
  return { panes, base: baseIn(link) };
}

function isSyncedIn({ synced }: PanesLink, index: number): boolean {
  return (synced.length === 1 ? synced[0] : synced[index]) ?? true;
}

function baseIn({ base, ids }: PanesLink): number {
  return base >= 0 && base < ids.length ? base : 0;
}

/** Swaps a pane with its neighbour; the baseline goes where its pane goes. At the edge nothing changes. */
export function movePane({ panes, base }: PanesView, key: string, by: -1 | 1): PanesView {
  const from = panes.findIndex((pane) => pane.key === key);
  const to = from + by;
  const [pane, other] = [panes[from], panes[to]];
  if (!pane || !other) return { panes, base };
  const next = base === from ? to : base === to ? from : base;
  return { panes: panes.with(from, other).with(to, pane), base: next };
}

/** Without the pane; the last one stays. The baseline stays with its pane, else goes to the first. */
export function removePane({ panes, base }: PanesView, key: string): PanesView {
  const index = panes.findIndex((pane) => pane.key === key);
  if (index < 0 || panes.length === 1) return { panes, base };
  return { panes: panes.toSpliced(index, 1), base: base === index ? 0 : base > index ? base - 1 : base };
}

/** With `added` right of `key`, or at the end. */
export function insertPane({ panes, base }: PanesView, added: Pane, key: string | null): PanesView {
  const after = panes.findIndex((pane) => pane.key === key);
  const at = after < 0 ? panes.length : after + 1;
  return { panes: panes.toSpliced(at, 0, added), base: base >= at ? base + 1 : base };
}

export function updatePane({ panes, base }: PanesView, key: string, change: Partial<Pane>): PanesView {
  return { panes: panes.map((pane) => (pane.key === key ? { ...pane, ...change, key } : pane)), base };
}

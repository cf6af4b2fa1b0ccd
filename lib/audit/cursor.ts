/** A place in the activity log, which is ordered by time and, within a millisecond, by ID. */
export interface ActivityCursor {
  at: Date;
  id: string;
}

/** Text for the query string: `2026-11-22T10:11:12.345Z_<id>`. */
export function encodeCursor({ at, id }: ActivityCursor): string {
  return `${at.toISOString()}_${id}`;
}

/** @returns null for text that `encodeCursor` did not make */
export function decodeCursor(text: string): ActivityCursor | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,64})$/.exec(text);
  if (!match) return null;
  const [, time = "", id = ""] = match;
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? null : { at, id };
}

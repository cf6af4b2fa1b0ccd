import type { TagPolicy } from "@/lib/config/schema";
import { tagScore } from "@/lib/config/tag-score";
import { type CallsByArn, callsOf } from "@/lib/profiles/call-figures";
import type { IndexedRow } from "@/lib/profiles/list-index";
import { sourceTagKey } from "@/lib/profiles/schema";
import type { Figures, SortColumn } from "@/lib/profiles/sort";

interface Basis {
  column: SortColumn;
  policy: TagPolicy;
  calls: CallsByArn | null;
}

/** The last of each list of rows: every letter typed into the search asks for them again. */
const last = new WeakMap<IndexedRow[], Basis & { figures: Figures }>();

/** What a column is sorted by where the profile itself does not hold it; none for other columns. */
export function figuresOf(rows: IndexedRow[], { column, policy, calls }: Basis): Figures {
  if (column !== "score" && column !== "calls" && column !== "lastCall") return none;
  const known = last.get(rows);
  if (known?.column === column && known.policy === policy && known.calls === calls) return known.figures;
  const figures = column === "score" ? scoresOf(rows, policy) : callsBy(column, rows, calls);
  last.set(rows, { column, policy, calls, figures });
  return figures;
}

const none: Figures = new Map();

function callsBy(column: "calls" | "lastCall", rows: IndexedRow[], calls: CallsByArn | null): Figures {
  return new Map(
    rows.flatMap(({ key, members }) => {
      const figures = callsOf(calls, members);
      const value = column === "calls" ? figures?.weekCalls : figures?.lastCallAt?.getTime();
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** Share of the required tags that are right, by row; rows without loaded tags are missing. */
function scoresOf(rows: IndexedRow[], policy: TagPolicy): Figures {
  return new Map(
    rows.flatMap(({ key, profile, tags }) => {
      if (profile.type !== "APPLICATION" || tags === null) return [];
      const { share } = tagScore(
        policy,
        tags.filter((tag) => tag.key !== sourceTagKey),
      );
      return share === null ? [] : [[key, share] as const];
    }),
  );
}

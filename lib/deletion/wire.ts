import type { RecentUse } from "@/lib/deletion/schema";
import type { ActionResult } from "@/lib/result";

/** Recent use as `GET /api/profiles/recent-use` sends it: JSON, with ISO text for dates. */
export type RecentUseJson = ActionResult<{
  calls: number;
  people: { actorId: string; calls: number; lastAt: string }[];
  lastAt: string | null;
}>;

/** The answer with its dates restored. */
export function parseRecentUse(result: RecentUseJson): ActionResult<RecentUse> {
  if (!result.ok) return result;
  const { calls, people, lastAt } = result.data;
  return {
    ok: true,
    data: {
      calls,
      people: people.map((person) => ({ ...person, lastAt: new Date(person.lastAt) })),
      lastAt: lastAt === null ? null : new Date(lastAt),
    },
  };
}

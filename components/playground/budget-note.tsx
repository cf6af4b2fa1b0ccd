"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DayBudget } from "@/lib/budgets/schema";
import { budgetWords } from "@/lib/budgets/words";
import { type ActionResult, unwrap } from "@/lib/result";

/** What is used and left of today's budgets. Asked for anew when calls begin, which sets their worst case aside, and end. */
export function BudgetNote({ profileIds, isBusy }: { profileIds: string[]; isBusy: boolean }) {
  const query = useQuery({
    queryKey: ["budget", profileIds, isBusy],
    queryFn: () => load(profileIds),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  if (query.data) {
    const words = budgetWords(query.data);
    const title = "At list price, by the day in UTC. Calls under way count with the most they may cost.";
    return words && <span title={title}>{words}</span>;
  }
  if (!query.error) return null;
  return (
    <span>
      Today's budget could not be loaded.{" "}
      <button type="button" className="underline underline-offset-2" onClick={() => void query.refetch()}>
        Retry
      </button>
    </span>
  );
}

async function load(profileIds: string[]): Promise<DayBudget> {
  const params = new URLSearchParams([...new Set(profileIds)].map((id) => ["profile", id]));
  const answer = await fetch(`/api/budget?${params}`);
  const result: ActionResult<DayBudget> = await answer.json();
  return unwrap(result);
}

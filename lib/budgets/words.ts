import type { BudgetState, DayBudget } from "@/lib/budgets/schema";
import { formatUsd, plural } from "@/lib/format";

/** The day's budgets in words, the person's first: `Today: $0.12 of $20.00 used, $19.88 left`. */
export function budgetWords({ budgets, unpricedCalls }: DayBudget): string {
  const unpriced = unpricedCalls > 0 ? [`${plural(unpricedCalls, "unpriced call")} not counted`] : [];
  const parts = [...budgets.map(stateWords), ...unpriced];
  return parts.length > 0 ? `Today: ${parts.join("; ")}` : "";
}

function stateWords({ scope, name, limitUsd, usedUsd }: BudgetState): string {
  const left = Math.max(0, limitUsd - usedUsd);
  return `${scope === "team" ? `team ${name} ` : ""}${formatUsd(usedUsd)} of ${formatUsd(limitUsd)} used, ${formatUsd(left)} left`;
}

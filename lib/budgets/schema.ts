/** What is left of the day (UTC) beside what no budget counts. */
export interface DayBudget {
  budgets: BudgetState[];
  /** The person's calls of models without a known price. */
  unpricedCalls: number;
}

/** One budget of the day, in US dollars at list price. `usedUsd` counts calls under way with their worst case. */
export interface BudgetState {
  scope: "person" | "team";
  name: string;
  limitUsd: number;
  usedUsd: number;
}

/** One budget of the day, in US dollars at list price. `usedUsd` counts calls under way with their worst case. */
export interface BudgetState {
  scope: "person" | "team";
  name: string;
  limitUsd: number;
  usedUsd: number;
}

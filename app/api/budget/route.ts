import { dayBudgetSchema, getDayBudget } from "@/lib/invocations/day-budget";
import { defineRoute } from "@/lib/request/define-route";

export const GET = defineRoute(dayBudgetSchema, (ctx, input) => getDayBudget(ctx, input));

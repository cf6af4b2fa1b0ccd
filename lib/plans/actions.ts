"use server";

import { revalidatePath } from "next/cache";
import { planIdSchema } from "@/lib/plans/schema";
import * as plans from "@/lib/plans/service";
import { defineAction } from "@/lib/request/define-action";

export const applyPlan = defineAction(planIdSchema, async (ctx, input) => {
  await plans.applyPlan(ctx, input);
  revalidatePath("/plans");
});

export const retryPlan = defineAction(planIdSchema, async (ctx, input) => {
  await plans.retryPlan(ctx, input);
  revalidatePath("/plans");
});

export const stopPlan = defineAction(planIdSchema, async (ctx, input) => {
  await plans.stopPlan(ctx, input);
  revalidatePath("/plans");
});

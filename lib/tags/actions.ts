"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/request/define-action";
import { retagProfileSchema } from "@/lib/tags/schema";
import * as tags from "@/lib/tags/service";

export const retagProfile = defineAction(retagProfileSchema, async (ctx, input) => {
  const retagged = await tags.retagProfile(ctx, input);
  revalidatePath("/profiles");
  return retagged;
});

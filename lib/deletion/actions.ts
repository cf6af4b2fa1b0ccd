"use server";

import { revalidatePath } from "next/cache";
import { deleteProfileSchema } from "@/lib/deletion/schema";
import * as deletion from "@/lib/deletion/service";
import { defineAction } from "@/lib/request/define-action";

export const deleteProfile = defineAction(deleteProfileSchema, async (ctx, input) => {
  const deleted = await deletion.deleteProfile(ctx, input);
  revalidatePath("/profiles");
  return deleted;
});

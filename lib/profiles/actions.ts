"use server";

import { revalidatePath } from "next/cache";
import { createProfileSchema } from "@/lib/profiles/schema";
import * as profiles from "@/lib/profiles/service";
import { defineAction } from "@/lib/request/define-action";

export const createProfile = defineAction(createProfileSchema, async (ctx, input) => {
  const created = await profiles.createProfile(ctx, input);
  revalidatePath("/profiles");
  return created;
});

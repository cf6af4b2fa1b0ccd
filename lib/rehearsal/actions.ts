"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { startRehearsalSchema } from "@/lib/rehearsal/schema";
import * as rehearsal from "@/lib/rehearsal/service";
import { defineAction } from "@/lib/request/define-action";

export const startRehearsal = defineAction(startRehearsalSchema, rehearsal.startRehearsal);

export const stopRehearsal = defineAction(z.object({}), async (ctx) => {
  const stopped = await rehearsal.stopRehearsal(ctx);
  // Pages that failed under it load again.
  revalidatePath("/", "layout");
  return stopped;
});

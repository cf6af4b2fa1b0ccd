import "server-only";
import { z } from "zod";
import { localActor } from "@/lib/auth/permissions";
import { defineWorker, type Queue } from "@/lib/jobs/queue";
import { contextOf } from "@/lib/request/context";
import { rollUp } from "@/lib/rollups/service";

const rollupQueue: Queue<Record<string, never>> = {
  name: "rollups",
  schema: z.object({}),
  heartbeatSeconds: 30,
  concurrency: 1,
  retries: 3,
};

/** Rolls up in the background, every ten minutes, in one process at a time: no call ever waits for it. */
export const rollupWorker = defineWorker(
  rollupQueue,
  async (_, signal) => rollUp((await contextOf(localActor)).db, new Date(), signal),
  "*/10 * * * *",
);

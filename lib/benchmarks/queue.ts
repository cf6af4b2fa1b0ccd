import { z } from "zod";
import type { Queue } from "@/lib/jobs/queue";

/** A job measures one block of pairs and sends the next. Jobs of one run never overlap. */
export const benchmarkQueue: Queue<{ benchmarkId: string }> = {
  name: "benchmark-block",
  schema: z.object({ benchmarkId: z.string() }),
  heartbeatSeconds: 10,
  concurrency: 4,
  retries: 100,
};

/** Once a minute: starts what is due. */
export const scheduleQueue: Queue<object> = {
  name: "benchmark-schedule",
  schema: z.object({}),
  heartbeatSeconds: 30,
  concurrency: 1,
  retries: 2,
};

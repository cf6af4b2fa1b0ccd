import { z } from "zod";
import type { Queue } from "@/lib/jobs/queue";

/** Once a minute: settles the rows that dead processes left open. */
export const settleQueue: Queue<object> = {
  name: "invocations-settle",
  schema: z.object({}),
  heartbeatSeconds: 30,
  concurrency: 1,
  retries: 0,
};

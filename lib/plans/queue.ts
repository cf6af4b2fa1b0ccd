import type { Queue } from "@/lib/jobs/queue";
import { type PlanIdInput, planIdSchema } from "@/lib/plans/schema";

/** Plans to work on. A plan that nobody gives up is tried until it has ended: its rows tell what is left to do. */
export const planQueue: Queue<PlanIdInput> = {
  name: "plans",
  schema: planIdSchema,
  heartbeatSeconds: 10,
  concurrency: 2,
  retries: 100_000,
};

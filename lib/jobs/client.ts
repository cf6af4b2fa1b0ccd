import "server-only";
import { jobStore } from "@/lib/db/client";
import { Jobs, type JobWorker } from "@/lib/jobs/queue";
import { log } from "@/lib/log";

/** Route handlers and `instrumentation.ts` are separate module graphs in Next: they share one queue through `globalThis`. */
const shared: typeof globalThis & { profileConsoleJobs?: Promise<Jobs> | undefined } = globalThis;

/** What a verb needs of the queue. */
export type JobSender = Pick<Jobs, "send">;

/** Opens the queue on the console's database and begins to work. Called once, when the process starts. */
export async function startJobs(workers: readonly JobWorker[]): Promise<void> {
  const queues = workers.map(({ queue }) => queue);
  const onProblem = (error: unknown) => log().warn({ err: error }, "the job queue met a problem and goes on");
  shared.profileConsoleJobs = Jobs.open(jobStore(), queues, onProblem);
  await (await shared.profileConsoleJobs).start(workers);
}

/** Sends through the queue of this process. @throws Error before `startJobs` and after `stopJobs` */
export const jobSender: JobSender = {
  async send(queue, data, options) {
    const jobs = await shared.profileConsoleJobs;
    if (!jobs) throw new Error("The job queue is not running in this process.");
    return jobs.send(queue, data, options);
  },
};

/** Lets running jobs stop where they can be resumed, then closes the queue; the database stays open. */
export async function stopJobs(): Promise<void> {
  const opening = shared.profileConsoleJobs;
  shared.profileConsoleJobs = undefined;
  await (await opening)?.stop();
}

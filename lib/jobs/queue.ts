import "server-only";
import { sql } from "drizzle-orm";
import { type ConstructorOptions, type Db, fromDrizzle, PgBoss } from "pg-boss";
import type { z } from "zod";
import type { Database, JobStore } from "@/lib/db/client";

/** A kind of durable work. At most one job of a key waits and one runs, whatever the number of processes. */
export interface Queue<Data extends object> extends QueueSettings {
  schema: z.ZodType<Data>;
}

export interface QueueSettings {
  name: string;
  /** Without a sign of life for this long a job is given to another process; 10 s at least. */
  heartbeatSeconds: number;
  /** Jobs that one process runs at a time. */
  concurrency: number;
  /** How often a job that threw is tried again, with a growing delay of up to a minute. */
  retries: number;
}

export interface JobWorker {
  queue: QueueSettings;
  run(data: unknown, signal: AbortSignal): Promise<void>;
  /** A minute-grained cron line by which a job with empty data is sent, once for all processes. */
  cron?: string;
}

/**
 * What a process does with the jobs of a queue.
 *
 * @param run its signal aborts when the process ends or the job was given to another one: stop, and throw, so that it
 *   is resumed
 */
export function defineWorker<Data extends object>(
  queue: Queue<Data>,
  run: (data: Data, signal: AbortSignal) => Promise<void>,
  cron?: string,
): JobWorker {
  return { queue, run: (data, signal) => run(queue.schema.parse(data), signal), ...(cron && { cron }) };
}

export interface SendOptions {
  /** Work of the same key never runs twice at once. */
  key: string;
  /** The transaction whose commit sends the job. */
  tx?: Database;
}

/** A few seconds until the work of a dead process goes on elsewhere; on the embedded database there is no elsewhere. */
const superviseSeconds = { postgres: 5, embedded: 60 };
/** New work is announced by the database. What is tried again later is not, nor is anything while that connection is lost. */
const pollSeconds = 5;
const stopLimitMs = 6_000;

/** The queue on the console's database. Sending works everywhere; work is done by the process that called `start`. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #isEmbedded: boolean;
  readonly #stopping = new AbortController();

  private constructor(boss: PgBoss, isEmbedded: boolean) {
    this.#boss = boss;
    this.#isEmbedded = isEmbedded;
  }

  /**
   * Opens the queue, whose tables are made in a schema of their own where they are missing.
   *
   * @param onProblem told what goes wrong in the background, such as a dropped connection; the queue goes on by itself
   */
  static async open(store: JobStore, queues: readonly QueueSettings[], onProblem: (error: unknown) => void) {
    const boss = new PgBoss({
      ...connection(store),
      useListenNotify: true,
      superviseIntervalSeconds: superviseSeconds[store.kind],
      monitorIntervalSeconds: superviseSeconds[store.kind],
      cronMonitorIntervalSeconds: 15,
      reindex: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    boss.on("error", onProblem);
    await boss.start();
    for (const queue of queues) {
      await boss.createQueue(queue.name, { policy: "stately", ...queueOptions(queue) });
      // A queue of an earlier version keeps what it was made with.
      await boss.updateQueue(queue.name, queueOptions(queue));
    }
    return new Jobs(boss, store.kind === "embedded");
  }

  /** @returns false when work of this key is waiting already: it will see what this one would have seen */
  async send<Data extends object>(queue: Queue<Data>, data: Data, { key, tx }: SendOptions): Promise<boolean> {
    const options = { singletonKey: key, ...(tx && { db: fromDrizzle(tx, sql) }) };
    const id = await this.#boss.send(queue.name, data, options);
    return id !== null;
  }

  /** Begins to work. On the embedded database no other process can be at work: what it left is taken up at once. */
  async start(workers: readonly JobWorker[]): Promise<void> {
    if (this.#isEmbedded) await this.#releaseAbandoned();
    for (const worker of workers) {
      await this.#work(worker);
      if (worker.cron) await this.#boss.schedule(worker.queue.name, worker.cron, {}, { singletonKey: "cron" });
    }
  }

  /** Takes no further job, asks the running ones to stop and waits for them; what is not done is resumed later. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#boss.stop({ graceful: true, timeout: stopLimitMs, close: true });
  }

  async #work({ queue, run }: JobWorker): Promise<void> {
    const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: pollSeconds };
    const options = { ...polling, batchSize: 1, localConcurrency: queue.concurrency };
    await this.#boss.work<object>(queue.name, options, async ([job]) => {
      if (job) await run(job.data, AbortSignal.any([job.signal, this.#stopping.signal]));
    });
  }

  async #releaseAbandoned(): Promise<void> {
    const { rows } = await this.#boss.getDb().executeSql("select name, id from pgboss.job where state = 'active'");
    for (const { name, id } of rows) await this.#boss.fail(name, id, { message: "the process ended" });
  }
}

function connection(store: JobStore): ConstructorOptions {
  if (store.kind === "postgres") return { connectionString: store.url, max: 4, connectionTimeoutMillis: 5_000 };
  return { db: embeddedDb(store), backend: "pglite" };
}

/** The library types rows as `any[]`; ours are unknown. */
function embeddedDb(store: Extract<JobStore, { kind: "embedded" }>): Db {
  return store as Db;
}

function queueOptions({ heartbeatSeconds, retries }: QueueSettings) {
  return {
    notify: true,
    heartbeatSeconds,
    // A block of slow calls may take long; whether its process lives is what the heartbeat tells.
    expireInSeconds: 12 * 3600,
    retryLimit: retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    deleteAfterSeconds: 3600,
  };
}

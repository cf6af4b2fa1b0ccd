import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { Worker } from "node:worker_threads";

/**
 * Runs on the worker thread. A string, so that no bundler rewrites its import. Drizzle passes parser functions with each
 * query; functions cannot cross threads, so the same ones (text as it came) are set here. A new database is built beside
 * and renamed: a start that is interrupted there, which takes seconds, leaves no half database behind. Where a thread can
 * have a priority of its own (Linux) this one's is lower: woken by a statement it would otherwise take the processor from
 * the thread that is about to note when an answer arrived.
 */
const workerSource = `
const { existsSync, renameSync, rmSync } = require("node:fs");
const { setPriority } = require("node:os");
const { parentPort, workerData: { directory } } = require("node:worker_threads");
if (process.platform === "linux") setPriority(5);
const flat = (e) => ({ name: e.name, message: e.message, code: e.code, constraint: e.constraint, detail: e.detail });
(async () => {
  const { PGlite, types: t } = await import("@electric-sql/pglite");
  if (!existsSync(directory)) {
    const unfinished = directory + ".creating";
    rmSync(unfinished, { recursive: true, force: true });
    await (await PGlite.create(unfinished)).close();
    renameSync(unfinished, directory);
  }
  const asText = (value) => value;
  const oids = [t.TIMESTAMP, t.TIMESTAMPTZ, t.INTERVAL, t.DATE, 1231, 1115, 1185, 1187, 1182];
  const db = await PGlite.create(directory, { parsers: Object.fromEntries(oids.map((oid) => [oid, asText])) });
  const asDate = (value) => new Date(value);
  const parsers = { [t.TIMESTAMP]: asDate, [t.TIMESTAMPTZ]: asDate };
  const pooled = async (sql, params) => {
    try {
      if (params.length > 0) return await db.query(sql, params, { parsers });
      const results = await db.exec(sql, { parsers });
      return { rows: results.flatMap(({ rows }) => rows), fields: [] };
    } catch (error) {
      await db.exec("ROLLBACK");
      throw error;
    }
  };
  parentPort.postMessage({ id: 0 });
  parentPort.on("message", async ({ id, sql, params, rowMode, isPooled, channel }) => {
    try {
      if (channel) {
        await db.listen(channel, (payload) => parentPort.postMessage({ channel, payload }));
        parentPort.postMessage({ id });
        return;
      }
      const result = sql === null ? await db.close() : await (isPooled ? pooled(sql, params) : db.query(sql, params, { rowMode }));
      parentPort.postMessage({ id, result });
      if (sql === null) parentPort.close();
    } catch (error) {
      parentPort.postMessage({ id, error: flat(error) });
      // A full disk under the write-ahead log: the engine would answer nothing any more. It is opened anew instead.
      if (error.severity === "PANIC") setImmediate(() => process.exit(1));
    }
  });
})().catch((error) => parentPort.postMessage({ id: 0, error: flat(error) }));
`;

interface WorkerFailure {
  name: string;
  message: string;
  code?: string | undefined;
  constraint?: string | undefined;
  detail?: string | undefined;
}

interface WorkerReply {
  id: number;
  result?: QueryResult;
  error?: WorkerFailure;
}

interface Notification {
  channel: string;
  payload: string;
}

export interface QueryResult {
  rows: unknown[];
  fields: { name: string; dataTypeID: number }[];
  affectedRows?: number;
}

interface QueryOptions {
  rowMode?: "array" | "object";
  isPooled?: boolean;
}

/** The part of PGlite's interface that Drizzle's driver uses. */
export interface QueryClient {
  query(sql: string, params?: unknown[], options?: QueryOptions): Promise<QueryResult>;
}

/** A refusal by PostgreSQL; `code` is the SQLSTATE, e.g. `23505`, or undefined when the engine itself failed. */
export class EmbeddedQueryError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;

  constructor(failure: WorkerFailure) {
    super(failure.message);
    this.name = "EmbeddedQueryError";
    this.code = failure.code;
    this.constraint = failure.constraint;
    this.detail = failure.detail;
  }
}

interface Waiting {
  resolve: (result: QueryResult) => void;
  reject: (error: Error) => void;
}

/**
 * PGlite on a thread of its own: a long query would otherwise stop every stream of the process. Statements run one at a
 * time; a transaction holds the queue from BEGIN to COMMIT or ROLLBACK.
 */
export class PgliteThread implements QueryClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, (payload: string) => void>();
  readonly #insideTransaction = new AsyncLocalStorage<true>();
  readonly #onDeath: (reason: Error) => void;
  #lastId = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #death: Error | undefined;

  private constructor(directory: string, onDeath: (reason: Error) => void) {
    this.#onDeath = onDeath;
    this.#worker = new Worker(workerSource, { eval: true, workerData: { directory }, name: "database" });
    this.#worker.on("message", (message: WorkerReply | Notification) => {
      if ("channel" in message) this.#listeners.get(message.channel)?.(message.payload);
      else this.#settle(message);
    });
    this.#worker.on("error", (error) => this.#die(toError(error)));
    this.#worker.on("exit", () => this.#die(new Error("The thread of the embedded database ended.")));
  }

  /**
   * Starts the thread and waits until the database answers; creates it where there is none.
   *
   * @param onDeath called once when the thread ends for any reason, after every pending query was rejected
   * @throws EmbeddedQueryError or Error with the engine's own words
   */
  static async open(directory: string, onDeath: (reason: Error) => void): Promise<PgliteThread> {
    const ready = Promise.withResolvers<QueryResult>();
    const thread = new PgliteThread(directory, onDeath);
    thread.#waiting.set(0, ready);
    try {
      await ready.promise;
    } catch (error) {
      await thread.terminate();
      throw error;
    }
    return thread;
  }

  query(sql: string, params: unknown[] = [], options: QueryOptions = {}): Promise<QueryResult> {
    return this.#takeTurn(() => this.#send(sql, params, options));
  }

  /**
   * As a pool of connections would run it: several statements at once where there are no parameters, dates as `Date`,
   * and a failed one leaves no open transaction behind. For the job queue, which brings SQL of its own.
   */
  queryAsPool(sql: string, params: unknown[] = []): Promise<QueryResult> {
    return this.#takeTurn(() => this.#send(sql, params, { isPooled: true }));
  }

  /** Hands on what `pg_notify` sends to the channel once its transaction commits. One listener a channel, until `unlisten`. */
  async listen(channel: string, onNotification: (payload: string) => void): Promise<void> {
    this.#listeners.set(channel, onNotification);
    await this.#takeTurn(() => this.#request({ channel }));
  }

  unlisten(channel: string): void {
    this.#listeners.delete(channel);
  }

  /** Runs `work` between BEGIN and COMMIT; any error rolls back. `work` must use the client it is given. */
  transaction<Result>(work: (client: QueryClient) => Promise<Result>): Promise<Result> {
    return this.#takeTurn(async () => {
      let isOver = false;
      const client: QueryClient = {
        query: (sql, params = [], options = {}) =>
          isOver ? Promise.reject(new Error("This transaction is over.")) : this.#send(sql, params, options),
      };
      await this.#send("BEGIN", [], {});
      try {
        const result = await this.#insideTransaction.run(true, () => work(client));
        isOver = true;
        await this.#send("COMMIT", [], {});
        return result;
      } catch (error) {
        isOver = true;
        // When the engine itself died there is nothing to roll back, and the first error is the one to report.
        await this.#send("ROLLBACK", [], {}).catch(() => undefined);
        throw error;
      }
    });
  }

  /**
   * Waits for the statements already queued, then closes the files. The thread ends by itself: ending it from outside
   * may crash the process (https://github.com/nodejs/node/issues/56312).
   */
  async close(): Promise<void> {
    if (this.#death) return;
    const ended = once(this.#worker, "exit");
    await this.#takeTurn(() => this.#send(null, [], {}));
    await ended;
  }

  /** Ends the thread at once. What was acknowledged is kept; what is pending is rejected. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #takeTurn<Result>(turn: () => Promise<Result>): Promise<Result> {
    if (this.#insideTransaction.getStore()) {
      return Promise.reject(new Error("Inside a transaction use its own handle: this one would wait for itself."));
    }
    const result = this.#queue.then(turn);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  #send(sql: string | null, params: unknown[], { rowMode, isPooled }: QueryOptions): Promise<QueryResult> {
    return this.#request({ sql, params, rowMode, isPooled });
  }

  #request(message: object): Promise<QueryResult> {
    if (this.#death) return Promise.reject(this.#death);
    const { promise, resolve, reject } = Promise.withResolvers<QueryResult>();
    this.#lastId += 1;
    this.#worker.postMessage({ id: this.#lastId, ...message });
    this.#waiting.set(this.#lastId, { resolve, reject });
    return promise;
  }

  #settle({ id, result, error }: WorkerReply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!error) {
      waiting?.resolve(result ?? { rows: [], fields: [] });
      return;
    }
    waiting?.reject(new EmbeddedQueryError(error));
    // The engine aborted (a full disk, say): every later query would fail too, while a newly opened one may work.
    if (error.name === "RuntimeError" && id !== 0) void this.terminate();
  }

  #die(reason: Error): void {
    if (this.#death) return;
    this.#death = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    this.#onDeath(reason);
  }
}

/** A worker may throw anything; what is not an Error becomes one. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

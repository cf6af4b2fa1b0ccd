import "server-only";
import { performance } from "node:perf_hooks";

/** A run as a reader finds it. */
export interface RunState {
  id: string;
  status: string;
  /** What a result rests on: the same gives the same. */
  basis: string;
}

interface Kept<Result> extends RunState {
  result: Promise<Result>;
  madeAt: number;
  tookMs: number;
}

const keptResults = 64;
/**
 * Of the time, at most one part in this many goes into what readers of an open run see: who works it out may be the very
 * process that measures, and an answer that arrives meanwhile is noted late.
 */
const restFactor = 200;

/** What was worked out of runs, kept while it is true; of an open run an older result is given rather than a new one for every poll. */
export class RunCache<Result> {
  readonly #kept = new Map<string, Kept<Result>>();

  /** @param part what of the run, where there are several results of one */
  async get(run: RunState, part: string, make: () => Promise<Result>): Promise<Result> {
    const name = `${run.id}/${part}`;
    const last = this.#kept.get(name);
    if (last && last.status === run.status && (last.basis === run.basis || isRested(last))) return last.result;
    const begun = performance.now();
    const entry: Kept<Result> = { ...run, result: make(), madeAt: begun, tookMs: 0 };
    this.#keep(name, entry);
    try {
      const result = await entry.result;
      entry.madeAt = performance.now();
      entry.tookMs = entry.madeAt - begun;
      return result;
    } catch (error) {
      if (this.#kept.get(name) === entry) this.#kept.delete(name);
      throw error;
    }
  }

  /** The one made longest ago makes room. */
  #keep(name: string, entry: Kept<Result>): void {
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptResults && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** A run that is over has no later calls; those of an open one can wait. */
function isRested({ status, madeAt, tookMs }: Kept<unknown>): boolean {
  return isOpenStatus(status) && performance.now() - madeAt < restFactor * tookMs;
}

export function isOpenStatus(status: string): boolean {
  return status === "queued" || status === "running";
}

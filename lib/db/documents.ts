/** Shapes of the JSON columns. Their rules are in the features that write them. */

interface CallSettings {
  /** Calls per arm before the first pair or the first counted start; measured, reported, not counted. */
  warmUp: number;
  timeoutMs: number;
  maxTokens: number;
  /** Puts a line that no cache has seen before each prompt. */
  cacheBusting: boolean;
  costCapUsd: number;
}

/** What a benchmark in pairs was asked to do, frozen when it starts. Runs from before there was a load mode name none. */
export interface PairSettings extends CallSettings {
  mode?: "pairs" | undefined;
  pairs: number;
  /** Pairs under way at a time. */
  concurrency: number;
  /** Pause of a worker between two pairs. */
  spacingMs: number;
  primary: "ttft" | "tpot" | "total";
  marginPercent: number;
  /** `fixed`: one verdict, at the end. `sequential`: five looks, each of which may end the run. */
  design: "fixed" | "sequential";
}

/** What a load benchmark was asked to do, frozen when it starts: each arm is called at a rate of its own, open loop. */
export interface LoadSettings extends CallSettings {
  mode: "load";
  /** Starts that are due, on average; as many a second as times the seconds. */
  ratePerSecond: number;
  /** Of each arm, warm-up aside. */
  durationMs: number;
  /** Calls of an arm under way at a time; a start beyond it is missed. */
  inFlight: number;
}

export type BenchmarkSettings = PairSettings | LoadSettings;

export interface BenchmarkArm {
  profileArn: string;
  profileId: string;
  name: string;
  type: "SYSTEM_DEFINED" | "APPLICATION";
  modelId: string;
  modelName: string;
  /** Price basis of the route. */
  scope: "global" | "geo" | "region";
  /** The destination models, sorted: arms with the same key are twins. */
  routeKey: string;
  region: string;
}

export interface BenchmarkPrompt {
  label: string;
  text: string;
  /** Null: the run's own. */
  maxTokens: number | null;
  /** Where it was taken from in the prompt library. */
  saved?: { id: string; name: string; version: number; values?: Record<string, string> } | undefined;
}

/** What a second run needs to be the same, and what a reader needs to judge the first. */
export interface RunRecord {
  consoleVersion: string;
  sdkVersion: string;
  nodeVersion: string;
  host: string;
  region: string | null;
  simulated: boolean;
  /** The run this one repeats. */
  repeatOf: string | null;
}

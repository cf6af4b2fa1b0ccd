/** Shapes of the JSON columns. Their rules are in the features that write them. */

/** What a benchmark was asked to do, frozen when it starts. */
export interface BenchmarkSettings {
  pairs: number;
  /** Calls per arm before the first pair; measured, reported, not counted. */
  warmUp: number;
  /** Pairs under way at a time. */
  concurrency: number;
  /** Pause of a worker between two pairs. */
  spacingMs: number;
  timeoutMs: number;
  maxTokens: number;
  /** Puts a line that no cache has seen before each prompt. */
  cacheBusting: boolean;
  primary: "ttft" | "tpot" | "total";
  marginPercent: number;
  /** `fixed`: one verdict, at the end. `sequential`: five looks, each of which may end the run. */
  design: "fixed" | "sequential";
  costCapUsd: number;
}

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

import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** View state of the list of benchmarks. */
export const benchmarkListParams = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(["all", "queued", "running", "done", "cancelled", "failed"]).withDefault("all"),
  kind: parseAsStringLiteral(["all", "comparison", "aa", "load"]).withDefault("all"),
  answer: parseAsStringLiteral(["all", "slower", "faster", "equivalent", "undecided"]).withDefault("all"),
};
export const loadBenchmarkListParams = createLoader(benchmarkListParams);

import { startsPerArm } from "@/lib/benchmarks/schema";
import type { BenchmarkSettings, LoadSettings, PairSettings } from "@/lib/db/documents";

type Of<Run, Settings> = Run & { settings: Settings };

/** What depends on the mode of a run, which its settings name; runs from before there was a load mode are in pairs. */
export function byMode<Run extends { settings: BenchmarkSettings }, Pairs, Load>(
  run: Run,
  on: { pairs: (run: Of<Run, PairSettings>) => Pairs; load: (run: Of<Run, LoadSettings>) => Load },
): Pairs | Load {
  const { settings } = run;
  return settings.mode === "load" ? on.load({ ...run, settings }) : on.pairs({ ...run, settings });
}

/** Calls per arm, warm-up included. */
export function callsPerArm(settings: BenchmarkSettings): number {
  return settings.warmUp + (settings.mode === "load" ? startsPerArm(settings) : settings.pairs);
}

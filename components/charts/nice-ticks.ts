const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const intervals = 4;

/** Ticks from zero to at least `max` in four equal, round steps. */
export function niceTicks(max: number): number[] {
  const rough = Math.max(max, Number.EPSILON) / intervals;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (steps.find((factor) => factor * magnitude >= rough) ?? 10);
  return Array.from({ length: intervals + 1 }, (_, index) => index * step);
}

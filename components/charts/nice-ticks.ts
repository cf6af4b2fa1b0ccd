const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
const intervals = 4;

/** Ticks from zero to at least `max` in four equal, round steps. */
export function niceTicks(max: number): number[] {
  const step = roundStep(Math.max(max, Number.EPSILON) / intervals);
  return Array.from({ length: intervals + 1 }, (_, index) => index * step);
}

/** Ticks in equal, round steps from at most `min` to at least `max`, where zero need not be an end. */
export function rangeTicks(min: number, max: number): number[] {
  const step = roundStep(Math.max(max - min, Number.EPSILON) / intervals);
  const [first, last] = [Math.floor(min / step), Math.ceil(max / step)];
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, index) => (first + index) * step);
}

function roundStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return magnitude * (steps.find((factor) => factor * magnitude >= rough) ?? 10);
}

/** Neither of two neighbours becomes narrower than this part of both. */
const least = 0.2;

/** Relative widths of columns by key; a column without one has 1. */
export type ColumnWeights = Record<string, number>;

export function weightOf(weights: ColumnWeights, key: string): number {
  return weights[key] ?? 1;
}

/** The left one's part of two neighbours, 0 to 1. */
export function shareOf(weights: ColumnWeights, left: string, right: string): number {
  return weightOf(weights, left) / (weightOf(weights, left) + weightOf(weights, right));
}

/** Divides the room of two neighbours anew; every other column keeps its own. */
export function withShare(weights: ColumnWeights, left: string, right: string, share: number): ColumnWeights {
  const both = weightOf(weights, left) + weightOf(weights, right);
  const part = Math.min(1 - least, Math.max(least, share)) * both;
  return { ...weights, [left]: part, [right]: both - part };
}

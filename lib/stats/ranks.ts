export interface Ranks {
  /** Rank of each value from 1, ties sharing their mean. */
  ranks: Float64Array;
  /** Sum of t³ − t over groups of t equal values: what ties take from a rank statistic's variance. */
  tieTerm: number;
}

/** Ranks values, ties sharing the mean of their places. */
export function rankOf(values: ArrayLike<number>): Ranks {
  const order = Uint32Array.from({ length: values.length }, (_, index) => index);
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  let tieTerm = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1;
    for (let at = start; at < end; at++) ranks[order[at] ?? 0] = (start + 1 + end) / 2;
    const size = end - start;
    tieTerm += size ** 3 - size;
    start = end;
  }
  return { ranks, tieTerm };
}

/**
 * The k-th smallest (from 1) of all averages `(xi + xj) / 2`, `i ≤ j`, without making them: 1,000 values have 500,500.
 * Halves the range of doubles until one is left, counting the averages below it in one walk; the result is one of them, exactly.
 *
 * @param sorted ascending, finite, at least one
 */
export function kthWalshAverage(sorted: Float64Array, k: number): number {
  let low = sorted[0] ?? Number.NaN;
  let high = sorted[sorted.length - 1] ?? Number.NaN;
  if (countUpTo(sorted, low) >= k) return low;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (countUpTo(sorted, middle) >= k) high = middle;
    else low = middle;
  }
}

/** How many of the averages are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let count = 0;
  let j = sorted.length - 1;
  for (let i = 0; i <= j; i++) {
    const left = sorted[i] ?? 0;
    while (j >= i && (left + (sorted[j] ?? 0)) / 2 > limit) j -= 1;
    count += j - i + 1;
  }
  return count;
}

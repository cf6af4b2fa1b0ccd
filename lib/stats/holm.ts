/** P-values adjusted by Holm's method, in the order given: at most one false alarm in all with the stated probability. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  for (const [place, { p, index }] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p * (pValues.length - place)));
    adjusted[index] = largest;
  }
  return adjusted;
}

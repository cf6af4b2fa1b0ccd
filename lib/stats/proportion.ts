import { normalQuantile } from "@/lib/stats/normal";

/** A share of attempts with its Wilson interval, all in [0, 1]; null without an attempt. */
export function wilson(count: number, attempts: number, confidence = 0.95) {
  if (attempts === 0) return null;
  const z = normalQuantile(0.5 + confidence / 2);
  const share = count / attempts;
  const weight = 1 + z ** 2 / attempts;
  const center = (share + z ** 2 / (2 * attempts)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / attempts + z ** 2 / (4 * attempts ** 2));
  return { share, low: count === 0 ? 0 : center - half, high: count === attempts ? 1 : center + half };
}

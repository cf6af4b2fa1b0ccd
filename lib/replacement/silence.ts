const dayMs = 86_400_000;

/** Days of silence to choose from before a deletion is suggested. */
export const silentDays = [7, 14, 30, 90] as const;
export const defaultSilentDays = 14;

export interface Silence {
  isSilent: boolean;
  /** Whole days without a call through this console; null when none was ever made. */
  days: number | null;
}

/**
 * Whether a profile was not called through this console for so many days. Says nothing of calls made elsewhere. What was
 * never called counts from its creation; of unknown age it is not silent.
 *
 * @param thresholdDays chosen by the person, 1 or more
 */
export function silenceOf(
  { lastCallAt, createdAt }: { lastCallAt: Date | null; createdAt: Date | null },
  thresholdDays: number,
  now: Date,
): Silence {
  const since = lastCallAt ?? createdAt;
  const days = since && Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));
  return { isSilent: days !== null && days >= thresholdDays, days: lastCallAt ? days : null };
}

const highest = 1_000_000;

export type MaxTokens = { value: number | null; problem: null } | { value: null; problem: string };

/** What the person typed as the limit. Empty is no limit: nothing is sent and the model's own holds. */
export function parseMaxTokens(text: string): MaxTokens {
  const typed = text.trim().replaceAll(/[, _]/g, "");
  if (typed === "") return { value: null, problem: null };
  const value = /^\d+$/.test(typed) ? Number(typed) : 0;
  if (value >= 1 && value <= highest) return { value, problem: null };
  return { value: null, problem: `Max tokens is a whole number from 1 to ${highest.toLocaleString("en")}, or empty.` };
}

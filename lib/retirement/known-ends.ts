/**
 * Ends of life that AWS announced, for models that Bedrock's answer gives no date for: those it does not list any more, and
 * those it lists without one. From the user guide's page on the life cycle of models, read in August 2026.
 */
export const knownEndsSource = {
  title: "AWS: model lifecycle",
  url: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html",
  readIn: "August 2026",
};

/** By the beginning of the model's ID; the longest that fits counts. */
const ends: [prefix: string, day: string][] = [
  ["anthropic.claude-3-sonnet-", "2026-07-30"],
  ["anthropic.claude-3-5-sonnet-", "2026-07-30"],
  ["anthropic.claude-3-7-sonnet-", "2026-07-30"],
  ["anthropic.claude-3-haiku-", "2026-09-10"],
  ["anthropic.claude-sonnet-4-2", "2026-10-14"],
  ["anthropic.claude-opus-4-1-", "2027-01-08"],
  ["meta.llama3-2-", "2026-07-07"],
  ["meta.llama3-1-405b-", "2026-07-07"],
  ["amazon.nova-sonic-v1", "2026-09-14"],
  ["amazon.nova-canvas-v1", "2026-09-30"],
  ["amazon.nova-reel-v1", "2026-09-30"],
  ["ai21.jamba-1-5-", "2026-11-26"],
];

/** The announced end of a model, at midnight UTC, or null where none is known here. */
export function knownEndOf(modelId: string): Date | null {
  const day = ends.find(([prefix]) => modelId.startsWith(prefix))?.[1];
  return day ? new Date(`${day}T00:00:00Z`) : null;
}

import { resourceIdOf } from "@/lib/bedrock/arn";

/** The ID of the profile that a row of a plan replaces, read off its calls; null when it replaces none. */
export function replacedIn(row: { calls: { operation: string; request: Record<string, unknown> }[] }): string | null {
  const arn = row.calls.find(({ operation }) => operation === "TagResource")?.request.resourceARN;
  return typeof arn === "string" ? resourceIdOf(arn) : null;
}

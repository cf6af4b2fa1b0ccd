import type { BedrockGateway } from "@/lib/bedrock/gateway";
import type { InferenceProfile, Tag } from "@/lib/bedrock/types";

/** Clocks of this server and of AWS may differ by this much. */
const clockToleranceMs = 10 * 60_000;

/**
 * The profile that an earlier attempt of unknown outcome created, or null: same name, description and tags, made since
 * the attempt. Tags decide, since they hold the source, which Bedrock does not return.
 *
 * @throws AppError when the list or the tags cannot be read: creating blindly could make a second one
 */
export async function findCreated(
  bedrock: BedrockGateway,
  wanted: { name: string; description: string | null },
  tags: Tag[],
  attemptedAt: Date,
): Promise<InferenceProfile | null> {
  const { profiles, error } = await bedrock.listInferenceProfiles("APPLICATION");
  if (error) throw error;
  const since = attemptedAt.getTime() - clockToleranceMs;
  const candidates = profiles.filter(
    (profile) =>
      profile.name === wanted.name &&
      profile.description === wanted.description &&
      (profile.createdAt?.getTime() ?? since) >= since,
  );
  for (const candidate of candidates) {
    if (sameTags(await bedrock.listTags(candidate.profileArn), tags)) return candidate;
  }
  return null;
}

function sameTags(a: Tag[], b: Tag[]): boolean {
  const text = (tags: Tag[]) => JSON.stringify(tags.map(({ key, value }) => [key, value]).sort());
  return text(a) === text(b);
}

import type { ListProblem, ProfileListing, ProfileSummary } from "@/lib/profiles/schema";

/**
 * A newer listing in which the rows of a failed source are those of the previous one, as far as the newer lacks them.
 * Each such problem says from when its rows are.
 */
export function keepFailed(previous: ProfileListing | undefined, next: ProfileListing): ProfileListing {
  if (!previous || previous.region !== next.region) return next;
  const listed = new Set(next.profiles.map((profile) => profile.profileId));
  const kept: ProfileSummary[] = [];
  const problems = next.problems.map((problem): ListProblem => {
    const missing = previous.profiles.filter(
      ({ type, profileId }) => type === problem.source && !listed.has(profileId),
    );
    if (missing.length === 0) return problem;
    kept.push(...missing);
    const earlier = previous.problems.find(({ source }) => source === problem.source)?.keptFrom;
    return { ...problem, keptFrom: earlier ?? previous.fetchedAt };
  });
  return { ...next, profiles: [...next.profiles, ...kept], problems };
}

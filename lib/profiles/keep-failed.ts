import type { ListProblem, ProfileListing, ProfileSummary } from "@/lib/profiles/schema";

const listKey = (region: string, source: string) => `${region} ${source}`;

/**
 * A newer listing in which lists that failed, or have not ended yet, keep the rows of the previous one as far as the newer
 * lacks them. Each such problem says from when its rows are.
 */
export function keepFailed(previous: ProfileListing | undefined, next: ProfileListing): ProfileListing {
  if (!previous || previous.region !== next.region) return next;
  const open = new Set([...next.problems, ...next.pending].map(({ region, source }) => listKey(region, source)));
  const listed = new Set(next.profiles.map((profile) => profile.profileArn));
  const kept = previous.profiles.filter(
    ({ region, type, profileArn }) => open.has(listKey(region, type)) && !listed.has(profileArn),
  );
  if (kept.length === 0) return next;
  const problems = next.problems.map((problem): ListProblem => {
    if (!kept.some((profile) => isOf(profile, problem))) return problem;
    const earlier = previous.problems.find((one) => one.source === problem.source && one.region === problem.region);
    return { ...problem, keptFrom: earlier?.keptFrom ?? previous.fetchedAt };
  });
  return { ...next, profiles: [...next.profiles, ...kept], problems };
}

function isOf({ region, type }: ProfileSummary, problem: ListProblem): boolean {
  return region === problem.region && type === problem.source;
}

import type { Comparison, LatencySummary, ProfileComparison } from "@/lib/compare/schema";
import { formatCount, formatDateTime, formatMs, plural } from "@/lib/format";

/** As many profiles as a sentence bears. */
const named = 3;

/**
 * What a latency chart says: `Median total: team-a 1,204 ms (n = 12), US Nova 2 Lite 1,180 ms (n = 12); one difference,
 * not proof: run more pairs.` Profiles with most calls come first.
 */
export function latencySentence(
  metric: "first token" | "total",
  profiles: ProfileComparison[],
  read: (profile: ProfileComparison) => LatencySummary,
): string {
  const measured = profiles.filter((profile) => read(profile).n > 0).sort((a, b) => read(b).n - read(a).n);
  if (measured.length === 0) return `No complete call with a ${metric} time yet.`;
  const parts = measured.slice(0, named).map((profile) => {
    const { median, n } = read(profile);
    return `${profile.profileName} ${formatMs(median)} (n = ${formatCount(n)})`;
  });
  return `Median ${metric}: ${parts.join(", ")}${andMore(measured.length)}; ${caution(measured.length)}`;
}

function andMore(profiles: number): string {
  return profiles > named ? ` and ${plural(profiles - named, "more profile")}` : "";
}

function caution(profiles: number): string {
  if (profiles === 1) return "nothing to compare it with yet: send the same prompt to a second profile.";
  if (profiles === 2) return "one difference, not proof: run more pairs.";
  return "differences, not proof: run more pairs.";
}

/** What the chart over time says. */
export function timeSentence({ from, to, totalPoints, profiles }: Comparison): string {
  const ofType = (type: ProfileComparison["profileType"]) =>
    profiles
      .filter((profile) => profile.profileType === type)
      .reduce((sum, { outcomes }) => sum + outcomes.complete, 0);
  const window = `from ${formatDateTime(from)} to ${formatDateTime(to)}`;
  if (totalPoints === 0) return `No complete call ${window}.`;
  const system = `${formatCount(ofType("SYSTEM_DEFINED"))} through system-defined profiles`;
  const application = `${formatCount(ofType("APPLICATION"))} through application profiles`;
  return `${plural(totalPoints, "complete call")} ${window}: ${system}, ${application}.`;
}

/** What the token chart says: means per complete call, since unequal work explains unequal times. */
export function tokenSentence(profiles: ProfileComparison[]): string {
  const used = profiles
    .filter((profile) => profile.outcomes.complete > 0)
    .sort((a, b) => b.outcomes.complete - a.outcomes.complete);
  if (used.length === 0) return "No complete call yet.";
  const parts = used.slice(0, named).map(({ profileName, inputTokens, outputTokens, outcomes }) => {
    const mean = (tokens: number) => formatCount(Math.round(tokens / outcomes.complete));
    return `${profileName} ${mean(inputTokens)} in, ${mean(outputTokens)} out`;
  });
  return `Mean tokens per complete call: ${parts.join("; ")}${andMore(used.length)}.`;
}

/** Said where not every call is drawn; null where all are. */
export function drawnNote({ points, totalPoints }: Comparison): string | null {
  if (points.length >= totalPoints) return null;
  return `Drawn: the newest ${formatCount(points.length)} of ${formatCount(totalPoints)} calls. Figures count all of them.`;
}

/** Percentiles that are there, then what the others need: `p50 465 ms · p95 needs 72, has 12`. */
export function percentileNote({ n, p50, p90, p95 }: LatencySummary): string {
  const all = Object.entries({ p50, p90, p95 });
  const given = all.flatMap(([name, { value }]) => (value === null ? [] : [`${name} ${formatMs(value)}`]));
  const withheld = all.flatMap(([name, { value, needs }]) => (value === null ? [`${name} needs ${needs}`] : []));
  const count = withheld.length > 0 ? `${withheld.join(", ")}, has ${formatCount(n)}` : `n = ${formatCount(n)}`;
  return [...given, count].join(" · ");
}

/** Said where percentiles come from sketches; null where every call was read. */
export function errorNote({ isExact }: Comparison): string | null {
  return isExact
    ? null
    : "So many calls that percentiles come from hourly, daily and monthly sketches: each is within 1 %.";
}

import { noTeam, unknownTeam } from "@/lib/compare/schema";

/** The name a team has in a link and in a list of teams. */
export function teamName(team: string | null): string {
  return team === null ? unknownTeam : team === "" ? noTeam : team;
}

/** The team that such a name stands for; undefined for all. */
export function teamOfName(name: string): string | null | undefined {
  if (name === "") return undefined;
  return name === unknownTeam ? null : name === noTeam ? "" : name;
}

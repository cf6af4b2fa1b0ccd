import { noTeam, unknownTeam } from "@/lib/compare/schema";

/** What people read for a team's name in a link. */
export function teamLabel(name: string): string {
  if (name === noTeam) return "No team tag";
  return name === unknownTeam ? "Team not known" : name;
}

import type { Tag } from "@/lib/bedrock/types";
import type { CreateProfileInput, ProfileSummary } from "@/lib/profiles/schema";
import { suggestName } from "@/lib/profiles/suggest-name";

interface ExampleTeam {
  team: string;
  environment: string;
  description: string;
  costCenter: string;
  /** Sources by preference: the first one offered in the Region is copied. */
  models: string[];
}

const teams: ExampleTeam[] = [
  {
    team: "customer-service",
    environment: "prod",
    description: "Team A: Customer Service",
    costCenter: "CC-4711",
    models: ["amazon.nova-2-lite", "amazon.nova-lite"],
  },
  {
    team: "analytics",
    environment: "prod",
    description: "Team B: Analytics",
    costCenter: "CC-4712",
    models: ["anthropic.claude-sonnet-4-5", "anthropic.claude-sonnet", "amazon.nova-pro"],
  },
  {
    team: "marketing",
    environment: "staging",
    description: "Team C: Marketing",
    costCenter: "CC-4713",
    models: ["amazon.nova-pro", "meta.llama"],
  },
];

export type ExampleProfile = Omit<CreateProfileInput, "requestToken">;

/**
 * The three example teams as create calls. Geographic profiles are preferred to global ones; when none of a team's
 * models is offered, it copies any profile that answers with text. Empty when there is no source at all.
 */
export function exampleTeams(profiles: ProfileSummary[]): ExampleProfile[] {
  const sources = profiles
    .filter((profile) => profile.type === "SYSTEM_DEFINED" && profile.noTextReason === null)
    .toSorted((a, b) => Number(a.route.scope === "global") - Number(b.route.scope === "global"));
  return teams.flatMap((team) => {
    const source = sourceFor(team, sources);
    return source ? [toExample(team, source)] : [];
  });
}

function sourceFor(team: ExampleTeam, sources: ProfileSummary[]): ProfileSummary | undefined {
  for (const model of team.models) {
    const found = sources.find((source) => source.modelId.startsWith(model) && source.lifecycle !== "LEGACY");
    if (found) return found;
  }
  return sources[0];
}

function toExample(team: ExampleTeam, source: ProfileSummary): ExampleProfile {
  const tags: Tag[] = [
    { key: "team", value: team.team },
    { key: "environment", value: team.environment },
    { key: "cost-center", value: team.costCenter },
  ];
  const name = suggestName({ ...team, application: "", modelName: source.modelName });
  return { name, description: team.description, sourceArn: source.profileArn, tags };
}

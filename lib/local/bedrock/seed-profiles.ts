import { profileArn } from "./arn.ts";
import type { Catalogue, SystemProfile } from "./catalogue.ts";
import { type ApplicationProfile, opaqueId, timestamp } from "./profile-store.ts";
import { pick, type Random, randomFrom } from "./random.ts";

type Home = { region: string; account: string; seed: number; profiles: number; asOf: string };

const teams = [
  "customer-service",
  "analytics",
  "marketing",
  "search",
  "fraud-detection",
  "legal-review",
  "claims",
  "logistics",
  "personalization",
  "developer-tools",
  "human-resources",
  "finance-reporting",
] as const;

const applications = ["assistant", "summaries", "tagging", "translation", "triage", "drafts", "insights"] as const;
const environments = ["prod", "staging", "dev"] as const;
const dayMs = 86_400_000;

/** Application profiles made up at start: the same ones for the same seed, Region and account. */
export function seededProfiles(catalogue: Catalogue, home: Home): ApplicationProfile[] {
  const [first, ...others] = [...catalogue.systemProfiles.values()].filter((profile) => givesText(catalogue, profile));
  if (!first) return [];
  const random = randomFrom("seeded profiles", home.seed);
  const end = new Date(`${home.asOf}T09:00:00Z`).getTime();
  const taken = new Set<string>();
  return Array.from({ length: home.profiles }, (_, index) => {
    const source = pick(random, [first, ...others]);
    const created = new Date(end - (home.profiles - index) * Math.min(dayMs, (200 * dayMs) / home.profiles));
    return seededProfile(random, home, { source, created, number: index + 1, taken });
  });
}

function seededProfile(
  random: Random,
  home: Home,
  { source, created, number, taken }: { source: SystemProfile; created: Date; number: number; taken: Set<string> },
): ApplicationProfile {
  const team = pick(random, teams);
  const application = pick(random, applications);
  const environment = pick(random, environments);
  let id = opaqueId((limit) => Math.floor(random() * limit));
  while (taken.has(id)) id = opaqueId((limit) => Math.floor(random() * limit));
  taken.add(id);
  const tags = {
    team,
    environment,
    "cost-center": `CC-${1000 + teams.indexOf(team) * 10}`,
    application,
  };
  return {
    arn: profileArn(home, "application-inference-profile", id),
    name: `${team}-${application}-${environment}-${String(number).padStart(4, "0")}`,
    description: `${application} of team ${team} in ${environment}`,
    modelArns: source.modelArns,
    createdAt: timestamp(created),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  };
}

function givesText(catalogue: Catalogue, profile: SystemProfile): boolean {
  const model = catalogue.model(profile.modelId);
  return model?.responseStreamingSupported === true && model.outputModalities.includes("TEXT");
}

import { type Claim, documented, inferred } from "@/lib/guide/claim";

export interface Kind {
  id: "system" | "application" | "model";
  name: string;
  what: Claim;
  pros: readonly Claim[];
  cons: readonly Claim[];
  bestFor: readonly string[];
}

/** The two kinds of profile, and the call without any. */
export const kinds: readonly Kind[] = [
  {
    id: "system",
    name: "System-defined profile",
    what: documented(
      "Made by AWS for a model and a geography, or for the world. A call goes to whichever of its Regions has capacity.",
      "profiles",
      "support",
    ),
    pros: [
      documented("Nothing to create or to clean up.", "support"),
      documented("More throughput than one Region gives, without a routing fee.", "crossRegion"),
      documented("Its ID says which model it is, so tools understand it.", "support"),
    ],
    cons: [
      documented("No tags: its cost cannot be split by team.", "costTags"),
      documented("One ID for everybody: its metrics mix all callers of the account.", "monitoring"),
    ],
    bestFor: ["Prototypes and experiments", "One application in one account", "The source of application profiles"],
  },
  {
    id: "application",
    name: "Application profile",
    what: documented(
      "Made by you: a named, tagged, unchangeable pointer to one system profile or one model. It adds no capacity and no quota.",
      "profiles",
      "creating",
    ),
    pros: [
      documented("The bill can be split by its tags.", "costTags"),
      documented("One policy by tag for all teams.", "permissions"),
      documented("Calls, tokens and latency of one team, environment or tenant alone.", "monitoring"),
    ],
    cons: [
      documented("Its ARN hides the model: tools may not recognise it.", "using"),
      documented("Another model means another ARN for every caller.", "modifying"),
      documented("1,000 of them per account and Region unless raised.", "quotas"),
    ],
    bestFor: ["Chargeback and budgets per team", "Access per team by tag", "Development, test and production apart"],
  },
  {
    id: "model",
    name: "The model itself",
    what: documented("No profile: a call of the model's ID runs in the Region that you call.", "models"),
    pros: [documented("Processing stays in exactly one Region.", "models")],
    cons: [
      documented("Many newer models cannot be called this way.", "models"),
      documented("One Region's capacity, no tags.", "quotas"),
      inferred("A single-Region application profile of the same model does the same and can be tagged.", "creating"),
    ],
    bestFor: ["A rule that names one Region, where nobody asks who paid"],
  },
];

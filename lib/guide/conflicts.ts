import type { Answers } from "@/lib/guide/answers";
import { type Claim, documented, reported } from "@/lib/guide/claim";

/**
 * Answers that no profile can meet together, and which of them decided.
 *
 * @param needs what was asked for that takes an application profile
 */
export function conflictsOf(answers: Answers, needs: readonly string[]): Claim[] {
  return rules.filter(({ applies }) => applies(answers, needs)).map(({ claim }) => claim);
}

const rules: readonly { applies: (answers: Answers, needs: readonly string[]) => boolean; claim: Claim }[] = [
  {
    applies: ({ residency, availability }) => residency === "region" && availability === "yes",
    claim: documented(
      "One Region and more capacity than one Region gives exclude each other. The residency rule decided; ask for a higher quota there.",
      "quotas",
      "crossRegion",
    ),
  },
  {
    applies: ({ residency, users }) => (residency === "region" || residency === "geography") && users === "yes",
    claim: documented(
      "Users all over the world will wait for a place that the residency rule fixes. The rule decided.",
      "geographic",
    ),
  },
  {
    applies: ({ prototype }, needs) => prototype === "yes" && needs.length > 0,
    claim: documented(
      "A prototype wants nothing to set up, your other answers want a profile of its own. The needs decided: it is one call, free, and costs before it was tagged are lost.",
      "costTags",
    ),
  },
  {
    applies: ({ limits, tenants, environments }) => limits === "yes" && (tenants === "yes" || environments === "yes"),
    claim: reported(
      "Tenants or environments that share an account share the model's quota, whatever the profile. Separate accounts would meet both.",
      "quotas",
      "quotaReport",
    ),
  },
];

import { type Answers, countAnswered, type QuestionId } from "@/lib/guide/answers";
import type { Choice, Scope } from "@/lib/guide/choice";
import { type Claim, documented, reported } from "@/lib/guide/claim";
import { conflictsOf } from "@/lib/guide/conflicts";
import { rejectedFor } from "@/lib/guide/rejected";

export interface Recommendation {
  choice: Choice;
  title: string;
  /** Why this kind, then why this route. */
  reasons: Claim[];
  /** What else to do or to know, by what was asked for. */
  notes: Claim[];
  /** Answers that cannot all be met, and which one decided. */
  conflicts: Claim[];
  rejected: { name: string; why: Claim }[];
}

/**
 * The one recommendation for these answers, or null before the first. A rule on residency decides over every wish;
 * any need to tell teams apart decides over the wish for nothing to set up. Unanswered is no need, but residency that
 * was not asked about stays inside the geography.
 */
export function recommend(answers: Answers): Recommendation | null {
  if (countAnswered(answers) === 0) return null;
  const choice: Choice = { kind: needsOf(answers).length > 0 ? "application" : "system", scope: scopeOf(answers) };
  return {
    choice,
    title: titles[choice.kind][choice.scope],
    reasons: [...kindReasons(answers), scopeReason(answers)],
    notes: notesOf(answers),
    conflicts: conflictsOf(answers, needsOf(answers)),
    rejected: rejectedFor(choice, answers),
  };
}

const kindNeeds = ["chargeback", "access", "environments", "tenants", "limits"] as const;
export type KindNeed = (typeof kindNeeds)[number];

/** The needs that only an application profile serves. */
function needsOf(answers: Answers): KindNeed[] {
  return kindNeeds.filter((need) => answers[need] === "yes");
}

function scopeOf({ residency }: Answers): Scope {
  if (residency === "region") return "region";
  return residency === "anywhere" ? "global" : "geo";
}

const titles: Record<Choice["kind"], Record<Scope, string>> = {
  system: {
    region: "The model itself, called in its one Region",
    geo: "The system-defined profile of your geography",
    global: "The global system-defined profile",
  },
  application: {
    region: "An application profile copied from the model",
    geo: "An application profile copied from your geography's system profile",
    global: "An application profile copied from the global system profile",
  },
};

const needReasons: Record<KindNeed, Claim> = {
  chargeback: documented("Only an application profile carries the tags that split the bill.", "costTags"),
  access: documented("Only an application profile can be named by its tags in an IAM policy.", "permissions"),
  environments: documented("One profile per environment keeps cost, metrics and permissions apart.", "costTags"),
  tenants: documented("One profile per tenant measures and tags each of them alone.", "costTags", "monitoring"),
  limits: documented("One profile per team at least measures who uses up the shared quota.", "monitoring"),
};

function kindReasons(answers: Answers): Claim[] {
  const needs = needsOf(answers);
  if (needs.length > 0) return needs.map((need) => needReasons[need]);
  return [documented("Nothing that you answered needs tags: there is nothing to create or to clean up.", "support")];
}

function scopeReason({ residency, availability }: Answers): Claim {
  if (residency === "region") {
    return documented("A copy of a model, or the model itself, is all that stays in one Region.", "creating", "models");
  }
  if (residency === "geography") {
    return documented("A geographic profile never processes outside its geography.", "geographic");
  }
  if (residency === null) {
    return documented("As long as residency is not answered, the geographic route is the safe one.", "geographic");
  }
  return availability === "yes"
    ? reported(
        "The global route draws on the most Regions, and newer models cost about 9 % less.",
        "global",
        "priceReport",
      )
    : reported("Through the global route newer models cost about 9 % less.", "global", "priceReport");
}

const notes: Partial<Record<QuestionId, Claim>> = {
  chargeback: documented(
    "Activate the tag key in the payer account today: data starts then, comes up to a day late and is never filled in.",
    "costTags",
  ),
  access: documented(
    "Allow the model in every Region of the route too, and only through the profile: bedrock:InferenceProfileArn.",
    "prerequisites",
    "permissions",
  ),
  environments: documented("All environments of one account still share the model's quota.", "quotas"),
  tenants: documented(
    "1,000 profiles per account and Region unless raised. Beyond that, give each call request metadata: it reaches the invocation log, not the bill.",
    "quotas",
    "requestMetadata",
  ),
  availability: documented(
    "No profile replaces the Region that you call. For an outage of it, keep a second client in another Region.",
    "crossRegion",
  ),
  users: documented(
    "Routing follows capacity, not distance: no profile is near the user. Call an endpoint near your users, with a profile of their geography.",
    "crossRegion",
    "global",
  ),
  limits: reported(
    "No profile separates quotas: put a limiter of your own in front, or give each team an AWS account.",
    "quotas",
    "quotaReport",
  ),
};

function notesOf(answers: Answers): Claim[] {
  return Object.entries(notes).flatMap(([id, note]) => (answers[id as QuestionId] === "yes" ? [note] : []));
}

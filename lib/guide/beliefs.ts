import { type Claim, documented, inferred, reported } from "@/lib/guide/claim";

export interface Belief {
  topic: string;
  believed: string;
  truth: Claim;
}

/** What is widely copied and wrong, with what holds instead. */
export const beliefs: readonly Belief[] = [
  {
    topic: "Quotas",
    believed: "Each application profile has its own rate limit.",
    truth: reported(
      "Tokens per minute are shared per model: one team can still use them up for all. Separate limits need separate accounts or a limiter of your own.",
      "quotas",
      "quotaReport",
    ),
  },
  {
    topic: "Quotas",
    believed: "A generous maxTokens costs nothing.",
    truth: documented(
      "Input plus maxTokens is reserved when the call starts; output of newer Claude models counts five times. A large default throttles you early.",
      "burndown",
    ),
  },
  {
    topic: "IAM",
    believed: "Allowing the profile's ARN is enough.",
    truth: documented(
      "The call is checked against the profile and against the model in every Region it may run in; for global also against the ARN without a Region.",
      "prerequisites",
      "permissions",
    ),
  },
  {
    topic: "IAM",
    believed: "The resource is inference-profile/ and the profile's name.",
    truth: documented(
      "It is application-inference-profile/ and the 12-character ID. The name is no part of any ARN.",
      "permissions",
    ),
  },
  {
    topic: "IAM",
    believed: "Deny with StringNotEquals and a * keeps other profiles out.",
    truth: documented(
      "StringNotEquals compares the * as a letter, so the Deny hits everything. Use ArnNotLike, or better no Deny at all.",
      "operators",
    ),
  },
  {
    topic: "IAM",
    believed: "Converse needs bedrock:Converse.",
    truth: documented(
      "There is no such action: it is InvokeModel, and InvokeModelWithResponseStream for streaming.",
      "permissions",
    ),
  },
  {
    topic: "IAM",
    believed: "An IAM policy turns cost tracking on.",
    truth: documented("Tags do, once the payer has activated their keys for cost allocation.", "costTags"),
  },
  {
    topic: "ARN",
    believed: "An application profile can be called by its name or ID.",
    truth: documented("By its full ARN only, with a client of the ARN's Region.", "using"),
  },
  {
    topic: "ARN",
    believed: "Listing the profiles shows them all.",
    truth: reported(
      "Without a type only the system-defined ones come back. Ask for both types and follow every page.",
      "viewing",
      "listReport",
    ),
  },
  {
    topic: "ARN",
    believed: "The API tells what a profile was copied from, and its tags.",
    truth: documented("Neither. The console writes the source into a tag of each profile that it creates.", "viewing"),
  },
  {
    topic: "Latency",
    believed: "An application profile adds latency.",
    truth: inferred(
      "None by design, since both kinds run the same routing; no fair public measurement is known. Compare pairs of the same prompt here.",
      "profiles",
    ),
  },
  {
    topic: "Latency",
    believed: "A global profile serves users from the nearest Region.",
    truth: documented(
      "Routing follows capacity, not distance, and the answer does not say which Region served it.",
      "global",
    ),
  },
  {
    topic: "Failover",
    believed: "Cross-Region inference is disaster recovery.",
    truth: documented(
      "It spreads load over Regions. You call the endpoint of one Region; when that one is down, so are you.",
      "crossRegion",
    ),
  },
  {
    topic: "Failover",
    believed: "Blocking one Region only takes that Region out of the route.",
    truth: documented(
      "A policy that blocks any one destination makes every call of the profile liable to fail.",
      "geographic",
    ),
  },
  {
    topic: "Residency",
    believed: "Data residency means calling the model directly.",
    truth: documented(
      "A geographic profile keeps processing inside its geography. And many models cannot be called directly at all.",
      "geographic",
      "models",
    ),
  },
  {
    topic: "Tags",
    believed: "Tag it today and see the costs of last month.",
    truth: documented(
      "A key must be activated, data comes up to a day later, and nothing is filled in backwards.",
      "costTags",
    ),
  },
  {
    topic: "Tags",
    believed: "Request metadata splits the bill.",
    truth: documented("It reaches the invocation log, never billing.", "requestMetadata"),
  },
  {
    topic: "Cost",
    believed: "An application profile costs extra, or saves money.",
    truth: documented("Neither: the price is that of its source. It saves what you stop when you see it.", "costTags"),
  },
  {
    topic: "Cost",
    believed: "Global routing costs more.",
    truth: reported(
      "Routing is free. For Claude 4.5 and newer, Nova 2 and GPT-5.6 global is about 9 % cheaper than a geography; for older models the price is the same.",
      "crossRegion",
      "priceReport",
    ),
  },
  {
    topic: "Priority",
    believed: "Profiles give important applications priority.",
    truth: documented("They do not. Service tiers do.", "tiers"),
  },
  {
    topic: "Tokens",
    believed: "CountTokens takes a profile.",
    truth: reported(
      "It takes the ID of a foundation model: look up the profile's model first.",
      "countTokens",
      "countReport",
    ),
  },
];

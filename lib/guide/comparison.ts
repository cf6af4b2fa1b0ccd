import { type Claim, documented, inferred, reported } from "@/lib/guide/claim";

export interface FeatureRow {
  feature: string;
  /** The first words of a cell answer the question; the claim explains. */
  system: { answer: string; claim: Claim };
  application: { answer: string; claim: Claim };
  /** What is often copied and wrong about this row, or null. */
  correction: string | null;
}

/** System-defined against application profiles, one row per thing that people compare. */
export const features: readonly FeatureRow[] = [
  {
    feature: "Cross-Region routing",
    system: {
      answer: "Yes",
      claim: documented(
        "To the Regions of its geography, or to all commercial Regions if it is global.",
        "crossRegion",
      ),
    },
    application: {
      answer: "Only when copied from a system profile",
      claim: documented(
        "A copy of a system profile takes over its Regions; a copy of a model stays in one.",
        "creating",
      ),
    },
    correction: "“Inherits cross-Region” is half the truth: a copy of a foundation model has one Region.",
  },
  {
    feature: "High availability",
    system: {
      answer: "More capacity, no failover promise",
      claim: documented(
        "Load is spread over the Regions by free capacity. You still call the endpoint of one Region, and need it to be up.",
        "crossRegion",
      ),
    },
    application: {
      answer: "As its source",
      claim: documented("Copied from a model it has the capacity of that one Region.", "creating"),
    },
    correction: "Neither kind takes over when the Region that you call is down.",
  },
  {
    feature: "Cost per team",
    system: {
      answer: "No",
      claim: documented("It belongs to AWS and takes no tags, so its cost cannot be split by tag.", "costTags"),
    },
    application: {
      answer: "Yes, after activation",
      claim: documented(
        "Its tags reach the bill once the payer has activated the key: up to 24 hours to appear and up to 24 more for data, never backwards.",
        "costTags",
      ),
    },
    correction: null,
  },
  {
    feature: "Usage monitoring",
    system: {
      answer: "Yes, for all callers together",
      claim: reported("CloudWatch has calls, tokens and latency under the profile's ID.", "monitoring", "metricReport"),
    },
    application: {
      answer: "Yes, for its team alone",
      claim: reported(
        "CloudWatch has the same figures under the 12-character ID, not under the ARN.",
        "monitoring",
        "metricReport",
      ),
    },
    correction: "“System profiles cannot be monitored” is wrong.",
  },
  {
    feature: "Its own IAM rules",
    system: {
      answer: "By ARN",
      claim: documented("inference-profile is a resource type of IAM; conditions on tags do not work.", "permissions"),
    },
    application: {
      answer: "By ARN and by tag",
      claim: documented("aws:ResourceTag works, so one policy can serve every team.", "permissions"),
    },
    correction: "“No custom IAM for system profiles” is wrong: what they lack is tags.",
  },
  {
    feature: "Tags",
    system: { answer: "No", claim: documented("AWS owns it.", "modifying") },
    application: { answer: "Yes", claim: documented("The only thing of it that can be changed later.", "modifying") },
    correction: null,
  },
  {
    feature: "Set-up",
    system: {
      answer: "None",
      claim: documented("It is there wherever the model is, once you have access to the model.", "support"),
    },
    application: {
      answer: "One call",
      claim: documented(
        "By API, CLI or infrastructure as code; the AWS console does not make or show them.",
        "creating",
      ),
    },
    correction: "“No set-up” still needs access to the model, and permission for every Region of the route.",
  },
  {
    feature: "How it is called",
    system: {
      answer: "ID or ARN",
      claim: documented("The ID tells the model: geography, provider, model.", "using"),
    },
    application: {
      answer: "ARN only",
      claim: documented(
        "The ARN tells neither model nor name nor team. The client's Region must be the ARN's.",
        "using",
      ),
    },
    correction: null,
  },
  {
    feature: "Throughput quota",
    system: {
      answer: "Shared per model",
      claim: documented("Tokens per minute are counted per model, account and Region.", "quotas"),
    },
    application: {
      answer: "The same shared one",
      claim: reported(
        "No quota names a profile, and AWS's own analyser adds all profiles up against the model's.",
        "quotas",
        "quotaReport",
      ),
    },
    correction: "“Separate quotas per team” is wrong: what is separate is the measurement.",
  },
  {
    feature: "Price",
    system: {
      answer: "The model's",
      claim: reported(
        "That of the Region you call; routing is free. Newer models cost about 9 % less through global.",
        "crossRegion",
        "priceReport",
      ),
    },
    application: {
      answer: "That of its source",
      claim: documented("No fee for the profile, no discount either.", "costTags"),
    },
    correction: null,
  },
  {
    feature: "Latency",
    system: {
      answer: "The model's",
      claim: documented("The Region is chosen by capacity, not by distance.", "crossRegion"),
    },
    application: {
      answer: "No difference expected",
      claim: inferred(
        "Both run the same routing; nobody has published a fair measurement. Measure it here.",
        "profiles",
      ),
    },
    correction: "One call timed once, with the SDK's retries in it, proves nothing.",
  },
  {
    feature: "Data residency",
    system: {
      answer: "Its geography, or the world",
      claim: documented(
        "Prompts may be processed in any Region of the route; what is stored stays where you call.",
        "geographic",
        "global",
      ),
    },
    application: {
      answer: "As its source",
      claim: documented("A copy of a model keeps processing in one Region.", "creating"),
    },
    correction: "“Residency needs direct model calls” is half true: a geographic profile stays inside its geography.",
  },
  {
    feature: "Changing it",
    system: { answer: "No", claim: documented("AWS makes and retires it with the model.", "support") },
    application: {
      answer: "Tags only",
      claim: documented("Another name or model is another profile with another ARN.", "modifying"),
    },
    correction: null,
  },
];

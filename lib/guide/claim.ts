/** The day on which the pages below were read, but for those that say otherwise. */
export const checkedOn = new Date("2026-11-22T00:00:00Z");

const userGuide = (page: string) => `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}.html`;

/** The pages that the guide rests on. Those not of AWS are reports of users, and are marked as such. */
export const pages = {
  profiles: { title: "Inference profiles", url: userGuide("inference-profiles") },
  support: { title: "Supported Regions and models", url: userGuide("inference-profiles-support") },
  prerequisites: { title: "Prerequisites for profiles", url: userGuide("inference-profiles-prereq") },
  creating: { title: "Create a profile", url: userGuide("inference-profiles-create") },
  viewing: { title: "View profiles", url: userGuide("inference-profiles-view") },
  using: { title: "Use a profile", url: userGuide("inference-profiles-use") },
  modifying: { title: "Modify a profile's tags", url: userGuide("inference-profiles-modify") },
  crossRegion: { title: "Cross-Region inference", url: userGuide("cross-region-inference") },
  geographic: { title: "Geographic cross-Region inference", url: userGuide("geographic-cross-region-inference") },
  global: { title: "Global cross-Region inference", url: userGuide("global-cross-region-inference") },
  models: { title: "Models by Region", url: userGuide("models-region-compatibility") },
  monitoring: { title: "Monitoring with CloudWatch", url: userGuide("monitoring") },
  invocationLog: { title: "Model invocation logging", url: userGuide("model-invocation-logging") },
  cloudTrail: { title: "Logging with CloudTrail", url: userGuide("logging-using-cloudtrail") },
  quotas: { title: "Quotas", url: userGuide("quotas") },
  burndown: { title: "Token burndown", url: userGuide("quotas-token-burndown") },
  countTokens: { title: "Count tokens", url: userGuide("count-tokens") },
  tiers: { title: "Service tiers", url: userGuide("service-tiers-inference") },
  costTags: { title: "Cost management with profiles", url: userGuide("cost-mgmt-application-inference-profiles") },
  requestMetadata: { title: "Request metadata", url: userGuide("cost-mgmt-request-metadata") },
  permissions: {
    title: "Service authorization reference",
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html",
  },
  operators: {
    title: "IAM condition operators",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    isUnread: true,
  },
  listReport: { title: "Report: aws-cli 9728", url: "https://github.com/aws/aws-cli/issues/9728" },
  quotaReport: { title: "Report: bedrock-usage-analyzer", url: "https://github.com/awslabs/bedrock-usage-analyzer" },
  metricReport: { title: "Report: cloud-custodian", url: "https://github.com/cloud-custodian/cloud-custodian" },
  priceReport: {
    title: "Report: Price List records",
    url: "https://github.com/aws-samples/sample-bedrock-spend-budget-guardrails",
  },
  countReport: { title: "Report: litellm 32683", url: "https://github.com/BerriAI/litellm/issues/32683" },
} satisfies Record<string, Page>;

export type PageId = keyof typeof pages;

interface Page {
  title: string;
  url: string;
  /** Known to say so, but not read again on that day. */
  isUnread?: boolean;
}

export function pageOf(id: PageId): Page {
  return pages[id];
}

/**
 * How sure a claim is. `documented`: a page of AWS says so. `reported`: seen by users or in recorded answers and prices, not in
 * AWS's documentation. `inferred`: a conclusion from what is documented, which nobody has published a test of.
 */
export type Sureness = "documented" | "reported" | "inferred";

export interface Claim {
  text: string;
  rests: readonly PageId[];
  sureness: Sureness;
}

export function documented(text: string, ...rests: PageId[]): Claim {
  return { text, rests, sureness: "documented" };
}

export function reported(text: string, ...rests: PageId[]): Claim {
  return { text, rests, sureness: "reported" };
}

export function inferred(text: string, ...rests: PageId[]): Claim {
  return { text, rests, sureness: "inferred" };
}

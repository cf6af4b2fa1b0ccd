/** The day on which the pages below were read. */
export const citedOn = new Date("2026-11-22T00:00:00Z");

const userGuide = (page: string) => `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}.html`;
const api = (page: string) => `https://docs.aws.amazon.com/bedrock/latest/APIReference/${page}.html`;
const issue = (repository: string, number: number) => `https://github.com/${repository}/issues/${number}`;

/** What an explanation rests on: pages of AWS, and reports where AWS documents nothing. */
export const citations = {
  using: { title: "AWS: use a profile", url: userGuide("inference-profiles-use") },
  creating: { title: "AWS: create a profile", url: userGuide("inference-profiles-create") },
  profiles: { title: "AWS: inference profiles", url: userGuide("inference-profiles") },
  prerequisites: { title: "AWS: prerequisites for profiles", url: userGuide("inference-profiles-prereq") },
  support: { title: "AWS: Regions and models", url: userGuide("inference-profiles-support") },
  crossRegion: { title: "AWS: cross-Region inference", url: userGuide("cross-region-inference") },
  geographic: { title: "AWS: geographic routing", url: userGuide("geographic-cross-region-inference") },
  global: { title: "AWS: global routing", url: userGuide("global-cross-region-inference") },
  errorCodes: { title: "AWS: troubleshooting error codes", url: userGuide("troubleshooting-api-error-codes") },
  quotas: { title: "AWS: quotas", url: userGuide("quotas") },
  burndown: { title: "AWS: token burndown", url: userGuide("quotas-token-burndown") },
  countTokens: { title: "AWS: count tokens", url: userGuide("count-tokens") },
  converse: { title: "AWS: Converse", url: userGuide("conversation-inference") },
  createApi: { title: "AWS: CreateInferenceProfile", url: api("API_CreateInferenceProfile") },
  listApi: { title: "AWS: ListInferenceProfiles", url: api("API_ListInferenceProfiles") },
  converseApi: { title: "AWS: Converse API", url: api("API_runtime_Converse") },
  deleteApi: { title: "AWS: DeleteInferenceProfile", url: api("API_DeleteInferenceProfile") },
  tagging: { title: "AWS: tags", url: userGuide("tagging") },
  permissions: {
    title: "AWS: actions and resources of Bedrock",
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html",
  },
  cloudFormation: {
    title: "AWS: ApplicationInferenceProfile",
    url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-applicationinferenceprofile.html",
  },
  sdkRetries: {
    title: "AWS: retries of the SDKs",
    url: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html",
  },
  sdkCredentials: {
    title: "AWS: credentials of the SDKs",
    url: "https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html",
  },
  listReport: { title: "Report: aws-cli 9728", url: issue("aws/aws-cli", 9728) },
  onDemandReport: { title: "Report: cline 689", url: issue("cline/cline", 689) },
  regionReport: { title: "Report: pi 4860", url: issue("earendil-works/pi", 4860) },
  scpReport: { title: "Report: positron 10683", url: issue("posit-dev/positron", 10683) },
  destinationsReport: {
    title: "Report: intelligent document processing 235",
    url: issue("aws-solutions-library-samples/accelerated-intelligent-document-processing-on-aws", 235),
  },
  sideModelReport: { title: "Report: claude-code 6191", url: issue("anthropics/claude-code", 6191) },
  copyFromReport: {
    title: "Report: aws-solutions-constructs 1387",
    url: issue("awslabs/aws-solutions-constructs", 1387),
  },
  patternReport: {
    title: "Report: generative-ai-use-cases 1251",
    url: issue("aws-samples/generative-ai-use-cases", 1251),
  },
  countReport: { title: "Report: litellm 32683", url: issue("BerriAI/litellm", 32683) },
  samplingReport: {
    title: "Report: connector 87",
    url: issue("aws-samples/sample-connector-for-bedrock", 87),
  },
  providerReport: { title: "Report: litellm 18258", url: issue("BerriAI/litellm", 18258) },
  opaqueReport: { title: "Report: strands 1795", url: issue("strands-agents/harness-sdk", 1795) },
  priceReport: { title: "Report: langfuse 13325", url: issue("langfuse/langfuse", 13325) },
  streamReport: {
    title: "Report: benchmarking tool 247",
    url: issue("aws-samples/foundation-model-benchmarking-tool", 247),
  },
} satisfies Record<string, { title: string; url: string }>;

export type CitationId = keyof typeof citations;

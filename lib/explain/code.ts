export interface Code {
  /** What it is written for, e.g. `Python with boto3`. */
  language: string;
  /** The operation it calls, in AWS's spelling where it is known, else null. */
  operation: string | null;
  /** The Region it names for its client, or null. */
  clientRegion: string | null;
}

const languages: [language: string, pattern: RegExp][] = [
  ["Terraform", /\b(resource|data)\s+"aws_bedrock_\w{1,60}"|\baws_bedrock_inference_profile\b/],
  ["CloudFormation", /AWS::Bedrock::ApplicationInferenceProfile/],
  ["AWS CDK", /\bCfnApplicationInferenceProfile\b/],
  ["AWS CLI", /(^|[\s$;&|(`])aws\s+(--?[\w-]+[ =]\S+\s+){0,5}bedrock(-runtime|-agent)?\s+[a-z-]{4,60}/],
  ["curl", /\bcurl\b[^\n]{0,400}\bbedrock|bedrock-runtime\.[a-z0-9-]{1,30}\.amazonaws\.com\/model\//],
  [
    "TypeScript or JavaScript with the AWS SDK",
    /@aws-sdk\/client-bedrock|new\s+(Converse|ConverseStream|InvokeModel\w{0,30}|CountTokens|\w{0,20}InferenceProfiles?)Command\b|BedrockRuntimeClient/,
  ],
  ["LangChain", /\bChatBedrock(Converse)?\b|\bBedrockLLM\b|langchain_aws|@langchain\/aws/],
  ["LiteLLM", /\blitellm\b|["'\s]bedrock\/(converse\/|invoke\/)?(arn:|[a-z0-9])/],
  ["the Anthropic SDK", /\bAnthropicBedrock\b/],
  ["Claude Code settings", /\bCLAUDE_CODE_USE_BEDROCK\b|\bANTHROPIC_(SMALL_FAST_|DEFAULT_\w{2,10}_)?MODEL\b/],
  ["the Vercel AI SDK", /@ai-sdk\/amazon-bedrock/],
  [
    "Python with boto3",
    /\bboto3\b|\bbotocore\b|\.(converse|converse_stream|invoke_model|invoke_model_with_response_stream|count_tokens|(list|get|create|delete)_inference_profiles?)\s*\(/,
  ],
  ["a line of code", /\b(modelId|model_id)\s*[=:]/],
];

const operations: [operation: string, pattern: RegExp][] = [
  ["ConverseStream", /\bconverse[_-]stream\b|ConverseStreamCommand|\/converse-stream\b/],
  ["Converse", /\.converse\s*\(|\bbedrock-runtime\s+converse\b|ConverseCommand|\/converse\b/],
  [
    "InvokeModelWithResponseStream",
    /\binvoke[_-]model[_-]with[_-]response[_-]stream\b|InvokeModelWithResponseStreamCommand|\/invoke-with-response-stream\b/,
  ],
  ["InvokeModel", /\binvoke[_-]model\b|InvokeModelCommand|\/invoke\b/],
  ["CountTokens", /\bcount[_-]tokens\b|CountTokensCommand|\/count-tokens\b/],
  ["CreateInferenceProfile", /\bcreate[_-]inference[_-]profile\b|CreateInferenceProfileCommand/],
  ["ListInferenceProfiles", /\blist[_-]inference[_-]profiles\b|ListInferenceProfilesCommand/],
  ["GetInferenceProfile", /\bget[_-]inference[_-]profile\b|GetInferenceProfileCommand/],
  ["DeleteInferenceProfile", /\bdelete[_-]inference[_-]profile\b|DeleteInferenceProfileCommand/],
];

const clientRegion =
  /(?:region_name\s*=\s*|\bregion["']?\s*[:=]\s*|--region[ =]|AWS_(?:DEFAULT_)?REGION["']?\s*[:=]\s*|bedrock(?:-runtime)?\.)["']?([a-z]{2}(?:-[a-z]{2,10}){1,3}-\d)\b/;

/** The program or command that the text is, or null when it looks like none. */
export function codeIn(text: string): Code | null {
  const language = languages.find(([, pattern]) => pattern.test(text))?.[0];
  if (!language) return null;
  return {
    language,
    operation: operations.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    clientRegion: clientRegion.exec(text)?.[1] ?? null,
  };
}

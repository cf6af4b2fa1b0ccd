/** Code, settings and names as they are pasted; some broken on the way. */

const app = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/06vsfs68yb4g";

/** The code, its headline, and the mistakes in it. */
export const codeCases: [text: string, headline: RegExp, ids: string[]][] = [
  [`client.converse(modelId="${app}", messages=m)`, /boto3 that calls Converse/, []],
  [
    'boto3.client("bedrock-runtime", region_name="us-east-1").converse_stream(modelId="us.amazon.nova-lite-v1:0")',
    /calls ConverseStream/,
    [],
  ],
  [
    `c = boto3.client("bedrock-runtime", region_name="eu-west-1")\nc.converse(modelId="${app}")`,
    /Converse/,
    ["region-mismatch"],
  ],
  ['client.converse(modelId="06vsfs68yb4g", messages=m)', /Converse/, ["bare-application-id"]],
  ['client.converse(modelId="anthropic.claude-sonnet-4-5-20250929-v1:0")', /Converse/, ["direct-model"]],
  ["profiles = bedrock.list_inference_profiles()", /ListInferenceProfiles/, ["list-without-type"]],
  ['bedrock.list_inference_profiles(typeEquals="APPLICATION")', /ListInferenceProfiles/, []],
  ["aws bedrock list-inference-profiles --type-equals APPLICATION", /AWS CLI that calls ListInferenceProfiles/, []],
  ["aws bedrock list-inference-profiles --region eu-west-1", /AWS CLI/, ["list-without-type"]],
  [
    `aws bedrock-runtime converse --model-id ${app} --region us-west-2`,
    /AWS CLI that calls Converse/,
    ["region-mismatch"],
  ],
  [
    'bedrock.create_inference_profile(inferenceProfileName="team-a", modelSource={"copyFrom": "us.amazon.nova-lite-v1:0"}, tags={})',
    /CreateInferenceProfile/,
    ["tags-as-map", "copy-from"],
  ],
  [
    'bedrock.create_inference_profile(inferenceProfileName="team.a", description="Team A - Customer Service", modelSource={"copyFrom": source})',
    /Create/,
    ["name-pattern", "description-pattern"],
  ],
  [
    `bedrock.create_inference_profile(inferenceProfileName="b", modelSource={"copyFrom": "${app}"})`,
    /Create/,
    ["copy-from"],
  ],
  [
    'client = boto3.client("bedrock")\nclient.converse(modelId="us.amazon.nova-lite-v1:0")',
    /Converse/,
    ["wrong-client"],
  ],
  [
    'client.count_tokens(modelId="us.anthropic.claude-sonnet-4-5-20250929-v1:0", input=i)',
    /CountTokens/,
    ["count-tokens"],
  ],
  [
    `import { BedrockRuntimeClient, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";\nnew BedrockRuntimeClient({ region: "us-east-1" }).send(new ConverseStreamCommand({ modelId: "${app}" }))`,
    /TypeScript or JavaScript.*ConverseStream/,
    [],
  ],
  [
    'resource "aws_bedrock_inference_profile" "a" {\n  name = "team-a"\n  model_source { copy_from = "arn:aws:bedrock:us-east-1:111122223333:foundation-model/amazon.nova-lite-v1:0" }\n  tags = { team = "a" }\n}',
    /Terraform/,
    ["copy-from", "malformed-arn"],
  ],
  ["Type: AWS::Bedrock::ApplicationInferenceProfile", /CloudFormation/, []],
  [`ANTHROPIC_MODEL=${app}`, /Claude Code settings/, []],
  [`model: bedrock/converse/${app}`, /LiteLLM/, []],
  [`ChatBedrockConverse(model="${app}", provider="anthropic")`, /LangChain/, []],
  ['  modelId="us.amazon.nova-pro-v1:0",', /A line of code/, []],
  [
    "curl https://bedrock-runtime.us-east-1.amazonaws.com/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A111122223333%3Aapplication-inference-profile%2F06vsfs68yb4g/converse",
    /curl that calls Converse/,
    [],
  ],
];

/** What it is taken for, the text, its headline, and what is wrong with it. */
export const otherCases: [kind: string, text: string, headline: RegExp, ids?: string[]][] = [
  ["arn", app, /application inference profile/],
  ["arn", ` "${app}", `, /application inference profile/],
  ["arn", "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-lite-v1:0", /system-defined/],
  ["arn", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", /foundation model/],
  ["arn", "arn:aws:bedrock:::foundation-model/amazon.nova-2-lite-v1:0", /in no Region/],
  [
    "arn",
    "arn:aws:bedrock:us-east-1:111122223333:inference-profile/my-team-profile",
    /system-defined/,
    ["wrong-arn-type"],
  ],
  [
    "arn",
    "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/my-app-profile",
    /application/,
    ["malformed-arn"],
  ],
  [
    "arn",
    "arn:aws:bedrock:us-east-1:111122223333:foundation-model/amazon.nova-lite-v1:0",
    /foundation model/,
    ["malformed-arn"],
  ],
  ["arn", "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abc123", /Provisioned Throughput/],
  ["arn", "arn:aws:bedrock:us-east-1:111122223333:guardrail/abc123", /guardrail/],
  ["arn", "arn:aws:bedrock:us-east-1:111122223333:frobnicator/abc123", /not known here/],
  ["arn", "arn:aws:iam::111122223333:role/team-search", /IAM/],
  ["arn", "arn:aws:sns:us-east-1:111122223333:topic", /service “sns”/],
  ["arn", `in the log: ${app} and ${app.replace("06vsfs68yb4g", "0mbq3svia2re")}`, /names 2 resources/],
  ["id", "us.anthropic.claude-opus-4-6-v1", /system-defined/],
  ["id", "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", /system-defined/],
  ["id", "amazon.nova-lite-v1:0", /foundation model/],
  ["id", "06vsfs68yb4g", /perhaps the ID/],
  [
    "policy",
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:Converse","Resource":"*"}]}',
    /IAM policy/,
  ],
  ["policy", '[{"Effect":"Allow","Action":"bedrock:InvokeModel","Resource":"*"', /IAM policy/],
  ["policy", '{\n "Statement": [{ "Effect": "Deny", "Action": ', /IAM policy/],
  ["empty", "   \n ", /Nothing/],
  ["unknown", "hello", /Not recognised/],
  ["unknown", "https://www.example.com/amazon.html", /Not recognised/],
  ["unknown", "arn:aws", /Not recognised/],
  ["unknown", '{"a": 1}', /Not recognised/],
];

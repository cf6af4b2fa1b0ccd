import { rule } from "@/lib/explain/rule";

/** What never reached a model: credentials, connection, SDK and tools in between. */
export const clientRules = [
  rule(
    "expired",
    /ExpiredToken(Exception)?|security token included in the request is expired|SSO session[^\n]{0,60}expired|Token has expired/i,
    "The AWS credentials have expired",
    "Temporary credentials ended.",
    [
      {
        cause: "A session or single sign-on that ran out.",
        check: "aws sts get-caller-identity",
        fix: "Sign in again, for example with aws sso login; let long programs renew by themselves.",
        source: "sdkCredentials",
      },
    ],
  ),
  rule(
    "no-credentials",
    /Unable to locate credentials|NoCredentialsError|Could not load credentials from any providers|CredentialsProviderError|could not find (any )?credentials/i,
    "There are no AWS credentials",
    "The SDK looked in the environment, the profile, single sign-on and the instance, and found none.",
    [
      {
        cause: "The program runs without the role or profile that you have on your own machine.",
        check: "aws sts get-caller-identity, in the same place and as the same user.",
        fix: "Give the task or instance a role, or set AWS_PROFILE.",
        source: "sdkCredentials",
      },
    ],
  ),
  rule(
    "bad-credentials",
    /UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|security token included in the request is invalid|IncompleteSignature|MissingAuthenticationToken/i,
    "AWS does not accept the credentials or the signature",
    "The key is unknown or deleted, the secret or session token is wrong, or the clock is off.",
    [
      {
        cause: "A key without its session token, a key of another partition, or a wrong clock.",
        check: "aws sts get-caller-identity, and the machine's time.",
        fix: "Take fresh credentials, all three parts of them.",
        source: "sdkCredentials",
      },
    ],
  ),
  rule(
    "no-region",
    /You must specify a region|NoRegionError|Region is missing/i,
    "No Region is set",
    "Profiles belong to a Region, so the client must know one.",
    [
      {
        cause: "Neither the code nor the environment names a Region.",
        check: "Is AWS_REGION (boto3: AWS_DEFAULT_REGION) set where it runs?",
        fix: "Pass the Region of the profile's ARN to the client.",
        source: "regionReport",
      },
    ],
  ),
  rule(
    "no-endpoint",
    /Could not connect to the endpoint URL|EndpointConnectionError|ENOTFOUND [a-z0-9.-]{0,60}bedrock|ECONNREFUSED|ECONNRESET|getaddrinfo|NghttpError|Name or service not known/i,
    "The connection did not come about",
    "The name did not resolve, or nothing answered there.",
    [
      {
        cause:
          "Bedrock is not offered in that Region, the network has no way out, or AWS_ENDPOINT_URL points elsewhere.",
        check: "Look at the host in the text and at AWS_ENDPOINT_URL*.",
        fix: "Use a Region with Bedrock; inside a VPC, add endpoints for bedrock and bedrock-runtime.",
        source: "support",
      },
    ],
  ),
  rule(
    "wrong-client",
    /'Bedrock' object has no attribute '(converse|converse_stream|invoke_model|invoke_model_with_response_stream)'|'BedrockRuntime' object has no attribute '(create|list|get|delete)_inference_profile/i,
    "The call was made on the other client",
    "Profiles are managed with the client bedrock, and called with the client bedrock-runtime.",
    [
      {
        cause: "One client used for both.",
        check: "Which service name is passed when it is created?",
        fix: 'Use boto3.client("bedrock-runtime") for converse, boto3.client("bedrock") for profiles.',
        source: "using",
      },
    ],
  ),
  rule(
    "old-sdk",
    /Unknown service: '?bedrock|'BedrockRuntime' object has no attribute|'Bedrock' object has no attribute|Invalid choice: '?(bedrock|converse|create-inference-profile|list-inference-profiles)|argument (command|operation): Invalid choice/i,
    "The SDK or CLI is older than the operation",
    "This version does not know the service or the operation.",
    [
      {
        cause: "An old boto3, botocore or AWS CLI: in managed runtimes often the built-in one.",
        check: "Print boto3.__version__, or aws --version.",
        fix: "Bring a current version along with the program.",
        source: "converseApi",
      },
    ],
    ["wrong-client"],
  ),
  rule(
    "router-provider",
    /LLM Provider NOT provided|Unknown provider ?=|Unable to (determine|infer)[^\n]{0,30}provider/i,
    "The library cannot tell the model from the ARN",
    "An application profile's ARN says neither provider nor model, and the library needs to know.",
    [
      {
        cause: "The ARN was passed without the library's prefix or base model.",
        check: "Look for a setting such as base_model, provider or model_kwargs.",
        fix: "LiteLLM: model bedrock/converse/ and the ARN, with base_model; LangChain: provider=. See the model below.",
        source: "providerReport",
      },
    ],
  ),
  rule(
    "unmapped-price",
    /model isn['’]t mapped yet|This model isn't mapped|no price (found )?for model|cost (is|shown as) \$?0\b/i,
    "The tool has no price for this ID",
    "Its price table knows model IDs; the ID of an application profile is in no table, so the cost shows as 0.",
    [
      {
        cause: "The ARN is opaque to the tool.",
        check: "Does the system profile's ID get a price there?",
        fix: "Give the tool the base model of the ARN; see the profile below.",
        source: "priceReport",
      },
    ],
  ),
  rule(
    "timeout",
    /Read timeout on endpoint|ReadTimeoutError|ReadTimeout\b|TimeoutError|request timed out/i,
    "The client gave up waiting",
    "The client's own limit passed. Bedrock may still have answered, and billed.",
    [
      {
        cause: "A long answer without streaming, with a default limit of 60 seconds.",
        check: "How long does the same call take with streaming?",
        fix: "Stream, or raise the read timeout; retries after a timeout can be billed twice.",
        source: "sdkRetries",
      },
    ],
    ["model-timeout"],
  ),
];

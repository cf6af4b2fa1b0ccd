/** Errors as they are met with: from AWS, the SDKs, tools and issue threads; some broken on the way. */

const user = "User: arn:aws:sts::111122223333:assumed-role/team-search/session";
const app = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/06vsfs68yb4g";
const denied = (
  action: string,
  resource: string,
  reason = `because no identity-based policy allows the ${action} action`,
) =>
  `An error occurred (AccessDeniedException) when calling the Converse operation: ${user} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
const occurred = (name: string, text: string, operation = "Converse") =>
  `botocore.exceptions.ClientError: An error occurred (${name}) when calling the ${operation} operation: ${text}`;

/** The text and the first diagnosis. */
export const errorCases: [text: string, id: string][] = [
  [denied("bedrock:InvokeModel", app), "access-denied"],
  [
    denied(
      "bedrock:InvokeModelWithResponseStream",
      "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
    ),
    "access-denied",
  ],
  [
    denied(
      "bedrock:InvokeModel",
      "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
      "with an explicit deny in a service control policy",
    ),
    "access-denied",
  ],
  [
    denied(
      "bedrock:InvokeModel",
      "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0",
    ),
    "access-denied",
  ],
  [denied("bedrock:ListInferenceProfiles", "*"), "access-denied"],
  [
    denied("bedrock:CreateInferenceProfile", "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/*"),
    "access-denied",
  ],
  [denied("bedrock:Converse", app), "access-denied"],
  [
    denied(
      "bedrock:CountTokens",
      "arn:aws:bedrock:us-east-1::foundation-model/x",
      "because no permissions boundary allows it",
    ),
    "access-denied",
  ],
  [denied("bedrock:InvokeModel", app, "with an explicit deny in an identity-based policy"), "access-denied"],
  [denied("bedrock:InvokeModel", app, "because no VPC endpoint policy allows the action"), "access-denied"],
  [denied("bedrock:InvokeModel", app, "because no session policy allows the action"), "access-denied"],
  [
    "AccessDeniedException: User: arn:aws:iam::111122223333:user/x is not authorized to perform: aws-marketplace:Subscribe on resource: *",
    "access-denied",
  ],
  ["is not authorized to perform: bedrock:InvokeModel", "access-denied"],
  [
    occurred("AccessDeniedException", "You don't have access to the model with the specified model ID."),
    "model-access",
  ],
  ["AccessDeniedException: You don’t have access to the model with the specified model ID.", "model-access"],
  [
    "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.",
    "marketplace",
  ],
  [
    occurred(
      "ResourceNotFoundException",
      "Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.",
    ),
    "use-case-form",
  ],
  [
    occurred(
      "ResourceNotFoundException",
      "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 15 days. Please upgrade to an active model on Amazon Bedrock",
    ),
    "legacy-unused",
  ],
  [
    occurred(
      "ResourceNotFoundException",
      "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
    ),
    "end-of-life",
  ],
  [occurred("ValidationException", "Access to Anthropic models is not allowed for this account."), "provider-refuses"],
  ["AccessDeniedException", "access-denied-plain"],
  ["Error: 403 Forbidden from bedrock-runtime", "access-denied-plain"],
  [
    occurred(
      "ValidationException",
      "Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
    ),
    "on-demand",
  ],
  [
    "ValidationException: Invocation of model ID us.meta.llama3 with on-demand throughput isn't supported.",
    "on-demand",
  ],
  [occurred("ValidationException", "The provided model identifier is invalid."), "invalid-identifier"],
  [
    "BedrockException: The provided model identifier is invalid. (Service: BedrockRuntime, Status Code: 400, Request ID: 0d4f9c1a-1b2c-4d3e-8f90-aabbccddeeff)",
    "invalid-identifier",
  ],
  [
    occurred(
      "ValidationException",
      "1 validation error detected: Value 'my profile' at 'modelId' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:…",
    ),
    "model-id-form",
  ],
  [
    occurred(
      "ValidationException",
      "The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.",
    ),
    "sampling-conflict",
  ],
  [
    occurred(
      "ValidationException",
      "The model returned the following errors: Malformed input request: #: extraneous key [foo] is not permitted",
    ),
    "provider-refusal",
  ],
  [occurred("ValidationException", "Input is too long for requested model."), "too-long"],
  ["The model returned the following errors: prompt is too long: 209031 tokens > 200000 maximum", "too-long"],
  [
    occurred(
      "ValidationException",
      "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.",
    ),
    "max-tokens",
  ],
  [
    occurred(
      "ValidationException",
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    ),
    "turn-order",
  ],
  ['ValidationException: messages: roles must alternate between "user" and "assistant"', "turn-order"],
  [
    occurred("ValidationException", "The provided model doesn't support counting tokens.", "CountTokens"),
    "count-tokens",
  ],
  [
    occurred(
      "AccessDeniedException",
      "You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.",
    ),
    "cache",
  ],
  [occurred("ValidationException", "This model doesn't support tool use in streaming mode."), "unsupported-feature"],
  [
    occurred("ValidationException", "This model doesn't support the image content block that you provided."),
    "unsupported-feature",
  ],
  [occurred("ThrottlingException", "Too many tokens, please wait before trying again."), "tokens-per-minute"],
  ["ThrottlingException: Too many tokens per day, please wait before trying again.", "tokens-per-day"],
  [
    occurred(
      "ThrottlingException",
      "Too many requests, please wait before trying again. You have sent too many requests.",
    ),
    "requests",
  ],
  [
    'litellm.RateLimitError: BedrockException - {"message":"Too many requests, please wait before trying again."}',
    "requests",
  ],
  ["ThrottlingException", "throttled"],
  [occurred("ServiceUnavailableException", "Too many connections, please wait before trying again."), "connections"],
  ["ServiceUnavailableException: Bedrock is unable to process your request.", "connections"],
  [
    occurred(
      "ServiceQuotaExceededException",
      "You have reached the maximum number of inference profiles",
      "CreateInferenceProfile",
    ),
    "profile-quota",
  ],
  [
    "ModelNotReadyException: Model is not ready for inference. Wait and try your request again. (429)",
    "model-not-ready",
  ],
  [
    "ModelErrorException: The system encountered an unexpected error during processing. Try your request again.",
    "model-failed",
  ],
  ["ModelTimeoutException: Model has timed out in processing the request. Try your request again.", "model-timeout"],
  ["internalServerException: The system encountered an unexpected error during processing.", "service-down"],
  [
    occurred(
      "ValidationException",
      "copyFrom must be a valid inference profile model source ARN.",
      "CreateInferenceProfile",
    ),
    "copy-from",
  ],
  [
    "ValidationException: 1 validation error detected: Value 'arn:x' at 'modelSource.copyFrom' failed to satisfy constraint: Member must satisfy regular expression pattern",
    "copy-from",
  ],
  [
    "Error: creating Bedrock Inference Profile (team.a): operation error Bedrock: CreateInferenceProfile, https response error StatusCode: 400, RequestID: 0d4f9c1a-1b2c-4d3e-8f90-aabbccddeeff, ValidationException: 1 validation error detected: Value 'team.a' at 'inferenceProfileName' failed to satisfy constraint",
    "name-pattern",
  ],
  [
    "1 validation error detected: Value 'Team A - Chat' at 'description' failed to satisfy constraint: Member must satisfy regular expression pattern: ([0-9a-zA-Z:.][ _-]?)+",
    "description-pattern",
  ],
  [
    "botocore.exceptions.ParamValidationError: Parameter validation failed:\nInvalid type for parameter tags, value: {}, type: <class 'dict'>, valid types: <class 'list'>, <class 'tuple'>",
    "tags-as-map",
  ],
  [
    'botocore.exceptions.ParamValidationError: Parameter validation failed:\nUnknown parameter in input: "modelID", must be one of: modelId, messages',
    "param-validation",
  ],
  [occurred("TooManyTagsException", "The resource has too many tags.", "TagResource"), "too-many-tags"],
  [occurred("ConflictException", "The operation conflicts with another one.", "DeleteInferenceProfile"), "conflict"],
  [
    occurred("ResourceNotFoundException", "The specified inference profile was not found.", "GetInferenceProfile"),
    "not-found",
  ],
  [
    "ResourceNotFoundException: Could not resolve the foundation model from the provided model identifier.",
    "not-found",
  ],
  [occurred("ValidationException", "Something quite new."), "validation"],
  [occurred("ExpiredTokenException", "The security token included in the request is expired"), "expired"],
  ["Error when retrieving token from sso: Token has expired and refresh failed", "expired"],
  ["botocore.exceptions.NoCredentialsError: Unable to locate credentials", "no-credentials"],
  ["CredentialsProviderError: Could not load credentials from any providers", "no-credentials"],
  [
    occurred("UnrecognizedClientException", "The security token included in the request is invalid."),
    "bad-credentials",
  ],
  [
    "InvalidSignatureException: Signature expired: 20261122T000000Z is now earlier than 20261122T010000Z",
    "bad-credentials",
  ],
  ["botocore.exceptions.NoRegionError: You must specify a region.", "no-region"],
  ["Error: Region is missing", "no-region"],
  [
    'EndpointConnectionError: Could not connect to the endpoint URL: "https://bedrock-runtime.eu-south-9.amazonaws.com/model/x/converse"',
    "no-endpoint",
  ],
  ["Error: connect ECONNREFUSED 127.0.0.1:4566", "no-endpoint"],
  ["AttributeError: 'Bedrock' object has no attribute 'converse'", "wrong-client"],
  ["AttributeError: 'BedrockRuntime' object has no attribute 'list_inference_profiles'", "wrong-client"],
  ["AttributeError: 'BedrockRuntime' object has no attribute 'converse'", "old-sdk"],
  [
    "botocore.exceptions.UnknownServiceError: Unknown service: 'bedrock-runtime'. Valid service names are: accessanalyzer",
    "old-sdk",
  ],
  [
    `litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model=${app}`,
    "router-provider",
  ],
  ["This model isn't mapped yet. model=06vsfs68yb4g, custom_llm_provider=bedrock.", "unmapped-price"],
  ["ReadTimeoutError: Read timeout on endpoint URL", "timeout"],
];

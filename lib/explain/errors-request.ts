import { rule } from "@/lib/explain/rule";

/** Requests to a model that Bedrock refuses as they are. */
export const requestRules = [
  rule(
    "on-demand",
    /on-demand throughput\s+(isn['’]t|is not) supported/i,
    "This model can be called through a profile only",
    "The model has no on-demand capacity of its own in this Region: its bare ID is refused.",
    [
      {
        cause: "The model's ID was passed where a profile is needed.",
        check: "Which profiles of this model are listed below?",
        fix: "Pass a system profile's ID (for example with us. in front) or your application profile's full ARN.",
        source: "onDemandReport",
      },
    ],
  ),
  rule(
    "invalid-identifier",
    /(provided )?model identifier is invalid/i,
    "Bedrock knows no such model or profile there",
    "The ID or ARN does not lead to anything in the Region that was called.",
    [
      {
        cause: "The client's Region is not the Region in the ARN.",
        check: "Compare the two: the Region of an ARN is its fourth part.",
        fix: "Create the client for the ARN's Region.",
        source: "regionReport",
      },
      {
        cause: "An application profile was named by its bare ID. The runtime takes its full ARN only.",
        check: "Is it 12 letters and digits, without arn: in front?",
        fix: "Pass the whole ARN from the profile's page.",
        source: "using",
      },
      {
        cause: "The prefix is not offered from this Region (us., eu., apac. and so on), or the ID is misspelt.",
        check: "Is it in the list of profiles, for this Region?",
        fix: "Take an ID from the list.",
        source: "support",
      },
    ],
  ),
  rule(
    "model-id-form",
    /at 'modelId' failed to satisfy constraint/i,
    "The identifier is malformed",
    "It does not even have the form of an ID or ARN: often a space, a quotation mark or an unfilled variable.",
    [
      {
        cause: "A stray character, or a placeholder that was not filled in.",
        check: "Print the value in quotation marks just before the call.",
        fix: "Copy the ARN from the profile's page.",
        source: "using",
      },
    ],
  ),
  rule(
    "sampling-conflict",
    /temperature['`"]? and ['`"]?top_p['`"]? cannot both be specified/i,
    "Temperature and top_p cannot both be set",
    "Newer Claude models take one of the two.",
    [
      {
        cause: "The client or a library sends both.",
        check: "Look at inferenceConfig and at the library's defaults.",
        fix: "Send one of them, or neither.",
        source: "samplingReport",
      },
    ],
  ),
  rule(
    "too-long",
    /input is too long for requested model|prompt is too long|exceeds? the (maximum|model'?s?) (context|input)|context window/i,
    "The prompt does not fit into the model",
    "Prompt and history are longer than the model's context.",
    [
      {
        cause: "A long conversation or document.",
        check: "Count the tokens of the request, with the base model's ID.",
        fix: "Shorten the history or the document, or use a model with a larger context.",
        source: "countTokens",
      },
    ],
  ),
  rule(
    "max-tokens",
    /maximum tokens you requested exceeds|max_tokens[^\n]{0,80}(exceed|maximum|greater)/i,
    "maxTokens is larger than the model allows",
    "Each model has a longest answer of its own.",
    [
      {
        cause: "maxTokens above the model's limit.",
        check: "The text names the limit.",
        fix: "Lower maxTokens. It is also reserved from the quota when the call starts.",
        source: "burndown",
      },
    ],
  ),
  rule(
    "turn-order",
    /must start with a user message|roles must alternate|conversation must (start|end)|must end with a user message/i,
    "The messages are in an order that the model does not take",
    "A conversation begins with the user and alternates.",
    [
      {
        cause: "Two messages of one role in a row, or an answer first.",
        check: "Print the roles in their order.",
        fix: "Join neighbours of one role, and begin with the user; system text goes into the system field.",
        source: "converse",
      },
    ],
  ),
  rule(
    "count-tokens",
    /doesn['’]t support counting tokens|does not support counting tokens/i,
    "CountTokens takes no profile",
    "It knows foundation models only, although the API's pattern would let a profile's ARN pass.",
    [
      {
        cause: "A profile's ID or ARN was passed.",
        check: "Does the ID begin with us., eu., global. or arn:?",
        fix: "Pass the base model's ID, shown on the profile's page. Counting is free.",
        source: "countReport",
      },
    ],
  ),
  rule(
    "cache",
    /did not allow prompt caching|does(n['’]t| not) support prompt caching/i,
    "This model takes no cache points",
    "The request holds a cachePoint that the model does not support; Bedrock answers with 403 although it is no permission.",
    [
      {
        cause: "A cache point for a model without a cache, or with a ttl it does not know.",
        check: "Is the model behind the profile one that supports prompt caching?",
        fix: "Leave the cache point out for this model.",
        source: "opaqueReport",
      },
    ],
  ),
  rule(
    "unsupported-feature",
    /does(n['’]t| not) support (tool use|the \w{1,40} (content block|field)|system messages|streaming|image|document|video)/i,
    "The model does not support something in the request",
    "Tools often cannot tell the model behind an application profile, and send what it does not take.",
    [
      {
        cause: "A content block, tool or field that this model does not know.",
        check: "See the model behind the profile below, and what it takes.",
        fix: "Leave it out, or tell the tool which base model the ARN stands for.",
        source: "opaqueReport",
      },
    ],
  ),
  rule(
    "provider-refusal",
    /The model returned the following errors:/i,
    "The model's provider refused the request",
    "The words after the colon come from the provider and name what it does not take.",
    [
      {
        cause: "A parameter or content that this model does not take.",
        check: "Read the words after “following errors”.",
        fix: "Change the request accordingly: unset parameters are best not sent at all.",
        source: "converseApi",
      },
    ],
    ["sampling-conflict", "too-long", "max-tokens", "turn-order"],
  ),
];

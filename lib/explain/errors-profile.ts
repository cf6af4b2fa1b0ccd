import { rule } from "@/lib/explain/rule";

/** Creating, tagging and deleting profiles; and the plain forms of validation errors. */
export const profileRules = [
  rule(
    "copy-from",
    /copyFrom must be a valid|at '(modelSource\.)?copyFrom' failed/i,
    "copyFrom names nothing that can be copied",
    "A source is the ARN of a system profile or of a foundation model, in the Region of the call.",
    [
      {
        cause: "A foundation model's ARN with an account number in it.",
        check: "Is there a number between the Region and foundation-model/?",
        fix: "Leave the account empty: arn:aws:bedrock:us-east-1::foundation-model/…",
        source: "copyFromReport",
      },
      {
        cause: "A bare ID, an application profile, or another account's system profile.",
        check: "Does it begin with arn:, and is its type inference-profile or foundation-model?",
        fix: "Take the source's ARN from its page here; application profiles cannot be copied.",
        source: "createApi",
      },
    ],
  ),
  rule(
    "name-pattern",
    /at 'inferenceProfileName' failed to satisfy constraint|\(0-9a-zA-Z\]\[ _-\]\?\)/i,
    "The name breaks the rule",
    "1 to 64 letters and digits, with single spaces, hyphens or underscores between them.",
    [
      {
        cause: "A full stop, a slash, two separators in a row, or one at the beginning.",
        check: "Type it into the create form here: it says which rule is broken.",
        fix: "Use single separators between letters and digits.",
        source: "createApi",
      },
    ],
    ["description-pattern"],
  ),
  rule(
    "description-pattern",
    /at 'description' failed to satisfy constraint/i,
    "The description breaks the rule",
    "Letters, digits, colons and full stops, with single separators: “Team A - Chat” is refused, “Team A: Chat” passes.",
    [
      {
        cause: "A comma, slash, bracket, apostrophe, or a hyphen between spaces.",
        check: "Type it into the create form here.",
        fix: "Leave the character out, or use a colon; leave the field out when it is empty.",
        source: "patternReport",
      },
    ],
  ),
  rule(
    "tags-as-map",
    /Invalid type for parameter tags|parameter tags, value/i,
    "Tags are a list, not a map",
    "The SDK refused the call before anything was sent, so except ValidationException does not catch it.",
    [
      {
        cause: "tags={} or tags={'team': 'a'} was passed.",
        check: "Look at the argument tags.",
        fix: 'Pass [{"key": "team", "value": "a"}], or leave it out.',
        source: "createApi",
      },
    ],
  ),
  rule(
    "param-validation",
    /ParamValidationError|Parameter validation failed|Unknown parameter in input|Missing required parameter/i,
    "The SDK refused the call before sending it",
    "An argument has the wrong name or type. Nothing reached AWS.",
    [
      {
        cause: "A member misspelt, missing or of another type; or an SDK older than the member.",
        check: "The lines after it name the parameter.",
        fix: "Correct the argument, or update the SDK.",
        source: "converseApi",
      },
    ],
    ["tags-as-map"],
  ),
  rule("too-many-tags", /TooManyTags|more than 50 tags/i, "Too many tags", "A profile carries at most 50 tags.", [
    {
      cause: "More than 50 keys, those already on the profile included.",
      check: "Count the tags on the profile's page.",
      fix: "Remove some first.",
      source: "tagging",
    },
  ]),
  rule(
    "conflict",
    /ConflictException|ResourceInUseException/,
    "Something else is being done to this profile",
    "Bedrock is still changing it, it is in use, or the name is taken; AWS does not document which.",
    [
      {
        cause: "An earlier create or delete is not finished.",
        check: "Look at the list a minute later.",
        fix: "Try again with the same request token: Bedrock ignores a repeat.",
        source: "createApi",
      },
    ],
  ),
  rule(
    "not-found",
    /ResourceNotFoundException|Could not resolve the foundation model|resource (you requested )?(was )?not found|\b404 Not Found\b/i,
    "There is no such profile or model",
    "It does not exist in the Region and account that were called, or no longer. The ID of a deleted profile never returns.",
    [
      {
        cause: "The profile was deleted, or belongs to another Region or account.",
        check: "Is it listed here? Activity tells who deleted it, when that was done through this console.",
        fix: "Use another profile, or make one again: it gets a new ARN, and callers must be moved to it.",
        source: "deleteApi",
      },
    ],
    ["end-of-life", "legacy-unused", "use-case-form"],
  ),
  rule(
    "validation",
    /ValidationException\b|validation errors? detected/i,
    "Bedrock refused the request as invalid",
    "The text is not one that is known here.",
    [
      {
        cause: "A member of the request is wrong; the words after the colon say which.",
        check: "Compare the member with the API's page.",
        fix: "Correct it; the same request will fail again.",
        source: "errorCodes",
      },
    ],
    [
      "on-demand",
      "invalid-identifier",
      "model-id-form",
      "sampling-conflict",
      "too-long",
      "max-tokens",
      "turn-order",
      "count-tokens",
      "unsupported-feature",
      "provider-refusal",
      "provider-refuses",
      "copy-from",
      "name-pattern",
      "description-pattern",
      "tags-as-map",
      "cache",
      "connections",
    ],
  ),
];

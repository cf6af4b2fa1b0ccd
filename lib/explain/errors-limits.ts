import { rule } from "@/lib/explain/rule";

/** Limits, capacity and what fails on the side of the service. */
export const limitRules = [
  rule(
    "tokens-per-day",
    /Too many tokens per day/i,
    "The daily token quota of this model is used up",
    "The quota belongs to the model and the account: all its profiles share it.",
    [
      {
        cause: "All callers of this model together used the day's tokens.",
        check: "Compare the profiles of this model under Compare, and the quota in Service Quotas.",
        fix: "Ask for a higher quota, or move work to another model. A new profile has no quota of its own.",
        source: "quotas",
      },
    ],
  ),
  rule(
    "tokens-per-minute",
    /Too many tokens, please wait/i,
    "The tokens per minute of this model are used up",
    "The quota belongs to the model, the Region and the kind of routing: all profiles of the model share it.",
    [
      {
        cause: "maxTokens is reserved when a call starts, and output counts five times for Claude 3.7 and later.",
        check: "How large is maxTokens compared with what is really answered?",
        fix: "Set maxTokens near the real length, and try again after a pause that grows.",
        source: "burndown",
      },
      {
        cause: "Another team's profile of the same model uses the shared quota.",
        check: "Compare the profiles of this model under Compare.",
        fix: "Ask for a higher quota, or move one team to another model; profiles do not have quotas of their own.",
        source: "quotas",
      },
    ],
  ),
  rule(
    "requests",
    /Too many requests, please wait|request rate is too high|Rate exceeded/i,
    "Too many requests in a short time",
    "The limit is on calls, of one model or of the control plane.",
    [
      {
        cause: "Calls come faster than the account's limit, retries of the SDK included.",
        check: "How many calls run at once, and how many attempts does each make?",
        fix: "Limit the calls at a time, and let pauses between attempts grow, with some chance in them.",
        source: "sdkRetries",
      },
    ],
  ),
  rule(
    "connections",
    /Too many connections, please wait|unable to process your request/i,
    "Bedrock lacks capacity at the moment",
    "This is not your quota: the service itself is busy.",
    [
      {
        cause: "Momentary lack of capacity for this model.",
        check: "Does it pass within minutes?",
        fix: "Try again after a pause; a geographic or global profile can draw on more Regions than one.",
        source: "crossRegion",
      },
    ],
  ),
  rule(
    "profile-quota",
    /ServiceQuotaExceeded|maximum number of (application )?inference profiles/i,
    "A quota of the account is reached",
    "For profiles: an account holds 1,000 of them in each Region unless raised.",
    [
      {
        cause: "The account holds as many application profiles as it may.",
        check: "See the count on the Profiles page, kind Application.",
        fix: "Delete profiles that nobody calls, or have quota L-40EC9882 raised.",
        source: "quotas",
      },
    ],
  ),
  rule(
    "throttled",
    /ThrottlingException|TooManyRequestsException|\b429\b/,
    "Bedrock limits the calls",
    "A quota of tokens or requests was passed. Quotas belong to the model, not to the profile.",
    [
      {
        cause: "More tokens or requests in a minute than the account may send to this model.",
        check: "The whole message says whether tokens or requests are meant.",
        fix: "Fewer calls at a time, a smaller maxTokens, pauses that grow; else a higher quota.",
        source: "quotas",
      },
    ],
    ["tokens-per-day", "tokens-per-minute", "requests", "model-not-ready"],
  ),
  rule(
    "model-not-ready",
    /ModelNotReady|model is not ready/i,
    "The model is being loaded",
    "The model is not ready to serve yet; the SDKs try again by themselves.",
    [
      {
        cause: "A model that was idle is brought up.",
        check: "Does it pass within minutes?",
        fix: "Try again with growing pauses.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "model-failed",
    /ModelErrorException|ModelStreamErrorException|model stream error/i,
    "The model failed while answering",
    "The failure is on the model's side, after the request was accepted. What arrived before may be billed.",
    [
      {
        cause: "The model could not go on with this input.",
        check: "Does the same prompt fail again?",
        fix: "Try again; if it repeats, shorten or change the prompt and report the request ID to AWS.",
        source: "streamReport",
      },
    ],
  ),
  rule(
    "model-timeout",
    /ModelTimeoutException|model (took too long|timed out)/i,
    "The model took too long",
    "Bedrock gave up waiting for the model.",
    [
      {
        cause: "A very long prompt or answer.",
        check: "Does it work with a smaller maxTokens?",
        fix: "Stream the answer, lower maxTokens or split the work.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "service-down",
    /ServiceUnavailable(Exception)?\b|InternalServer(Exception|Error)\b|internalServerException/i,
    "Bedrock failed or is not available",
    "Nothing in your request is wrong, as far as the text says.",
    [
      {
        cause: "A failure inside the service.",
        check: "Does AWS Health report anything for Bedrock in this Region?",
        fix: "Try again with growing pauses; keep the request ID for AWS Support.",
        source: "errorCodes",
      },
    ],
    ["connections"],
  ),
];

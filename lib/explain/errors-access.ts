import { rule } from "@/lib/explain/rule";

/** Access to models, and models that are going or gone. */
export const accessRules = [
  rule(
    "legacy-unused",
    /marked by provider as Legacy/i,
    "The model is legacy, and closed to whoever has not used it lately",
    "AWS keeps a legacy model open only to accounts that called it in the last 15 days (30 in some reports).",
    [
      {
        cause: "The model nears its end of life, and this account did not call it lately.",
        check: "See its end date under Retirement or on the profile's page.",
        fix: "Replace the profile by one of a current model; there is no way to open the old one again.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "end-of-life",
    /reached the end of its life/i,
    "The model is retired",
    "The model no longer answers anywhere. Profiles copied from it stay listed, as far as is known, and fail.",
    [
      {
        cause: "The model version passed its end of life.",
        check: "See which of your profiles still go to it under Retirement.",
        fix: "Replace each of these profiles by one of a current model and move the callers to the new ARN.",
        source: "support",
      },
    ],
  ),
  rule(
    "use-case-form",
    /use case details have not been submitted/i,
    "Anthropic's use case form is missing",
    "Anthropic asks each account once what its models are used for.",
    [
      {
        cause: "Nobody has submitted the form in this account.",
        check: "Open Model access in the Bedrock console of this account.",
        fix: "Fill out the form there; access follows within about 15 minutes.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "marketplace",
    /AWS Marketplace actions|aws-marketplace:(Subscribe|ViewSubscriptions)/i,
    "The subscription in AWS Marketplace is missing",
    "The first use of a third-party model in an account subscribes to it, and this role may not do that.",
    [
      {
        cause: "The role lacks the Marketplace actions, and nobody has subscribed yet.",
        check: "Has anybody in the account used this model before?",
        fix: "Let a role with aws-marketplace:Subscribe and ViewSubscriptions call the model once.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "model-access",
    /don['’]t have access to the model|do not have access to the model/i,
    "The account has no access to this model",
    "Model access is granted per account and Region, apart from IAM.",
    [
      {
        cause: "Access to the model has not been granted in this account, or not in this Region.",
        check: "Open Model access in the Bedrock console, or call GetFoundationModelAvailability.",
        fix: "Have access granted; for a profile, in its destination Regions too.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "provider-refuses",
    /Access to \w{2,40} models is not allowed|not available in your (country|region|location)|unsupported countr/i,
    "The provider does not serve this account or place",
    "The model's provider refuses the account, or the country it belongs to.",
    [
      {
        cause: "A restriction of the provider, not of your policies.",
        check: "Does another provider's model work with the same role?",
        fix: "Ask AWS Support about the account, or use another provider's model.",
        source: "errorCodes",
      },
    ],
  ),
  rule(
    "access-denied-plain",
    /AccessDenied(Exception)?\b|\b403 Forbidden\b|status(?: code)?:? 403\b/i,
    "Access denied, without a word on what is missing",
    "The text names neither the action nor the resource.",
    [
      {
        cause: "A policy of the role, an organisation's policy, or model access.",
        check: "The whole message usually goes on: look for “is not authorized to perform”, and paste that.",
        fix: "On the profile's Access tab, take the policy and compare it with the role's.",
        source: "errorCodes",
      },
    ],
    ["legacy-unused", "use-case-form", "marketplace", "model-access", "provider-refuses", "access-denied", "cache"],
  ),
];

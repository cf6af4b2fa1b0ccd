import { type BedrockArn, parseArn } from "@/lib/bedrock/arn";
import type { PolicyOptions } from "@/lib/policies/schema";
import {
  everyApplicationProfile,
  invokeActions,
  isExactArn,
  oneOrMore,
  ownRequest,
  ownResource,
  type PolicyDocument,
  profileArnKey,
  type Statement,
  teamTagKey,
} from "@/lib/policies/statement";

/** The live route of the profile that a policy is about. */
export interface PolicySubject {
  type: "SYSTEM_DEFINED" | "APPLICATION";
  profileArn: string;
  /** As Bedrock lists them; a global profile has a region-less one among them. */
  modelArns: string[];
  /** What a copy would be made from, when it is known. */
  copyFrom: string | null;
  /** Tag keys that the organisation demands of every profile; the team's is always one. */
  requiredTags?: string[];
}

/** A policy, or why none is written. */
export type Policy = { document: PolicyDocument } | { reason: string };

/**
 * The least that allows what is asked for. Calling through a profile needs the profile and its model in every Region
 * that may serve the call; the condition keeps the models from being called past the profile.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function policyFor(subject: PolicySubject, options: PolicyOptions): Policy {
  const arn = parseArn(subject.profileArn);
  const arns = [subject.profileArn, ...subject.modelArns, ...(subject.copyFrom ? [subject.copyFrom] : [])];
  if (!arn || !arns.every(isExactArn)) {
    return { reason: "An ARN of this profile holds characters that would widen a policy, so none is written." };
  }
  if (options.document === "guardrail") return policy(guardrail(arn.partition));
  const isByTeam = options.by === "team" && subject.type === "APPLICATION";
  const write = isByTeam ? byTeam : byProfile;
  const statements = write(subject, arn).flatMap(({ grant, statement }) =>
    options.allow.includes(grant) ? [statement] : [],
  );
  return statements.length === 0 ? { reason: "Choose what to allow." } : policy(statements);
}

interface Granted {
  grant: PolicyOptions["allow"][number];
  statement: Statement;
}

function policy(statements: Statement[]): Policy {
  return { document: { Version: "2012-10-17", Statement: statements } };
}

function allow(
  grant: Granted["grant"],
  sid: string,
  actions: string[],
  resources: string[],
  condition?: Statement["Condition"],
): Granted {
  return {
    grant,
    statement: {
      Sid: sid,
      Effect: "Allow",
      Action: oneOrMore(actions),
      Resource: oneOrMore(resources),
      ...(condition && { Condition: condition }),
    },
  };
}

/** These know no resource: a list of ARNs would allow nothing. */
const listing = allow(
  "read",
  "ListProfilesAndModels",
  ["bedrock:ListInferenceProfiles", "bedrock:ListFoundationModels", "bedrock:GetFoundationModelAvailability"],
  ["*"],
);

function byProfile({ type, profileArn, modelArns }: PolicySubject): Granted[] {
  const isApplication = type === "APPLICATION";
  const seeing = ["bedrock:GetInferenceProfile", ...(isApplication ? ["bedrock:ListTagsForResource"] : [])];
  const changing = ["bedrock:TagResource", "bedrock:UntagResource", "bedrock:DeleteInferenceProfile"];
  return [
    allow("invoke", "InvokeThroughThisProfile", invokeActions, [profileArn]),
    allow("invoke", "ModelsOnlyThroughThisProfile", invokeActions, modelArns, {
      ArnEquals: { [profileArnKey]: profileArn },
    }),
    allow("read", "SeeThisProfile", seeing, [profileArn]),
    listing,
    ...(isApplication ? [allow("manage", "ChangeThisProfile", changing, [profileArn])] : []),
  ];
}

function byTeam({ modelArns, copyFrom, requiredTags = [] }: PolicySubject, arn: BedrockArn): Granted[] {
  const demanded = requiredTags.filter((key) => key !== teamTagKey && isPlainKey(key));
  const profiles = everyApplicationProfile(arn);
  const own = { StringEquals: ownResource };
  const sources = [...new Set([...(copyFrom ? [copyFrom] : []), ...modelArns])];
  return [
    allow("invoke", "OwnProfiles", invokeActions, [profiles], own),
    allow("invoke", "ModelsOnlyThroughApplicationProfiles", invokeActions, modelArns, {
      ArnLike: { [profileArnKey]: profiles },
    }),
    allow("read", "SeeOwnProfiles", ["bedrock:GetInferenceProfile", "bedrock:ListTagsForResource"], [profiles], own),
    listing,
    allow("manage", "CreateOwnProfiles", ["bedrock:CreateInferenceProfile"], [profiles], {
      StringEquals: ownRequest,
      ...(demanded.length > 0 && { Null: isSet(demanded) }),
    }),
    allow("manage", "CopyTheSameSource", ["bedrock:CreateInferenceProfile"], sources),
    // Without this a profile of another team could be taken over by tagging it.
    allow("manage", "TagNewProfiles", ["bedrock:TagResource"], [profiles], {
      StringEquals: ownRequest,
      Null: { [`aws:ResourceTag/${teamTagKey}`]: "true", ...isSet(demanded) },
    }),
    allow("manage", "TagOwnProfiles", ["bedrock:TagResource"], [profiles], {
      StringEquals: ownResource,
      StringEqualsIfExists: ownRequest,
    }),
    allow("manage", "UntagAllButRequired", ["bedrock:UntagResource"], [profiles], {
      StringEquals: ownResource,
      "ForAllValues:StringNotEquals": { "aws:TagKeys": [teamTagKey, ...demanded] },
    }),
    allow("manage", "DeleteOwnProfiles", ["bedrock:DeleteInferenceProfile"], [profiles], own),
  ];
}

/** A key that means itself alone in a condition: `${…}` would be a variable. */
function isPlainKey(key: string): boolean {
  return /^[a-zA-Z0-9\s._:/=+@-]+$/.test(key);
}

/** Each of these tags is in the request, whatever its value. */
function isSet(keys: string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, "false"]));
}

/**
 * A service control policy: models only through application profiles. The Denies name models, not `*`: nothing
 * documents that the key is present while the profile itself is checked.
 */
function guardrail(partition: string): Statement[] {
  const models = `arn:${partition}:bedrock:*::foundation-model/*`;
  return [
    {
      Sid: "NoModelWithoutProfile",
      Effect: "Deny",
      Action: invokeActions,
      Resource: models,
      Condition: { Null: { [profileArnKey]: "true" } },
    },
    {
      Sid: "NoSystemProfile",
      Effect: "Deny",
      Action: invokeActions,
      Resource: models,
      Condition: { ArnLike: { [profileArnKey]: `arn:${partition}:bedrock:*:*:inference-profile/*` } },
    },
  ];
}

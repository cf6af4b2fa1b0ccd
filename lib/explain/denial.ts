import type { Diagnosis, Fact, Remedy } from "@/lib/explain/explanation";

/** What an access-denied text says. `resource` and `principal` are empty where it does not say them. */
interface Denial {
  principal: string;
  action: string;
  resource: string;
  /** Which policy refused, in AWS's words. */
  by: "explicit-scp" | "explicit-boundary" | "explicit" | "scp" | "boundary" | "session" | "endpoint" | "identity" | "";
}

const pattern =
  /(?:User: (\S{1,400})[^\S\n]{1,3})?is not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z*]{1,80})(?: on resource: (\S{1,600}))?/;

/** Reads AWS's sentence about a missing permission; null when the text holds none. */
export function denialIn(text: string): Denial | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, principal = "", action = "", resource = ""] = match;
  const reason = text.slice(match.index + match[0].length, match.index + match[0].length + 300);
  return { principal, action, resource: resource.replace(/[.,;"']+$/, ""), by: whoRefused(reason) };
}

function whoRefused(reason: string): Denial["by"] {
  const explicit = /explicit deny/i.test(reason);
  if (/service control policy|resource control policy/i.test(reason)) return explicit ? "explicit-scp" : "scp";
  if (/permissions boundary/i.test(reason)) return explicit ? "explicit-boundary" : "boundary";
  if (/session policy/i.test(reason)) return "session";
  if (/VPC endpoint policy/i.test(reason)) return "endpoint";
  if (explicit) return "explicit";
  return /identity-based policy/i.test(reason) ? "identity" : "";
}

const refusers: Record<Denial["by"], string> = {
  "explicit-scp": "an explicit Deny in an organisation's policy",
  "explicit-boundary": "an explicit Deny in the permissions boundary",
  explicit: "an explicit Deny",
  scp: "an organisation's policy, which does not allow it",
  boundary: "the permissions boundary, which does not allow it",
  session: "the session policy, which does not allow it",
  endpoint: "the VPC endpoint's policy",
  identity: "nothing allows it",
  "": "not said",
};

export function factsOfDenial({ principal, action, resource, by }: Denial): Fact[] {
  return [
    { label: "Action", value: action },
    ...(resource ? [{ label: "Resource", value: resource }] : []),
    ...(principal ? [{ label: "Who asked", value: principal }] : []),
    { label: "Refused by", value: refusers[by] },
  ];
}

/** Why AWS refused, by action, resource and the policy that did it. */
export function diagnoseDenial(denial: Denial): Diagnosis {
  const { action, resource } = denial;
  const remedies = [...byRefuser(denial), ...byAction(denial)];
  return {
    id: "access-denied",
    title: `No permission for ${action}`,
    meaning: resource
      ? `The role that called may not do ${action} on ${resource}.`
      : `The role that called may not do ${action}.`,
    remedies,
  };
}

function byRefuser({ by, resource }: Denial): Remedy[] {
  if (by === "explicit-scp" || by === "scp") return [organisation(resource)];
  if (by === "explicit") {
    return [
      {
        cause: "A Deny matches. It outweighs every Allow, and StringNotEquals with a star in its value matches always.",
        check: "Look for Effect Deny in the policies of the role; check one on this page by pasting it.",
        fix: "Use ArnNotLike where a value holds stars, and narrow the Deny to what it is meant for.",
        source: "permissions",
      },
    ];
  }
  if (by !== "explicit-boundary" && by !== "boundary" && by !== "session" && by !== "endpoint") return [];
  return [
    {
      cause: `It is refused by ${refusers[by]}: the role's own policy cannot change that.`,
      check: "Ask whoever manages the account for that policy.",
      fix: "Have the action and the resource added there as well as in the role's policy.",
      source: "permissions",
    },
  ];
}

function organisation(resource: string): Remedy {
  const where = regionOf(resource);
  return {
    cause:
      where === ""
        ? "An organisation's policy closes a Region that the profile routes to. One closed destination stops the whole profile."
        : `An organisation's policy refuses it in ${where}. One closed destination stops the whole profile.`,
    check: "Compare the Regions that the policy closes with the route on the profile's page.",
    fix: "Have the destination Regions opened for bedrock:InvokeModel*, or use a profile whose route avoids them.",
    source: "scpReport",
  };
}

function byAction(denial: Denial): Remedy[] {
  const { action } = denial;
  if (/^bedrock:InvokeModel/.test(action)) return [invocation(denial), ...streaming(action)];
  if (/^bedrock:Converse/.test(action)) return [converse];
  if (/^bedrock:List(InferenceProfiles|FoundationModels)$/.test(action)) return [listing(action)];
  if (action === "bedrock:CreateInferenceProfile" || action === "bedrock:TagResource") return [creating];
  if (action === "bedrock:CountTokens") return [counting];
  if (/^aws-marketplace:/.test(action)) return [marketplace];
  return [
    {
      cause: "No policy of the role allows this action on this resource.",
      check: "Compare action and resource above, letter by letter, with the role's policy.",
      fix: `Allow ${action} on the resource named above.`,
      source: "permissions",
    },
  ];
}

function invocation({ resource }: Denial): Remedy {
  if (resource.includes(":application-inference-profile/")) {
    return {
      cause:
        "The policy does not name this application profile: often inference-profile/… or the profile's name instead.",
      check:
        "Its Resource must be application-inference-profile/ and the 12-character ID, or a pattern that covers it.",
      fix: "Take the policy from the profile's Access tab: it names the profile and every model it routes to.",
      source: "permissions",
    };
  }
  if (resource.includes(":inference-profile/")) {
    return {
      cause:
        "The call goes through a system profile that the policy does not allow: often a tool's default or side model.",
      check: "Compare the profile above with the one you meant to call.",
      fix: "Point the tool, its small model included, at your application profile's ARN; or allow this system profile.",
      source: "sideModelReport",
    };
  }
  if (resource.includes("::foundation-model/")) return modelRefused(resource);
  return {
    cause: "Calling through a profile needs permission for the profile and for every model that it routes to.",
    check: "See on the profile's Access tab which statement is missing.",
    fix: "Take the policy from there.",
    source: "prerequisites",
  };
}

function modelRefused(resource: string): Remedy {
  const region = regionOf(resource);
  const place =
    region === "" ? "the model's ARN without a Region, which global profiles need" : `the model in ${region}`;
  return {
    cause: `The policy leaves out ${place}. A profile's call is also checked against each model it may be routed to, so it fails now and then or always.`,
    check: "Compare the policy with the route: every destination Region needs its own foundation-model ARN.",
    fix: "Take the policy from the profile's Access tab: it lists all destinations.",
    source: "destinationsReport",
  };
}

function streaming(action: string): Remedy[] {
  if (action !== "bedrock:InvokeModelWithResponseStream") return [];
  return [
    {
      cause: "The policy allows InvokeModel only. ConverseStream needs InvokeModelWithResponseStream.",
      check: "Does the same call work without streaming?",
      fix: "Allow both actions, in every Allow and every Deny.",
      source: "permissions",
    },
  ];
}

const converse: Remedy = {
  cause: "There is no such action: Converse and ConverseStream are allowed by the InvokeModel actions.",
  check: "Look for bedrock:Converse in the policy.",
  fix: "Replace it with bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream.",
  source: "permissions",
};

const listing = (action: string): Remedy => ({
  cause: "Lists cannot be scoped to ARNs: only Resource * allows them.",
  check: `Look at the Resource of the statement that allows ${action}.`,
  fix: `Give ${action} a statement of its own with "Resource": "*".`,
  source: "permissions",
});

const creating: Remedy = {
  cause:
    "Creating needs permission for application-inference-profile/* and for the source; with tags also TagResource.",
  check: "Does the role's policy ask for tags (aws:RequestTag) that the request does not carry?",
  fix: "Allow CreateInferenceProfile on both, TagResource on the first, and send the required tags.",
  source: "permissions",
};

const counting: Remedy = {
  cause: "CountTokens is allowed on foundation models only, not on profiles.",
  check: "Look at the Resource of the statement that allows bedrock:CountTokens.",
  fix: "Allow it on the model's ARN, and pass the model's ID instead of the profile.",
  source: "countTokens",
};

const marketplace: Remedy = {
  cause: "The first use of a third-party model in an account subscribes to it in AWS Marketplace.",
  check: "Has anybody in the account used this model before?",
  fix: "Let a role with aws-marketplace:Subscribe and ViewSubscriptions call the model once.",
  source: "errorCodes",
};

function regionOf(arn: string): string {
  return arn.startsWith("arn:") ? (arn.split(":")[3] ?? "") : "";
}

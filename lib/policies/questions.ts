import { parseArn } from "@/lib/bedrock/arn";
import type { ProfileType, Tag } from "@/lib/bedrock/types";
import type { CallRow } from "@/lib/policies/schema";
import { invokeActions, profileArnKey, teamTagKey } from "@/lib/policies/statement";

/** One authorisation that AWS makes: condition keys by name, beside those of the principal. */
export interface Question {
  action: string;
  resource: string;
  context: Record<string, string | string[]>;
}

export interface Asker {
  principalArn: string;
  accountId: string;
  context: Record<string, string>;
  team: string;
}

/** The profile that is asked about, with what AWS knows of it. */
export interface SimulationSubject {
  type: ProfileType;
  profileArn: string;
  modelArns: string[];
  tags: Tag[];
  systemTwinArn: string | null;
  /** Tag keys that a new profile is given beside the team's. */
  requiredTags?: string[];
}

/** An example role that carries the profile's own team, or an example team where the profile has none. */
export function askerOf({ profileArn, tags }: SimulationSubject): Asker {
  const { partition = "aws", accountId = "" } = parseArn(profileArn) ?? {};
  const principalArn = `arn:${partition}:iam::${accountId}:role/example`;
  const team = tags.find(({ key }) => key === teamTagKey)?.value || "example-team";
  const context = {
    "aws:PrincipalArn": principalArn,
    "aws:PrincipalAccount": accountId,
    "aws:SecureTransport": "true",
    [`aws:PrincipalTag/${teamTagKey}`]: team,
  };
  return { principalArn, accountId, context, team };
}

/** Another team's profile with the same route, in the same account. */
export function otherProfileOf({ profileArn }: SimulationSubject, asker: Asker): { arn: string; tags: Tag[] } {
  const { partition = "aws", region = "" } = parseArn(profileArn) ?? {};
  const arn = `arn:${partition}:bedrock:${region}:${asker.accountId}:application-inference-profile/otherteam001`;
  return { arn, tags: [{ key: teamTagKey, value: otherTeamOf(asker) }] };
}

function otherTeamOf({ team }: Asker): string {
  return `not-${team}`;
}

/** A row of the table before it is answered: everything asked must be allowed. */
export interface CallQuestions {
  way: CallRow["way"];
  servedIn: string | null;
  whole: Question[];
  streamed: Question[];
}

/**
 * What AWS asks before a call: the profile, and the model in the Region that serves it, with the profile's ARN as a
 * condition key; without a profile the model alone.
 */
export function callQuestions(subject: SimulationSubject, asker: Asker): CallQuestions[] {
  const other = otherProfileOf(subject, asker);
  const ways: { way: CallRow["way"]; profile: { arn: string; tags: Tag[] } | null }[] = [
    { way: "through", profile: { arn: subject.profileArn, tags: subject.tags } },
    { way: "direct", profile: null },
    { way: "other-team", profile: other },
    ...(subject.systemTwinArn ? [{ way: "system" as const, profile: { arn: subject.systemTwinArn, tags: [] } }] : []),
  ];
  const [wholeAction = "", streamedAction = ""] = invokeActions;
  return ways.flatMap(({ way, profile }) =>
    subject.modelArns.flatMap((modelArn) => {
      const servedIn = parseArn(modelArn)?.region || null;
      // A model is called directly in one Region; the region-less ARN exists for global routing alone.
      if (!profile && servedIn === null) return [];
      const ask = (action: string): Question[] => {
        const requested = { "aws:RequestedRegion": servedIn ?? "unspecified" };
        if (!profile) return [{ action, resource: modelArn, context: requested }];
        return [
          profileQuestion(action, profile),
          { action, resource: modelArn, context: { ...requested, [profileArnKey]: profile.arn } },
        ];
      };
      return [{ way, servedIn, whole: ask(wholeAction), streamed: ask(streamedAction) }];
    }),
  );
}

/** A question about a profile itself, with its tags. */
export function profileQuestion(action: string, profile: { arn: string; tags: Tag[] }): Question {
  const tags = profile.tags.map(({ key, value }) => [`aws:ResourceTag/${key}`, value]);
  const { region = "" } = parseArn(profile.arn) ?? {};
  return {
    action,
    resource: profile.arn,
    context: { "aws:RequestedRegion": region, ...Object.fromEntries(tags), ...requestContext[action] },
  };
}

/** The tags that are set or taken away: one that nobody demands. */
const requestContext: Record<string, Question["context"]> = {
  "bedrock:TagResource": { "aws:RequestTag/simulated-note": "test", "aws:TagKeys": ["simulated-note"] },
  "bedrock:UntagResource": { "aws:TagKeys": ["simulated-note"] },
};

/** What AWS asks before a copy is made with the tag of a team: the new profile, its tags, and each source. */
export function createQuestions(subject: SimulationSubject, asker: Asker, isOwnTeam: boolean): Question[] {
  const { partition = "aws", region = "" } = parseArn(subject.profileArn) ?? {};
  const resource = `arn:${partition}:bedrock:${region}:${asker.accountId}:application-inference-profile/newprofile01`;
  const demanded = (subject.requiredTags ?? []).filter((key) => key !== teamTagKey);
  const tagged = {
    "aws:RequestedRegion": region,
    [`aws:RequestTag/${teamTagKey}`]: isOwnTeam ? asker.team : otherTeamOf(asker),
    ...Object.fromEntries(demanded.map((key) => [`aws:RequestTag/${key}`, "simulated"])),
    "aws:TagKeys": [teamTagKey, ...demanded],
  };
  return [
    { action: createAction, resource, context: tagged },
    { action: "bedrock:TagResource", resource, context: tagged },
    { action: createAction, resource: subject.systemTwinArn ?? subject.modelArns[0] ?? "", context: tagged },
  ];
}

export const createAction = "bedrock:CreateInferenceProfile";

/** Actions that are not calls; changes exist for application profiles alone. */
export function actionsFor(type: ProfileType): string[] {
  const reading = ["bedrock:ListInferenceProfiles", "bedrock:GetInferenceProfile"];
  if (type === "SYSTEM_DEFINED") return reading;
  return [
    ...reading,
    "bedrock:ListTagsForResource",
    createAction,
    "bedrock:TagResource",
    "bedrock:UntagResource",
    "bedrock:DeleteInferenceProfile",
  ];
}

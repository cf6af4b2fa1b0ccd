import type { BedrockArn } from "@/lib/bedrock/arn";

export interface Statement {
  Sid: string;
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: Statement[];
}

/** Converse and ConverseStream need exactly these; there is no action of their names. */
export const invokeActions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

export const profileArnKey = "bedrock:InferenceProfileArn";

/** The tag by which teams own profiles. */
export const teamTagKey = "team";

const principalTeam = `\${aws:PrincipalTag/${teamTagKey}}`;

/** The resource carries the team of whoever asks. */
export const ownResource = { [`aws:ResourceTag/${teamTagKey}`]: principalTeam };

/** The request names the team of whoever asks. */
export const ownRequest = { [`aws:RequestTag/${teamTagKey}`]: principalTeam };

const exactArn =
  /^arn:aws(-[a-z]+)*:bedrock:[a-z0-9-]{0,20}:([0-9]{12})?:(inference-profile|application-inference-profile|foundation-model)\/[a-zA-Z0-9-:.]+$/;

/**
 * Whether an ARN means itself alone in a policy: a star, a question mark or `${…}` would widen it, since IAM knows no
 * escape that holds in every operator.
 */
export function isExactArn(arn: string): boolean {
  return exactArn.test(arn);
}

/** Every application profile of the account and Region of this one. */
export function everyApplicationProfile({ partition, region, accountId }: BedrockArn): string {
  return `arn:${partition}:bedrock:${region}:${accountId}:application-inference-profile/*`;
}

/** One is written without a list, as people do. */
export function oneOrMore(values: string[]): string | string[] {
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}

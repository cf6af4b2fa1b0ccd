export interface BedrockArn {
  partition: string;
  /** Empty for the region-less model of a global profile. */
  region: string;
  /** Empty for foundation models. */
  accountId: string;
  resourceType: "inference-profile" | "application-inference-profile" | "foundation-model";
  resourceId: string;
}

const pattern =
  /^arn:(aws[a-z-]*):bedrock:([a-z0-9-]*):(\d{12})?:(inference-profile|application-inference-profile|foundation-model)\/(.+)$/;

/** The parts of a Bedrock ARN, or null when the text is none. */
export function parseArn(text: string): BedrockArn | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, partition = "", region = "", accountId = "", resourceType, resourceId = ""] = match;
  return { partition, region, accountId, resourceType: resourceType as BedrockArn["resourceType"], resourceId };
}

/** The last part of an ARN; text that is no ARN is taken to be an ID already. */
export function resourceIdOf(arnOrId: string): string {
  return parseArn(arnOrId)?.resourceId ?? arnOrId;
}

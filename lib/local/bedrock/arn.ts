/** Parts of a Bedrock ARN; `region` and `account` may be empty, `resource` is the text after `type/`. */
export type BedrockArn = {
  partition: string;
  region: string;
  account: string;
  type: string;
  resource: string;
};

const shape = /^arn:(aws[a-z-]*):bedrock:([0-9a-z-]{0,20}):([0-9]{0,12}):([a-z-]+)\/(.+)$/;

/** Null when the text is not a Bedrock ARN. */
export function parseArn(text: string): BedrockArn | null {
  const [, partition, region, account, type, resource] = shape.exec(text) ?? [];
  if (partition === undefined || region === undefined || account === undefined) return null;
  if (type === undefined || resource === undefined) return null;
  return { partition, region, account, type, resource };
}

export function partitionOf(region: string): string {
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** `region` is empty in the first entry of a global profile, which names the model wherever it runs. */
export function modelArn(partition: string, region: string, modelId: string): string {
  return `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;
}

export function profileArn(home: { region: string; account: string }, type: string, id: string): string {
  return `arn:${partitionOf(home.region)}:bedrock:${home.region}:${home.account}:${type}/${id}`;
}

import type { ProfileType } from "@/lib/bedrock/types";

export const snippetLanguages = ["python", "typescript"] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];

export interface SnippetTarget {
  type: ProfileType;
  profileId: string;
  profileArn: string;
  region: string;
}

/**
 * What `modelId` takes. Bedrock accepts the bare ID of a system profile alone; an application profile is called by
 * its whole ARN.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-use.html
 */
export function callableId(target: SnippetTarget): string {
  return target.type === "APPLICATION" ? target.profileArn : target.profileId;
}

/** A whole program that sends one prompt through the profile, streaming the answer or waiting for it. */
export function snippet(target: SnippetTarget, language: SnippetLanguage, isStreaming: boolean): string {
  const values = { modelId: callableId(target), region: target.region };
  if (language === "python") return isStreaming ? pythonStream(values) : python(values);
  return isStreaming ? typescriptStream(values) : typescript(values);
}

interface Values {
  modelId: string;
  region: string;
}

const pythonStart = ({ modelId, region }: Values, operation: string) => `import boto3

client = boto3.client("bedrock-runtime", region_name=${JSON.stringify(region)})

response = client.${operation}(
    modelId=${JSON.stringify(modelId)},
    messages=[{"role": "user", "content": [{"text": "Hello"}]}],
    inferenceConfig={"maxTokens": 1024},
)
`;

const python = (values: Values) => `${pythonStart(values, "converse")}
for block in response["output"]["message"]["content"]:
    if "text" in block:
        print(block["text"])
print(response["usage"])
`;

const pythonStream = (values: Values) => `${pythonStart(values, "converse_stream")}
for event in response["stream"]:
    if "contentBlockDelta" in event:
        print(event["contentBlockDelta"]["delta"].get("text", ""), end="", flush=True)
    elif "metadata" in event:
        print("\\n", event["metadata"]["usage"])
`;

const typescriptStart = ({ modelId, region }: Values, command: string) =>
  `import { BedrockRuntimeClient, ${command} } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: ${JSON.stringify(region)} });

const response = await client.send(
  new ${command}({
    modelId: ${JSON.stringify(modelId)},
    messages: [{ role: "user", content: [{ text: "Hello" }] }],
    inferenceConfig: { maxTokens: 1024 },
  }),
);
`;

const typescript = (values: Values) => `${typescriptStart(values, "ConverseCommand")}
for (const block of response.output?.message?.content ?? []) {
  if (block.text) console.log(block.text);
}
console.log(response.usage);
`;

const typescriptStream = (values: Values) => `${typescriptStart(values, "ConverseStreamCommand")}
for await (const event of response.stream ?? []) {
  process.stdout.write(event.contentBlockDelta?.delta?.text ?? "");
  if (event.metadata) console.log("\\n", event.metadata.usage);
}
`;

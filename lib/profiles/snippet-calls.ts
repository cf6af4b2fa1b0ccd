import { jsonQuote } from "@/lib/profiles/snippet-quoting";

export interface SnippetCall {
  modelId: string;
  region: string;
  partition: string;
  isStreaming: boolean;
}

/** Python with boto3. */
export function python(call: SnippetCall): string {
  return `import boto3

client = boto3.client("bedrock-runtime", region_name=${jsonQuote(call.region)})

response = client.${call.isStreaming ? "converse_stream" : "converse"}(
    modelId=${jsonQuote(call.modelId)},
    messages=[{"role": "user", "content": [{"text": "Hello"}]}],
    inferenceConfig={"maxTokens": 1024},
)
${call.isStreaming ? pythonStream : pythonWhole}`;
}

const pythonWhole = `
for block in response["output"]["message"]["content"]:
    if "text" in block:
        print(block["text"])
print(response["usage"])
`;

const pythonStream = `
for event in response["stream"]:
    if "contentBlockDelta" in event:
        print(event["contentBlockDelta"]["delta"].get("text", ""), end="", flush=True)
    elif "metadata" in event:
        print("\\n", event["metadata"]["usage"])
`;

/** TypeScript with the AWS SDK v3, as an ES module. */
export function typescript(call: SnippetCall): string {
  const command = call.isStreaming ? "ConverseStreamCommand" : "ConverseCommand";
  return `import { BedrockRuntimeClient, ${command} } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: ${jsonQuote(call.region)} });

const response = await client.send(
  new ${command}({
    modelId: ${jsonQuote(call.modelId)},
    messages: [{ role: "user", content: [{ text: "Hello" }] }],
    inferenceConfig: { maxTokens: 1024 },
  }),
);
${call.isStreaming ? typescriptStream : typescriptWhole}`;
}

const typescriptWhole = `
for (const block of response.output?.message?.content ?? []) {
  if (block.text) console.log(block.text);
}
console.log(response.usage);
`;

const typescriptStream = `
for await (const event of response.stream ?? []) {
  process.stdout.write(event.contentBlockDelta?.delta?.text ?? "");
  if (event.metadata) console.log("\\n", event.metadata.usage);
}
`;

import type { SnippetCall } from "@/lib/profiles/snippet-calls";
import { shellQuote } from "@/lib/profiles/snippet-quoting";

const messages = [{ role: "user", content: [{ text: "Hello" }] }];
const inferenceConfig = { maxTokens: 1024 };

/** The AWS CLI; it has no streaming form of this command. */
export function awsCli({ modelId, region }: SnippetCall): string {
  return `aws bedrock-runtime converse \\
  --region ${shellQuote(region)} \\
  --model-id ${shellQuote(modelId)} \\
  --messages ${shellQuote(JSON.stringify(messages))} \\
  --inference-config ${shellQuote(JSON.stringify(inferenceConfig))}
`;
}

/** curl with its own SigV4 signature, from the credentials in the environment. */
export function curl({ modelId, region, partition, isStreaming }: SnippetCall): string {
  const operation = isStreaming ? "converse-stream" : "converse";
  const host = `bedrock-runtime.${region}.${hostSuffixes[partition] ?? "amazonaws.com"}`;
  const url = `https://${host}/model/${encodeURIComponent(modelId)}/${operation}`;
  return `# curl must sign the path encoded twice: older releases do not, and AWS answers SignatureDoesNotMatch.
# The session token is left out while AWS_SESSION_TOKEN is empty.
${isStreaming ? "# Events arrive as binary frames (application/vnd.amazon.eventstream) around JSON.\n" : ""}\
curl ${isStreaming ? "--no-buffer --output - " : ""}${shellQuote(url)} \\
  --aws-sigv4 ${shellQuote(`aws:amz:${region}:bedrock`)} \\
  --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
  --header "x-amz-security-token: $AWS_SESSION_TOKEN" \\
  --header 'content-type: application/json' \\
  --data ${shellQuote(JSON.stringify({ messages, inferenceConfig }))}
`;
}

const hostSuffixes: Record<string, string> = {
  "aws-cn": "amazonaws.com.cn",
  "aws-iso": "c2s.ic.gov",
  "aws-iso-b": "sc2s.sgov.gov",
};

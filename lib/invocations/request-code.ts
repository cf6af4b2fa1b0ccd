import { toConverseInput } from "@/lib/bedrock/converse-input";
import type { ConverseRequest } from "@/lib/bedrock/types";
import { jsonQuote, shellQuote } from "@/lib/profiles/snippet-quoting";

export const codeLanguages = ["python", "typescript", "cli"] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

export interface CodeInput {
  request: ConverseRequest;
  region: string;
  isStreaming: boolean;
  /** What the contents of attached files are called; they are read beside the program. */
  fileNames: ReadonlyMap<Uint8Array, string>;
}

/** A whole program that makes exactly this call, or why there is none. */
export function requestCode(language: CodeLanguage, input: CodeInput): { text: string } | { reason: string } {
  if (language === "python") return { text: python(input) };
  if (language === "typescript") return { text: typescript(input) };
  if (input.fileNames.size > 0) {
    return { reason: "The AWS CLI takes files only as base64 inside the JSON. Use Python or TypeScript." };
  }
  return { text: cli(input) };
}

interface Syntax {
  true: string;
  false: string;
  null: string;
  key: (name: string) => string;
  file: (name: string) => string;
}

/** A value as a literal of a language, members one a line. */
function literal(value: unknown, syntax: Syntax, files: CodeInput["fileNames"], depth: number): string {
  if (value instanceof Uint8Array) return syntax.file(files.get(value) ?? "file");
  if (typeof value === "string") return jsonQuote(value);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? syntax.true : syntax.false;
  if (value === null || typeof value !== "object") return syntax.null;
  const isList = Array.isArray(value);
  const members = isList
    ? value.map((item) => literal(item, syntax, files, depth + 1))
    : Object.entries(value).flatMap(([name, member]) =>
        member === undefined ? [] : [`${syntax.key(name)}: ${literal(member, syntax, files, depth + 1)}`],
      );
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (members.length === 0) return `${open}${close}`;
  const indent = "    ".repeat(depth + 1);
  return `${open}\n${members.map((member) => `${indent}${member},\n`).join("")}${"    ".repeat(depth)}${close}`;
}

const pythonSyntax: Syntax = {
  true: "True",
  false: "False",
  null: "None",
  key: jsonQuote,
  file: (name) => `open(${jsonQuote(name)}, "rb").read()`,
};

const typescriptSyntax: Syntax = {
  true: "true",
  false: "false",
  null: "null",
  key: (name) => (/^[a-zA-Z_]\w*$/.test(name) ? name : jsonQuote(name)),
  file: (name) => `await readFile(${jsonQuote(name)})`,
};

function python({ request, region, isStreaming, fileNames }: CodeInput): string {
  const members = Object.entries(toConverseInput(request)).map(
    ([name, value]) => `    ${name}=${literal(value, pythonSyntax, fileNames, 1)},\n`,
  );
  return `import boto3

client = boto3.client("bedrock-runtime", region_name=${jsonQuote(region)})

response = client.${isStreaming ? "converse_stream" : "converse"}(
${members.join("")})
${isStreaming ? pythonStream : pythonWhole}`;
}

const pythonStream = `
for event in response["stream"]:
    if "contentBlockDelta" in event:
        print(event["contentBlockDelta"]["delta"].get("text", ""), end="", flush=True)
    elif "metadata" in event:
        print("\\n", event["metadata"]["usage"])
`;

const pythonWhole = `
print(response["output"]["message"]["content"])
print(response["usage"])
`;

function typescript({ request, region, isStreaming, fileNames }: CodeInput): string {
  const command = isStreaming ? "ConverseStreamCommand" : "ConverseCommand";
  const input = literal(toConverseInput(request), typescriptSyntax, fileNames, 1);
  const readFile = fileNames.size > 0 ? 'import { readFile } from "node:fs/promises";\n' : "";
  return `${readFile}import { BedrockRuntimeClient, ${command} } from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: ${jsonQuote(region)} });

const response = await client.send(
    new ${command}(${input}),
);
${isStreaming ? typescriptStream : typescriptWhole}`;
}

const typescriptStream = `
for await (const event of response.stream ?? []) {
    process.stdout.write(event.contentBlockDelta?.delta?.text ?? "");
    if (event.metadata) console.log("\\n", event.metadata.usage);
}
`;

const typescriptWhole = `
console.log(response.output?.message?.content);
console.log(response.usage);
`;

/** The CLI has no command that streams: it waits for the whole answer. */
function cli({ request, region }: CodeInput): string {
  const body = JSON.stringify(toConverseInput(request), null, 2);
  return `aws bedrock-runtime converse --region ${shellQuote(region)} --cli-input-json ${shellQuote(body)}\n`;
}

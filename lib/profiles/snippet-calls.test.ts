import { Converse$, ConverseRequest$, ConverseStream$ } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it, onTestFinished } from "vitest";
import { startTestBedrock } from "@/lib/local/bedrock/test-bedrock";
import { shapeProblems } from "@/lib/local/bedrock/test-shapes";
import { callableId, type SnippetLanguage, type SnippetTarget, snippet } from "@/lib/profiles/snippets";
import { snippetTargets } from "@/lib/testing/snippets";
import { hasTool, runTool } from "@/lib/testing/tools";

const hasPython = hasTool("python3", ["--version"], "whether the Python examples compile");
const hasBoto3 = hasTool("python3", ["-c", "import boto3"], "what the Python examples send");
const hasAws = hasTool("aws", ["--version"], "what the AWS CLI makes of its examples");
const hasCurl = hasTool("curl", ["--aws-sigv4", "a", "--version"], "what curl makes of its examples");

const targets = Object.entries(snippetTargets);
const everyForm = targets.flatMap(([name, target]) =>
  [false, true].map((isStreaming) => ({ name, target, isStreaming })),
);

function textOf(target: SnippetTarget, language: SnippetLanguage, isStreaming: boolean): string {
  const result = snippet(target, language, isStreaming);
  if ("reason" in result) throw new Error(result.reason);
  return result.text;
}

/** The words that bash hands to a program, the program itself not being run. */
async function wordsOf(script: string, program: string): Promise<string[]> {
  const stub = `${program}() { printf '%s\\0' "$@"; }\n`;
  const printed = await runTool("bash", ["-euc", stub + script], { env: { ...process.env, ...keys } });
  return printed.split("\0").slice(0, -1);
}

const keys = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", AWS_SESSION_TOKEN: "" };

/** `--name value` pairs of a command line. */
function options(words: string[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((word, index) => (word.startsWith("--") ? [[word.slice(2), words[index + 1] ?? ""]] : [])),
  );
}

describe("Python", () => {
  it.skipIf(!hasPython).each(everyForm)("compiles: $name, streaming $isStreaming", async ({ target, isStreaming }) => {
    const compile = "import sys; compile(sys.stdin.buffer.read(), 'example.py', 'exec')";
    await runTool("python3", ["-c", compile], { input: textOf(target, "python", isStreaming) });
  });
});

describe("AWS CLI", () => {
  it.each(targets)("passes the request of the API model: %s", async (_name, target) => {
    const words = await wordsOf(textOf(target, "cli", false), "aws");
    expect(words.slice(0, 2)).toEqual(["bedrock-runtime", "converse"]);
    const given = options(words);
    expect(given.region).toBe(target.profileArn.split(":")[3]);
    const request = {
      modelId: given["model-id"],
      messages: JSON.parse(given.messages ?? ""),
      inferenceConfig: JSON.parse(given["inference-config"] ?? ""),
    };
    expect(request.modelId).toBe(callableId(target));
    expect(shapeProblems(ConverseRequest$, request)).toEqual([]);
  });
});

describe("curl", () => {
  it.each(everyForm)(
    "sends the request of the API model: $name, streaming $isStreaming",
    async ({ target, isStreaming }) => {
      const words = await wordsOf(textOf(target, "curl", isStreaming), "curl");
      const address = words.find((word) => word.startsWith("https://")) ?? "";
      const region = target.profileArn.split(":")[3];
      const path = pathOf(isStreaming ? ConverseStream$ : Converse$).replace("{modelId}", () =>
        encodeURIComponent(callableId(target)),
      );
      expect(address).toBe(`https://bedrock-runtime.${region}.amazonaws.com${path}`);
      const given = options(words);
      expect(given["aws-sigv4"]).toBe(`aws:amz:${region}:bedrock`);
      const body: unknown = JSON.parse(given.data ?? "");
      expect(shapeProblems(ConverseRequest$, Object.assign({ modelId: callableId(target) }, body))).toEqual([]);
    },
  );
});

/** The path of an operation in the API model, as `/model/{modelId}/converse`. */
function pathOf(operation: unknown): string {
  return /"http":\["POST","([^"]+)"/.exec(JSON.stringify(operation))?.[1] ?? "";
}

describe("run against the local Bedrock", () => {
  const { system } = snippetTargets;

  it.for([
    { language: "python", isStreaming: false, isThere: hasBoto3, run: runPython },
    { language: "python", isStreaming: true, isThere: hasBoto3, run: runPython },
    { language: "typescript", isStreaming: false, isThere: true, run: runTypeScript },
    { language: "typescript", isStreaming: true, isThere: true, run: runTypeScript },
    { language: "cli", isStreaming: false, isThere: hasAws, run: runBash },
    { language: "curl", isStreaming: false, isThere: hasCurl, run: runBash },
    { language: "curl", isStreaming: true, isThere: hasCurl, run: runBash },
  ] as const)(
    "$language, streaming $isStreaming, gets an answer",
    async ({ language, isStreaming, isThere, run }, { skip }) => {
      skip(!isThere, "the tool does not run here");
      const bedrock = await startTestBedrock();
      onTestFinished(() => bedrock.close());
      const code = textOf(system, language, isStreaming);
      const answer = await run(code.replace("https://bedrock-runtime.us-east-1.amazonaws.com", bedrock.url), {
        ...process.env,
        ...keys,
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      });
      expect(answer).toMatch(/outputTokens/);
      const { calls } = await bedrock.ledger();
      expect(calls).toMatchObject([{ modelId: system.profileId, outcome: "finished" }]);
    },
  );
});

function runPython(code: string, env: NodeJS.ProcessEnv): Promise<string> {
  return runTool("python3", ["-"], { input: code, env });
}

function runTypeScript(code: string, env: NodeJS.ProcessEnv): Promise<string> {
  return runTool(process.execPath, ["--input-type=module-typescript", "-"], { input: code, env });
}

function runBash(code: string, env: NodeJS.ProcessEnv): Promise<string> {
  return runTool("bash", ["-euc", code], { env });
}

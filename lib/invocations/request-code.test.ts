import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { buildRequest, type StoredFile } from "@/lib/invocations/build-request";
import { type CodeInput, requestCode } from "@/lib/invocations/request-code";
import { factsOf } from "@/lib/models/facts";
import { hostileText } from "@/lib/testing/snippets";
import { hasTool, runTool } from "@/lib/testing/tools";

const hasPython = hasTool("python3", ["--version"], "whether the Python code of a request compiles");
const content = new Uint8Array([1]);
const files = new Map<string, StoredFile>([["f", { kind: "document", format: "txt", sizeBytes: 1, content }]]);

function input(isStreaming: boolean, hasFile: boolean): CodeInput {
  const modelId = "anthropic.claude-haiku-4-5-20251001-v1:0";
  const request = buildRequest({
    modelId: "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/yaec80410apl",
    messages: [
      { role: "user", text: hostileText, ...(hasFile && { attachments: [{ id: "f", name: "a b.txt" }] }) },
      {
        role: "assistant",
        text: "",
        toolUses: [{ toolUseId: "t1", name: "weather", input: { city: hostileText, deep: [null, true, 1.5] } }],
      },
      { role: "user", text: "", toolResults: [{ toolUseId: "t1", status: "error", text: '{"a": 1}' }] },
    ],
    settings: {
      system: hostileText,
      temperature: 0,
      topK: 5,
      stopSequences: ["\n"],
      requestMetadata: { team: "search" },
      serviceTier: "flex",
      latency: "standard",
      caching: { tools: true, system: true, conversation: true, ttl: "1h" },
      tools: [{ name: "weather", inputSchema: { type: "object", additionalProperties: false } }],
      toolChoice: { name: "weather" },
    },
    maxTokens: 64,
    facts: factsOf(modelId),
    files,
  });
  return { request, region: "eu-west-1", isStreaming, fileNames: new Map(hasFile ? [[content, hostileText]] : []) };
}

const forms = [true, false].flatMap((isStreaming) => [true, false].map((hasFile) => input(isStreaming, hasFile)));

function textOf(language: "python" | "typescript" | "cli", form: CodeInput): string {
  const code = requestCode(language, form);
  if ("reason" in code) throw new Error(code.reason);
  return code.text;
}

describe("requestCode", () => {
  it.skipIf(!hasPython)("compiles as Python, whatever the texts hold", async () => {
    const compile = "import sys; compile(sys.stdin.buffer.read(), 'example.py', 'exec')";
    for (const form of forms) await runTool("python3", ["-c", compile], { input: textOf("python", form) });
  });

  it("type-checks as TypeScript, whatever the texts hold", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "request-code-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: "nodenext",
      target: "es2024",
      types: ["node"],
      skipLibCheck: true,
    };
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    for (const [index, form] of forms.entries()) writeFileSync(join(folder, `${index}.ts`), textOf("typescript", form));
    expect(await runTool(resolve("node_modules/.bin/tsc"), ["-p", folder])).toBe("");
  });

  it("hands the CLI the very request, and says why it cannot with files", async () => {
    const [withFile, without] = [input(false, true), input(false, false)];
    const stub = "aws() { printf '%s\\0' \"$@\"; }\n";
    const words = (await runTool("bash", ["-euc", stub + textOf("cli", without)])).split("\0");
    const sent = JSON.parse(words[words.indexOf("--cli-input-json") + 1] ?? "");
    expect(sent).toMatchObject({
      modelId: without.request.modelId,
      inferenceConfig: { maxTokens: 64, temperature: 0, stopSequences: ["\n"] },
      additionalModelRequestFields: { top_k: 5 },
      messages: [{ content: [{ text: hostileText }] }, {}, {}],
    });
    expect(requestCode("cli", withFile)).toHaveProperty("reason");
  });
});

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { expect, it, onTestFinished } from "vitest";
import { snippet } from "@/lib/profiles/snippets";
import { snippetTargets } from "@/lib/testing/snippets";
import { runTool } from "@/lib/testing/tools";

const compilerOptions = {
  strict: true,
  noEmit: true,
  module: "nodenext",
  target: "es2024",
  types: ["node"],
  skipLibCheck: true,
  noUncheckedIndexedAccess: true,
};

/** aws-cdk-lib is 161 MB, so its resource is declared from the schema that it is generated from itself. */
async function cdkDeclarations(): Promise<string> {
  const database = await loadAwsServiceSpec();
  const type = "AWS::Bedrock::ApplicationInferenceProfile";
  const [resource] = database.lookup("resource", "cloudFormationType", "equals", type);
  if (!resource) throw new Error(`${type} is not in the schema`);
  const types = [...database.follow("usesType", resource)].map(({ entity }) => entity);
  const lower = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);
  const shape = (properties: typeof resource.properties): string =>
    Object.entries(properties)
      .map(([name, { type: of, required }]) => {
        const named = of.type === "ref" ? types.find((entity) => entity.$id === of.reference.$ref) : undefined;
        const written = named ? `{ ${shape(named.properties)} }` : of.type === "array" ? "Tag[]" : of.type;
        return `${lower(name)}${required ? "" : "?"}: ${written};`;
      })
      .join(" ");
  return `
declare module "aws-cdk-lib" {
  export class App { constructor(); }
  export class Stack { constructor(scope: App, id: string, props?: { env?: { account?: string; region?: string } }); }
  export class CfnOutput { constructor(scope: Stack, id: string, props: { value: string }); }
}
declare module "aws-cdk-lib/aws-bedrock" {
  import type { Stack } from "aws-cdk-lib";
  interface Tag { key: string; value: string }
  export class CfnApplicationInferenceProfile {
    constructor(scope: Stack, id: string, props: { ${shape(resource.properties)} });
    ${Object.keys(resource.attributes)
      .map((name) => `readonly attr${name}: string;`)
      .join(" ")}
  }
}
`;
}

it("type-checks every TypeScript and CDK example", { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "snippets-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  writeFileSync(join(folder, "aws-cdk-lib.d.ts"), await cdkDeclarations());
  for (const [name, target] of Object.entries(snippetTargets)) {
    for (const [language, isStreaming] of [
      ["typescript", false],
      ["typescript", true],
      ["cdk", false],
    ] as const) {
      const result = snippet(target, language, isStreaming);
      if ("reason" in result) throw new Error(result.reason);
      writeFileSync(join(folder, `${name}-${language}-${isStreaming}.ts`), result.text);
    }
  }
  expect(await runTool(resolve("node_modules/.bin/tsc"), ["-p", folder])).toBe("");
});

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CreateInferenceProfileCommand,
  ListInferenceProfilesCommand,
  TagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { controlPlaneClient } from "./test-bedrock.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
const running = new Set<ChildProcessWithoutNullStreams>();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-bedrock-"));
});
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(...args: string[]) {
  const child = spawn(process.execPath, [main, "--as-of", "2026-11-22", "--speed", "0", ...args]);
  running.add(child);
  return child;
}

/** Everything the process says until it ends. */
async function result(child: ChildProcessWithoutNullStreams) {
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, stderr };
}

/** The lines up to the one that says it is ready, and the address in it. */
async function ready(child: ChildProcessWithoutNullStreams) {
  let output = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const [, url] = /^Local Bedrock listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(output) ?? [];
    if (url) return { url, lines: output.trimEnd().split("\n") };
  }
  throw new Error(`It ended before it was ready: ${output}`);
}

function create(url: string, inferenceProfileName: string) {
  const copyFrom = "arn:aws:bedrock:us-east-1::inference-profile/us.amazon.nova-lite-v1:0";
  return controlPlaneClient(url).send(
    new CreateInferenceProfileCommand({ inferenceProfileName, modelSource: { copyFrom } }),
  );
}

async function applicationArns(url: string): Promise<string[]> {
  const command = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 1000 });
  const { inferenceProfileSummaries = [] } = await controlPlaneClient(url).send(command);
  return inferenceProfileSummaries.map((profile) => profile.inferenceProfileArn ?? "");
}

describe("the command", () => {
  it("says where it listens, the control port first", async () => {
    const { lines } = await ready(start("--port", "0", "--control-port", "0"));
    expect(lines).toEqual([
      expect.stringMatching(/^Local Bedrock control on http:\/\/127\.0\.0\.1:\d+$/),
      expect.stringMatching(/^Local Bedrock listening on http:\/\/127\.0\.0\.1:\d+$/),
    ]);
  });

  it("ends with 2 and one sentence for a bad option", async () => {
    expect(await result(start("--port", "70000"))).toEqual({
      code: 2,
      stderr: "--port must be a whole number from 0 to 65535.\n",
    });
  });

  it("names a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code, stderr } = await result(start("--port", `${port}`));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`Port ${port} on 127.0.0.1 is already in use`),
    });
    other.close();
  });

  it("ends when its standard input does", async () => {
    const child = start("--port", "0", "--exit-with-stdin");
    await ready(child);
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  it.skipIf(process.platform === "win32")("ends cleanly on SIGTERM", async () => {
    const child = start("--port", "0");
    await ready(child);
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
  });
});

describe("the state file", () => {
  it("keeps every profile that was acknowledged before kill -9", async () => {
    const args = ["--port", "0", "--state", join(folder, "new", "folder", "state.json")];
    const first = start(...args);
    const { url } = await ready(first);
    const acknowledged: string[] = [];
    const creating = Array.from({ length: 30 }, async (_, index) => {
      const { inferenceProfileArn } = await create(url, `team-${index}`);
      acknowledged.push(inferenceProfileArn ?? "");
      if (acknowledged.length === 12) first.kill("SIGKILL");
    });
    await Promise.allSettled(creating);
    expect(acknowledged.length).toBeGreaterThanOrEqual(12);

    const { url: again } = await ready(start(...args));
    expect(await applicationArns(again)).toEqual(expect.arrayContaining(acknowledged));
  });

  it("does not multiply profiles made up at start, and keeps what was done to them", async () => {
    const args = ["--port", "0", "--profiles", "3", "--state", join(folder, "seeded.json")];
    const first = start(...args);
    const { url } = await ready(first);
    const [resourceARN = "", ...others] = await applicationArns(url);
    const tags = [{ key: "team", value: "renamed" }];
    await controlPlaneClient(url).send(new TagResourceCommand({ resourceARN, tags }));
    const { inferenceProfileArn } = await create(url, "one-more");
    first.kill("SIGKILL");

    const { url: again } = await ready(start(...args));
    expect(await applicationArns(again)).toEqual([resourceARN, ...others, inferenceProfileArn]);
    expect(await readFile(join(folder, "seeded.json"), "utf8")).toContain("renamed");
  });

  it("is refused to a second process while the first one lives", async () => {
    const args = ["--port", "0", "--state", join(folder, "shared.json")];
    const first = start(...args);
    await ready(first);
    expect(await result(start(...args))).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^The state file .*shared\.json is in use by another local Bedrock; stop that one first\.$/m,
      ),
    });
    first.kill("SIGKILL");
    await ready(start(...args));
  });

  it("that is no state file is left alone and named", async () => {
    const state = join(folder, "other.json");
    await writeFile(state, '{"shopping": ["milk"]}');
    const { code, stderr } = await result(start("--port", "0", "--state", state));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The state file .*other\.json does not hold the state of a local Bedrock; move it away\.$/m,
    );
    expect(await readFile(state, "utf8")).toBe('{"shopping": ["milk"]}');
  });
});

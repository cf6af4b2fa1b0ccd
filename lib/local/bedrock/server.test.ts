import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateInferenceProfileCommand, ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { OptionError } from "./options.ts";
import { startLocalBedrock } from "./server.ts";
import { StateFileError } from "./state-file.ts";
import { lockState } from "./state-lock.ts";
import { controlPlaneClient } from "./test-bedrock.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "local-bedrock-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function started(options: Parameters<typeof startLocalBedrock>[0]) {
  const server = await startLocalBedrock({ asOf: "2026-11-22", ...options });
  onTestFinished(() => server.close());
  return server;
}

async function create(url: string, region = "us-east-1"): Promise<string> {
  const copyFrom = `arn:aws:bedrock:${region}::inference-profile/global.amazon.nova-2-lite-v1:0`;
  const command = new CreateInferenceProfileCommand({ inferenceProfileName: "team-a", modelSource: { copyFrom } });
  return (await controlPlaneClient(url, { region }).send(command)).inferenceProfileArn ?? "";
}

async function arns(url: string, region = "us-east-1") {
  const command = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" });
  const { inferenceProfileSummaries = [] } = await controlPlaneClient(url, { region }).send(command);
  return inferenceProfileSummaries.map((profile) => profile.inferenceProfileArn);
}

describe("the state file", () => {
  it("holds every Region, whichever is the default one", async () => {
    const state = join(folder, "state.json");
    const first = await startLocalBedrock({ state });
    const made = [await create(first.url), await create(first.url, "eu-west-1")];
    await first.close();
    const { url } = await started({ state, region: "eu-west-1" });
    expect([...(await arns(url)), ...(await arns(url, "eu-west-1"))]).toEqual(made);
  });

  it("written before there were several Regions is read", async () => {
    const state = join(folder, "earlier.json");
    const arn = "arn:aws:bedrock:us-west-2:000000000000:application-inference-profile/abcdefghijkl";
    const modelArns = ["arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0"];
    const profile = { arn, name: "old", modelArns, createdAt: "2026-01-01T00:00:00.000000+00:00", tags: [] };
    await writeFile(state, JSON.stringify({ version: 1, profiles: [profile], seeded: {} }));
    const { url } = await started({ state });
    expect(await arns(url, "us-west-2")).toEqual([arn]);
  });

  it("belongs to one server at a time, and is free when a start fails or the server closes", async () => {
    const state = join(folder, "state.json");
    const first = await startLocalBedrock({ state });
    expect(() => lockState(state, 0)).toThrow(StateFileError);
    await first.close();
    await expect(startLocalBedrock({ state, accessRules: join(folder, "missing.json") })).rejects.toThrow();
    await started({ state });
  });

  it("in a place that cannot be written is named", async () => {
    await writeFile(join(folder, "not-a-folder"), "");
    const refused = startLocalBedrock({ state: join(folder, "not-a-folder", "state.json") });
    await expect(refused).rejects.toThrow(/^The state file .* cannot be locked: no writable folder/);
  });
});

describe("access rules from a file", () => {
  const file = async (principals: unknown) => {
    const path = join(folder, "rules.json");
    await writeFile(path, JSON.stringify({ principals }));
    return path;
  };

  it("hold from the first call on", async () => {
    const statement = { Effect: "Allow", Action: "bedrock:ListInferenceProfiles", Resource: "*" };
    const policies = [{ Version: "2012-10-17", Statement: [statement] }];
    const { url } = await started({ accessRules: await file([{ accessKeyId: "local", policies }]) });
    expect(await arns(url)).toEqual([]);
    await expect(create(url)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  it.each([
    ["are no rules", "everybody"],
    ["hold no policy", [{ accessKeyId: "local", policies: [{ Statement: "none" }] }]],
  ])("that %s are refused", async (_, principals) => {
    const refused = startLocalBedrock({ accessRules: await file(principals) });
    await expect(refused).rejects.toSatisfy(
      (error) => error instanceof OptionError && /refused: \S/.test(error.message),
    );
  });

  it("that cannot be read are named", async () => {
    const refused = startLocalBedrock({ accessRules: join(folder, "missing.json") });
    await expect(refused).rejects.toThrow(/^The access rules .*missing\.json cannot be read \(ENOENT\)\.$/);
  });
});

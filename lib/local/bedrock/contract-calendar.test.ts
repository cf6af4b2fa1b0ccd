import {
  CreateInferenceProfileCommand,
  type CreateInferenceProfileCommandInput,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBedrock, userMessage } from "./test-bedrock.ts";

const retiredSonnet = "us.anthropic.claude-3-5-sonnet-20241022-v2:0";
const endOfLife = {
  name: "ResourceNotFoundException",
  message: expect.stringMatching(/^This model version has reached the end of its life\./),
};

type Local = Awaited<ReturnType<typeof startTestBedrock>>;

const converse = (local: Local, modelId: string) =>
  local.http2.send(new ConverseCommand({ modelId, messages: [userMessage("What is an inference profile?")] }));
const listed = async (local: Local, typeEquals?: "APPLICATION") =>
  (await local.bedrock.send(new ListInferenceProfilesCommand(typeEquals ? { typeEquals } : {})))
    .inferenceProfileSummaries ?? [];
const create = (local: Local, input: Omit<CreateInferenceProfileCommandInput, "modelSource">, copyFrom: string) =>
  local.bedrock.send(new CreateInferenceProfileCommand({ ...input, modelSource: { copyFrom } }));

/** The calls of a widely copied notebook about inference profiles, in its order. */
describe("the notebook, on the day it was written", () => {
  const novaLite = "us.amazon.nova-2-lite-v1:0";
  let local: Local;
  let source = "";
  let applicationArn = "";

  beforeAll(async () => {
    local = await startTestBedrock({ asOf: "2025-12-08" });
  });
  afterAll(() => local.close());

  it("1, 5: a list without a type holds system profiles only", async () => {
    const profiles = await listed(local);
    expect(profiles.length).toBeGreaterThan(20);
    expect(profiles.filter((profile) => profile.type === "APPLICATION")).toEqual([]);
  });

  it("2: the eleventh profile can be read", async () => {
    const eleventh = (await listed(local))[10];
    const command = new GetInferenceProfileCommand({ inferenceProfileIdentifier: eleventh?.inferenceProfileId });
    expect(await local.bedrock.send(command)).toMatchObject({ ...eleventh });
  });

  it("3: Nova 2 Lite answers through its profile", async () => {
    expect(await converse(local, novaLite)).toMatchObject({ stopReason: "end_turn", usage: expect.any(Object) });
  });

  // boto3 refuses the map itself; the JavaScript SDK sends it.
  it("4: tags as a map are refused", async () => {
    const profile = await local.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: novaLite }));
    source = profile.inferenceProfileArn ?? "";
    const input = {
      inferenceProfileName: "nova-lite-demo",
      description: "Demo profile",
      tags: asTags({ team: "demo" }),
    };
    await expect(create(local, input, source)).rejects.toMatchObject({
      name: "SerializationException",
      $metadata: { httpStatusCode: 400 },
    });
    expect(await listed(local, "APPLICATION")).toEqual([]);
  });

  it("4: with a list of tags, or an empty one, the profile is made; so is one from an ARN of another account", async () => {
    const tags = [{ key: "team", value: "demo" }];
    const input = { inferenceProfileName: "nova-lite-demo", description: "Demo profile", tags };
    const made = await create(local, input, source);
    expect(made).toMatchObject({ status: "ACTIVE", $metadata: { httpStatusCode: 201 } });
    applicationArn = made.inferenceProfileArn ?? "";
    const foreign = source.replace(":000000000000:", ":111122223333:");
    await create(local, { inferenceProfileName: "from-elsewhere", tags: [] }, foreign);
  });

  it("5: with the type, application profiles are listed", async () => {
    const names = (await listed(local, "APPLICATION")).map((profile) => profile.inferenceProfileName);
    expect(names).toEqual(["nova-lite-demo", "from-elsewhere"]);
  });

  it("7: the profile is called by ARN, and by ARN only", async () => {
    expect(await converse(local, applicationArn)).toMatchObject({ stopReason: "end_turn" });
    await expect(converse(local, applicationArn.split("/").at(-1) ?? "")).rejects.toMatchObject({
      name: "ValidationException",
      message: "The provided model identifier is invalid.",
    });
  });

  it.each(["Team A - Customer Service", "Team B - Data Analytics", "Team C - Content Generation"])(
    "8: the description %j is refused, and taken with a colon",
    async (description) => {
      const input = { inferenceProfileName: description.slice(0, 6).replace(" ", "-"), description };
      await expect(create(local, input, source)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringMatching(/^1 validation error detected: Value '.*' at 'description' failed to satisfy/),
      });
      await create(local, { ...input, description: description.replace(" -", ":") }, source);
    },
  );

  it("10: Claude 3.5 Sonnet v2 answers", async () => {
    expect((await converse(local, retiredSonnet)).metrics?.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it("10: a year later it has reached the end of its life", async () => {
    const later = await startTestBedrock({ asOf: "2026-11-22" });
    await expect(converse(later, retiredSonnet)).rejects.toMatchObject({
      ...endOfLife,
      $metadata: { httpStatusCode: 404 },
    });
    await later.close();
  });
});

/** What people write who take tags for a map, as other services have them: a type that the SDK does not allow. */
function asTags(map: Record<string, string>): CreateInferenceProfileCommandInput["tags"] {
  return map as unknown as CreateInferenceProfileCommandInput["tags"];
}

describe("the calendar", () => {
  const model = "amazon.nova-2-lite-v1:0";
  let local: Local;

  beforeAll(async () => {
    local = await startTestBedrock();
  });
  afterAll(() => local.close());

  const move = async (calendar: object) => (await local.control("PUT", "/calendar", calendar)).json();
  const lifecycle = async (modelIdentifier: string) => {
    const { modelDetails } = await local.bedrock.send(new GetFoundationModelCommand({ modelIdentifier }));
    return modelDetails?.modelLifecycle;
  };

  it("lets a model be announced as legacy and retire, with the profiles that go to it", async () => {
    const source = `arn:aws:bedrock:us-east-1::inference-profile/us.${model}`;
    const { inferenceProfileArn: arn = "" } = await create(local, { inferenceProfileName: "team-a" }, source);
    expect(await lifecycle(model)).toEqual({ status: "ACTIVE" });

    await move({ endsOfLife: { [model]: "2027-01-15" } });
    expect(await lifecycle(model)).toMatchObject({ status: "LEGACY", endOfLifeTime: new Date("2027-01-15") });
    await expect(converse(local, arn)).resolves.toBeDefined();

    await move({ asOf: "2027-01-15", endsOfLife: { [model]: "2027-01-15" } });
    for (const modelId of [arn, `us.${model}`, `global.${model}`, model]) {
      await expect(converse(local, modelId)).rejects.toMatchObject(endOfLife);
    }
    expect((await listed(local, "APPLICATION")).map((profile) => profile.inferenceProfileArn)).toEqual([arn]);
    expect((await listed(local)).map((profile) => profile.inferenceProfileId)).not.toContain(`us.${model}`);
    await expect(create(local, { inferenceProfileName: "too-late" }, source)).rejects.toMatchObject(endOfLife);

    expect(await (await local.control("DELETE", "/calendar")).json()).toEqual({ asOf: "2026-11-22", endsOfLife: {} });
    await expect(converse(local, arn)).resolves.toBeDefined();
  });

  it("can go back to a day on which a retired model was alive", async () => {
    await expect(converse(local, retiredSonnet)).rejects.toMatchObject(endOfLife);
    await move({ asOf: "2025-12-08" });
    await expect(converse(local, retiredSonnet)).resolves.toBeDefined();
    expect(await lifecycle(retiredSonnet.slice(3))).toEqual({ status: "ACTIVE" });
    await move({ asOf: "2026-03-01" });
    expect(await lifecycle(retiredSonnet.slice(3))).toMatchObject({ status: "LEGACY" });
  });

  it.each([{ asOf: "soon" }, { asOf: "2026-02-30" }, { endsOfLife: { [model]: "never" } }, { day: "2026-01-01" }])(
    "refuses %j",
    async (calendar) => {
      const answer = await local.control("PUT", "/calendar", calendar);
      expect([answer.status, (await answer.json()).message]).toEqual([400, expect.stringMatching(/\S/)]);
    },
  );
});

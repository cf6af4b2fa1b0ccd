import {
  CreateInferenceProfileCommand,
  type CreateInferenceProfileCommandInput,
  DeleteInferenceProfileCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  paginateListInferenceProfiles,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestBedrock } from "./test-bedrock.ts";

const systemArn = "arn:aws:bedrock:us-east-1:000000000000:inference-profile";
const novaLite = { copyFrom: `${systemArn}/us.amazon.nova-lite-v1:0` };

let local: Awaited<ReturnType<typeof startTestBedrock>>;

beforeAll(async () => {
  local = await startTestBedrock({ quota: 40 });
});
afterAll(() => local.close());

function create(input: Partial<CreateInferenceProfileCommandInput> = {}) {
  const complete = { inferenceProfileName: "team-a", modelSource: novaLite, ...input };
  return local.bedrock.send(new CreateInferenceProfileCommand(complete));
}

function get(inferenceProfileIdentifier: string) {
  return local.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
}

async function created(input: Partial<CreateInferenceProfileCommandInput> = {}): Promise<string> {
  const { inferenceProfileArn } = await create(input);
  if (!inferenceProfileArn) throw new Error("The answer has no ARN.");
  return inferenceProfileArn;
}

function remove(inferenceProfileIdentifier: string) {
  return local.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier }));
}

describe("ListInferenceProfiles", () => {
  it("lists only system profiles unless asked for application profiles", async () => {
    const arn = await created();
    const byDefault = await local.bedrock.send(new ListInferenceProfilesCommand({}));
    const applications = await local.bedrock.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
    expect(new Set(byDefault.inferenceProfileSummaries?.map((profile) => profile.type))).toEqual(
      new Set(["SYSTEM_DEFINED"]),
    );
    expect(applications.inferenceProfileSummaries?.map((profile) => profile.inferenceProfileArn)).toContain(arn);
    await remove(arn);
  });

  it("gives every profile once over pages of any size", async () => {
    const whole = await local.bedrock.send(new ListInferenceProfilesCommand({ maxResults: 1000 }));
    const paged: unknown[] = [];
    for await (const page of paginateListInferenceProfiles({ client: local.bedrock, pageSize: 7 }, {})) {
      paged.push(...(page.inferenceProfileSummaries ?? []));
    }
    expect(paged).toHaveLength(whole.inferenceProfileSummaries?.length ?? 0);
    expect(paged).toEqual(whole.inferenceProfileSummaries);
  });

  it("omits times nobody knows", async () => {
    const { inferenceProfileSummaries } = await local.bedrock.send(new ListInferenceProfilesCommand({}));
    const dated = inferenceProfileSummaries?.filter((profile) => profile.createdAt) ?? [];
    expect(dated.length).toBeGreaterThan(5);
    expect(dated.length).toBeLessThan(inferenceProfileSummaries?.length ?? 0);
    expect(dated.every((profile) => profile.createdAt instanceof Date)).toBe(true);
  });

  it.each([{ maxResults: 0 }, { maxResults: 1001 }, { nextToken: "made-up" }, { nextToken: "has spaces in it" }])(
    "refuses %o",
    async (input) => {
      const refused = local.bedrock.send(new ListInferenceProfilesCommand(input));
      await expect(refused).rejects.toMatchObject({ name: "ValidationException", $metadata: { httpStatusCode: 400 } });
    },
  );

  it("refuses a token that was changed or belongs to the other list", async () => {
    const { nextToken = "" } = await local.bedrock.send(new ListInferenceProfilesCommand({ maxResults: 1 }));
    const changed = `${nextToken.slice(0, -2)}${nextToken.endsWith("AA") ? "BB" : "AA"}`;
    const refusals = [{ nextToken: changed }, { nextToken, typeEquals: "APPLICATION" as const }];
    for (const input of refusals) {
      await expect(local.bedrock.send(new ListInferenceProfilesCommand(input))).rejects.toMatchObject({
        name: "ValidationException",
      });
    }
  });
});

describe("GetInferenceProfile", () => {
  it("finds a system profile by ID and by ARN, in the order Bedrock routes", async () => {
    const profile = await get("us.amazon.nova-lite-v1:0");
    expect(await get(`${systemArn}/us.amazon.nova-lite-v1:0`)).toMatchObject({ models: profile.models });
    expect(profile).toMatchObject({
      inferenceProfileName: "US Nova Lite",
      description: "Routes requests to Nova Lite in us-east-1, us-west-2 and us-east-2.",
      status: "ACTIVE",
      type: "SYSTEM_DEFINED",
    });
    expect(profile.models?.map((model) => model.modelArn)).toEqual(
      ["us-east-1", "us-west-2", "us-east-2"].map(
        (region) => `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`,
      ),
    );
  });

  it("names the model of a global profile without a Region first", async () => {
    const { models } = await get("global.amazon.nova-2-lite-v1:0");
    expect(models?.map((model) => model.modelArn)).toEqual([
      "arn:aws:bedrock:::foundation-model/amazon.nova-2-lite-v1:0",
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-2-lite-v1:0",
    ]);
  });

  it.each([
    ["us.made-up-v1:0", "ResourceNotFoundException", 404],
    ["abcdefghijkl", "ResourceNotFoundException", 404],
    [
      "arn:aws:bedrock:eu-west-1:000000000000:inference-profile/us.amazon.nova-lite-v1:0",
      "ResourceNotFoundException",
      404,
    ],
    ["not an id", "ValidationException", 400],
    ["arn:aws:s3:::bucket/key", "ValidationException", 400],
  ])("refuses %s with %s", async (identifier, name, httpStatusCode) => {
    await expect(get(identifier)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });
});

describe("CreateInferenceProfile", () => {
  it("makes a profile that takes over the source's models in their order", async () => {
    const answer = await create({ description: "Team A: chat", tags: [{ key: "team", value: "a" }] });
    expect(answer).toMatchObject({ status: "ACTIVE", $metadata: { httpStatusCode: 201 } });
    const arn = answer.inferenceProfileArn ?? "";
    expect(arn).toMatch(/^arn:aws:bedrock:us-east-1:000000000000:application-inference-profile\/[a-z0-9]{12}$/);
    const profile = await get(arn);
    expect(profile).toMatchObject({
      inferenceProfileName: "team-a",
      description: "Team A: chat",
      inferenceProfileId: arn.split("/").at(-1),
      models: (await get("us.amazon.nova-lite-v1:0")).models,
      type: "APPLICATION",
    });
    expect(profile.createdAt).toEqual(profile.updatedAt);
    expect(await get(profile.inferenceProfileId ?? "")).toMatchObject({ inferenceProfileArn: arn });
    await remove(arn);
  });

  it.each([
    ["without an account", "arn:aws:bedrock:us-east-1::inference-profile/global.amazon.nova-2-lite-v1:0", 2],
    ["of another account", "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0", 3],
    ["of a model on demand", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0", 1],
  ])("copies a source %s", async (_, copyFrom, models) => {
    const arn = await created({ modelSource: { copyFrom } });
    expect((await get(arn)).models).toHaveLength(models);
    await remove(arn);
  });

  it.each([
    [
      "model with an account",
      "arn:aws:bedrock:us-east-1:000000000000:foundation-model/amazon.nova-lite-v1:0",
      "ValidationException",
    ],
    [
      "source of another Region",
      "arn:aws:bedrock:eu-west-1:000000000000:inference-profile/us.amazon.nova-lite-v1:0",
      "ValidationException",
    ],
    ["bare ID", "us.amazon.nova-lite-v1:0", "ValidationException"],
    [
      "application profile",
      "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abcdefghijkl",
      "ValidationException",
    ],
    [
      "model that is not on demand",
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-2-lite-v1:0",
      "ValidationException",
    ],
    [
      "embedding model",
      "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0",
      "ValidationException",
    ],
    ["unknown profile", `${systemArn}/us.made-up-v1:0`, "ResourceNotFoundException"],
    ["retired profile", `${systemArn}/us.anthropic.claude-3-5-sonnet-20241022-v2:0`, "ResourceNotFoundException"],
  ])("refuses a %s", async (_, copyFrom, name) => {
    await expect(create({ modelSource: { copyFrom } })).rejects.toMatchObject({ name });
  });

  it.each([
    [{ inferenceProfileName: "a--b" }, "inferenceProfileName"],
    [{ inferenceProfileName: "a/b" }, "inferenceProfileName"],
    [{ inferenceProfileName: "a".repeat(65) }, "inferenceProfileName"],
    [{ inferenceProfileName: "" }, "inferenceProfileName"],
    [{ description: "Team A - Chat" }, "description"],
    [{ description: "d".repeat(201) }, "description"],
    [{ clientRequestToken: "-token" }, "clientRequestToken"],
    [{ tags: [{ key: "", value: "x" }] }, "tags.1.member.key"],
    [{ tags: [{ key: "k", value: "v".repeat(257) }] }, "tags.1.member.value"],
    [{ tags: [{ key: "k!", value: "v" }] }, "tags.1.member.key"],
  ])("names the member that breaks a rule: %o", async (input, member) => {
    await expect(create(input)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(new RegExp(`^\\d validation errors? detected: Value '.*' at '${member}' failed`)),
    });
  });

  it("names all broken rules together, and a member of the wrong type before any of them", async () => {
    const broken = { inferenceProfileName: "a--b", description: "Team A - Chat", tags: [{ key: "k!", value: "v" }] };
    await expect(create(broken)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^3 validation errors detected: Value 'a--b' at 'inferenceProfileName' failed .*; Value 'Team A - Chat' at 'description' failed .*; Value 'k!' at 'tags\.1\.member\.key' failed /,
      ),
    });
    const body = JSON.stringify({ inferenceProfileName: ["team-a"], description: "Team A - Chat" });
    const answer = await fetch(`${local.url}/inference-profiles`, { method: "POST", body });
    expect([answer.status, answer.headers.get("x-amzn-errortype")?.split(":")[0]]).toEqual([
      400,
      "SerializationException",
    ]);
  });

  it.each(["team-a", "Team A", "a-", "A1_b 2"])("accepts the name %s, also a second time", async (name) => {
    const arns = [await created({ inferenceProfileName: name }), await created({ inferenceProfileName: name })];
    expect(new Set(arns).size).toBe(2);
    await Promise.all(arns.map(remove));
  });

  it("answers a repeated request token with the first profile, and refuses it for another body", async () => {
    const clientRequestToken = "5b6ff7a6-0d8f-4b0e-9d3e-6f2f5b0c7a11";
    const arns = await Promise.all([created({ clientRequestToken }), created({ clientRequestToken })]);
    expect(arns[0]).toBe(arns[1]);
    const other = create({ clientRequestToken, inferenceProfileName: "team-b" });
    await expect(other).rejects.toMatchObject({ name: "ValidationException" });
    await remove(arns[0]);
  });

  it("refuses the profile beyond the quota", async () => {
    const arns = await Promise.all(Array.from({ length: 40 }, () => created()));
    await expect(create()).rejects.toMatchObject({
      name: "ServiceQuotaExceededException",
      $metadata: { httpStatusCode: 400 },
    });
    await Promise.all(arns.map(remove));
  });

  it("refuses more than 50 tags, a key given twice and a reserved key", async () => {
    const tags = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: "v" }));
    await expect(create({ tags })).rejects.toMatchObject({ name: "TooManyTagsException", resourceName: "team-a" });
    const twice = [
      { key: "k", value: "1" },
      { key: "k", value: "2" },
    ];
    await expect(create({ tags: twice })).rejects.toMatchObject({ name: "ValidationException" });
    await expect(create({ tags: [{ key: "aws:x", value: "1" }] })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

describe("DeleteInferenceProfile", () => {
  it("deletes an application profile once, by ID or ARN", async () => {
    const [first, second] = [await created(), await created()];
    await remove(first);
    await remove(second.split("/").at(-1) ?? "");
    for (const arn of [first, second]) {
      await expect(remove(arn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    }
  });

  it("refuses a system profile", async () => {
    await expect(remove("us.amazon.nova-lite-v1:0")).rejects.toMatchObject({ name: "ValidationException" });
    await expect(remove(`${systemArn}/us.amazon.nova-lite-v1:0`)).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

describe("tags", () => {
  const list = async (resourceARN: string) =>
    (await local.bedrock.send(new ListTagsForResourceCommand({ resourceARN }))).tags;

  it("are added, overwritten and removed", async () => {
    const resourceARN = await created({ tags: [{ key: "team", value: "a" }] });
    const tags = [
      { key: "team", value: "b" },
      { key: "cost-center", value: "CC 1" },
    ];
    await local.bedrock.send(new TagResourceCommand({ resourceARN, tags }));
    expect(await list(resourceARN)).toEqual(tags);
    await local.bedrock.send(new UntagResourceCommand({ resourceARN, tagKeys: ["team", "absent"] }));
    expect(await list(resourceARN)).toEqual([{ key: "cost-center", value: "CC 1" }]);
    await remove(resourceARN);
  });

  it("end at 50", async () => {
    const tags = Array.from({ length: 50 }, (_, index) => ({ key: `k${index}`, value: "" }));
    const resourceARN = await created({ tags });
    const more = new TagResourceCommand({ resourceARN, tags: [{ key: "one-more", value: "" }] });
    await expect(local.bedrock.send(more)).rejects.toMatchObject({ name: "TooManyTagsException" });
    expect(await list(resourceARN)).toEqual(tags);
    await remove(resourceARN);
  });

  it.each([
    "arn:aws:s3:::some-bucket-name",
    "arn:aws:bedrock:us-east-1:1:application-inference-profile/x",
    "a b".repeat(9),
  ])("are refused on %s, which the pattern of a taggable resource does not match", async (resourceARN) => {
    await expect(list(resourceARN)).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("at 'resourceARN' failed to satisfy constraint: Member must satisfy"),
    });
  });

  it("are refused on system profiles and unknown ones", async () => {
    await expect(list(`${systemArn}/us.amazon.nova-lite-v1:0`)).rejects.toMatchObject({ name: "ValidationException" });
    const unknown = "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/abcdefghijkl";
    await expect(list(unknown)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

describe("foundation models", () => {
  it("say how they can be called in this Region", async () => {
    const { modelSummaries = [] } = await local.bedrock.send(new ListFoundationModelsCommand({}));
    const types = new Map(modelSummaries.map((model) => [model.modelId, model.inferenceTypesSupported]));
    expect(types.get("amazon.nova-lite-v1:0")).toEqual(["ON_DEMAND", "INFERENCE_PROFILE"]);
    expect(types.get("amazon.nova-2-lite-v1:0")).toEqual(["INFERENCE_PROFILE"]);
    expect(types.has("anthropic.claude-3-5-sonnet-20241022-v2:0")).toBe(false);
  });

  it("are filtered by provider, output and inference type", async () => {
    const input = { byProvider: "amazon", byOutputModality: "EMBEDDING", byInferenceType: "ON_DEMAND" } as const;
    const { modelSummaries = [] } = await local.bedrock.send(new ListFoundationModelsCommand(input));
    expect(modelSummaries.length).toBeGreaterThan(0);
    expect(modelSummaries.every((model) => model.providerName === "Amazon")).toBe(true);
    expect(modelSummaries.every((model) => model.outputModalities?.includes("EMBEDDING"))).toBe(true);
  });

  it("are described by ID and ARN with their end of life", async () => {
    const modelIdentifier = "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-1-20250805-v1:0";
    for (const identifier of [modelIdentifier, "anthropic.claude-opus-4-1-20250805-v1:0"]) {
      const command = new GetFoundationModelCommand({ modelIdentifier: identifier });
      const { modelDetails } = await local.bedrock.send(command);
      expect(modelDetails?.modelArn).toBe(modelIdentifier);
      expect(modelDetails?.modelLifecycle).toMatchObject({
        status: "LEGACY",
        endOfLifeTime: new Date("2027-01-08T00:00:00Z"),
      });
    }
    const unknown = local.bedrock.send(new GetFoundationModelCommand({ modelIdentifier: "amazon.made-up-v1:0" }));
    await expect(unknown).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

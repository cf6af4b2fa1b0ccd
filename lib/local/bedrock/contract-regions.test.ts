import {
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetFoundationModelAvailabilityCommand,
  GetInferenceProfileCommand,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { controlPlaneClient, runtimeClient, startTestBedrock, userMessage } from "./test-bedrock.ts";

let local: Awaited<ReturnType<typeof startTestBedrock>>;

beforeAll(async () => {
  local = await startTestBedrock({ quota: 2 });
});
afterAll(() => local.close());

const frankfurt = () => controlPlaneClient(local.url, { region: "eu-central-1" });

function sourceIn(region: string): string {
  const geography = region.startsWith("eu-") ? "eu" : "us";
  return `arn:aws:bedrock:${region}::inference-profile/${geography}.amazon.nova-lite-v1:0`;
}

async function createIn(region: string, inferenceProfileName = "team-a"): Promise<string> {
  const command = new CreateInferenceProfileCommand({
    inferenceProfileName,
    modelSource: { copyFrom: sourceIn(region) },
    tags: [{ key: "team", value: "a" }],
  });
  const { inferenceProfileArn = "" } = await controlPlaneClient(local.url, { region }).send(command);
  return inferenceProfileArn;
}

async function namesIn(region: string) {
  const command = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" });
  const { inferenceProfileSummaries = [] } = await controlPlaneClient(local.url, { region }).send(command);
  return inferenceProfileSummaries.map((profile) => profile.inferenceProfileArn);
}

describe("a Region", () => {
  it("is the one of the signature's scope, with its own system profiles and models", async () => {
    const ids = async (region: string) => {
      const list = await controlPlaneClient(local.url, { region }).send(new ListInferenceProfilesCommand({}));
      return list.inferenceProfileSummaries?.map((profile) => profile.inferenceProfileId) ?? [];
    };
    expect(await ids("eu-central-1")).toContain("eu.amazon.nova-lite-v1:0");
    expect(await ids("eu-central-1")).not.toContain("us.amazon.nova-lite-v1:0");
    expect(await ids("us-east-1")).toContain("us.amazon.nova-lite-v1:0");
    const { modelSummaries = [] } = await frankfurt().send(new ListFoundationModelsCommand({}));
    expect(modelSummaries.every((model) => model.modelArn?.startsWith("arn:aws:bedrock:eu-central-1::"))).toBe(true);
  });

  it("is the default one for calls without a signature and with a bearer token", async () => {
    for (const headers of [undefined, { authorization: "Bearer some-api-key" }]) {
      const answer = await fetch(`${local.url}/inference-profiles/us.amazon.nova-lite-v1%3A0`, headers && { headers });
      expect((await answer.json()).inferenceProfileArn).toMatch(/^arn:aws:bedrock:us-east-1:/);
    }
  });

  it("has a partition of its own in GovCloud", async () => {
    const gov = controlPlaneClient(local.url, { region: "us-gov-west-1" });
    const { inferenceProfileSummaries: [first] = [] } = await gov.send(new ListInferenceProfilesCommand({}));
    expect(first?.inferenceProfileArn).toMatch(/^arn:aws-us-gov:bedrock:us-gov-west-1:000000000000:/);
  });

  it("that is none is refused, and so is a signature without a scope", async () => {
    const nowhere = controlPlaneClient(local.url, { region: "xx-nowhere-1" }).send(
      new ListInferenceProfilesCommand({}),
    );
    await expect(nowhere).rejects.toMatchObject({
      name: "InvalidSignatureException",
      $metadata: { httpStatusCode: 403 },
    });
    const headers = { authorization: "AWS4-HMAC-SHA256 Signature=abc" };
    const answer = await fetch(`${local.url}/inference-profiles`, { headers });
    expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([
      403,
      expect.stringMatching(/^IncompleteSignatureException:/),
    ]);
  });
});

describe("an application profile", () => {
  it("belongs to its Region: neither seen, nor changed, nor called from another", async () => {
    const arn = await createIn("eu-central-1");
    expect(arn).toMatch(/^arn:aws:bedrock:eu-central-1:/);
    expect(await namesIn("eu-central-1")).toEqual([arn]);
    expect(await namesIn("us-east-1")).toEqual([]);

    const missing = { name: "ResourceNotFoundException" };
    const tags = [{ key: "team", value: "b" }];
    const { bedrock, http1 } = local;
    const messages = [userMessage("Hello")];
    await expect(
      bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn })),
    ).rejects.toMatchObject(missing);
    await expect(
      bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn })),
    ).rejects.toMatchObject(missing);
    await expect(bedrock.send(new ListTagsForResourceCommand({ resourceARN: arn }))).rejects.toMatchObject(missing);
    await expect(bedrock.send(new TagResourceCommand({ resourceARN: arn, tags }))).rejects.toMatchObject(missing);
    await expect(http1.send(new ConverseCommand({ modelId: arn, messages }))).rejects.toMatchObject({
      name: "ValidationException",
      message: "The provided model identifier is invalid.",
    });

    const there = runtimeClient(local.url, 2, { region: "eu-central-1" });
    const answer = await there.send(new ConverseCommand({ modelId: arn, messages }));
    expect(answer.stopReason).toBe("end_turn");
    expect((await local.ledger()).calls.at(-1)).toMatchObject({
      region: "eu-central-1",
      profileId: arn.split("/").at(-1),
      tags: { team: "a" },
      inferenceRegion: expect.stringMatching(/^eu-/),
    });
    await frankfurt().send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
  });

  it("cannot copy a source of another Region", async () => {
    const command = new CreateInferenceProfileCommand({
      inferenceProfileName: "team-a",
      modelSource: { copyFrom: sourceIn("us-east-1") },
    });
    await expect(frankfurt().send(command)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("counts against the quota of its Region alone", async () => {
    await Promise.all([createIn("eu-west-1"), createIn("eu-west-1"), createIn("us-west-2")]);
    await expect(createIn("eu-west-1")).rejects.toMatchObject({
      name: "ServiceQuotaExceededException",
      message: expect.stringContaining("eu-west-1"),
    });
    await createIn("us-west-2");
  });

  it("is paged with tokens that are good in its Region only", async () => {
    const first = new ListInferenceProfilesCommand({ maxResults: 1 });
    const { nextToken } = await frankfurt().send(first);
    await expect(local.bedrock.send(new ListInferenceProfilesCommand({ nextToken }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

describe("GetFoundationModelAvailability", () => {
  const availability = (modelId: string, region = "us-east-1") =>
    controlPlaneClient(local.url, { region }).send(new GetFoundationModelAvailabilityCommand({ modelId }));

  it.each([
    ["amazon.nova-2-lite-v1:0", "us-east-1", "AVAILABLE"],
    ["mistral.mistral-large-3-675b-instruct", "us-gov-west-1", "NOT_AVAILABLE"],
    ["anthropic.claude-3-5-sonnet-20241022-v2:0", "us-east-1", "NOT_AVAILABLE"], // retired
  ])("says of %s in %s: %s", async (modelId, region, regionAvailability) => {
    expect(await availability(modelId, region)).toMatchObject({
      modelId,
      agreementAvailability: { status: "AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability,
    });
  });

  it.each([
    ["made-up.model-v1:0", "ResourceNotFoundException", 404],
    ["no model", "ValidationException", 400],
    [`a.${"b".repeat(140)}`, "ValidationException", 400],
  ])("refuses %s with %s", async (modelId, name, httpStatusCode) => {
    await expect(availability(modelId)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it("and GetFoundationModel take the ID of every model there is", async () => {
    const { modelSummaries = [] } = await local.bedrock.send(new ListFoundationModelsCommand({}));
    const answers = await Promise.all(modelSummaries.map((model) => availability(model.modelId ?? "")));
    expect(answers).toHaveLength(modelSummaries.length);
  });
});

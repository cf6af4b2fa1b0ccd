import { CreateInferenceProfileCommand, DeleteInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
  TagResourcesCommand,
  UntagResourcesCommand,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { controlPlaneClient, startTestBedrock } from "./test-bedrock.ts";

const credentials = { accessKeyId: "AKIATEAM", secretAccessKey: "local" };
const type = "bedrock:application-inference-profile";

let local: Awaited<ReturnType<typeof startTestBedrock>>;
let tagging: ResourceGroupsTaggingAPIClient;
let arns: string[] = [];

beforeAll(async () => {
  local = await startTestBedrock();
  tagging = new ResourceGroupsTaggingAPIClient({
    endpoint: local.url,
    region: "us-east-1",
    credentials,
    maxAttempts: 1,
  });
  arns = await Promise.all([
    create({ team: "a", env: "prod" }),
    create({ team: "b", env: "prod" }),
    create({ team: "b" }),
    create({}),
  ]);
});
afterAll(async () => {
  tagging.destroy();
  await local.close();
});

async function create(tags: Record<string, string>, region = "us-east-1"): Promise<string> {
  const command = new CreateInferenceProfileCommand({
    inferenceProfileName: "team",
    modelSource: { copyFrom: `arn:aws:bedrock:${region}::inference-profile/global.amazon.nova-2-lite-v1:0` },
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  });
  const { inferenceProfileArn = "" } = await controlPlaneClient(local.url, { region }).send(command);
  return inferenceProfileArn;
}

async function found(input: GetResourcesCommandInput) {
  const { ResourceTagMappingList = [] } = await tagging.send(new GetResourcesCommand(input));
  return ResourceTagMappingList.map((resource) => arns.indexOf(resource.ResourceARN ?? "")).sort();
}

describe("GetResources", () => {
  it("gives tagged application profiles of the Region with their tags", async () => {
    await create({ team: "far" }, "eu-west-1");
    const answer = await tagging.send(new GetResourcesCommand({ ResourceTypeFilters: [type] }));
    expect(answer.PaginationToken).toBe("");
    expect(answer.ResourceTagMappingList).toHaveLength(3);
    expect(answer.ResourceTagMappingList).toContainEqual({
      ResourceARN: arns[0],
      Tags: [
        { Key: "team", Value: "a" },
        { Key: "env", Value: "prod" },
      ],
    });
  });

  it.each([
    [{ TagFilters: [{ Key: "team", Values: ["b"] }] }, [1, 2]],
    [{ TagFilters: [{ Key: "team", Values: ["a", "b"] }, { Key: "env" }] }, [0, 1]],
    [{ TagFilters: [{ Key: "owner" }] }, []],
    [{ ResourceTypeFilters: ["bedrock"] }, [0, 1, 2]],
    [{ ResourceTypeFilters: ["s3:bucket"] }, []],
  ])("with %j finds %j", async (input, expected) => {
    expect(await found(input)).toEqual(expected);
  });

  it("looks up ARNs", async () => {
    expect(await found({ ResourceARNList: [arns[2] ?? "", `${arns[2]}x`] })).toEqual([2]);
  });

  it("gives every profile once over pages", async () => {
    const seen: Array<string | undefined> = [];
    for await (const page of paginateGetResources({ client: tagging, pageSize: 1 }, {})) {
      seen.push(...(page.ResourceTagMappingList ?? []).map((resource) => resource.ResourceARN));
    }
    expect(seen.sort()).toEqual(arns.slice(0, 3).sort());
  });

  it.each([
    { PaginationToken: "made-up" },
    { ResourcesPerPage: 0 },
    { ResourcesPerPage: 101 },
    { TagsPerPage: 150 },
    { ResourceARNList: ["arn:aws:bedrock:us-east-1:000000000000:x/y"], TagFilters: [{ Key: "team" }] },
    { TagFilters: [{ Key: "" }] },
  ])("refuses %j", async (input) => {
    await expect(tagging.send(new GetResourcesCommand(input))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringMatching(/\S/),
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
  });
});

describe("TagResources and UntagResources", () => {
  it("change tags and name the resources they could not change", async () => {
    const arn = await create({ team: "c" });
    const missing = arn.replace(/.{12}$/, "abcdefghijkl");
    const tagged = await tagging.send(
      new TagResourcesCommand({ ResourceARNList: [arn, missing], Tags: { team: "d", env: "dev" } }),
    );
    expect(tagged.FailedResourcesMap).toEqual({
      [missing]: {
        StatusCode: 404,
        ErrorCode: "InvalidParameterException",
        ErrorMessage: expect.stringContaining("not found"),
      },
    });
    await tagging.send(new UntagResourcesCommand({ ResourceARNList: [arn], TagKeys: ["env"] }));
    const { ResourceTagMappingList } = await tagging.send(new GetResourcesCommand({ ResourceARNList: [arn] }));
    expect(ResourceTagMappingList).toEqual([{ ResourceARN: arn, Tags: [{ Key: "team", Value: "d" }] }]);
    await local.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
  });

  it("refuse tags that Bedrock does not take", async () => {
    const command = new TagResourcesCommand({ ResourceARNList: [arns[3] ?? ""], Tags: { "a!": "b" } });
    await expect(tagging.send(command)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("are not the only operations AWS has", async () => {
    const headers = { "x-amz-target": "ResourceGroupsTaggingAPI_20170126.GetTagKeys" };
    const answer = await fetch(local.url, { method: "POST", body: "{}", headers });
    expect([answer.status, (await answer.json()).__type]).toEqual([404, "UnknownOperationException"]);
  });
});

describe("GetCallerIdentity", () => {
  const sts = () => new STSClient({ endpoint: local.url, region: "us-east-1", credentials, maxAttempts: 1 });

  it("names account and user of the access key", async () => {
    expect(await sts().send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: "000000000000",
      Arn: "arn:aws:iam::000000000000:user/AKIATEAM",
      UserId: expect.stringMatching(/^AIDA[0-9A-F]{17}$/),
    });
  });

  it("reports faults in the form of STS", async () => {
    await local.setFaults({ operation: "GetCallerIdentity", fault: { kind: "expired-credentials" } });
    await expect(sts().send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "ExpiredToken",
      $metadata: { httpStatusCode: 403 },
    });
    await local.setFaults();
  });

  it("is the only operation of STS", async () => {
    const answer = await fetch(`${local.url}/?Action=AssumeRole&Version=2011-06-15`);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("<Code>InvalidAction</Code>")]);
  });
});

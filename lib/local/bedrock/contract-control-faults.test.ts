import {
  CreateInferenceProfileCommand,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from "@aws-sdk/client-bedrock";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { controlPlaneClient, runtimeClient, startTestBedrock, userMessage } from "./test-bedrock.ts";

const modelId = "us.amazon.nova-lite-v1:0";
const messages = [userMessage("Hello")];

let local: Awaited<ReturnType<typeof startTestBedrock>>;

beforeAll(async () => {
  local = await startTestBedrock();
});
afterAll(() => local.close());
beforeEach(() => local.setFaults());

async function create(inferenceProfileName = "team-a"): Promise<string> {
  const copyFrom = `arn:aws:bedrock:us-east-1::inference-profile/${modelId}`;
  const command = new CreateInferenceProfileCommand({ inferenceProfileName, modelSource: { copyFrom } });
  return (await local.bedrock.send(command)).inferenceProfileArn ?? "";
}

const remove = (inferenceProfileIdentifier: string) =>
  local.bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier }));
const get = (inferenceProfileIdentifier: string) =>
  local.bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier }));
const tagsOf = async (resourceARN: string) =>
  (await local.bedrock.send(new ListTagsForResourceCommand({ resourceARN }))).tags;

async function isListed(arn: string): Promise<boolean> {
  const command = new ListInferenceProfilesCommand({ typeEquals: "APPLICATION", maxResults: 1000 });
  const { inferenceProfileSummaries = [] } = await local.bedrock.send(command);
  return inferenceProfileSummaries.some((profile) => profile.inferenceProfileArn === arn);
}

describe("a Region", () => {
  it("can fail alone", async () => {
    await local.setFaults({ region: "eu-west-1", fault: { kind: "outage" } });
    const ireland = controlPlaneClient(local.url, { region: "eu-west-1" });
    await expect(ireland.send(new ListInferenceProfilesCommand({}))).rejects.toMatchObject({ code: "ECONNRESET" });
    const there = runtimeClient(local.url, 1, { region: "eu-west-1" });
    await expect(
      there.send(new ConverseCommand({ modelId: "eu.amazon.nova-lite-v1:0", messages })),
    ).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(get(modelId)).resolves.toBeDefined();
  });
});

describe("a rule", () => {
  it("for a Region that is none is refused", async () => {
    const answer = await local.control("PUT", "/faults", {
      rules: [{ region: "eu-wset-1", fault: { kind: "outage" } }],
    });
    expect([answer.status, (await answer.json()).message]).toEqual([400, expect.stringContaining("no Region")]);
  });
});

describe("access-denied", () => {
  it("names principal, action and resource of the control plane", async () => {
    const arn = await create();
    await local.setFaults({ operation: "ListTagsForResource", fault: { kind: "access-denied" } });
    await expect(tagsOf(arn)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: `User: arn:aws:iam::000000000000:user/local is not authorized to perform: bedrock:ListTagsForResource on resource: ${arn} because no identity-based policy allows the bedrock:ListTagsForResource action`,
      $metadata: { httpStatusCode: 403 },
    });
    await remove(arn);
  });

  it("names them of an invocation", async () => {
    await local.setFaults({ fault: { kind: "access-denied" } });
    await expect(local.http2.send(new ConverseCommand({ modelId, messages }))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        `perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1:000000000000:inference-profile/${modelId} `,
      ),
    });
  });
});

describe("credentials and clocks", () => {
  // A client keeps what it learns about the clock, so each case has one of its own.
  const getOnce = (maxAttempts: number) =>
    controlPlaneClient(local.url, { maxAttempts }).send(
      new GetInferenceProfileCommand({ inferenceProfileIdentifier: modelId }),
    );

  it("expired credentials are refused", async () => {
    await local.setFaults({ fault: { kind: "expired-credentials" } });
    await expect(get(modelId)).rejects.toMatchObject({
      name: "ExpiredTokenException",
      message: "The security token included in the request is expired",
      $metadata: { httpStatusCode: 403 },
    });
  });

  it.each([600_000, -600_000])("a clock %i ms away is refused once, then the SDK has learnt it", async (offsetMs) => {
    await local.setFaults({ fault: { kind: "clock-skew", offsetMs } });
    await expect(getOnce(1)).rejects.toMatchObject({
      name: "InvalidSignatureException",
      message: expect.stringMatching(/^Signature (expired|not yet current): \d{8}T\d{6}Z is .* 5 min\.\)$/),
    });
    await expect(getOnce(2)).resolves.toMatchObject({ $metadata: { attempts: 2 } });
  });

  it("a clock a minute away is not noticed", async () => {
    await local.setFaults({ fault: { kind: "clock-skew", offsetMs: 60_000 } });
    await expect(getOnce(1)).resolves.toBeDefined();
  });
});

describe("lag", () => {
  it("hides a created profile from every read", async () => {
    await local.setFaults({ operation: "CreateInferenceProfile", fault: { kind: "lag", ms: 60_000 } });
    const arn = await create();
    expect(await isListed(arn)).toBe(false);
    await expect(get(arn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(local.http1.send(new ConverseCommand({ modelId: arn, messages }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
    await remove(arn);
  });

  it("goes on showing a deleted profile, and tags as they were", async () => {
    const arn = await create();
    await local.setFaults({ fault: { kind: "lag", ms: 60_000 } });
    await local.bedrock.send(new TagResourceCommand({ resourceARN: arn, tags: [{ key: "team", value: "a" }] }));
    expect(await tagsOf(arn)).toEqual([]);
    await remove(arn);
    expect(await isListed(arn)).toBe(true);
    await expect(remove(arn)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

describe("name-conflict", () => {
  it("refuses a name that is taken, and no other", async () => {
    const arn = await create("taken");
    await local.setFaults({ operation: "CreateInferenceProfile", fault: { kind: "name-conflict" } });
    await expect(create("taken")).rejects.toMatchObject({
      name: "ConflictException",
      $metadata: { httpStatusCode: 400 },
    });
    await Promise.all([await create("free"), arn].map(remove));
  });
});

describe("page-token", () => {
  const page = (nextToken?: string) =>
    local.bedrock.send(new ListInferenceProfilesCommand({ maxResults: 5, ...(nextToken && { nextToken }) }));

  it("repeats itself for ever", async () => {
    await local.setFaults({ operation: "ListInferenceProfiles", fault: { kind: "page-token", how: "repeated" } });
    const { nextToken } = await page();
    const [second, again] = [await page(nextToken), await page(nextToken)];
    expect([second.nextToken, again.nextToken]).toEqual([nextToken, nextToken]);
    expect(second.inferenceProfileSummaries).toEqual(again.inferenceProfileSummaries);
  });

  it("expires between pages", async () => {
    await local.setFaults({ operation: "ListInferenceProfiles", fault: { kind: "page-token", how: "expired" } });
    const { nextToken } = await page();
    await expect(page(nextToken)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("the control port", () => {
  const json = async (path: string) => (await local.control("GET", path)).json();

  it("describes itself and what it steers", async () => {
    expect(await json("/")).toMatchObject({
      name: "local-bedrock",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      url: local.url,
      controlUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      region: "us-east-1",
      regions: expect.arrayContaining(["us-east-1", "eu-central-1"]),
      asOf: "2026-11-22",
      operations: expect.arrayContaining(["ListInferenceProfiles", "ConverseStream", "GetResources"]),
      faultKinds: expect.arrayContaining(["error", "access-denied", "lag"]),
      endpoints: expect.arrayContaining(["PUT /faults", "GET /ledger", "PUT /calendar", "PUT /access-rules"]),
    });
  });

  const odd = ["", "{", "null", "1", "[]", '{"rules": [null]}', '{"asOf": 1}', '{"principals": [{"accessKeyId": 1}]}'];

  it.each(["/faults", "/calendar", "/access-rules"])("refuses odd bodies for %s and stays as it was", async (path) => {
    const { url } = await local.control("GET", path);
    const before = await json(path);
    for (const body of odd) {
      // An empty object asks for the calendar as it was at start.
      const isEmptyCalendar = path === "/calendar" && body === "";
      expect((await fetch(url, { method: "PUT", body })).status, body).toBe(isEmptyCalendar ? 200 : 400);
    }
    expect(await json(path)).toEqual(before);
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(404);
  });

  it("is not for web pages", async () => {
    const { url } = await local.control("GET", "/");
    const answer = await fetch(url, { headers: { origin: "https://example.com" } });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });

  it("counts calls in total and per profile, and gives as many in full as asked for", async () => {
    await local.control("DELETE", "/ledger");
    for (let turn = 0; turn < 3; turn += 1) await local.http1.send(new ConverseCommand({ modelId, messages }));
    await local.http1.send(new ConverseCommand({ modelId: "us.made-up", messages })).catch(() => undefined);
    const { calls, totals, profiles } = await json("/ledger?limit=2");
    expect(calls).toHaveLength(2);
    expect(totals).toMatchObject({ started: 4, finished: 3, failed: 1 });
    const [{ inputTokens }] = profiles;
    expect(profiles).toEqual([
      expect.objectContaining({ region: "us-east-1", profileId: modelId, baseModelId: modelId.slice(3), finished: 3 }),
      expect.objectContaining({ profileId: null, baseModelId: null, failed: 1, inputTokens: 0 }),
    ]);
    expect(inputTokens).toBe(totals.inputTokens);
    expect((await local.control("GET", "/ledger?limit=-1")).status).toBe(400);
  });
});

import {
  CreateInferenceProfileCommand,
  type CreateInferenceProfileCommandInput,
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
} from "@aws-sdk/client-bedrock";
import {
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { controlPlaneClient, runtimeClient, startTestBedrock, userMessage } from "./test-bedrock.ts";

const account = "000000000000";
const regional = `arn:aws:bedrock:us-east-1:${account}`;
const model = "amazon.nova-2-lite-v1:0";
const geoProfile = `us.${model}`;
const globalProfile = `global.${model}`;
const coreRegions = ["us-east-1", "us-east-2", "us-west-2"];
const invoke = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

let local: Awaited<ReturnType<typeof startTestBedrock>>;
const own = { a: "", b: "", global: "" };

type Statement = Record<string, unknown>;
type Principal = { accessKeyId: string; policies: object[] } & Record<string, unknown>;

const policy = (...Statement: Statement[]) => ({ Version: "2012-10-17", Statement });
const modelsIn = (...regions: string[]) =>
  regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/${model}`);
const ownTeam = ["$", "{aws:PrincipalTag/team}"].join(""); // a variable of IAM, not a template
const access = (accessKeyId: string) => ({ credentials: { accessKeyId, secretAccessKey: "any" } });
const admin = { accessKeyId: "ADMIN", policies: [policy({ Effect: "Allow", Action: "*", Resource: "*" })] };

/** A team may call models only through its own application profiles. */
function teamPolicy(regions: string[]) {
  return policy(
    {
      Sid: "OwnProfiles",
      Effect: "Allow",
      Action: invoke,
      Resource: `${regional}:application-inference-profile/*`,
      Condition: { StringEquals: { "aws:ResourceTag/team": ownTeam } },
    },
    {
      Sid: "ModelsOnlyThroughApplicationProfiles",
      Effect: "Allow",
      Action: invoke,
      Resource: modelsIn(...regions),
      Condition: { ArnLike: { "bedrock:InferenceProfileArn": `${regional}:application-inference-profile/*` } },
    },
  );
}

async function setRules(...principals: Principal[]) {
  const answer = await local.control("PUT", "/access-rules", { principals: [admin, ...principals] });
  if (!answer.ok) throw new Error(await answer.text());
}

function converse(accessKeyId: string, modelId: string) {
  const command = new ConverseCommand({ modelId, messages: [userMessage("Hello")] });
  return runtimeClient(local.url, 1, access(accessKeyId)).send(command);
}

const denied = (action: string, resource: string, why = /because no identity-based policy allows the \S+ action$/) => ({
  name: "AccessDeniedException",
  message: expect.stringMatching(
    new RegExp(`^User: \\S+ is not authorized to perform: ${action} on resource: ${escaped(resource)} ${why.source}`),
  ),
  $metadata: { httpStatusCode: 403 },
});

function escaped(text: string): string {
  return text.replaceAll("*", "\\*");
}

beforeAll(async () => {
  local = await startTestBedrock();
  const made = async (team: string, copyFrom: string) => {
    const command = new CreateInferenceProfileCommand({
      inferenceProfileName: `team-${team}`,
      modelSource: { copyFrom: `arn:aws:bedrock:us-east-1::inference-profile/${copyFrom}` },
      tags: [{ key: "team", value: team }],
    });
    return (await local.bedrock.send(command)).inferenceProfileArn ?? "";
  };
  own.a = await made("a", geoProfile);
  own.b = await made("b", geoProfile);
  own.global = await made("a", globalProfile);
});
afterAll(() => local.close());
beforeEach(async () => {
  await local.control("DELETE", "/access-rules");
});

describe("callers", () => {
  it("may do everything while there are no rules", async () => {
    await expect(converse("ANYBODY", own.a)).resolves.toMatchObject({ stopReason: "end_turn" });
  });

  it("are refused when their key is unknown, they do not sign or they bear a token", async () => {
    await setRules();
    await expect(converse("ANYBODY", own.a)).rejects.toMatchObject({
      name: "UnrecognizedClientException",
      $metadata: { httpStatusCode: 403 },
    });
    const statuses = await Promise.all(
      [undefined, { authorization: "Bearer key" }].map((headers) =>
        fetch(`${local.url}/inference-profiles`, headers && { headers }),
      ),
    );
    expect(statuses.map((answer) => [answer.status, answer.headers.get("x-amzn-errortype")?.split(":")[0]])).toEqual([
      [403, "MissingAuthenticationTokenException"],
      [403, "AccessDeniedException"],
    ]);
  });

  it("are told who they are, whatever they may do", async () => {
    const arn = `arn:aws:sts::${account}:assumed-role/team-a/maria`;
    await setRules({ accessKeyId: "MARIA", arn, policies: [] });
    const client = (key: string) => new STSClient({ endpoint: local.url, region: "us-east-1", ...access(key) });
    expect(await client("MARIA").send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: account,
      Arn: arn,
      UserId: expect.stringMatching(/^AROA.*:maria$/),
    });
    await expect(client("NOBODY").send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "InvalidClientTokenId",
    });
  });
});

describe("a team's policy", () => {
  const team = (regions: string[]) =>
    setRules({ accessKeyId: "TEAM", tags: { team: "a" }, policies: [teamPolicy(regions)] });

  it("lets it call through its own profile, whole and as a stream", async () => {
    await team(coreRegions);
    for (let turn = 0; turn < 10; turn += 1) await converse("TEAM", own.a);
    const stream = new ConverseStreamCommand({ modelId: own.a, messages: [userMessage("Hello")] });
    await expect(runtimeClient(local.url, 2, access("TEAM")).send(stream)).resolves.toBeDefined();
  });

  it("keeps it off profiles of others, system profiles and models", async () => {
    await team(coreRegions);
    await expect(converse("TEAM", own.b)).rejects.toMatchObject(denied("bedrock:InvokeModel", own.b));
    await expect(converse("TEAM", geoProfile)).rejects.toMatchObject(
      denied("bedrock:InvokeModel", `${regional}:inference-profile/${geoProfile}`),
    );
    const direct = "amazon.nova-lite-v1:0";
    await expect(converse("TEAM", direct)).rejects.toMatchObject(
      denied("bedrock:InvokeModel", `arn:aws:bedrock:us-east-1::foundation-model/${direct}`),
    );
  });

  it("fails now and then when a destination is missing, naming the model there", async () => {
    await team(["us-east-1", "us-east-2"]);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => converse("TEAM", own.a)));
    const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refusals.length).toBeGreaterThan(1);
    expect(refusals.length).toBeLessThan(20);
    const [away = ""] = modelsIn("us-west-2");
    for (const refusal of refusals) expect(refusal).toMatchObject(denied("bedrock:InvokeModel", away));
  });

  it("needs the model without a Region for a copy of a global profile", async () => {
    await team(coreRegions);
    const [anywhere = ""] = modelsIn("");
    await expect(converse("TEAM", own.global)).rejects.toMatchObject(denied("bedrock:InvokeModel", anywhere));
    await team(["us-east-1", ""]);
    await expect(converse("TEAM", own.global)).resolves.toBeDefined();
  });
});

describe("every operation of the runtime", () => {
  const policies = [policy({ Effect: "Allow", Action: "bedrock:List*", Resource: "*" })];
  const profileArn = `${regional}:inference-profile/${geoProfile}`;
  const body = JSON.stringify({ messages: [{ role: "user", content: [{ text: "Hello" }] }] });
  const count = { modelId: model, input: { converse: { messages: [userMessage("Hello")] } } };
  const [modelHere = ""] = modelsIn("us-east-1");
  type Client = ReturnType<typeof runtimeClient>;

  it.each([
    ["InvokeModel", (client: Client) => client.send(new InvokeModelCommand({ modelId: geoProfile, body })), profileArn],
    [
      "InvokeModelWithResponseStream",
      (client: Client) => client.send(new InvokeModelWithResponseStreamCommand({ modelId: geoProfile, body })),
      profileArn,
    ],
    ["CountTokens", (client: Client) => client.send(new CountTokensCommand(count)), modelHere],
  ])("%s needs a permission of that name", async (name, ask, resource) => {
    await setRules({ accessKeyId: "READER", policies });
    await expect(ask(runtimeClient(local.url, 2, access("READER")))).rejects.toMatchObject(
      denied(`bedrock:${name}`, resource),
    );
  });
});

describe("the policy that is often copied", () => {
  it("denies everything: wrong resource, no models, and a Deny that compares a pattern literally", async () => {
    const resource = `${regional}:inference-profile/my-app-profile`;
    const allow = { Effect: "Allow", Action: invoke, Resource: resource };
    const deny = {
      Effect: "Deny",
      Action: "bedrock:InvokeModel",
      Resource: "*",
      Condition: { StringNotEquals: { "bedrock:InferenceProfileArn": `${regional}:inference-profile/*` } },
    };
    await setRules({ accessKeyId: "COPIED", policies: [policy(allow)] });
    await expect(converse("COPIED", own.a)).rejects.toMatchObject(denied("bedrock:InvokeModel", own.a));
    const everything = { Effect: "Allow", Action: "bedrock:*", Resource: "*" };
    await setRules({ accessKeyId: "COPIED", policies: [policy(everything, deny)] });
    await expect(converse("COPIED", own.a)).rejects.toMatchObject(
      denied("bedrock:InvokeModel", own.a, /with an explicit deny in an identity-based policy$/),
    );
  });

  it("grants nothing by bedrock:Converse, which is no action", async () => {
    await setRules({
      accessKeyId: "COPIED",
      policies: [policy({ Effect: "Allow", Action: "bedrock:Con*", Resource: "*" })],
    });
    await expect(converse("COPIED", own.a)).rejects.toMatchObject(denied("bedrock:InvokeModel", own.a));
  });
});

describe("an organisation's policy", () => {
  const limited = (deny: Statement) =>
    setRules({
      ...admin,
      accessKeyId: "MEMBER",
      serviceControlPolicies: [policy({ Effect: "Allow", Action: "*", Resource: "*" }), policy(deny)],
    });
  const why = /with an explicit deny in a service control policy$/;

  it("that closes one destination closes the whole profile", async () => {
    await limited({
      Effect: "Deny",
      Action: "bedrock:*",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": "us-west-2" } },
    });
    const [away = ""] = modelsIn("us-west-2");
    for (let turn = 0; turn < 5; turn += 1) {
      await expect(converse("MEMBER", own.a)).rejects.toMatchObject(denied("bedrock:InvokeModel", away, why));
    }
    await expect(converse("MEMBER", own.global)).resolves.toBeDefined();
  });

  it("can keep everybody from calling models without a profile", async () => {
    await limited({
      Effect: "Deny",
      Action: "bedrock:InvokeModel*",
      Resource: "arn:aws:bedrock:*::foundation-model/*",
      Condition: { Null: { "bedrock:InferenceProfileArn": "true" } },
    });
    await expect(converse("MEMBER", "amazon.nova-lite-v1:0")).rejects.toMatchObject({
      message: expect.stringMatching(why),
    });
    await expect(converse("MEMBER", own.a)).resolves.toBeDefined();
    await expect(converse("MEMBER", geoProfile)).resolves.toBeDefined();
  });
});

/** Creating profiles with mandatory tags. */
describe("a builder's policy", () => {
  const anyOwn = `${regional}:application-inference-profile/*`;
  const builder = {
    accessKeyId: "BUILDER",
    tags: { team: "a" },
    policies: [
      policy(
        {
          Effect: "Allow",
          Action: ["bedrock:CreateInferenceProfile", "bedrock:TagResource"],
          Resource: anyOwn,
          Condition: {
            StringEquals: { "aws:RequestTag/team": ownTeam },
            Null: { "aws:RequestTag/cost-center": "false" },
          },
        },
        {
          Effect: "Allow",
          Action: "bedrock:CreateInferenceProfile",
          Resource: ["arn:aws:bedrock:us-east-1::foundation-model/*", `${regional}:inference-profile/*`],
        },
        { Effect: "Allow", Action: ["bedrock:ListInferenceProfiles"], Resource: "*" },
        { Effect: "Allow", Action: ["bedrock:GetInferenceProfile", "bedrock:ListTagsForResource"], Resource: anyOwn },
        {
          Effect: "Allow",
          Action: "bedrock:DeleteInferenceProfile",
          Resource: anyOwn,
          Condition: { StringEquals: { "aws:ResourceTag/team": "a" } },
        },
      ),
    ],
  };
  const tags = (...pairs: Array<[string, string]>) => pairs.map(([key, value]) => ({ key, value }));
  const client = () => controlPlaneClient(local.url, access("BUILDER"));
  const create = (input: Partial<CreateInferenceProfileCommandInput>) =>
    client().send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: "built",
        modelSource: { copyFrom: `arn:aws:bedrock:us-east-1::inference-profile/${geoProfile}` },
        ...input,
      }),
    );

  beforeEach(() => setRules(builder));

  it("lets it create with its tags, read and delete what is its own", async () => {
    const { inferenceProfileArn: arn = "" } = await create({ tags: tags(["team", "a"], ["cost-center", "1"]) });
    await client().send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
    await client().send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
    await client().send(new ListTagsForResourceCommand({ resourceARN: arn }));
    await client().send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }));
  });

  it.each([[tags()], [tags(["team", "a"])], [tags(["team", "b"], ["cost-center", "1"])]])(
    "refuses a profile with the tags %j",
    async (given) => {
      await expect(create({ tags: given })).rejects.toMatchObject(denied("bedrock:CreateInferenceProfile", anyOwn));
    },
  );

  it("keeps it off what belongs to others, and off system profiles", async () => {
    const remove = new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: own.b });
    await expect(client().send(remove)).rejects.toMatchObject(denied("bedrock:DeleteInferenceProfile", own.b));
    const tag = new TagResourceCommand({ resourceARN: own.b, tags: tags(["team", "b"]) });
    await expect(client().send(tag)).rejects.toMatchObject(denied("bedrock:TagResource", own.b));
    const read = new GetInferenceProfileCommand({ inferenceProfileIdentifier: geoProfile });
    await expect(client().send(read)).rejects.toMatchObject(
      denied("bedrock:GetInferenceProfile", `${regional}:inference-profile/${geoProfile}`),
    );
  });
});

describe("rules", () => {
  it.each([
    ["no list of principals", { principals: "all" }],
    ["a principal without policies", { principals: [{ accessKeyId: "A" }] }],
    ["a key given twice", { principals: [admin, admin] }],
    [
      "a policy that is none",
      { principals: [{ accessKeyId: "A", policies: [{ Version: "2012-10-17", Say: "yes" }] }] },
    ],
    ["an ARN that is none", { principals: [{ accessKeyId: "A", arn: "maria", policies: [] }] }],
  ])("that hold %s are refused, and the earlier ones stay", async (_, rules) => {
    await setRules();
    const answer = await local.control("PUT", "/access-rules", rules);
    expect([answer.status, (await answer.json()).message]).toEqual([400, expect.stringMatching(/\S/)]);
    expect((await (await local.control("GET", "/access-rules")).json()).principals).toHaveLength(1);
  });
});

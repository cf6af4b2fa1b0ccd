import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { indexListing } from "@/lib/profiles/list-index";
import { toLangfuse, toLiteLlm } from "@/lib/profiles/price-exports";
import { sourceTagKey } from "@/lib/profiles/schema";
import { addTags, emptyTagStore } from "@/lib/profiles/tag-store";
import { toTerraform } from "@/lib/profiles/terraform-export";
import { parseHcl } from "@/lib/testing/hcl";
import { profileSummary } from "@/lib/testing/profile-builder";
import { hostileText } from "@/lib/testing/snippets";
import { hasTool, runTool } from "@/lib/testing/tools";

const system = profileSummary();
const team = profileSummary({ profileId: "yaec80410apl", name: "Team A", type: "APPLICATION" });
const namesake = profileSummary({
  profileId: "hq2of259skzs",
  name: "team-a",
  description: "Chat",
  type: "APPLICATION",
});
const lost = profileSummary({
  profileId: "lost",
  name: `9 ${hostileText}`,
  type: "APPLICATION",
  modelArns: [...system.modelArns, "arn:aws:bedrock:us-east-2::foundation-model/amazon.nova-2-lite-v1:0"],
});
const unread = profileSummary({ profileId: "unread", name: "unread", type: "APPLICATION" });
const all = [system, team, namesake, lost, unread];
const source = { key: sourceTagKey, value: system.profileId };
const store = addTags(
  emptyTagStore,
  {
    [team.profileArn]: { tags: [{ key: "team", value: hostileText }, source] },
    [namesake.profileArn]: { tags: [] },
    [lost.profileArn]: { tags: [] },
  },
  1,
);
const { rows } = indexListing(all, store);

const reference = (name: string) => `\${${name}}`;

describe("toTerraform", () => {
  const code = toTerraform(rows, all);

  it("imports each profile with its recovered source, and leaves out what would be a guess", () => {
    expect(code.match(/^import \{/gm)).toHaveLength(2);
    expect(code).toContain('id       = "yaec80410apl"');
    expect(code.split(`copy_from = "${system.profileArn}"`)).toHaveLength(3);
    expect(code).toMatch(/^# unread .* is left out\. The tags could not be read/m);
    expect(code).toMatch(/^# 9 He said .* is left out\. What this profile was copied from cannot be told/m);
  });

  it("is what HashiCorp's parser reads, value by value", async () => {
    const { provider, import: imports, resource } = await parseHcl(code);
    expect(provider).toEqual({ aws: [{ alias: "us_east_1", region: "us-east-1" }] });
    const resources = resource?.aws_bedrock_inference_profile ?? {};
    expect(imports).toEqual(
      Object.keys(resources).map((label, index) => ({
        to: reference(`aws_bedrock_inference_profile.${label}`),
        id: [team, namesake][index]?.profileId,
        provider: reference("aws.us_east_1"),
      })),
    );
    expect(Object.values(resources).flat()).toEqual([
      {
        provider: reference("aws.us_east_1"),
        name: "Team A",
        model_source: [{ copy_from: system.profileArn }],
        tags: { team: hostileText, [source.key]: source.value },
      },
      {
        provider: reference("aws.us_east_1"),
        name: "team-a",
        description: "Chat",
        model_source: [{ copy_from: system.profileArn }],
      },
    ]);
  });

  it("gives every resource a label of its own", () => {
    const labels = [...code.matchAll(/^resource "\S+" "(\w+)"/gm)].map(([, label]) => label);
    expect(new Set(labels).size).toBe(2);
  });

  it.runIf(hasTool("terraform", ["version"], "whether Terraform reads its import blocks"))(
    "is what Terraform reads and would not format otherwise",
    async () => {
      expect(await runTool("terraform", ["fmt", "-"], { input: code })).toBe(code);
    },
  );
});

/** What LiteLLM documents of an entry of `model_list` that this file uses; a misspelt key would be taken and never read. */
const liteLlmSchema = z.strictObject({
  model_list: z.array(
    z.strictObject({
      model_name: z.string().min(1),
      litellm_params: z.strictObject({
        model: z.string().regex(/^bedrock\/converse\/[^/]+$/),
        model_id: z.string().regex(/^arn:aws:bedrock:[a-z0-9-]+:\d{12}:(application-)?inference-profile\//),
        aws_region_name: z.string().regex(/^[a-z]+(-[a-z]+)+-\d$/),
      }),
      model_info: z.strictObject({
        base_model: z.string().regex(/^bedrock\//),
        input_cost_per_token: z.number().nonnegative().optional(),
        output_cost_per_token: z.number().nonnegative().optional(),
        cache_read_input_token_cost: z.number().nonnegative().optional(),
        cache_creation_input_token_cost: z.number().nonnegative().optional(),
      }),
    }),
  ),
});

describe("toLiteLlm", () => {
  it("maps each ARN to its model, Region and price per token", () => {
    const { model_list: models } = liteLlmSchema.parse(parse(toLiteLlm(rows)));
    expect(models).toHaveLength(5);
    expect(models.find(({ model_name }) => model_name === "us-amazon-nova-2-lite")).toEqual({
      model_name: "us-amazon-nova-2-lite",
      litellm_params: {
        model: "bedrock/converse/amazon.nova-2-lite-v1:0",
        model_id: system.profileArn,
        aws_region_name: "us-east-1",
      },
      model_info: {
        base_model: "bedrock/amazon.nova-2-lite-v1:0",
        input_cost_per_token: 0.00000033,
        output_cost_per_token: 0.00000275,
        cache_read_input_token_cost: 0.0000000825,
      },
    });
    expect(new Set(models.map(({ model_name }) => model_name)).size).toBe(5);
    expect(liteLlmSchema.parse(parse(toLiteLlm([])))).toEqual({ model_list: [] });
  });

  it("keeps every Region of a profile, and its model where no price is known", () => {
    const abroad = profileSummary({ region: "us-west-2" });
    const unpriced = profileSummary({ profileId: "x", type: "APPLICATION", modelId: "nobody.knows" });
    const { model_list: models } = liteLlmSchema.parse(
      parse(toLiteLlm(indexListing([system, abroad, unpriced], emptyTagStore).rows)),
    );
    expect(models.map(({ litellm_params }) => litellm_params.aws_region_name).sort()).toEqual([
      "us-east-1",
      "us-east-1",
      "us-west-2",
    ]);
    expect(models.map(({ model_info }) => model_info)).toContainEqual({ base_model: "bedrock/nobody.knows" });
  });
});

/** The usage types that Langfuse's own price list knows for models with a prompt cache. */
const langfuseUsage = z.enum([
  "input",
  "input_tokens",
  "output",
  "output_tokens",
  "input_cache_read",
  "input_cached_tokens",
  "cache_read_input_tokens",
  "input_cache_creation",
  "input_cache_creation_5m",
  "cache_creation_input_tokens",
]);

/** The body of `POST /api/public/models`, with the rules of its default tier; flat prices beside tiers are refused. */
const langfuseSchema = z.array(
  z.strictObject({
    modelName: z.string().min(1),
    matchPattern: z.string().startsWith("(?i)^(").endsWith(")$"),
    unit: z.literal("TOKENS"),
    pricingTiers: z.tuple([
      z.strictObject({
        name: z.string().min(1).max(100),
        isDefault: z.literal(true),
        priority: z.literal(0),
        conditions: z.tuple([]),
        prices: z.partialRecord(langfuseUsage, z.number().nonnegative()),
      }),
    ]),
  }),
);

describe("toLangfuse", () => {
  const unpriced = profileSummary({ profileId: "x", type: "APPLICATION", modelId: "nobody.knows" });
  const claude = profileSummary({
    profileId: "y",
    type: "APPLICATION",
    modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
  });
  const bodies = langfuseSchema.parse(
    JSON.parse(toLangfuse(indexListing([team, unpriced, claude, system], emptyTagStore).rows)),
  );
  const bodyOf = ({ profileId }: { profileId: string }) =>
    bodies.find(({ modelName }) => modelName.endsWith(`(${profileId})`));
  const matches = (profile: { profileId: string }, text: string) =>
    new RegExp(bodyOf(profile)?.matchPattern.replace("(?i)", "") ?? "", "i").test(text);

  it("matches the ARN, of a system profile its ID too, and nothing else", () => {
    expect([matches(team, team.profileArn), matches(team, `${team.profileArn}x`)]).toEqual([true, false]);
    expect(matches(team, team.profileId)).toBe(false);
    expect([matches(system, system.profileArn), matches(system, system.profileId)]).toEqual([true, true]);
    expect(matches(system, system.profileId.replace(".", "x"))).toBe(false);
  });

  it("prices what each integration calls the tokens of a prompt cache, and leaves out what has no price", () => {
    expect(bodyOf(unpriced)).toBeUndefined();
    expect(bodyOf(team)?.pricingTiers[0].prices).toEqual({
      input: 0.00000033,
      input_tokens: 0.00000033,
      output: 0.00000275,
      output_tokens: 0.00000275,
      input_cache_read: 0.0000000825,
      input_cached_tokens: 0.0000000825,
      cache_read_input_tokens: 0.0000000825,
    });
    const { prices } = bodyOf(claude)?.pricingTiers[0] ?? {};
    expect(prices?.cache_creation_input_tokens).toBeGreaterThan(prices?.input ?? 0);
    expect(prices?.input_cache_creation).toBe(prices?.cache_creation_input_tokens);
  });
});

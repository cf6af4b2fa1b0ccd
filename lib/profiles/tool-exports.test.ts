import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { indexListing } from "@/lib/profiles/list-index";
import { toLangfuse, toLiteLlm } from "@/lib/profiles/price-exports";
import { sourceTagKey } from "@/lib/profiles/schema";
import { addTags, emptyTagStore } from "@/lib/profiles/tag-store";
import { toTerraform } from "@/lib/profiles/terraform-export";
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

describe("toTerraform", () => {
  const code = toTerraform(rows, all);

  it("imports each profile with its recovered source, and leaves out what would be a guess", () => {
    expect(code.match(/^import \{/gm)).toHaveLength(2);
    expect(code).toContain('id       = "yaec80410apl"');
    expect(code.split(`copy_from = "${system.profileArn}"`)).toHaveLength(3);
    expect(code).toMatch(/^# unread .* is left out\. The tags could not be read/m);
    expect(code).toMatch(/^# 9 He said .* is left out\. What this profile was copied from cannot be told/m);
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

describe("toLiteLlm", () => {
  it("maps each ARN to its model, Region and price per token", () => {
    const { model_list: models } = parse(toLiteLlm(rows));
    expect(models).toHaveLength(5);
    expect(models.find((one: { model_name: string }) => one.model_name === "us-amazon-nova-2-lite")).toEqual({
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
    expect(new Set(models.map((one: { model_name: string }) => one.model_name)).size).toBe(5);
    expect(parse(toLiteLlm([]))).toEqual({ model_list: [] });
  });
});

describe("toLangfuse", () => {
  it("matches the ARN and nothing else, and leaves out what has no price", () => {
    const unpriced = profileSummary({ profileId: "x", type: "APPLICATION", modelId: "nobody.knows" });
    const bodies = JSON.parse(toLangfuse(indexListing([team, unpriced], emptyTagStore).rows));
    expect(bodies).toHaveLength(1);
    const pattern = new RegExp(bodies[0].matchPattern.replace("(?i)", ""), "i");
    expect([pattern.test(team.profileArn), pattern.test(`${team.profileArn}x`)]).toEqual([true, false]);
    expect(bodies[0].pricingTiers[0].prices).toEqual({
      input: 0.00000033,
      output: 0.00000275,
      input_cache_read: 0.0000000825,
    });
  });
});

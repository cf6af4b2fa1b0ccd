import { type Price, priceBasisRegion, priceOf } from "@/lib/pricing/price-list";
import type { IndexedRow } from "@/lib/profiles/list-index";
import { jsonQuote } from "@/lib/profiles/snippet-quoting";
import { toSlug } from "@/lib/profiles/suggest-name";

const perToken = (perMillion: number) => Number((perMillion / 1_000_000).toPrecision(12));

function pricesOf({ profile }: IndexedRow): Price | null {
  return priceOf(profile.modelId, profile.route.scope);
}

/**
 * LiteLLM's `model_list`: application profiles by ARN with the base model that LiteLLM knows by name, and list prices in US
 * dollars per token. A profile without a known price has none, and LiteLLM's own map then decides.
 *
 * @see https://docs.litellm.ai/docs/providers/bedrock
 */
export function toLiteLlm(rows: IndexedRow[]): string {
  const names = new Set<string>();
  const entries = rows.flatMap((row) =>
    row.members.map((profile) => {
      const slug = toSlug(row.members.length > 1 ? `${profile.name} ${profile.region}` : profile.name);
      const name = names.has(slug) ? `${slug}-${toSlug(profile.profileId)}` : slug;
      names.add(name);
      const price = pricesOf(row);
      const facts = [
        ["base_model", jsonQuote(`bedrock/${profile.modelId}`)],
        ...rate("input_cost_per_token", price?.input),
        ...rate("output_cost_per_token", price?.output),
        ...rate("cache_read_input_token_cost", price?.cacheRead),
        ...rate("cache_creation_input_token_cost", price?.cacheWrite),
      ];
      return `  - model_name: ${jsonQuote(name)}
    litellm_params:
      model: ${jsonQuote(`bedrock/converse/${profile.modelId}`)}
      model_id: ${jsonQuote(profile.profileArn)}
      aws_region_name: ${jsonQuote(profile.region)}
    model_info:
${facts.map(([key, value]) => `      ${key}: ${value}`).join("\n")}
`;
    }),
  );
  return `# List prices of ${priceBasisRegion}, in US dollars per token; discounts are not in them.
model_list:${entries.length === 0 ? " []" : ""}
${entries.join("")}`;
}

function rate(key: string, perMillion: number | undefined): [string, string][] {
  return perMillion === undefined ? [] : [[key, String(perToken(perMillion))]];
}

/**
 * Langfuse's model definitions, one body of `POST /api/public/models` for each priced profile: the pattern matches the ARN
 * and, for a system profile, its ID. Prices in US dollars per token.
 *
 * @see https://langfuse.com/docs/observability/features/token-and-cost-tracking
 */
export function toLangfuse(rows: IndexedRow[]): string {
  const bodies = rows.flatMap((row) => {
    const price = pricesOf(row);
    if (price?.input === undefined || price.output === undefined) return [];
    const { profile, members } = row;
    const identifiers = [
      ...members.map(({ profileArn }) => profileArn),
      ...(profile.type === "SYSTEM_DEFINED" ? [profile.profileId] : []),
    ];
    return [
      {
        modelName: `${profile.name} (${profile.profileId})`,
        matchPattern: `(?i)^(${identifiers.map(escapePattern).join("|")})$`,
        unit: "TOKENS",
        pricingTiers: [
          {
            name: "List price",
            isDefault: true,
            priority: 0,
            conditions: [],
            prices: Object.fromEntries([
              ...usage(["input", "input_tokens"], price.input),
              ...usage(["output", "output_tokens"], price.output),
              ...usage(["input_cache_read", "input_cached_tokens", "cache_read_input_tokens"], price.cacheRead),
              ...usage(
                ["input_cache_creation", "input_cache_creation_5m", "cache_creation_input_tokens"],
                price.cacheWrite,
              ),
            ]),
          },
        ],
      },
    ];
  });
  return `${JSON.stringify(bodies, null, 2)}\n`;
}

/** Each integration names the same kind of token in its own way; Langfuse adds up what it has a price for. */
function usage(types: string[], perMillion: number | undefined): [string, number][] {
  return perMillion === undefined ? [] : types.map((type) => [type, perToken(perMillion)]);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

import { z } from "zod";
import { templateProblem } from "@/lib/config/name-template";

const key = z.string().min(1).max(128);
const usd = z.number().min(0).max(1_000_000);

const valueRuleSchema = z.union([
  z.array(z.string().min(1).max(256)).min(1, "List at least one allowed value."),
  z.strictObject({
    pattern: z.string().min(1).refine(isPattern, "This is no regular expression."),
    /** Shown beside the field, since a pattern explains itself to few. */
    example: z.string().min(1).max(256),
  }),
]);
/** What a tag's value may be: one of a list, or anything that matches a pattern as a whole. */
export type ValueRule = z.output<typeof valueRuleSchema>;

const tagPolicySchema = z.strictObject({
  required: z.array(key).max(40).default(["team", "environment"]).refine(isUnique, "A key is named twice."),
  values: z.record(key, valueRuleSchema).default({}),
  reservedPrefixes: z.array(key).max(40).default([]),
});
export type TagPolicy = z.output<typeof tagPolicySchema>;

const budgetsSchema = z.strictObject({
  perPersonUsdPerDay: usd.nullable().default(20),
  perTeamUsdPerDay: usd.nullable().default(100),
});

const benchmarksSchema = z.strictObject({
  confirmAboveUsd: usd.default(1),
  scheduleUsdPerDay: usd.default(5),
});

/**
 * The organisation's file (`CONFIG_FILE`, docs/configuration.md): all optional, an unknown key is a mistake. Amounts are
 * US dollars at list price; null means no limit.
 */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  accountAlias: z.string().min(1).max(60).nullable().default(null),
  nameTemplate: z
    .string()
    .min(1)
    .max(200)
    .default("{team}-{application}-{environment}-{model}")
    .superRefine((template, check) => {
      const message = templateProblem(template);
      if (message) check.addIssue({ code: "custom", message });
    }),
  tagPolicy: tagPolicySchema.prefault({}),
  budgets: budgetsSchema.prefault({}),
  benchmarks: benchmarksSchema.prefault({}),
});
export type Config = Readonly<Omit<z.output<typeof configSchema>, "$schema">>;

/** What holds without a file. */
export const defaultConfig: Config = configSchema.parse({});

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, "u"));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function isUnique(keys: string[]): boolean {
  return new Set(keys).size === keys.length;
}

import { z } from "zod";
import { benchmarkMetrics } from "@/lib/benchmarks/pairs";

export const maxPairs = 2_000;
export const maxArms = 6;
export const maxPrompts = 100;
/** Of each arm of a load run. */
export const maxStarts = 10_000;
const maxPromptCharacters = 60_000;

const whole = (min: number, max: number, what: string) =>
  z
    .number({ error: `${what}: enter a number.` })
    .int(`${what}: whole numbers only.`)
    .min(min, `${what}: ${min} at least.`)
    .max(max, `${what}: ${max.toLocaleString("en")} at most.`);

const promptSchema = z.object({
  label: z.string().min(1).max(80),
  text: z
    .string()
    .trim()
    .min(1, "This prompt is empty.")
    .max(maxPromptCharacters, "A prompt has at most 60,000 characters."),
});

/** Of the prompt library, as it was worded in that version, with values for its variables. */
const savedPromptSchema = z.object({
  id: z.uuid(),
  version: z.number().int().min(1),
  values: z.record(z.string().max(64), z.string().max(10_000, "A value has at most 10,000 characters.")).optional(),
});

export const workloadSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("prompts"),
    prompts: z
      .array(promptSchema)
      .min(1, "Enter at least one prompt.")
      .max(maxPrompts, `At most ${maxPrompts} prompts.`),
  }),
  z.object({
    kind: z.literal("saved"),
    prompts: z
      .array(savedPromptSchema)
      .min(1, "Choose at least one saved prompt.")
      .max(maxPrompts, `At most ${maxPrompts} prompts.`),
  }),
  z.object({
    kind: z.literal("synthetic"),
    inputTokens: z
      .array(whole(10, 20_000, "Input tokens"))
      .min(1, "Enter an input size.")
      .max(6, "At most six input sizes."),
    outputTokens: z
      .array(whole(1, 4_096, "Output tokens"))
      .min(1, "Enter an output size.")
      .max(6, "At most six output sizes."),
  }),
]);
export type Workload = z.output<typeof workloadSchema>;

const armsSchema = z.array(z.string().min(1).max(2048)).max(maxArms, `At most ${maxArms} arms.`);

/** What both modes are asked. */
const commonShape = {
  name: z.string().trim().max(120, "A name has at most 120 characters."),
  workload: workloadSchema,
  warmUp: whole(0, 20, "Warm-up"),
  timeoutMs: whole(1_000, 600_000, "Timeout"),
  maxTokens: whole(1, 8_192, "Max tokens"),
  cacheBusting: z.boolean(),
  costCapUsd: z
    .number({ error: "Cost cap: enter an amount." })
    .positive("Cost cap: above 0.")
    .max(10_000, "Cost cap: $10,000 at most."),
};

const pairPlanSchema = z.object({
  ...commonShape,
  /** Left out by programs from before there was another mode. */
  mode: z.literal("pairs").optional(),
  profileIds: armsSchema.min(2, "Choose at least two arms."),
  pairs: whole(1, maxPairs, "Pairs"),
  concurrency: whole(1, 32, "Concurrency"),
  spacingMs: whole(0, 60_000, "Spacing"),
  primary: z.enum(benchmarkMetrics),
  marginPercent: z
    .number({ error: "Margin: enter a number." })
    .min(1, "Margin: 1 % at least.")
    .max(100, "Margin: 100 % at most."),
  design: z.enum(["fixed", "sequential"]),
});

const loadPlanSchema = z.object({
  ...commonShape,
  mode: z.literal("load"),
  profileIds: armsSchema.min(1, "Choose at least one arm."),
  ratePerSecond: z
    .number({ error: "Rate: enter a number." })
    .min(1 / 60, "Rate: one call a minute at least.")
    .max(50, "Rate: 50 calls a second at most."),
  durationMs: whole(1_000, 3_600_000, "Duration"),
  inFlight: whole(1, 200, "In flight"),
});

interface Rated {
  ratePerSecond: number;
  durationMs: number;
}

/** Starts of each arm, warm-up aside: as many as the rate and the time come to. */
export function startsPerArm({ ratePerSecond, durationMs }: Rated): number {
  return Math.max(1, Math.round((ratePerSecond * durationMs) / 1000));
}

const isBounded = (plan: { mode?: "pairs" | undefined } | ({ mode: "load" } & Rated)) =>
  plan.mode !== "load" || startsPerArm(plan) <= maxStarts;
const tooMany = {
  path: ["durationMs"],
  message: `Rate and duration come to more than ${maxStarts.toLocaleString("en")} calls an arm: shorten one.`,
};

/** What the set-up page asks the server to reckon: everything but the yes. */
export const planSchema = z.discriminatedUnion("mode", [pairPlanSchema, loadPlanSchema]).refine(isBounded, tooMany);
export type BenchmarkPlanInput = z.output<typeof planSchema>;
export type PairPlanInput = z.output<typeof pairPlanSchema>;
export type LoadPlanInput = z.output<typeof loadPlanSchema>;

const startShape = {
  /** Made by the browser: a repeated click starts one run. */
  id: z.uuid(),
  /** The explicit yes to an unpriced model or a cost above the configured amount. */
  confirmed: z.boolean(),
};
export const startSchema = z
  .discriminatedUnion("mode", [pairPlanSchema.extend(startShape), loadPlanSchema.extend(startShape)])
  .refine(isBounded, tooMany);
export type StartBenchmarkInput = z.output<typeof startSchema>;

/** What a benchmark takes as the longest answer, for what is carried over from elsewhere. */
export const maxTokensSchema = commonShape.maxTokens;

export const idSchema = z.object({ id: z.uuid() });

/** `frozen`: as it was when the run ended; `mask`: without account IDs. */
export const reportSchema = idSchema.extend({
  frozen: z.stringbool().default(false),
  mask: z.stringbool().default(false),
});

export const listSchema = z.object({
  q: z.string().max(200).default(""),
  status: z.enum(["all", "queued", "running", "done", "cancelled", "failed"]).default("all"),
  /** `aa`: one profile against itself. */
  kind: z.enum(["all", "comparison", "aa", "load"]).default("all"),
  answer: z.enum(["all", "slower", "faster", "equivalent", "undecided"]).default("all"),
});
export type ListBenchmarksInput = z.output<typeof listSchema>;

export const repeatSchema = z.object({ id: z.uuid(), newId: z.uuid(), confirmed: z.boolean() });

export const samplesSchema = idSchema.extend({
  page: z.coerce.number().int().min(0).max(100_000).default(0),
  mask: z.stringbool().default(false),
});

export const chartsSchema = z.object({
  id: z.uuid(),
  /** The arm that is drawn against the baseline. */
  arm: z.coerce
    .number()
    .int()
    .min(1)
    .max(maxArms - 1)
    .default(1),
});

export const exportFormats = ["json", "csv", "md"] as const;
export const exportSchema = z.object({ id: z.uuid(), format: z.enum(exportFormats) });

export const scheduleSchema = z.object({
  id: z.uuid(),
  every: z.enum(["hour", "day"]),
  usdPerDay: z
    .number({ error: "Daily cap: enter an amount." })
    .positive("Daily cap: above 0.")
    .max(10_000, "Daily cap: $10,000 at most."),
});

/** The form as it opens. */
export const defaultPlan: Omit<PairPlanInput, "profileIds" | "mode"> = {
  name: "",
  workload: {
    kind: "prompts",
    prompts: [
      { label: "Short answer", text: "In one sentence: what is an inference profile?" },
      { label: "List", text: "List five reasons to tag cloud resources, one line each." },
      {
        label: "Extraction",
        text: "Extract name, date and amount as JSON: Invoice of 3 May 2026 to Acme Ltd over 1,240.50 USD.",
      },
    ],
  },
  pairs: 30,
  warmUp: 2,
  concurrency: 1,
  spacingMs: 0,
  timeoutMs: 120_000,
  maxTokens: 256,
  cacheBusting: true,
  primary: "total",
  marginPercent: 10,
  design: "fixed",
  costCapUsd: 1,
};

/** What the load mode asks beside the common fields, as the form opens. */
export const defaultLoad = { ratePerSecond: 1, durationMs: 60_000, inFlight: 20 };

import { z } from "zod";
import { benchmarkMetrics } from "@/lib/benchmarks/pairs";

export const maxPairs = 2_000;
export const maxArms = 6;
export const maxPrompts = 100;
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

export const workloadSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("prompts"),
    prompts: z
      .array(promptSchema)
      .min(1, "Enter at least one prompt.")
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

const settingsShape = {
  name: z.string().trim().max(120, "A name has at most 120 characters."),
  profileIds: z
    .array(z.string().min(1).max(2048))
    .min(2, "Choose at least two arms.")
    .max(maxArms, `At most ${maxArms} arms.`),
  workload: workloadSchema,
  pairs: whole(1, maxPairs, "Pairs"),
  warmUp: whole(0, 20, "Warm-up"),
  concurrency: whole(1, 32, "Concurrency"),
  spacingMs: whole(0, 60_000, "Spacing"),
  timeoutMs: whole(1_000, 600_000, "Timeout"),
  maxTokens: whole(1, 8_192, "Max tokens"),
  cacheBusting: z.boolean(),
  primary: z.enum(benchmarkMetrics),
  marginPercent: z
    .number({ error: "Margin: enter a number." })
    .min(1, "Margin: 1 % at least.")
    .max(100, "Margin: 100 % at most."),
  design: z.enum(["fixed", "sequential"]),
  costCapUsd: z
    .number({ error: "Cost cap: enter an amount." })
    .positive("Cost cap: above 0.")
    .max(10_000, "Cost cap: $10,000 at most."),
};

/** What the set-up page asks the server to reckon: everything but the yes. */
export const planSchema = z.object(settingsShape);
export type BenchmarkPlanInput = z.output<typeof planSchema>;

export const startSchema = planSchema.extend({
  /** Made by the browser: a repeated click starts one run. */
  id: z.uuid(),
  /** The explicit yes to an unpriced model or a cost above the configured amount. */
  confirmed: z.boolean(),
});
export type StartBenchmarkInput = z.output<typeof startSchema>;

export const idSchema = z.object({ id: z.uuid() });

/** `frozen`: as it was when the run ended; `mask`: without account IDs. */
export const reportSchema = idSchema.extend({
  frozen: z.stringbool().default(false),
  mask: z.stringbool().default(false),
});

export const listSchema = z.object({
  q: z.string().max(200).default(""),
  status: z.enum(["all", "queued", "running", "done", "cancelled", "failed"]).default("all"),
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
export const defaultPlan: Omit<BenchmarkPlanInput, "profileIds"> = {
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

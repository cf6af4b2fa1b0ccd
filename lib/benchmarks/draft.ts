import { parsePrompts } from "@/lib/benchmarks/parse-prompts";
import { type BenchmarkPlanInput, defaultPlan, planSchema } from "@/lib/benchmarks/schema";

/** The set-up form while it is typed in: numbers are text until they are read. */
export interface Draft {
  name: string;
  profileIds: string[];
  workload: "prompts" | "synthetic";
  promptsText: string;
  inputTokens: string;
  outputTokens: string;
  pairs: string;
  warmUp: string;
  concurrency: string;
  spacingMs: string;
  timeoutS: string;
  maxTokens: string;
  cacheBusting: boolean;
  primary: BenchmarkPlanInput["primary"];
  marginPercent: string;
  design: BenchmarkPlanInput["design"];
  costCapUsd: string;
}

const examples = defaultPlan.workload.kind === "prompts" ? defaultPlan.workload.prompts : [];

/** What a run of the playground gives to a benchmark. */
export interface CarriedOver {
  runId: string;
  title: string;
  promptsText: string;
  /** Null: the run had no limit, or one that a benchmark does not take. */
  maxTokens: number | null;
  /** What the run sent beside its prompts and a benchmark does not, in words. */
  notSent: string[];
}

export function newDraft(profileIds: string[], from: CarriedOver | null): Draft {
  return {
    name: "",
    profileIds: [...profileIds, "", ""].slice(0, Math.max(2, profileIds.length)),
    workload: "prompts",
    promptsText: from?.promptsText ?? examples.map(({ text }) => text).join("\n---\n"),
    inputTokens: "200, 1000",
    outputTokens: "100",
    pairs: String(defaultPlan.pairs),
    warmUp: String(defaultPlan.warmUp),
    concurrency: String(defaultPlan.concurrency),
    spacingMs: String(defaultPlan.spacingMs),
    timeoutS: String(defaultPlan.timeoutMs / 1000),
    maxTokens: String(from?.maxTokens ?? defaultPlan.maxTokens),
    cacheBusting: defaultPlan.cacheBusting,
    primary: defaultPlan.primary,
    marginPercent: String(defaultPlan.marginPercent),
    design: defaultPlan.design,
    costCapUsd: String(defaultPlan.costCapUsd),
  };
}

export type DraftErrors = Partial<Record<string, string>>;

/** The plan that a draft stands for, or what is wrong with it by field. */
export function readDraft(
  draft: Draft,
): { plan: BenchmarkPlanInput; errors: null } | { plan: null; errors: DraftErrors } {
  const pasted = parsePrompts(draft.promptsText);
  const isPrompts = draft.workload === "prompts";
  const result = planSchema.safeParse({
    name: draft.name,
    profileIds: draft.profileIds.filter(Boolean),
    workload: isPrompts
      ? { kind: "prompts", prompts: pasted.prompts }
      : { kind: "synthetic", inputTokens: numbers(draft.inputTokens), outputTokens: numbers(draft.outputTokens) },
    pairs: number(draft.pairs),
    warmUp: number(draft.warmUp),
    concurrency: number(draft.concurrency),
    spacingMs: number(draft.spacingMs),
    timeoutMs: number(draft.timeoutS) * 1000,
    maxTokens: number(draft.maxTokens),
    cacheBusting: draft.cacheBusting,
    primary: draft.primary,
    marginPercent: number(draft.marginPercent),
    design: draft.design,
    costCapUsd: number(draft.costCapUsd),
  });
  const unread = isPrompts ? pasted.problems[0] : undefined;
  if (result.success && !unread) return { plan: result.data, errors: null };
  const errors: DraftErrors = {};
  for (const issue of result.error?.issues ?? []) errors[fieldOf(issue.path)] ??= issue.message;
  if (unread) errors.promptsText = unread;
  return { plan: null, errors };
}

/** Where a message is shown: the field of the form that the value came from. */
function fieldOf(path: PropertyKey[]): string {
  const [first, second] = path.map(String);
  if (first === "timeoutMs") return "timeoutS";
  if (first !== "workload") return first ?? "name";
  return second === "inputTokens" || second === "outputTokens" ? second : "promptsText";
}

/** Empty is no number: NaN, which the schema refuses by name. */
function number(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

function numbers(text: string): number[] {
  return text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
}

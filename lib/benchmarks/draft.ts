import { parsePrompts } from "@/lib/benchmarks/parse-prompts";
import {
  type BenchmarkPlanInput,
  defaultLoad,
  defaultPlan,
  type PairPlanInput,
  planSchema,
} from "@/lib/benchmarks/schema";

/** The set-up form while it is typed in: numbers are text until they are read. */
export interface Draft {
  mode: "pairs" | "load";
  name: string;
  profileIds: string[];
  workload: "prompts" | "saved" | "synthetic";
  promptsText: string;
  saved: { id: string; version: number; values: Record<string, string> }[];
  inputTokens: string;
  outputTokens: string;
  pairs: string;
  warmUp: string;
  concurrency: string;
  spacingMs: string;
  timeoutS: string;
  maxTokens: string;
  cacheBusting: boolean;
  primary: PairPlanInput["primary"];
  marginPercent: string;
  design: PairPlanInput["design"];
  costCapUsd: string;
  rate: string;
  ratePer: "second" | "minute";
  durationS: string;
  inFlight: string;
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
    mode: "pairs",
    name: "",
    profileIds: [...profileIds, "", ""].slice(0, Math.max(2, profileIds.length)),
    workload: "prompts",
    promptsText: from?.promptsText ?? examples.map(({ text }) => text).join("\n---\n"),
    saved: [],
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
    rate: String(defaultLoad.ratePerSecond),
    ratePer: "second",
    durationS: String(defaultLoad.durationMs / 1000),
    inFlight: String(defaultLoad.inFlight),
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
    ...(draft.mode === "load" ? loadOf(draft) : pairsOf(draft)),
    name: draft.name,
    profileIds: draft.profileIds.filter(Boolean),
    workload: workloadOf(draft, pasted.prompts),
    warmUp: number(draft.warmUp),
    timeoutMs: number(draft.timeoutS) * 1000,
    maxTokens: number(draft.maxTokens),
    cacheBusting: draft.cacheBusting,
    costCapUsd: number(draft.costCapUsd),
  });
  const unread = isPrompts ? pasted.problems[0] : undefined;
  if (result.success && !unread) return { plan: result.data, errors: null };
  const errors: DraftErrors = {};
  for (const issue of result.error?.issues ?? []) errors[fieldOf(issue.path)] ??= issue.message;
  if (unread) errors.promptsText = unread;
  return { plan: null, errors };
}

function workloadOf({ workload, saved, inputTokens, outputTokens }: Draft, pasted: { label: string; text: string }[]) {
  if (workload === "prompts") return { kind: workload, prompts: pasted };
  if (workload === "saved") return { kind: workload, prompts: saved };
  return { kind: workload, inputTokens: numbers(inputTokens), outputTokens: numbers(outputTokens) };
}

function pairsOf({ pairs, concurrency, spacingMs, primary, marginPercent, design }: Draft) {
  return {
    ...{ primary, design },
    pairs: number(pairs),
    concurrency: number(concurrency),
    spacingMs: number(spacingMs),
    marginPercent: number(marginPercent),
  };
}

function loadOf({ rate, ratePer, durationS, inFlight }: Draft) {
  return {
    mode: "load",
    ratePerSecond: number(rate) / (ratePer === "minute" ? 60 : 1),
    durationMs: number(durationS) * 1000,
    inFlight: number(inFlight),
  };
}

/** Where a message is shown: the field of the form that the value came from. */
function fieldOf(path: PropertyKey[]): string {
  const [first, second] = path.map(String);
  if (first === "timeoutMs") return "timeoutS";
  if (first === "durationMs") return "durationS";
  if (first === "ratePerSecond") return "rate";
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

import { z } from "zod";
import { type CallSettings, callSettingsSchema } from "@/lib/invocations/settings";

/** Settings as they are typed: every member is text, empty for "as the model has it by default". */
export const settingsDraftSchema = z.object({
  system: z.string(),
  maxTokens: z.string(),
  temperature: z.string(),
  topP: z.string(),
  topK: z.string(),
  stopSequences: z.string(),
  thinking: z.string(),
  requestMetadata: z.string(),
  serviceTier: z.string(),
  latency: z.string(),
  cacheTtl: z.string(),
  cacheTools: z.boolean(),
  cacheSystem: z.boolean(),
  cacheConversation: z.boolean(),
  tools: z.string(),
  toolChoice: z.string(),
  isStreaming: z.boolean(),
});
export type SettingsDraft = z.output<typeof settingsDraftSchema>;

export const emptySettingsDraft: SettingsDraft = {
  system: "",
  maxTokens: "",
  temperature: "",
  topP: "",
  topK: "",
  stopSequences: "",
  thinking: "",
  requestMetadata: "",
  serviceTier: "",
  latency: "",
  cacheTtl: "",
  cacheTools: false,
  cacheSystem: true,
  cacheConversation: true,
  tools: "",
  toolChoice: "",
  isStreaming: true,
};

/** What is sent, or what is wrong by the member of the draft it belongs to. */
export type ParsedSettings =
  | { settings: CallSettings; problems: null }
  | { settings: null; problems: Partial<Record<keyof SettingsDraft, string>> };

type Problems = Partial<Record<keyof SettingsDraft, string>>;

/** Reads what was typed. Nothing that was left empty is in the settings. */
export function parseSettings(draft: SettingsDraft): ParsedSettings {
  const problems: Problems = {};
  const raw = {
    ...(draft.system.trim() !== "" && { system: draft.system }),
    ...numberOf(draft, "maxTokens", problems),
    ...numberOf(draft, "temperature", problems),
    ...numberOf(draft, "topP", problems),
    ...numberOf(draft, "topK", problems),
    ...(draft.stopSequences !== "" && { stopSequences: linesOf(draft.stopSequences) }),
    ...thinkingOf(draft, problems),
    ...metadataOf(draft, problems),
    ...(draft.serviceTier !== "" && { serviceTier: draft.serviceTier }),
    ...(draft.latency !== "" && { latency: draft.latency }),
    ...cachingOf(draft),
    ...toolsOf(draft, problems),
    ...(!draft.isStreaming && { isStreaming: false }),
  };
  const parsed = callSettingsSchema.safeParse(raw);
  for (const issue of parsed.error?.issues ?? []) {
    const [name] = issue.path;
    const member = name === "caching" ? "cacheTtl" : name;
    if (typeof member === "string" && member in draft) problems[member as keyof SettingsDraft] ??= issue.message;
  }
  return parsed.success && Object.keys(problems).length === 0
    ? { settings: parsed.data, problems: null }
    : { settings: null, problems };
}

/** How many settings differ from the default. */
export function countSet(settings: CallSettings): number {
  return Object.keys(settings).length;
}

function numberOf(draft: SettingsDraft, name: "maxTokens" | "temperature" | "topP" | "topK", problems: Problems) {
  const typed = draft[name].trim().replace(",", ".");
  if (typed === "") return {};
  const value = Number(typed);
  if (Number.isNaN(value)) problems[name] = "Enter a number, or leave it empty for the model's default.";
  return { [name]: value };
}

/** Line ends are typed as \n: a stop sequence may hold one. */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replaceAll("\\n", "\n"));
}

function thinkingOf({ thinking }: SettingsDraft, problems: Problems) {
  const typed = thinking.trim().replaceAll(/[, ]/g, "");
  if (typed === "") return {};
  if (/^(low|medium|high)$/.test(typed)) return { thinking: { effort: typed } };
  if (/^\d+$/.test(typed)) {
    if (Number(typed) < 1_024) problems.thinking = "Thinking takes at least 1,024 tokens.";
    return { thinking: { budgetTokens: Number(typed) } };
  }
  problems.thinking = "Enter a number of tokens from 1,024.";
  return {};
}

function metadataOf({ requestMetadata }: SettingsDraft, problems: Problems) {
  const lines = requestMetadata.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return {};
  if (lines.some((line) => !line.includes("="))) problems.requestMetadata = "Write one key=value a line.";
  const pairs = lines.map((line) => {
    const at = line.indexOf("=");
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
  });
  return { requestMetadata: Object.fromEntries(pairs) };
}

function cachingOf({ cacheTtl, cacheTools, cacheSystem, cacheConversation }: SettingsDraft) {
  if (cacheTtl === "") return {};
  return { caching: { ttl: cacheTtl, tools: cacheTools, system: cacheSystem, conversation: cacheConversation } };
}

function toolsOf({ tools, toolChoice }: SettingsDraft, problems: Problems) {
  if (tools.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(tools);
    const choice = toolChoice === "" ? {} : { toolChoice: toolChoice === "any" ? toolChoice : { name: toolChoice } };
    return { tools: (Array.isArray(value) ? value : [value]).map(toToolSpec), ...choice };
  } catch (error) {
    problems.tools = `This is no JSON: ${error instanceof Error ? error.message : "unreadable"}.`;
    return {};
  }
}

/** Both forms are understood: ours, and Converse's own `{"toolSpec": {…, "inputSchema": {"json": …}}}`. */
function toToolSpec(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const spec = "toolSpec" in value ? value.toolSpec : value;
  if (typeof spec !== "object" || spec === null || !("inputSchema" in spec)) return spec;
  const { inputSchema } = spec;
  const isWrapped = typeof inputSchema === "object" && inputSchema !== null && "json" in inputSchema;
  return isWrapped ? { ...spec, inputSchema: inputSchema.json } : spec;
}

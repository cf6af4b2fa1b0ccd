import type { CallSettings } from "@/lib/invocations/settings";
import type { Difference } from "@/lib/playground/pane-profile";

const words: Record<keyof CallSettings, string> = {
  system: "system prompt",
  maxTokens: "max tokens",
  temperature: "temperature",
  topP: "top P",
  topK: "top K",
  stopSequences: "stop sequences",
  thinking: "thinking",
  requestMetadata: "request metadata",
  serviceTier: "service tier",
  latency: "latency",
  caching: "caching",
  tools: "tools",
  toolChoice: "tool choice",
  isStreaming: "streaming",
};

/** What sets the panes apart, when they are also asked in different ways: then it is never the profile alone. */
export function withSettings(difference: Difference | null, settings: CallSettings[]): Difference | null {
  const names = Object.keys(words).filter(isSetting);
  const differing = names.filter((name) => new Set(settings.map((own) => JSON.stringify(own[name]))).size > 1);
  if (difference === null || differing.length === 0) return difference;
  const list = differing.map((name) => words[name]).join(", ");
  if (difference.kind === "only-profile") return { kind: "settings", text: `Profile and settings differ: ${list}` };
  return { kind: "settings", text: `${difference.text}; settings differ: ${list}` };
}

/** What was set, in words. */
export function settingNames(settings: CallSettings): string {
  const names = Object.keys(words).filter(isSetting);
  return names
    .filter((name) => name in settings)
    .map((name) => words[name])
    .join(", ");
}

function isSetting(name: string): name is keyof CallSettings {
  return name in words;
}

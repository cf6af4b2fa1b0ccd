import type { ContentEvent } from "@/lib/bedrock/types";
import type { InvocationEvent } from "@/lib/invocations/events";

/** A model's content as lines of one pane. */
export function toPaneEvents(events: ContentEvent[], pane: number): InvocationEvent[] {
  return events.map((event) => toPaneEvent(event, pane));
}

function toPaneEvent(event: ContentEvent, pane: number): InvocationEvent {
  switch (event.type) {
    case "tool-start":
      return { type: "tool-use-start", pane, toolUseId: event.toolUseId, name: event.name };
    case "signature":
      return { type: "reasoning-signature", pane, signature: event.signature };
    case "content":
      return { type: lines[event.kind], pane, text: event.text };
  }
}

const lines = { text: "text-delta", reasoning: "reasoning-delta", tool: "tool-input-delta" } as const;

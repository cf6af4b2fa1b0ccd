import { randomUUID } from "node:crypto";
import type { InvocationEvent, InvocationOutcome } from "@/lib/invocations/events";
import type { InvokeInput } from "@/lib/invocations/schema";
import type { CreateProfileInput } from "@/lib/profiles/schema";

/** Nova Lite's US profile: listed in us-east-1 on the day that tests live on. */
export const systemProfileId = "us.amazon.nova-lite-v1:0";

export function createInput(change: Partial<CreateProfileInput> = {}): CreateProfileInput {
  return {
    name: "search-ranking",
    description: "Search: ranking",
    sourceArn: `arn:aws:bedrock:us-east-1:000000000000:inference-profile/${systemProfileId}`,
    tags: [
      { key: "team", value: "search" },
      { key: "environment", value: "prod" },
    ],
    requestToken: randomUUID(),
    ...change,
  };
}

export function invokeInput(profileIds: string[], change: Partial<InvokeInput> = {}): InvokeInput {
  return {
    origin: "playground",
    maxTokens: 64,
    calls: profileIds.map((profileId, pane) => ({
      invocationId: randomUUID(),
      pane,
      profileId,
      messages: [{ role: "user", text: "What is an inference profile?" }],
    })),
    ...change,
  };
}

export interface PaneAnswer {
  text: string;
  outcome: InvocationOutcome;
}

/** Reads a stream to its end and puts it together per pane. */
export async function answers(events: AsyncIterable<InvocationEvent>): Promise<PaneAnswer[]> {
  const texts: string[] = [];
  const outcomes: InvocationOutcome[] = [];
  for await (const event of events) {
    if (event.type === "text-delta") texts[event.pane] = (texts[event.pane] ?? "") + event.text;
    if (event.type === "invocation-end") outcomes[event.pane] = event.outcome;
  }
  return outcomes.map((outcome, pane) => ({ text: texts[pane] ?? "", outcome }));
}

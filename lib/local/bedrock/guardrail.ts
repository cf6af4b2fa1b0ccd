import type { GuardrailRequest, ModelRequest } from "./model-request.ts";

/** A guardrail here blocks prompts that hold this, and lets all others pass. */
const guardrailMarker = "[guardrail:block]";

export const blockedText = "Sorry, the model cannot answer this question.";

export function isBlocked({ guardrail, turns }: Pick<ModelRequest, "guardrail" | "turns">): boolean {
  return guardrail !== null && (turns.at(-1)?.text.includes(guardrailMarker) ?? false);
}

/** What `trace.guardrail` holds when the caller asked for a trace; undefined otherwise. */
export function guardrailTrace(request: ModelRequest) {
  const { guardrail } = request;
  if (!guardrail?.isTraced) return undefined;
  const blocked = isBlocked(request);
  return {
    inputAssessment: { [shortId(guardrail)]: assessment(request, blocked) },
    ...(blocked && { actionReason: "Guardrail blocked." }),
  };
}

function shortId({ id }: GuardrailRequest): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

function assessment({ turns }: ModelRequest, blocked: boolean) {
  const guarded = turns.at(-1)?.text.length ?? 0;
  const word = { match: guardrailMarker, action: "BLOCKED", detected: true };
  return {
    ...(blocked && { wordPolicy: { customWords: [word], managedWordLists: [] } }),
    invocationMetrics: {
      guardrailProcessingLatency: 0,
      usage: {
        topicPolicyUnits: 0,
        contentPolicyUnits: 0,
        wordPolicyUnits: Math.ceil(guarded / 1_000),
        sensitiveInformationPolicyUnits: 0,
        sensitiveInformationPolicyFreeUnits: 0,
        contextualGroundingPolicyUnits: 0,
      },
      guardrailCoverage: { textCharacters: { guarded, total: guarded } },
    },
  };
}

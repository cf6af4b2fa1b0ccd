import type { FaultRule } from "@/lib/bedrock/types";
import { plural } from "@/lib/format";
import type { PresetId, Rehearsal } from "@/lib/rehearsal/schema";

export const presetGroups = ["Calls are refused", "Answers are slow or break", "Profiles"] as const;

interface Preset {
  id: PresetId;
  group: (typeof presetGroups)[number];
  title: string;
  /** What a person will see in the console. */
  effect: string;
  /** Whether it can be limited to calls of one profile. */
  canLimit: boolean;
  rules: FaultRule[];
}

const streams = ["ConverseStream", "InvokeModelWithResponseStream"];
const invocations = [...streams, "Converse", "InvokeModel"];

const onEach = (operations: string[], rule: FaultRule): FaultRule[] =>
  operations.map((operation) => ({ operation, ...rule }));

const error = (status: number, name: string, message: string) => ({ kind: "error", status, name, message });

const throttled = error(429, "ThrottlingException", "Too many tokens, please wait before trying again.");

const afterDeltas = 10;

/** Failures worth rehearsing, in the order shown. */
export const presets: readonly Preset[] = [
  {
    id: "throttled-some",
    group: "Calls are refused",
    title: "One call in three is throttled",
    effect: "Now and then a call fails with “Bedrock is limiting requests” and can be retried; the others answer.",
    canLimit: true,
    rules: onEach(invocations, { share: 0.33, fault: throttled }),
  },
  {
    id: "throttled-all",
    group: "Calls are refused",
    title: "Every call is throttled",
    effect: "Each call fails with “Bedrock is limiting requests”. Nothing is billed, and retrying does not help.",
    canLimit: true,
    rules: onEach(invocations, { fault: throttled }),
  },
  {
    id: "invoke-denied",
    group: "Calls are refused",
    title: "No permission to invoke",
    effect: "Calls fail and name the missing permission; profiles are listed as usual.",
    canLimit: true,
    rules: onEach(invocations, { fault: { kind: "access-denied" } }),
  },
  {
    id: "expired-credentials",
    group: "Calls are refused",
    title: "Credentials have expired",
    effect: "Every page and every call says that the AWS credentials have expired.",
    canLimit: false,
    rules: [{ fault: { kind: "expired-credentials" } }],
  },
  {
    id: "model-not-ready",
    group: "Calls are refused",
    title: "The model is not ready",
    effect: "Calls fail with “The model is not ready yet”, as when a model has just been switched on.",
    canLimit: true,
    rules: onEach(invocations, {
      fault: error(429, "ModelNotReadyException", "The model is not ready to serve inference requests."),
    }),
  },
  {
    id: "model-timeout",
    group: "Calls are refused",
    title: "The model takes too long",
    effect: "Calls fail with “The model took too long” before the first word.",
    canLimit: true,
    rules: onEach(invocations, {
      fault: error(408, "ModelTimeoutException", "The request took too long to process."),
    }),
  },
  {
    id: "unreachable",
    group: "Calls are refused",
    title: "Bedrock is unreachable",
    effect: "No list loads and no call is answered: the console says that Bedrock cannot be reached.",
    canLimit: false,
    rules: [{ fault: { kind: "outage" } }],
  },
  {
    id: "slow-first-token",
    group: "Answers are slow or break",
    title: "The first token takes 5 s longer",
    effect: "Answers begin five seconds late and then run normally; time to first token shows it.",
    canLimit: true,
    rules: onEach(streams, { fault: { kind: "delay", beforeFirstDeltaMs: 5_000 } }),
  },
  {
    id: "stall",
    group: "Answers are slow or break",
    title: "Answers fall silent midway",
    effect: "After ten pieces of text nothing more comes. The console gives up when its idle limit is over.",
    canLimit: true,
    rules: onEach(streams, { fault: { kind: "stall", afterDeltas } }),
  },
  {
    id: "broken-off",
    group: "Answers are slow or break",
    title: "Answers break off",
    effect: "The connection is lost after ten pieces of text. What arrived is kept and can be retried.",
    canLimit: true,
    rules: onEach(streams, { fault: { kind: "cut", afterDeltas, how: "destroy" } }),
  },
  {
    id: "stream-exception",
    group: "Answers are slow or break",
    title: "The model fails midway",
    effect: "After ten pieces of text Bedrock reports “The model failed while answering”.",
    canLimit: true,
    rules: onEach(streams, {
      fault: {
        kind: "stream-exception",
        name: "ModelStreamErrorException",
        message: "The model stream ended with an error.",
        afterDeltas,
      },
    }),
  },
  {
    id: "corrupt-frame",
    group: "Answers are slow or break",
    title: "An answer arrives damaged",
    effect:
      "After ten pieces of text a frame with a wrong checksum arrives and the answer ends; what came before is kept.",
    canLimit: true,
    rules: onEach(streams, { fault: { kind: "corrupt-frame", afterDeltas } }),
  },
  {
    id: "list-denied",
    group: "Profiles",
    title: "No permission to list application profiles",
    effect: "System-defined profiles are listed; in place of the others stands the permission that is missing.",
    canLimit: false,
    rules: [{ operation: "ListInferenceProfiles", type: "APPLICATION", fault: { kind: "access-denied" } }],
  },
  {
    id: "list-page-fails",
    group: "Profiles",
    title: "A page of the list fails",
    effect: "System-defined profiles cannot be listed and the list says so; application profiles are still there.",
    canLimit: false,
    rules: [
      {
        operation: "ListInferenceProfiles",
        type: "SYSTEM_DEFINED",
        fault: error(500, "InternalServerException", "The server encountered an internal error."),
      },
    ],
  },
  {
    id: "create-unanswered",
    group: "Profiles",
    title: "A create is never answered",
    effect:
      "The next profile is made, but its answer is lost. The console asks again, and there is one profile, not two.",
    canLimit: false,
    rules: [{ operation: "CreateInferenceProfile", times: 1, fault: { kind: "drop-response" } }],
  },
];

/** The preset of this ID. @throws Error for an ID without one, which a test rules out */
export function presetOf(id: PresetId): Preset {
  const preset = presets.find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  return preset;
}

/** The rules to set, limited to a profile where the preset can be. */
export function rulesOf(id: PresetId, profileId: string | null): FaultRule[] {
  const { canLimit, rules } = presetOf(id);
  return rules.map((rule) => ({ ...rule, ...(canLimit && profileId !== null && { profile: profileId }) }));
}

/** What is rehearsed, in words; rules set on the control port by hand are counted. */
export function titleOf({ preset, rules }: Rehearsal): string {
  return preset ? presetOf(preset).title : `${plural(rules.length, "rule")} set on the control port`;
}

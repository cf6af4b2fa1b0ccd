import { z } from "zod";
import { accessDenied } from "./access-rules.ts";
import { AwsError } from "./aws-error.ts";
import { knownRegions } from "./catalogue.ts";
import type { Exchange } from "./exchange.ts";
import type { Change } from "./profile-store.ts";
import { type Random, randomFrom } from "./random.ts";

export const operations = [
  "ListInferenceProfiles",
  "GetInferenceProfile",
  "CreateInferenceProfile",
  "DeleteInferenceProfile",
  "TagResource",
  "UntagResource",
  "ListTagsForResource",
  "ListFoundationModels",
  "GetFoundationModel",
  "GetFoundationModelAvailability",
  "Converse",
  "ConverseStream",
  "InvokeModel",
  "InvokeModelWithResponseStream",
  "CountTokens",
  "GetResources",
  "TagResources",
  "UntagResources",
  "GetCallerIdentity",
] as const;

export type Operation = (typeof operations)[number];

const milliseconds = z.number().min(0).max(3_600_000);
const afterDeltas = z.number().int().min(0);
const tokenCount = z.number().int();
const eventName = /^[a-zA-Z]{1,64}$/;

const faultSchema = z.discriminatedUnion("kind", [
  // An error before any byte of a stream. Status and name need not belong together.
  z.strictObject({
    kind: z.literal("error"),
    status: z.number().int().min(400).max(599),
    name: z.string().regex(/^[A-Za-z]{1,100}$/),
    message: z.string().max(10_000),
    retryAfterSeconds: z.number().int().min(0).optional(),
    capitalMessage: z.boolean().optional(), // {"Message": …}, as IAM's denials
  }),
  // Added to the model's own times; not scaled by --speed.
  z.strictObject({
    kind: z.literal("delay"),
    beforeHeadersMs: milliseconds.optional(),
    beforeFirstDeltaMs: milliseconds.optional(),
    betweenDeltasMs: milliseconds.optional(),
  }),
  // No answer, connection open, until the client gives up.
  z.strictObject({ kind: z.literal("hang") }),
  // An exception event inside the stream.
  z.strictObject({
    kind: z.literal("stream-exception"),
    name: z.enum([
      "InternalServerException",
      "ModelStreamErrorException",
      "ValidationException",
      "ThrottlingException",
      "ServiceUnavailableException",
    ]),
    message: z.string().max(10_000),
    afterDeltas,
  }),
  // The stream breaks off: connection destroyed, destroyed inside a frame, or ended without messageStop and metadata.
  z.strictObject({ kind: z.literal("cut"), afterDeltas, how: z.enum(["destroy", "half-frame", "end"]) }),
  // The stream falls silent, connection open, until the client gives up.
  z.strictObject({ kind: z.literal("stall"), afterDeltas }),
  // The stream ends without its last event.
  z.strictObject({ kind: z.literal("no-metadata") }),
  // The work is done, then the connection destroyed: what a client sees as an unknown outcome.
  z.strictObject({ kind: z.literal("drop-response") }),
  // Exactly this text instead of a generated reply.
  z.strictObject({ kind: z.literal("reply"), text: z.string().max(1_000_000) }),
  // Every connection is destroyed before anything is done.
  z.strictObject({ kind: z.literal("outage") }),
  // The denial of an IAM policy, naming principal, action and resource of the call.
  z.strictObject({ kind: z.literal("access-denied") }),
  z.strictObject({ kind: z.literal("expired-credentials") }),
  // The server's clock is so far off; a request signed more than five minutes away from it is refused.
  z.strictObject({ kind: z.literal("clock-skew"), offsetMs: z.number().int().min(-86_400_000).max(86_400_000) }),
  // Reads see the state before this create, delete or tag call for so long.
  z.strictObject({ kind: z.literal("lag"), ms: milliseconds }),
  // A create is refused when a profile of that name exists.
  z.strictObject({ kind: z.literal("name-conflict") }),
  // A list call names its own page again as the next one, or refuses every token as expired.
  z.strictObject({ kind: z.literal("page-token"), how: z.enum(["repeated", "expired"]) }),
  // A frame whose checksum is wrong.
  z.strictObject({ kind: z.literal("corrupt-frame"), afterDeltas }),
  // An event no client knows, between the others.
  z.strictObject({ kind: z.literal("unknown-event"), afterDeltas, type: z.string().regex(eventName).optional() }),
  // The delta after so many others comes twice.
  z.strictObject({ kind: z.literal("duplicate-delta"), afterDeltas }),
  // Token counts instead of the true ones; they need not make sense.
  z.strictObject({
    kind: z.literal("usage"),
    inputTokens: tokenCount.optional(),
    outputTokens: tokenCount.optional(),
    totalTokens: tokenCount.optional(),
  }),
]);

export const faultKinds = faultSchema.options.map((option) => option.shape.kind.value);

const ruleSchema = z.strictObject({
  operation: z.enum(operations).optional(),
  profile: z.string().min(1).optional(), // ID or ARN of the profile, or ID of the model behind it
  type: z.enum(["SYSTEM_DEFINED", "APPLICATION"]).optional(), // of a list call
  region: z.string().refine(isRegion, "is no Region of the catalogue").optional(), // the call's, not where it is routed
  nth: z.number().int().min(1).optional(), // only the nth call that matches
  times: z.number().int().min(1).optional(), // only so many calls
  share: z.number().min(0).max(1).optional(), // only this part of the calls, drawn from the seed
  fault: faultSchema,
});

function isRegion(name: string): boolean {
  return knownRegions.includes(name);
}

export const rulesSchema = z.strictObject({ rules: z.array(ruleSchema).max(100) });

export type Fault = z.output<typeof faultSchema>;
type ErrorFault = Extract<Fault, { kind: "error" }>;
export type FaultRule = z.output<typeof ruleSchema>;

/** What rules look at. `identifiers` holds every name the call's profile and model go by. */
export type FaultSubject = {
  operation: Operation;
  region: string;
  identifiers: string[];
  access: AccessSubject;
  type?: string;
};

/** What a denial names. */
export type AccessSubject = { principalArn: string; action: string; resource: string };

type Armed = { rule: FaultRule; matched: number; applied: number; random: Random };

/** Faults asked for over the control port. */
export class Faults {
  private readonly seed: number;
  private armed: Armed[] = [];

  constructor(seed: number) {
    this.seed = seed;
  }

  set(rules: FaultRule[]): void {
    this.armed = rules.map((rule, index) => ({ rule, matched: 0, applied: 0, random: randomFrom(this.seed, index) }));
  }

  list(): Array<FaultRule & { matched: number; applied: number }> {
    return this.armed.map(({ rule, matched, applied }) => ({ ...rule, matched, applied }));
  }

  /** The faults of every rule that applies to this call; counts the call. */
  take(subject: FaultSubject): Fault[] {
    return this.armed
      .filter((armed) => applies(armed, subject))
      .map((armed) => asError(armed.rule.fault, subject.access) ?? armed.rule.fault);
  }
}

/** Faults that are an error in the words of AWS. */
function asError({ kind }: Fault, { principalArn, ...demand }: AccessSubject): ErrorFault | null {
  if (kind === "access-denied") {
    const { status, type: name, message } = accessDenied(principalArn, demand);
    return { kind: "error", status, name, message, capitalMessage: true };
  }
  if (kind !== "expired-credentials") return null;
  const message = "The security token included in the request is expired";
  return { kind: "error", status: 403, name: "ExpiredTokenException", message };
}

function applies(armed: Armed, subject: FaultSubject): boolean {
  const { operation, profile, type, region, nth, times, share } = armed.rule;
  if (operation !== undefined && operation !== subject.operation) return false;
  if (profile !== undefined && !subject.identifiers.includes(profile)) return false;
  if (type !== undefined && type !== subject.type) return false;
  if (region !== undefined && region !== subject.region) return false;

  armed.matched += 1;
  if (nth !== undefined && armed.matched !== nth) return false;
  if (times !== undefined && armed.applied >= times) return false;
  if (share !== undefined && armed.random() >= share) return false;
  armed.applied += 1;
  return true;
}

export function findFault<Kind extends Fault["kind"]>(
  faults: Fault[],
  kind: Kind,
): Extract<Fault, { kind: Kind }> | undefined {
  return faults.find((fault): fault is Extract<Fault, { kind: Kind }> => fault.kind === kind);
}

/** How changes are carried out under these faults. */
export function changeUnder(faults: Fault[]): Change {
  return {
    lagMs: findFault(faults, "lag")?.ms ?? 0,
    areNamesUnique: findFault(faults, "name-conflict") !== undefined,
  };
}

/** Plays the faults that come before an answer. @returns whether the call is over */
export async function failedEarly(exchange: Exchange, faults: Fault[]): Promise<boolean> {
  if (findFault(faults, "outage")) {
    exchange.destroyConnection();
    return true;
  }
  if (findFault(faults, "hang")) {
    await exchange.untilClientGone();
    return true;
  }
  await exchange.pause(findFault(faults, "delay")?.beforeHeadersMs ?? 0);
  const skew = findFault(faults, "clock-skew");
  if (skew) exchange.moveClock(skew.offsetMs);
  const error = findFault(faults, "error");
  if (error && !exchange.clientGone.aborted) {
    const { retryAfterSeconds, capitalMessage } = error;
    exchange.sendError(new AwsError(error.status, error.name, error.message), {
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(capitalMessage !== undefined && { capitalMessage }),
    });
  }
  return error !== undefined || exchange.clientGone.aborted;
}

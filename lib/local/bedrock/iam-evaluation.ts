import type { Simulation } from "@cloud-copilot/iam-simulate";
import { validationError } from "./aws-error.ts";

/** Condition keys and their values, as `aws:RequestTag/team`. */
export type Context = Record<string, string | string[]>;

type Policies = {
  arn: string;
  tags: Record<string, string>;
  policies: object[];
  permissionsBoundary?: object | undefined;
  serviceControlPolicies?: object[] | undefined;
};

type Question = { action: string; resource: string; context: Context };

export type Evaluator = {
  /** What is wrong with the policies, in words; null when nothing is. */
  problemOf(principal: Policies): Promise<string | null>;
  /** The reason of a denial as IAM words it; null when the question is answered with yes. */
  denialOf(principal: Policies, question: Question, account: string): string | null;
};

type Library = typeof import("@cloud-copilot/iam-simulate");

export const allowEverything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/**
 * The evaluation library is for development only and 20 MB, so it is loaded when there are rules
 * (`docs/decisions/0004-iam-evaluation.md`).
 *
 * @throws AwsError `ValidationException` when it is not installed
 */
export async function loadEvaluator(): Promise<Evaluator> {
  const library = await import("@cloud-copilot/iam-simulate").catch((error: unknown) => {
    throw validationError("Access rules need the development package @cloud-copilot/iam-simulate.", error);
  });
  return {
    async problemOf(principal) {
      const question = { action: "bedrock:ListInferenceProfiles", resource: "*", context: {} };
      const answer = await library.runSimulation(simulationOf(principal, question, "000000000000"), {});
      return answer.resultType === "error" ? JSON.stringify(answer.errors) : null;
    },
    denialOf: (principal, question, account) =>
      resultOf(library, principal, question, account) === "Allowed"
        ? null
        : reasonOf(library, principal, question, account),
  };
}

/** Policies are validated when they are set; the library's checks of a question refuse a model's ARN without a Region. */
function resultOf(library: Library, principal: Policies, question: Question, account: string) {
  return library.runUnsafeSimulation(simulationOf(principal, question, account), {});
}

/** Asks each kind of policy alone which one denies, and words it as IAM does: explicit denials come first. */
function reasonOf(library: Library, principal: Policies, question: Question, account: string): string {
  const { serviceControlPolicies, policies, permissionsBoundary } = principal;
  const kinds = [
    { name: "service control policy", article: "a", policies: serviceControlPolicies ?? [allowEverything] },
    { name: "identity-based policy", article: "an", policies },
    {
      name: "permissions boundary",
      article: "a",
      policies: permissionsBoundary ? [permissionsBoundary] : [allowEverything],
    },
  ];
  const results = kinds.map((kind) => ({
    ...kind,
    result: resultOf(library, { arn: principal.arn, tags: principal.tags, policies: kind.policies }, question, account),
  }));
  const explicit = results.find(({ result }) => result === "ExplicitlyDenied");
  if (explicit) return `with an explicit deny in ${explicit.article} ${explicit.name}`;
  const implicit = results.find(({ result }) => result === "ImplicitlyDenied");
  return `because no ${implicit?.name ?? "identity-based policy"} allows the ${question.action} action`;
}

function simulationOf(principal: Policies, { action, resource, context }: Question, account: string): Simulation {
  const { arn, policies, permissionsBoundary, serviceControlPolicies } = principal;
  const [, , , , owner = ""] = resource.split(":");
  return {
    request: {
      principal: arn,
      action,
      resource: { resource, accountId: owner || account },
      contextVariables: { ...contextOf(principal), ...context },
    },
    identityPolicies: policies.map((policy, index) => ({ name: `policy ${index + 1}`, policy })),
    serviceControlPolicies: serviceControlPolicies
      ? [
          {
            orgIdentifier: "organization",
            policies: serviceControlPolicies.map((policy, index) => ({ name: `policy ${index + 1}`, policy })),
          },
        ]
      : [],
    resourceControlPolicies: [],
    ...(permissionsBoundary && { permissionBoundaryPolicies: [{ name: "boundary", policy: permissionsBoundary }] }),
  };
}

/** What IAM knows of every request of this principal. */
function contextOf({ arn, tags }: Policies): Context {
  const now = new Date();
  const [, , , , account = "", name = ""] = arn.split(":");
  return {
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": account,
    ...(name.startsWith("user/") && { "aws:username": name.slice(name.lastIndexOf("/") + 1) }),
    "aws:CurrentTime": now.toISOString(),
    "aws:EpochTime": `${Math.floor(now.getTime() / 1000)}`,
    "aws:SecureTransport": "true",
    "aws:SourceIp": "127.0.0.1",
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  };
}

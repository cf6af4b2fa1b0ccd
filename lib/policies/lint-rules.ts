import { parseArn } from "@/lib/bedrock/arn";
import { finding, type LintKnowledge } from "@/lib/policies/finding";
import { hasWildcard, matches } from "@/lib/policies/matching";
import type { Located, LocatedStatement } from "@/lib/policies/parse-policy";
import type { Finding } from "@/lib/policies/schema";
import { invokeActions } from "@/lib/policies/statement";

const [whole = "", streamed = ""] = invokeActions;
const unscoped = [
  "bedrock:ListInferenceProfiles",
  "bedrock:ListFoundationModels",
  "bedrock:GetFoundationModelAvailability",
];

function covers({ actions }: LocatedStatement, action: string): boolean {
  return actions.some((pattern) => matches(pattern.value, action));
}

/** Actions that do not exist, and lists that are scoped to ARNs. */
export function actionFindings(statement: LocatedStatement, { actions }: LintKnowledge): Finding[] {
  const unknown = statement.actions.flatMap((action) => {
    const { value } = action;
    if (!/^bedrock:/i.test(value)) return [];
    if (actions.some((name) => matches(value, `bedrock:${name}`))) return [];
    if (/^bedrock:converse/i.test(value)) {
      const wanted = /stream|\*/i.test(value) ? `${whole} and ${streamed}` : whole;
      return [finding(action, "error", `There is no action ${value}: it does nothing.`, `Converse needs ${wanted}.`)];
    }
    const fix = "Check its spelling in the service authorization reference of Amazon Bedrock.";
    return [finding(action, "error", `There is no action ${value} in Amazon Bedrock.`, fix)];
  });
  const listed = statement.actions.find(({ value }) => unscoped.includes(value));
  const isScoped = statement.resources.length > 0 && statement.resources.every(({ value }) => value !== "*");
  if (statement.effect !== "Allow" || !listed || !isScoped) return unknown;
  const message = `${listed.value} knows no resource: limited to ARNs it is never allowed.`;
  return [...unknown, finding(listed, "error", message, 'Put it into a statement of its own with "Resource": "*".')];
}

const applicationId = /^[a-z0-9]{12}$/;

/** A system profile's ID names geography, provider and model: `us.amazon.nova-lite-v1:0`. */
const systemId = /^[a-z-]+\.[a-z0-9-]+\..+/;

/** Resources of the wrong kind, names in place of IDs, models with an account. */
export function resourceFindings(statement: LocatedStatement, { profile }: LintKnowledge): Finding[] {
  const places = [
    ...statement.resources,
    ...statement.conditions
      .filter(({ key }) => /:InferenceProfileArn$/i.test(key.value))
      .flatMap(({ values }) => values),
  ];
  return places.flatMap((place) => {
    const parts = /^arn:[^:]*:bedrock:[^:]*:([^:]*):([a-z-]+)\/(.*)$/.exec(place.value);
    if (!parts) return [];
    const [, account = "", kind, id = ""] = parts;
    if (kind === "foundation-model" && account !== "" && !hasWildcard(account)) {
      const message = "The ARN of a foundation model has no account, so this matches nothing.";
      return [finding(place, "error", message, "Leave the account empty: arn:aws:bedrock:REGION::foundation-model/…")];
    }
    if (kind === "inference-profile") return ofSystemKind(place, id, profile);
    if (kind === "application-inference-profile") return nameFinding(place, id, profile);
    return [];
  });
}

type Profile = LintKnowledge["profile"];

function ofSystemKind(place: Located, id: string, profile: Profile): Finding[] {
  if (id === "*" || systemId.test(id) || id.includes("${")) return [];
  const message = "inference-profile is the kind of system-defined profiles: no application profile matches this.";
  const fix = "Write application-inference-profile/ and the profile’s ID.";
  return [finding(place, "error", message, fix), ...nameFinding(place, id, profile)];
}

function nameFinding(place: Located, id: string, { profileId, profileArn, name }: Profile): Finding[] {
  if (id === "*" || applicationId.test(id) || id.includes("${")) return [];
  const isApplication = parseArn(profileArn)?.resourceType === "application-inference-profile";
  const isThisName = isApplication && matches(id, name);
  const message = `“${id}” is no ID of an application profile: an ARN ends with 12 lower-case letters and digits, never with the name.`;
  const fix = isThisName
    ? `Write the ID of ${name}: ${profileId}.`
    : "Write the profile’s ID. Its page shows it, and the whole ARN to copy.";
  return [finding(place, "error", message, fix)];
}

/** One of the two invoke actions without the other. */
export function streamingFindings(statement: LocatedStatement, all: LocatedStatement[]): Finding[] {
  const hasWhole = covers(statement, whole);
  const hasStreamed = covers(statement, streamed);
  if (hasWhole === hasStreamed) return [];
  const missing = hasWhole ? streamed : whole;
  const isElsewhere = statement.resources.every(({ value }) =>
    all.some(
      (other) =>
        other.effect === statement.effect &&
        covers(other, missing) &&
        other.resources.some((resource) => matches(resource.value, value)),
    ),
  );
  const [place] = statement.actions.filter(({ value }) => matches(value, hasWhole ? whole : streamed));
  if (isElsewhere || !place) return [];
  const streams = hasWhole ? "streamed" : "whole";
  return statement.effect === "Deny"
    ? [finding(place, "error", `The Deny does not cover ${streams} answers, so it is passed by.`, `Add ${missing}.`)]
    : [finding(place, "warning", `Only one form of answer is allowed: ${streams} ones are denied.`, `Add ${missing}.`)];
}

/** Allows on profiles without the models behind them. */
export function missingModels(statements: LocatedStatement[], { profile }: LintKnowledge): Finding[] {
  const allows = statements.filter(({ effect }) => effect === "Allow");
  const action = [whole, streamed].find((name) => allows.some((statement) => covers(statement, name)));
  if (!action) return [];
  const granting = allows.filter((statement) => covers(statement, action));
  const allowed = granting.flatMap(({ resources }) => resources);
  const profiles = allowed.filter(({ value }) => /:(application-)?inference-profile\//.test(value));
  const [place] = profiles;
  if (!place) return [];
  const models = allowed.filter(({ value }) => value === "*" || value.includes(":foundation-model/"));
  if (models.length === 0) {
    const message =
      "No foundation model is allowed: a call through a profile also needs the model in each Region that may serve it.";
    return [finding(place, "error", message, `Allow ${action} on ${profile.modelArns.join(", ")}.`)];
  }
  if (!profiles.some(({ value }) => matches(value, profile.profileArn))) return [];
  const uncovered = profile.modelArns.filter((arn) => !models.some(({ value }) => matches(value, arn)));
  if (uncovered.length === 0) return [];
  const message = `${uncovered.length} of ${profile.modelArns.length} routed models of ${profile.name} are missing: calls served there are denied.`;
  return [finding(models[0] ?? place, "error", message, `Add ${uncovered.join(", ")}.`)];
}

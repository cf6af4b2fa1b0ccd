import { finding, type LintKnowledge } from "@/lib/policies/finding";
import { hasWildcard, matches } from "@/lib/policies/matching";
import type { LocatedCondition, LocatedStatement } from "@/lib/policies/parse-policy";
import type { Finding } from "@/lib/policies/schema";
import { profileArnKey } from "@/lib/policies/statement";

/** Keys that do not exist, comparisons that take a star literally, and Denies that hit everything. */
export function conditionFindings(statement: LocatedStatement, { conditionKeys }: LintKnowledge): Finding[] {
  return statement.conditions.flatMap((condition) => [
    ...keyFindings(condition, conditionKeys),
    ...literalFindings(condition, statement.effect),
    ...absentKeyFindings(condition, statement),
  ]);
}

function keyFindings({ key }: LocatedCondition, known: string[]): Finding[] {
  if (/^aws:InferenceProfileArn$/i.test(key.value)) {
    const message = `There is no condition key ${key.value}, so it is never set.`;
    return [finding(key, "error", message, `Write ${profileArnKey}.`)];
  }
  if (!/^bedrock:/i.test(key.value) || known.some((name) => name.toLowerCase() === key.value.toLowerCase())) return [];
  const message = `There is no condition key ${key.value} in Amazon Bedrock.`;
  return [finding(key, "error", message, "Check its spelling in the service authorization reference.")];
}

function literalFindings({ operator, values }: LocatedCondition, effect: string): Finding[] {
  const [, negated] = /^String(Not)?Equals(?:IgnoreCase)?$/i.exec(operator) ?? [null, null];
  if (!/^String(Not)?Equals/i.test(operator)) return [];
  return values
    .filter(({ value }) => hasWildcard(value))
    .map((value) => {
      const like = value.value.startsWith("arn:") ? `Arn${negated ?? ""}Like` : `String${negated ?? ""}Like`;
      const effects = negated
        ? `it always differs, so the ${effect} applies to everything`
        : `it never equals, so the ${effect} never applies`;
      const message = `${operator} takes the wildcard literally: ${effects}.`;
      return finding(value, "error", message, `Use ${like}.`);
    });
}

/** A negated operator is true where the key is missing. */
function absentKeyFindings({ operator, key }: LocatedCondition, { effect, resources }: LocatedStatement): Finding[] {
  if (effect !== "Deny" || !/InferenceProfileArn$/i.test(key.value) || !/Not(Equals|Like)/i.test(operator)) return [];
  const anyProfile = "arn:aws:bedrock:us-east-1:000000000000:application-inference-profile/000000000000";
  const [place] = resources.filter(({ value }) => matches(value, anyProfile));
  if (!place) return [];
  const message = `${operator} is true while the key is missing, as it may be when the profile itself is checked: this can deny every call.`;
  const fix = "Let the Deny name foundation-model resources only: arn:aws:bedrock:*::foundation-model/*.";
  return [finding(place, "warning", message, fix)];
}

import { denialIn, diagnoseDenial, factsOfDenial } from "@/lib/explain/denial";
import { accessRules } from "@/lib/explain/errors-access";
import { clientRules } from "@/lib/explain/errors-client";
import { limitRules } from "@/lib/explain/errors-limits";
import { profileRules } from "@/lib/explain/errors-profile";
import { requestRules } from "@/lib/explain/errors-request";
import type { Diagnosis, Fact } from "@/lib/explain/explanation";
import type { Rule } from "@/lib/explain/rule";

/** All texts that are known, the telling ones first. */
export const rules: readonly Rule[] = [...requestRules, ...accessRules, ...limitRules, ...profileRules, ...clientRules];

/** What the errors in the text mean, likeliest first; nothing when none is known. */
export function diagnoseErrors(text: string): { diagnoses: Diagnosis[]; facts: Fact[] } {
  const denial = denialIn(text);
  const matching = rules.filter((rule) => rule.pattern.test(text));
  const ids = new Set([...matching.map(({ id }) => id), ...(denial ? ["access-denied"] : [])]);
  const telling = matching.filter((rule) => !rule.unless?.some((id) => ids.has(id)));
  // The permission named in the sentence is the reason; a Marketplace rule would only repeat it.
  const others = denial ? telling.filter(({ id }) => id !== "marketplace") : telling;
  return {
    diagnoses: [...(denial ? [diagnoseDenial(denial)] : []), ...others.map(toDiagnosis)],
    facts: [...(denial ? factsOfDenial(denial) : []), ...otherFacts(text)],
  };
}

function toDiagnosis({ id, title, meaning, remedies }: Rule): Diagnosis {
  return { id, title, meaning, remedies };
}

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const reads: [label: string, pattern: RegExp][] = [
  ["Operation", /when calling the (\w{3,60}) operation/],
  ["Request ID", new RegExp(`request[ _-]?id"?[:=\\s]{1,4}"?(${uuid})`, "i")],
  ["HTTP status", /(?:status ?code"?|StatusCode|HTTP)[:= ]{1,3}(\d{3})\b/i],
];

function otherFacts(text: string): Fact[] {
  return reads.flatMap(([label, pattern]) => {
    const value = pattern.exec(text)?.[1];
    return value ? [{ label, value }] : [];
  });
}

import { describeIdentifier, mistakesOf } from "@/lib/explain/arn-kinds";
import { codeIn } from "@/lib/explain/code";
import { mistakesIn } from "@/lib/explain/code-mistakes";
import { diagnoseErrors } from "@/lib/explain/errors";
import type { Diagnosis, Explanation, Fact } from "@/lib/explain/explanation";
import { type Identifier, identifiersIn, maxIdentifiers } from "@/lib/explain/identifiers";

/** Characters that are read. A paste that is longer is read up to here, and that is said. */
export const maxTextLength = 100_000;

const secretPattern =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|aws_?secret_?access_?key["']?\s*[=:]\s*["']?[\w/+=]{30,}|\bABSK[\w+/=]{40,}/i;

/**
 * What a pasted text is and what to do about it: an error, an ARN or ID, a policy, a line of code, in any mixture. Never
 * throws; takes time in proportion to the length. Which profile an identifier leads to is `resolve.ts`.
 */
export function explain(pasted: string): Explanation {
  const text = pasted.slice(0, maxTextLength);
  const identifiers = identifiersIn(text);
  const part = partOf(text, identifiers);
  const diagnoses = [...part.diagnoses, ...identifiers.flatMap(mistakesOf)];
  return {
    ...part,
    diagnoses: diagnoses.filter(({ id }, index) => diagnoses.findIndex((other) => other.id === id) === index),
    identifiers,
    notRecognised: notRecognised(pasted, part.kind, identifiers, part.diagnoses),
    hasSecret: secretPattern.test(text),
  };
}

type Part = Pick<Explanation, "kind" | "headline" | "facts" | "diagnoses">;

function partOf(text: string, identifiers: Identifier[]): Part {
  if (text.trim() === "") return { kind: "empty", headline: "Nothing to explain yet.", facts: [], diagnoses: [] };
  if (looksLikePolicy(text)) {
    return { kind: "policy", headline: "An IAM policy", facts: [], diagnoses: [] };
  }
  const errors = diagnoseErrors(text);
  const code = codeIn(text);
  const saysError = /an error occurred|traceback|exception:|error:|exit (code|status)|not authorized to perform/i.test(
    text,
  );
  if (errors.diagnoses.length > 0 && (code === null || saysError)) {
    const [first] = errors.diagnoses;
    const mistakes = code ? mistakesIn(text, code, identifiers) : [];
    return {
      kind: "error",
      headline: first?.title ?? "An error",
      facts: errors.facts,
      diagnoses: [...errors.diagnoses, ...mistakes.filter(({ id }) => id !== "direct-model")],
    };
  }
  if (code) {
    const facts: Fact[] = [
      ...(code.operation ? [{ label: "Operation", value: code.operation }] : []),
      ...(code.clientRegion ? [{ label: "Client's Region", value: code.clientRegion }] : []),
    ];
    const calls = code.operation ? ` that calls ${code.operation}` : "";
    const headline =
      code.language === "a line of code" ? `A line of code${calls}` : `Code for ${code.language}${calls}`;
    return { kind: "code", headline, facts, diagnoses: mistakesIn(text, code, identifiers) };
  }
  return plainIdentifier(text, identifiers);
}

function plainIdentifier(text: string, identifiers: Identifier[]): Part {
  const [first] = identifiers;
  if (!first) return { kind: "unknown", headline: "Not recognised", facts: [], diagnoses: [] };
  const isAlone = text.trim().length <= first.text.length + 4;
  if (!isAlone) {
    const headline = `A text that names ${identifiers.length === 1 ? "one resource" : `${identifiers.length} resources`}`;
    return { kind: first.text.startsWith("arn:") ? "arn" : "id", headline, facts: [], diagnoses: [] };
  }
  const described = describeIdentifier(first).replace(/\.$/, "");
  const isArn = first.text.startsWith("arn:");
  const facts: Fact[] = [
    { label: "ID", value: first.id },
    ...(first.region ? [{ label: "Region", value: first.region }] : []),
    ...(first.accountId ? [{ label: "Account", value: first.accountId }] : []),
  ];
  return {
    kind: isArn ? "arn" : "id",
    headline: `${isArn ? "The ARN" : "The ID"} of ${described}`,
    facts,
    diagnoses: [],
  };
}

/** A policy is recognised although it is broken JSON: the linter says where. */
function looksLikePolicy(text: string): boolean {
  const start = text.trimStart().slice(0, 1);
  const words = ["Statement", "Effect", "Action", "NotAction", "Resource"].filter((word) => text.includes(`"${word}"`));
  return (start === "{" || start === "[") && (words.includes("Statement") ? words.length >= 2 : words.length >= 3);
}

function notRecognised(
  pasted: string,
  kind: Explanation["kind"],
  identifiers: Identifier[],
  diagnoses: Diagnosis[],
): string | null {
  if (pasted.length > maxTextLength) {
    return `Only the first ${maxTextLength.toLocaleString("en-US")} characters were read.`;
  }
  if (kind === "unknown") {
    return "Neither an error text of Bedrock, nor an ARN, an ID, a policy or code for it was found in this text.";
  }
  if (identifiers.length >= maxIdentifiers) return `Only the first ${maxIdentifiers} resources were read.`;
  const looksFailed = /\b(error|exception|failed|denied|refused)\b/i.test(pasted);
  if ((kind === "arn" || kind === "id") && diagnoses.length === 0 && looksFailed) {
    return "The text seems to tell of a failure, in words that are not known here. What it names is explained below.";
  }
  return null;
}

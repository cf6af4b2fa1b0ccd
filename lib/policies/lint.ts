import type { LintKnowledge } from "@/lib/policies/finding";
import { conditionFindings } from "@/lib/policies/lint-conditions";
import { actionFindings, missingModels, resourceFindings, streamingFindings } from "@/lib/policies/lint-rules";
import { parsePolicy } from "@/lib/policies/parse-policy";
import type { Finding } from "@/lib/policies/schema";

/**
 * The mistakes that policies for Bedrock are known for, in the order of their lines.
 *
 * @returns `policy` is null when the text is no JSON or holds no statement
 */
export function lintPolicy(text: string, knowledge: LintKnowledge): { findings: Finding[]; policy: object | null } {
  const parsed = parsePolicy(text);
  if ("problem" in parsed) {
    const { value, line, column } = parsed.problem;
    const fix = "Correct the text here. The rest is checked once it can be read.";
    return { findings: [{ line, column, severity: "error", message: value, fix }], policy: null };
  }
  const { statements } = parsed;
  const findings = [
    ...statements.flatMap((statement) => [
      ...actionFindings(statement, knowledge),
      ...resourceFindings(statement, knowledge),
      ...streamingFindings(statement, statements),
      ...conditionFindings(statement, knowledge),
    ]),
    ...missingModels(statements, knowledge),
  ];
  return { findings: findings.sort((a, b) => a.line - b.line || a.column - b.column), policy: parsed.document };
}

import type { CitationId } from "@/lib/explain/citation";
import type { Identifier } from "@/lib/explain/identifiers";

/** Why it happens, how to find out whether this is so, and what ends it. */
export interface Remedy {
  cause: string;
  check: string;
  fix: string;
  source: CitationId;
}

export interface Diagnosis {
  id: string;
  title: string;
  meaning: string;
  /** Likeliest first. */
  remedies: readonly Remedy[];
}

export interface Fact {
  label: string;
  value: string;
}

export type ExplanationKind = "error" | "policy" | "code" | "arn" | "id" | "unknown" | "empty";

export interface Explanation {
  kind: ExplanationKind;
  /** One line: what the text is. */
  headline: string;
  /** What was read off it. */
  facts: Fact[];
  diagnoses: Diagnosis[];
  identifiers: Identifier[];
  /** Said plainly where little or nothing was made out, else null. */
  notRecognised: string | null;
  /** The text holds what looks like a secret. */
  hasSecret: boolean;
}

import { unknownOperation, validationError } from "./aws-error.ts";
import type { Operation } from "./faults.ts";

/** An operation with the identifier from its path, percent-decoded; empty for operations without one. */
export type Route = { operation: Operation; identifier: string };

const fixed: Record<string, Operation> = {
  "GET /inference-profiles": "ListInferenceProfiles",
  "POST /inference-profiles": "CreateInferenceProfile",
  "POST /tagResource": "TagResource",
  "POST /untagResource": "UntagResource",
  "POST /listTagsForResource": "ListTagsForResource",
  "GET /foundation-models": "ListFoundationModels",
};

// SDKs encode an ARN's slash; a person with curl may not, so the identifier is all there is between the fixed parts.
const withIdentifier: Array<[pattern: RegExp, operation: Operation]> = [
  [/^GET \/inference-profiles\/(.+)$/, "GetInferenceProfile"],
  [/^DELETE \/inference-profiles\/(.+)$/, "DeleteInferenceProfile"],
  [/^GET \/foundation-models\/(.+)$/, "GetFoundationModel"],
  [/^GET \/foundation-model-availability\/(.+)$/, "GetFoundationModelAvailability"],
  [/^POST \/model\/(.+)\/converse$/, "Converse"],
  [/^POST \/model\/(.+)\/converse-stream$/, "ConverseStream"],
  [/^POST \/model\/(.+)\/invoke$/, "InvokeModel"],
  [/^POST \/model\/(.+)\/invoke-with-response-stream$/, "InvokeModelWithResponseStream"],
  [/^POST \/model\/(.+)\/count-tokens$/, "CountTokens"],
];

/** @throws AwsError `UnknownOperationException`, `ValidationException` (broken percent-encoding) */
export function routeOf(method: string, path: string): Route {
  const line = `${method} ${path}`;
  const operation = Object.hasOwn(fixed, line) ? fixed[line] : undefined;
  if (operation) return { operation, identifier: "" };
  for (const [pattern, candidate] of withIdentifier) {
    const [, encoded] = pattern.exec(line) ?? [];
    if (encoded !== undefined) return { operation: candidate, identifier: decoded(encoded) };
  }
  throw unknownOperation();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    throw validationError("The path is not validly percent-encoded.", error);
  }
}

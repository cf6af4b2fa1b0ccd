import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { databaseProblem } from "@/lib/request/database-problem";
import type { ActionError } from "@/lib/result";

/**
 * What the browser may know of a failure. An unexpected one is a bug: logged in full, shown without its text.
 *
 * @param requestId that of the request's context, when it came so far
 */
export function toActionError(error: unknown, requestId: string = randomUUID()): ActionError {
  if (error instanceof z.ZodError) return { ...invalidInput(error), requestId };
  if (!(error instanceof AppError)) {
    log().error({ requestId, err: error }, "unexpected failure");
    const problem = databaseProblem(error);
    if (problem) return { code: "unavailable", message: problem, requestId };
    return { code: "internal", message: "Something went wrong on our side. It has been logged.", requestId };
  }
  if (error.cause) log().warn({ requestId, code: error.code, err: error.cause }, error.message);
  return {
    code: error.code,
    message: error.message,
    requestId,
    ...(error.awsRequestId && { awsRequestId: error.awsRequestId }),
    ...(error.retryAfterMs && { retryAfterMs: error.retryAfterMs }),
    ...(error.fieldErrors && { fieldErrors: error.fieldErrors }),
    ...(error.denied && { denied: error.denied }),
    ...(error.aws && { aws: error.aws }),
  };
}

function invalidInput(error: z.ZodError): Pick<ActionError, "code" | "message" | "fieldErrors"> {
  const fieldErrors: Record<string, string> = {};
  for (const issue of error.issues) fieldErrors[issue.path.join(".")] ??= issue.message;
  const [path, message] = Object.entries(fieldErrors)[0] ?? ["", "The input is not usable."];
  return { code: "invalid_input", message: path ? `${path}: ${message}` : message, fieldErrors };
}

const statuses: Record<ActionError["code"], number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  access_denied: 403,
  not_found: 404,
  conflict: 409,
  quota_exceeded: 409,
  throttled: 429,
  internal: 500,
  credentials: 502,
  model_error: 502,
  unavailable: 503,
  timeout: 504,
};

/** The HTTP status a route handler answers a failure with. */
export function httpStatus(code: ActionError["code"]): number {
  return statuses[code];
}

export const errorCodes = [
  "invalid_input",
  "not_found",
  "conflict",
  "quota_exceeded",
  "throttled",
  "timeout",
  "model_error",
  "unavailable",
  "access_denied",
  "credentials",
  "unauthenticated",
  "forbidden",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface AppErrorOptions {
  cause?: unknown;
  /** Messages by the path of the form field they belong to, e.g. `tags.0.key`. */
  fieldErrors?: Record<string, string>;
  awsRequestId?: string;
  retryAfterMs?: number;
  /** The IAM action and resource that were refused (`access_denied`). */
  denied?: { action: string; resource: string | null };
  /** HTTP status and exception name as AWS sent them, for the details disclosure. */
  aws?: { name: string; status: number | null };
}

/** An expected failure: its message is written for the person and may cross to the browser. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fieldErrors: Record<string, string> | undefined;
  readonly awsRequestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly denied: { action: string; resource: string | null } | undefined;
  readonly aws: { name: string; status: number | null } | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fieldErrors = options.fieldErrors;
    this.awsRequestId = options.awsRequestId;
    this.retryAfterMs = options.retryAfterMs;
    this.denied = options.denied;
    this.aws = options.aws;
  }
}

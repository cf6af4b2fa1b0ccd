import { AppError, type ErrorCode } from "@/lib/errors";

interface Translation {
  code: ErrorCode;
  /** Null: Bedrock's own message is shown. */
  message: string | null;
}

const translations: Record<string, Translation> = {
  ValidationException: { code: "invalid_input", message: null },
  TooManyTagsException: { code: "invalid_input", message: null },
  ResourceNotFoundException: { code: "not_found", message: null },
  ConflictException: { code: "conflict", message: "Bedrock is still changing this profile, or the name is taken." },
  ServiceQuotaExceededException: {
    code: "quota_exceeded",
    message: "The account holds as many profiles as it may in this Region. Delete unused ones or raise the quota.",
  },
  ThrottlingException: { code: "throttled", message: "Bedrock is limiting requests. Try again shortly." },
  ThrottledException: { code: "throttled", message: "AWS is limiting requests for tags. Try again shortly." },
  InvalidParameterException: { code: "invalid_input", message: null },
  PaginationTokenExpiredException: { code: "unavailable", message: "The list of tags took too long. Try again." },
  InternalServiceException: { code: "unavailable", message: "Tags are not available right now." },
  ModelTimeoutException: { code: "timeout", message: "The model took too long." },
  ModelErrorException: { code: "model_error", message: "The model failed while answering." },
  ModelStreamErrorException: { code: "model_error", message: "The model failed while answering." },
  ModelNotReadyException: { code: "unavailable", message: "The model is not ready yet. Try again shortly." },
  ServiceUnavailableException: { code: "unavailable", message: "Bedrock is not available right now." },
  InternalServerException: { code: "unavailable", message: "Bedrock is not available right now." },
};

const credentialErrors = new Set([
  "CredentialsProviderError",
  "TokenProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "UnrecognizedClientException",
  "IncompleteSignature",
  "MissingAuthenticationToken",
  "MissingAuthenticationTokenException",
]);

const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ETIMEDOUT",
  "CERT_HAS_EXPIRED",
]);

interface SdkError {
  name: string;
  message: string;
  code?: string;
  $metadata?: { requestId?: string; httpStatusCode?: number };
  $response?: { headers?: Record<string, string> };
}

function isSdkError(error: unknown): error is SdkError {
  return error instanceof Error;
}

/**
 * Turns what the SDK throws into an `AppError`; anything unknown is returned as it is, since it is a bug.
 *
 * @param action the IAM action behind the call, named when access is denied and Bedrock does not say it
 */
export function toAppError(error: unknown, action: string): unknown {
  if (error instanceof AppError || !isSdkError(error)) return error;
  const common = {
    cause: error,
    awsRequestId: error.$metadata?.requestId,
    retryAfterMs: retryAfterMs(error.$response?.headers),
    aws: { name: error.name, status: error.$metadata?.httpStatusCode ?? null },
  };
  if (error.name === "AccessDeniedException") return accessDenied(error, action, common);
  if (credentialErrors.has(error.name)) return new AppError("credentials", credentialsMessage(error), common);
  if (/region is missing/i.test(error.message)) {
    return new AppError("credentials", "No AWS Region is configured. Set AWS_REGION and start again.", common);
  }
  if (error.name === "TimeoutError") {
    return new AppError("timeout", "Bedrock did not answer in time. Try again.", common);
  }
  if (unreachable.has(error.code ?? "")) {
    return new AppError("unavailable", "Bedrock could not be reached. Check the network and try again.", common);
  }
  const known = translations[error.name];
  return known ? new AppError(known.code, known.message ?? error.message, common) : error;
}

type Common = { cause: unknown; awsRequestId: string | undefined; aws: { name: string; status: number | null } };

function accessDenied(error: SdkError, fallbackAction: string, common: Common): AppError {
  const named = /not authorized to perform: (\S+?)(?: on resource: (\S+))?(?: |$)/.exec(error.message);
  const denied = { action: named?.[1] ?? fallbackAction, resource: named?.[2] ?? null };
  const message = named
    ? `The console's AWS role may not do ${denied.action}${denied.resource ? ` on ${denied.resource}` : ""}.`
    : `${error.message} (${denied.action})`;
  return new AppError("access_denied", message, { ...common, denied });
}

function credentialsMessage(error: SdkError): string {
  if (/Expired/.test(error.name) || /expired/i.test(error.message)) {
    return "The AWS credentials have expired. Sign in again (for example `aws sso login`) and retry.";
  }
  if (error.name === "InvalidSignatureException") {
    return "AWS did not accept the request's signature: check the secret key and this server's clock.";
  }
  return error.name === "CredentialsProviderError" || error.name === "TokenProviderError"
    ? "No usable AWS credentials: the environment, the profile, single sign-on and the instance role were tried."
    : "AWS did not accept the credentials. Check that the access key exists and is active.";
}

function retryAfterMs(headers: Record<string, string> | undefined): number | undefined {
  const seconds = Number(headers?.["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

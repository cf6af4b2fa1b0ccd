/** A failure as Bedrock puts it on the wire: HTTP status, error type, message and further members of the body. */
export class AwsError extends Error {
  readonly status: number;
  readonly type: string;
  readonly members: Record<string, string>;
  readonly capitalMessage: boolean; // {"Message": …}, as IAM's denials

  constructor(
    status: number,
    type: string,
    message: string,
    {
      members = {},
      capitalMessage = false,
      cause,
    }: { members?: Record<string, string>; capitalMessage?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.status = status;
    this.type = type;
    this.members = members;
    this.capitalMessage = capitalMessage;
  }
}

export function isAwsError(error: unknown): error is AwsError {
  return error instanceof AwsError;
}

export function validationError(message: string, cause?: unknown): AwsError {
  return new AwsError(400, "ValidationException", message, { cause });
}

export function notFound(message: string): AwsError {
  return new AwsError(404, "ResourceNotFoundException", message);
}

/** What AWS's front door answers, before any operation looks at the body: not JSON, or a member of another type. */
export function serializationError(message: string, cause?: unknown): AwsError {
  return new AwsError(400, "SerializationException", message, { cause });
}

export function tooLarge(limitBytes: number): AwsError {
  return new AwsError(413, "RequestEntityTooLargeException", `The request body is larger than ${limitBytes} bytes.`);
}

export function unknownOperation(): AwsError {
  return new AwsError(
    404,
    "UnknownOperationException",
    "The requested operation is not one this local Bedrock serves.",
  );
}

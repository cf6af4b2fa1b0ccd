/** A failure as Bedrock puts it on the wire: HTTP status, error type, message and further members of the body. */
export class AwsError extends Error {
  readonly status: number;
  readonly type: string;
  readonly members: Record<string, string>;

  constructor(status: number, type: string, message: string, members: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.members = members;
  }
}

export function validationError(message: string): AwsError {
  return new AwsError(400, "ValidationException", message);
}

export function notFound(message: string): AwsError {
  return new AwsError(404, "ResourceNotFoundException", message);
}

/** What AWS's front door answers, before any operation looks at the body: not JSON, or a member of another type. */
export function serializationError(message: string): AwsError {
  return new AwsError(400, "SerializationException", message);
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

import type { ErrorCode } from "@/lib/errors";

/** A failure as plain data: what the browser may know of it. */
export interface ActionError {
  code: ErrorCode;
  message: string;
  /** Our own id, found again in the server's log. */
  requestId: string;
  awsRequestId?: string;
  retryAfterMs?: number;
  fieldErrors?: Record<string, string>;
  denied?: { action: string; resource: string | null };
  aws?: { name: string; status: number | null };
}

export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ActionError };

/** Thrown by `unwrap`, so that react-query sees a failed result as a failed query. */
export class ActionFailure extends Error {
  readonly error: ActionError;

  constructor(error: ActionError) {
    super(error.message);
    this.name = "ActionFailure";
    this.error = error;
  }
}

/** The data of a successful result. @throws ActionFailure for a failed one */
export function unwrap<Data>(result: ActionResult<Data>): Data {
  if (result.ok) return result.data;
  throw new ActionFailure(result.error);
}

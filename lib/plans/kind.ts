import type { z } from "zod";
import type { Permission } from "@/lib/auth/permissions";
import type { ErrorCode } from "@/lib/errors";
import type { PlannedCall } from "@/lib/plans/schema";
import type { RequestContext } from "@/lib/request/context";

/** What the engine gives a row's effect. */
export interface RowAttempt {
  /** The same at every attempt of this row, whatever happens to the server meanwhile. */
  requestToken: string;
  /** When the first attempt of unknown outcome was sent: look whether it worked before doing it again. */
  uncertainSince: Date | null;
}

export interface RowResult {
  /** ARN of what was made or changed. */
  arn: string;
  /** What is worth knowing beside the success. */
  note: string | null;
}

/** One kind of plan: what its rows are, which calls they make, and their effect, which must be safe to repeat. */
export interface PlanKind<Input> {
  schema: z.ZodType<Input>;
  permission: Permission;
  /** Names the row to a person. */
  label(input: Input): string;
  /** Where its calls go. */
  region(input: Input): string;
  calls(input: Input): PlannedCall[];
  /**
   * Checks the rows together before they become a plan.
   *
   * @returns messages by path, e.g. `rows.3.name`
   */
  check(ctx: RequestContext, inputs: Input[]): Promise<Record<string, string>>;
  /** @throws AppError; `throttled`, `unavailable` and `timeout` are tried again by the engine */
  apply(ctx: RequestContext, input: Input, attempt: RowAttempt): Promise<RowResult>;
  /** Failures after which every further row of that Region would fail too: the rest of them is skipped. */
  isFatal(code: ErrorCode): boolean;
}

/** A kind whose rows are read back from the database, where their type is lost: each method parses its input first. */
export type AnyPlanKind = PlanKind<unknown>;

export function defineKind<Input>(kind: PlanKind<Input>): AnyPlanKind {
  return {
    schema: kind.schema,
    permission: kind.permission,
    label: (raw) => kind.label(kind.schema.parse(raw)),
    region: (raw) => kind.region(kind.schema.parse(raw)),
    calls: (raw) => kind.calls(kind.schema.parse(raw)),
    check: (ctx, raws) =>
      kind.check(
        ctx,
        raws.map((raw) => kind.schema.parse(raw)),
      ),
    apply: (ctx, raw, attempt) => kind.apply(ctx, kind.schema.parse(raw), attempt),
    isFatal: kind.isFatal,
  };
}

import type { ActionResult } from "@/lib/result";
import type { CallPage, ProfileUsage } from "@/lib/usage/schema";

/** A value as our routes send it: JSON, with ISO text for dates. */
type Wire<Value> = Value extends Date
  ? string
  : Value extends (infer Item)[]
    ? Wire<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Wire<Value[Key]> }
      : Value;

export type ProfileUsageJson = ActionResult<Wire<ProfileUsage>>;
export type CallPageJson = ActionResult<Wire<CallPage>>;

/** The usage with its dates restored. */
export function parseProfileUsage(result: ProfileUsageJson): ActionResult<ProfileUsage> {
  if (!result.ok) return result;
  const { from, to, buckets, points, ...rest } = result.data;
  return {
    ok: true,
    data: {
      ...rest,
      from: new Date(from),
      to: new Date(to),
      buckets: buckets.map((bucket) => ({ ...bucket, start: new Date(bucket.start) })),
      points: points.map((point) => ({ ...point, startedAt: new Date(point.startedAt) })),
    },
  };
}

/** The page with its dates restored. */
export function parseCallPage(result: CallPageJson): ActionResult<CallPage> {
  if (!result.ok) return result;
  const calls = result.data.calls.map((call) => ({ ...call, startedAt: new Date(call.startedAt) }));
  return { ok: true, data: { ...result.data, calls } };
}

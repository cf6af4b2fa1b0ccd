/** What this console has recorded of the calls through one ARN; calls made elsewhere are not known here. */
export interface CallFigures {
  /** Calls started within seven days, whatever became of them. */
  weekCalls: number;
  /** Null when none was ever recorded. */
  lastCallAt: Date | null;
}

/** By ARN; who is missing was never called. */
export type CallsByArn = ReadonlyMap<string, CallFigures>;

/** One ARN as it is sent; the moment in ms since 1970. */
export interface WireCalls {
  profileArn: string;
  weekCalls: number;
  lastCallAt: number;
}

export function fromWireCalls(rows: WireCalls[]): CallsByArn {
  return new Map(
    rows.map(({ profileArn, weekCalls, lastCallAt }) => [profileArn, { weekCalls, lastCallAt: new Date(lastCallAt) }]),
  );
}

/** The calls through all of these together. @returns null while `calls` is not known */
export function callsOf(calls: CallsByArn | null, profiles: { profileArn: string }[]): CallFigures | null {
  if (calls === null) return null;
  const known = profiles.flatMap(({ profileArn }) => calls.get(profileArn) ?? []);
  const moments = known.flatMap(({ lastCallAt }) => lastCallAt?.getTime() ?? []);
  return {
    weekCalls: known.reduce((sum, { weekCalls }) => sum + weekCalls, 0),
    lastCallAt: moments.length === 0 ? null : new Date(Math.max(...moments)),
  };
}

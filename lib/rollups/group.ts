import type { ProfileType } from "@/lib/bedrock/types";

/** What calls have in common that are counted together. */
export interface GroupKey {
  profileArn: string;
  profileId: string;
  profileName: string;
  profileType: ProfileType;
  modelId: string;
  modelName: string;
  /** Price basis. */
  route: "global" | "geo";
  region: string;
  /** Owner at the time of the calls; empty where there was none, null where that is not known. */
  team: string | null;
}

export interface CallCounts {
  complete: number;
  incomplete: number;
  failed: number;
  throttled: number;
  stopped: number;
  interrupted: number;
}

/**
 * Calls of one group in a stretch of time: counts, token sums (in, out, cache read, cache write), and the latencies in ms of
 * complete ones, each by itself or as encoded sketches.
 */
export interface CallGroup<Latency extends number | Uint8Array> extends GroupKey, CallCounts {
  shortTokens: number[];
  longTokens: number[];
  ttft: Latency[];
  ttftMin: number | null;
  ttftMax: number | null;
  total: Latency[];
  totalMin: number | null;
  totalMax: number | null;
}

export const countNames = ["complete", "incomplete", "failed", "throttled", "stopped", "interrupted"] as const;

/** One identity of a group. Names may change, what they name does not. */
export function groupId({ profileArn, modelId, route, region, team }: GroupKey): string {
  return JSON.stringify([profileArn, modelId, route, region, team]);
}

/** The same without the team: what a profile's row in a table stands for. */
export function profileGroupId(key: GroupKey): string {
  return groupId({ ...key, team: null });
}

/** Adds up groups that share an identity; the last name given is kept. Sketches are gathered, not yet merged. */
export function gatherGroups<Latency extends number | Uint8Array>(
  groups: Iterable<CallGroup<Latency>>,
  idOf: (group: GroupKey) => string = groupId,
): CallGroup<Latency>[] {
  const gathered = new Map<string, CallGroup<Latency>>();
  for (const group of groups) {
    const id = idOf(group);
    const sum = gathered.get(id);
    if (!sum) {
      const { shortTokens, longTokens, ttft, total } = group;
      const own = { shortTokens: [...shortTokens], longTokens: [...longTokens], ttft: [...ttft], total: [...total] };
      gathered.set(id, { ...group, ...own });
    } else add(sum, group);
  }
  return [...gathered.values()];
}

function add<Latency extends number | Uint8Array>(sum: CallGroup<Latency>, group: CallGroup<Latency>): void {
  sum.profileName = group.profileName;
  sum.modelName = group.modelName;
  for (const name of countNames) sum[name] += group[name];
  sum.shortTokens = sum.shortTokens.map((tokens, kind) => tokens + (group.shortTokens[kind] ?? 0));
  sum.longTokens = sum.longTokens.map((tokens, kind) => tokens + (group.longTokens[kind] ?? 0));
  for (const latency of group.ttft) sum.ttft.push(latency);
  for (const latency of group.total) sum.total.push(latency);
  sum.ttftMin = smaller(sum.ttftMin, group.ttftMin);
  sum.totalMin = smaller(sum.totalMin, group.totalMin);
  sum.ttftMax = larger(sum.ttftMax, group.ttftMax);
  sum.totalMax = larger(sum.totalMax, group.totalMax);
}

function smaller(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function larger(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

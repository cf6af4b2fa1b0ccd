/** One call of the runtime. Times are of the machine's monotonic clock, comparable between its processes. */
export type LedgerEntry = {
  requestId: string;
  operation: string;
  modelId: string; // as passed
  profileId: string | null;
  baseModelId: string | null;
  region: string; // where it was called
  inferenceRegion: string | null; // where it was routed; "unspecified" through a global profile, as IAM has it
  tags: Record<string, string>; // of the application profile, at the time
  startedNs: bigint;
  headersSentNs: bigint | null;
  firstContentSentNs: bigint | null;
  lastContentSentNs: bigint | null;
  endedNs: bigint | null;
  outcome: "running" | "finished" | "aborted" | "failed";
  inputTokens: number; // without those of the cache, as in the answer
  cacheReadInputTokens: number;
  cacheWriteInputTokens: number;
  outputTokens: number; // sent, also by calls that did not finish
  latencyMs: number;
  sentChunks: number; // events with text
};

const remembered = 10_000;

/** What was invoked: the last 10,000 calls in full, totals of all. Of everything else only how often it was asked. */
export class Ledger {
  private readonly asked = new Map<string, number>();
  private entries: LedgerEntry[] = [];
  private totals = emptyTotals();
  private readonly perProfile = new Map<string, ProfileTotals>();

  begin(entry: LedgerEntry): void {
    this.entries.push(entry);
    // Cutting rarely keeps this cheap under load.
    if (this.entries.length > remembered * 1.1) this.entries = this.entries.slice(-remembered);
    this.totals.started += 1;
  }

  settle(entry: LedgerEntry, outcome: "finished" | "aborted" | "failed"): void {
    entry.endedNs ??= process.hrtime.bigint();
    entry.outcome = outcome;
    for (const totals of [this.totals, this.totalsOf(entry)]) {
      totals[outcome] += 1;
      totals.inputTokens += entry.inputTokens;
      totals.outputTokens += entry.outputTokens;
    }
  }

  /** Counts a call of the control plane or of a neighbouring service, whatever comes of it. */
  count(operation: string): void {
    this.asked.set(operation, (this.asked.get(operation) ?? 0) + 1);
  }

  clear(): void {
    this.asked.clear();
    this.entries = [];
    this.totals = emptyTotals();
    this.perProfile.clear();
  }

  /** @param limit how many of the last calls to give in full */
  report(limit = remembered) {
    const last = limit === 0 ? [] : this.entries.slice(-Math.min(limit, remembered));
    const calls = last.map((entry) => ({
      ...entry,
      startedNs: entry.startedNs.toString(),
      headersSentNs: entry.headersSentNs?.toString() ?? null,
      firstContentSentNs: entry.firstContentSentNs?.toString() ?? null,
      lastContentSentNs: entry.lastContentSentNs?.toString() ?? null,
      endedNs: entry.endedNs?.toString() ?? null,
    }));
    return {
      calls,
      totals: this.totals,
      profiles: [...this.perProfile.values()],
      operations: Object.fromEntries(this.asked),
    };
  }

  /** Calls whose model could not be told are counted together. */
  private totalsOf({ region, profileId, baseModelId }: LedgerEntry): ProfileTotals {
    const key = `${region} ${profileId} ${baseModelId}`;
    const { started: _, ...zeros } = emptyTotals();
    const totals = this.perProfile.get(key) ?? { region, profileId, baseModelId, ...zeros };
    this.perProfile.set(key, totals);
    return totals;
  }
}

type Totals = ReturnType<typeof emptyTotals>;

/** Of calls that have ended. */
type ProfileTotals = Omit<Totals, "started"> & Pick<LedgerEntry, "region" | "profileId" | "baseModelId">;

function emptyTotals() {
  return { started: 0, finished: 0, aborted: 0, failed: 0, inputTokens: 0, outputTokens: 0 };
}

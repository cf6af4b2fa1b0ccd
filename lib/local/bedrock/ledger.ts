/** One call of the runtime. Times are of the machine's monotonic clock, comparable between its processes. */
export type LedgerEntry = {
  requestId: string;
  operation: string;
  modelId: string; // as passed
  profileId: string | null;
  baseModelId: string | null;
  region: string;
  startedNs: bigint;
  headersSentNs: bigint | null;
  firstContentSentNs: bigint | null;
  lastContentSentNs: bigint | null;
  endedNs: bigint | null;
  outcome: "running" | "finished" | "aborted" | "failed";
  inputTokens: number;
  outputTokens: number; // sent, also by calls that did not finish
  latencyMs: number;
  sentChunks: number; // events with text
};

const remembered = 10_000;

/** What was invoked: the last 10,000 calls in full, totals of all. */
export class Ledger {
  private entries: LedgerEntry[] = [];
  private totals = emptyTotals();

  begin(entry: LedgerEntry): void {
    this.entries.push(entry);
    // Cutting rarely keeps this cheap under load.
    if (this.entries.length > remembered * 1.1) this.entries = this.entries.slice(-remembered);
    this.totals.started += 1;
  }

  settle(entry: LedgerEntry, outcome: "finished" | "aborted" | "failed"): void {
    entry.endedNs = process.hrtime.bigint();
    entry.outcome = outcome;
    this.totals[outcome] += 1;
    this.totals.inputTokens += entry.inputTokens;
    this.totals.outputTokens += entry.outputTokens;
  }

  clear(): void {
    this.entries = [];
    this.totals = emptyTotals();
  }

  report() {
    const calls = this.entries.slice(-remembered).map((entry) => ({
      ...entry,
      startedNs: entry.startedNs.toString(),
      headersSentNs: entry.headersSentNs?.toString() ?? null,
      firstContentSentNs: entry.firstContentSentNs?.toString() ?? null,
      lastContentSentNs: entry.lastContentSentNs?.toString() ?? null,
      endedNs: entry.endedNs?.toString() ?? null,
    }));
    return { calls, totals: this.totals };
  }
}

function emptyTotals() {
  return { started: 0, finished: 0, aborted: 0, failed: 0, inputTokens: 0, outputTokens: 0 };
}

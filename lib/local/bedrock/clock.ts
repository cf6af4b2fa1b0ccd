/** The stand-in's own time: the machine's, set ahead on request, for caches and limits that would take minutes to see. */
export class Clock {
  private readonly startedAt = Date.now();
  private aheadMs = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.aheadMs;
  }

  elapsed(): number {
    return this.now() - this.startedAt;
  }

  get ahead(): number {
    return this.aheadMs;
  }

  setAhead(ms: number): void {
    this.aheadMs = ms;
  }
}

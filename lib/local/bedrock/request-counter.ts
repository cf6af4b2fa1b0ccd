const remembered = 50_000;

/** Counts how often a request was seen; forgets the ones not seen for longest. */
export class RequestCounter {
  private readonly counts = new Map<string, number>();

  /** @returns 0 the first time */
  next(key: string): number {
    const count = this.counts.get(key) ?? 0;
    this.counts.delete(key);
    this.counts.set(key, count + 1);
    if (this.counts.size > remembered) {
      const [oldest] = this.counts.keys();
      if (oldest !== undefined) this.counts.delete(oldest);
    }
    return count;
  }
}

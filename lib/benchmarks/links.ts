/** The set-up page with these profiles as arms, in this order: the first is the baseline. */
export function newBenchmarkHref(...profileIds: (string | null | undefined)[]): string {
  const wanted = profileIds.flatMap((id) => (id ? [id] : []));
  return `/benchmarks/new${wanted.length > 0 ? `?${wanted.map((id) => `p=${encodeURIComponent(id)}`).join("&")}` : ""}`;
}

/** The set-up page with the prompts of a run that was saved in the playground, and these profiles as arms. */
export function benchmarkFromRunHref(runId: string, profileIds: (string | null | undefined)[]): string {
  const href = newBenchmarkHref(...profileIds);
  return `${href}${href.includes("?") ? "&" : "?"}run=${encodeURIComponent(runId)}`;
}

export function benchmarkHref(id: string): string {
  return `/benchmarks/${id}`;
}

/** The read-only page of a run, for people who only want to read it. */
export function frozenHref(id: string, isMasked = false): string {
  return `/benchmarks/${id}?view=frozen${isMasked ? "&mask=1" : ""}`;
}

/** A result to read before the first run, on made-up calls. */
export const demoResultHref = "/benchmarks/demo";

/** Marks of one stream in ms of `performance.now()` (`docs/metrics.md`). */
export interface StreamMarks {
  /** `tc`: the app decided to call. */
  decidedAt: number;
  /** `t0`: the request was written to the socket of an open connection. */
  sentAt: number | null;
  /** `t1`: first non-empty content of any kind. */
  firstContentAt: number | null;
  /** `ta`: first non-empty answer text. */
  firstAnswerAt: number | null;
  /** `tn`: last content event. */
  lastContentAt: number | null;
  contentEvents: number;
  /** `te`: stop reason and usage are there and the stream has ended; null when it never did. */
  endedAt: number | null;
}

/** Durations in milliseconds; null where a mark is missing. */
export interface Timing {
  clientOverheadMs: number | null;
  ttftMs: number | null;
  /** Null unless thinking came before the answer. */
  thinkingMs: number | null;
  firstAnswerMs: number | null;
  answeringMs: number | null;
  tailMs: number | null;
  totalMs: number | null;
  /** Mean time per output token after the first. */
  tpotMs: number | null;
}

const span = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : to - from;

/**
 * Turns the marks of one stream into the durations that every chart and table shows.
 * `clientOverhead + ttft + thinking + answering + tail` is the time from decision to end.
 *
 * @param outputTokens as Bedrock reported them, null when unknown
 */
export function streamTiming(marks: StreamMarks, outputTokens: number | null): Timing {
  const { sentAt, firstContentAt, firstAnswerAt, lastContentAt, endedAt } = marks;
  const thought = firstAnswerAt !== null && firstContentAt !== null && firstAnswerAt > firstContentAt;
  return {
    clientOverheadMs: span(marks.decidedAt, sentAt),
    ttftMs: span(sentAt, firstContentAt),
    thinkingMs: thought ? span(firstContentAt, firstAnswerAt) : null,
    firstAnswerMs: span(sentAt, firstAnswerAt),
    answeringMs: span(thought ? firstAnswerAt : firstContentAt, lastContentAt),
    tailMs: span(lastContentAt, endedAt),
    totalMs: span(sentAt, endedAt),
    tpotMs: timePerOutputToken(marks, outputTokens),
  };
}

/** How exactly the marks are taken (`docs/benchmarks.md`): of what lasts no longer, nothing can be told per token. */
const accuracyMs = 2;

function timePerOutputToken(marks: StreamMarks, outputTokens: number | null): number | null {
  const decoding = span(marks.firstContentAt, marks.lastContentAt);
  if (decoding === null || decoding <= accuracyMs || marks.contentEvents < 2) return null;
  return outputTokens === null || outputTokens < 2 ? null : decoding / (outputTokens - 1);
}

/** Tokens per second while decoding, or null where it has no meaning. */
export function tokensPerSecond(tpotMs: number | null): number | null {
  return tpotMs === null || tpotMs <= 0 ? null : 1000 / tpotMs;
}

/** Newline-delimited JSON: one value a line, so that a reader can use each before the next has arrived. */

/** A stream of ours that has nothing to say says so this often. */
export const pingEveryMs = 15_000;

export const ndjsonType = "application/x-ndjson";

export function encodeNdjson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/**
 * The values of an NDJSON body, in arrays: all that one chunk of the network completed. A last line without its
 * newline counts. Ending the loop early cancels the body.
 *
 * @throws SyntaxError for a line that is not JSON, e.g. one that a broken connection cut off
 */
export async function* readNdjson(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split("\n");
      rest = done ? "" : (lines.pop() ?? "");
      const values = lines.filter((line) => line.trim() !== "").map((line): unknown => JSON.parse(line));
      if (values.length > 0) yield values;
      if (done) return;
    }
  } finally {
    // Rejects when the body has already failed; that failure was thrown by read() above.
    await reader.cancel().catch(() => undefined);
  }
}

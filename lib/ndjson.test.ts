import { describe, expect, it } from "vitest";
import { encodeNdjson, readNdjson } from "@/lib/ndjson";

function bodyOf(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
}

async function read(body: ReadableStream<Uint8Array>): Promise<unknown[][]> {
  const batches: unknown[][] = [];
  for await (const batch of readNdjson(body)) batches.push(batch);
  return batches;
}

describe("readNdjson", () => {
  it.each([
    ["nothing for an empty body", [], []],
    ["all values of one chunk together", ["1\n2\n"], [[1, 2]]],
    ["a value cut between two chunks once it is whole", ['{"a"', ":1}\n"], [[{ a: 1 }]]],
    ["a last line without its newline", ['1\n"end"'], [[1], ["end"]]],
    ["values between blank lines and carriage returns", ["1\r\n\n2\n\n"], [[1, 2]]],
    ["line separators of other alphabets as text", ['"a\u2028b"\n'], [["a\u2028b"]]],
  ])("gives %s", async (_, chunks, expected) => {
    expect(await read(bodyOf(...chunks))).toEqual(expected);
  });

  it("joins a character whose bytes arrive apart", async () => {
    const bytes = new TextEncoder().encode('"😀"\n');
    expect(await read(bodyOf(bytes.slice(0, 3), bytes.slice(3)))).toEqual([["😀"]]);
  });

  it("refuses a line that was cut off", async () => {
    await expect(read(bodyOf('1\n{"a":'))).rejects.toThrow(SyntaxError);
  });

  it("passes on the failure of the body", async () => {
    const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error("cut")) });
    await expect(read(broken)).rejects.toThrow("cut");
  });

  it("cancels the body when its reader leaves early", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("1\n")),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const _ of readNdjson(endless)) break;
    expect(cancelled).toBe(true);
  });

  it("reads back what encodeNdjson wrote", async () => {
    const value = { text: "two\nlines", n: null };
    expect(await read(bodyOf(encodeNdjson(value)))).toEqual([[value]]);
  });
});

import { EventStreamCodec } from "@smithy/core/event-streams";
import { fromUtf8, toUtf8 } from "@smithy/core/serde";
import { describe, expect, it } from "vitest";
import { type Frame, FrameReader } from "@/lib/bedrock/event-frames";

/** `messageStart` with the payload `{"role":"assistant"}`, as recorded. */
const golden = Buffer.from(
  "000000760000005296d5fade0b3a6576656e742d7479706507000c6d65737361676553746172740d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e0d3a6d6573736167652d747970650700056576656e747b22726f6c65223a22617373697374616e74227d6fa8c599",
  "hex",
);
const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** A frame as the SDK's own codec writes it. */
function encoded(headers: Record<string, string>, payload: string): Buffer {
  const typed = Object.entries(headers).map(([name, value]) => [name, { type: "string", value }] as const);
  return Buffer.from(codec.encode({ headers: Object.fromEntries(typed), body: Buffer.from(payload) }));
}

function readAll(chunks: Buffer[]): Frame[] {
  const frames: Frame[] = [];
  const reader = new FrameReader();
  for (const chunk of chunks) reader.read(chunk, (frame) => frames.push(frame));
  reader.end();
  return frames;
}

describe("FrameReader", () => {
  it("reads a recorded frame", () => {
    expect(readAll([golden])).toEqual([{ kind: "event", name: "messageStart", payload: '{"role":"assistant"}' }]);
  });

  it("reads what the SDK's codec wrote, of any kind and any text", () => {
    const delta = encoded({ ":message-type": "event", ":event-type": "contentBlockDelta" }, '{"delta":{"text":"é😀"}}');
    const failure = encoded({ ":message-type": "exception", ":exception-type": "throttlingException" }, "{}");
    expect(readAll([Buffer.concat([golden, delta, failure])]).map(({ kind, name }) => [kind, name])).toEqual([
      ["event", "messageStart"],
      ["event", "contentBlockDelta"],
      ["exception", "throttlingException"],
    ]);
    expect(readAll([delta])[0]?.payload).toBe('{"delta":{"text":"é😀"}}');
  });

  it("passes over headers that are not text", () => {
    const frame = codec.encode({
      headers: {
        ":message-type": { type: "string", value: "event" },
        flag: { type: "boolean", value: true },
        size: { type: "integer", value: 7 },
        when: { type: "timestamp", value: new Date(0) },
        raw: { type: "binary", value: new Uint8Array([1, 2, 3]) },
        ":event-type": { type: "string", value: "metadata" },
      },
      body: Buffer.from("{}"),
    });
    expect(readAll([Buffer.from(frame)])).toEqual([{ kind: "event", name: "metadata", payload: "{}" }]);
  });

  it("gives the same frames however the network cuts them", () => {
    const bytes = Buffer.concat([golden, golden, golden]);
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(readAll(single)).toEqual(readAll([bytes]));
    expect(readAll([bytes.subarray(0, 130), bytes.subarray(130)])).toHaveLength(3);
  });

  it.each([0, 5, 9, 40, 100, 117])("refuses a frame with a wrong bit at byte %i, after what came before it", (at) => {
    const broken = Buffer.from(golden);
    broken.writeUInt8(broken.readUInt8(at) ^ 1, at);
    const frames: Frame[] = [];
    const reader = new FrameReader();
    const read = () => {
      reader.read(Buffer.concat([golden, broken]), (frame) => frames.push(frame));
      reader.end();
    };
    expect(read).toThrow(expect.objectContaining({ code: "unavailable" }));
    expect(frames).toHaveLength(1);
  });

  it("refuses an end inside a frame", () => {
    expect(() => readAll([golden.subarray(0, 60)])).toThrow(/ended before the answer was complete/);
  });
});

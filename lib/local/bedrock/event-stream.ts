import { EventStreamCodec } from "@smithy/core/event-streams";
import { fromUtf8, toUtf8 } from "@smithy/core/serde";

const codec = new EventStreamCodec(toUtf8, fromUtf8);
const paddingAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** One event as a frame of `application/vnd.amazon.eventstream`. */
export function eventFrame(type: string, payload: object): Uint8Array {
  return frame({ ":event-type": type, ":content-type": "application/json", ":message-type": "event" }, payload);
}

/** @param name of the exception, `ThrottlingException`; on the wire the member's name, `throttlingException` */
export function exceptionFrame(name: string, message: string): Uint8Array {
  const type = name.charAt(0).toLowerCase() + name.slice(1);
  return frame(
    { ":exception-type": type, ":content-type": "application/json", ":message-type": "exception" },
    { message },
  );
}

/** Piece of random length that Bedrock adds to its events as `p`, against guessing text from sizes. */
export function padding(length: number): string {
  return paddingAlphabet.slice(0, length);
}

function frame(headers: Record<string, string>, payload: object): Uint8Array {
  const typed = Object.entries(headers).map(([name, value]) => [name, { type: "string", value }] as const);
  return codec.encode({ headers: Object.fromEntries(typed), body: Buffer.from(JSON.stringify(payload)) });
}

/** The frame with one wrong bit in its payload, so that its checksum does not fit. */
export function corrupted(frame: Uint8Array): Uint8Array {
  const copy = Buffer.from(frame);
  const at = copy.length - 6;
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

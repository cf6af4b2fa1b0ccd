import { crc32 } from "node:zlib";
import { AppError } from "@/lib/errors";

/** One message of an `application/vnd.amazon.eventstream`: the event's or exception's name and its JSON. */
export interface Frame {
  kind: "event" | "exception";
  name: string;
  payload: string;
}

const preludeBytes = 12;
const checksumBytes = 4;
/** As the API's own limit for one message. */
const maxFrameBytes = 16 * 1024 * 1024;
const stringType = 7;
/** Bytes of a header value by type; of type 6 and 7 the length precedes it. */
const fixedBytes: Record<number, number> = { 0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16 };

/**
 * Cuts the bytes of a response into frames as they come. Both checksums of each are checked; a damaged frame is thrown
 * after all before it were given.
 *
 * @see https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);
  /** The headers of one kind of event are the same bytes each time, and an answer is almost all of one kind. */
  #headers: Pick<Frame, "kind" | "name"> = { kind: "event", name: "" };
  #headerBytes: Buffer = Buffer.alloc(0);

  /** @throws AppError `unavailable` for a damaged frame */
  read(chunk: Buffer, onFrame: (frame: Frame) => void): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (bytes.length >= preludeBytes) {
      const total = bytes.readUInt32BE(0);
      if (total < preludeBytes + checksumBytes || total > maxFrameBytes) throw damaged();
      if (bytes.readUInt32BE(8) !== crc32(bytes.subarray(0, 8))) throw damaged();
      if (bytes.length < total) break;
      onFrame(this.#frame(bytes.subarray(0, total)));
      bytes = bytes.subarray(total);
    }
    this.#rest = bytes;
  }

  /** @throws AppError `unavailable` when the bytes ended inside a frame */
  end(): void {
    if (this.#rest.length > 0) {
      throw new AppError("unavailable", "The connection to Bedrock ended before the answer was complete.");
    }
  }

  #frame(bytes: Buffer): Frame {
    const end = bytes.length - checksumBytes;
    if (bytes.readUInt32BE(end) !== crc32(bytes.subarray(0, end))) throw damaged();
    const headersEnd = preludeBytes + bytes.readUInt32BE(4);
    if (headersEnd > end) throw damaged();
    if (this.#headerBytes.compare(bytes, preludeBytes, headersEnd) !== 0) {
      this.#headerBytes = Buffer.from(bytes.subarray(preludeBytes, headersEnd));
      this.#headers = readHeaders(this.#headerBytes);
    }
    const { kind, name } = this.#headers;
    return { kind, name, payload: bytes.toString("utf8", headersEnd, end) };
  }
}

function readHeaders(bytes: Buffer): Pick<Frame, "kind" | "name"> {
  const values = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const nameEnd = at + 1 + bytes.readUInt8(at);
    const name = bytes.toString("utf8", at + 1, nameEnd);
    const type = bytes.readUInt8(nameEnd);
    const fixed = fixedBytes[type];
    const start = nameEnd + (fixed === undefined ? 3 : 1);
    const end = start + (fixed ?? bytes.readUInt16BE(nameEnd + 1));
    if (type === stringType) values.set(name, bytes.toString("utf8", start, end));
    at = end;
  }
  const isEvent = values.get(":message-type") === "event";
  const name = isEvent ? values.get(":event-type") : (values.get(":exception-type") ?? values.get(":error-code"));
  return { kind: isEvent ? "event" : "exception", name: name ?? "" };
}

function damaged(): AppError {
  return new AppError(
    "unavailable",
    "A part of Bedrock's answer was damaged on the way: its checksum is wrong. What came before it is kept.",
  );
}

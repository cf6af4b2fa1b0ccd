import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { type AwsError, serializationError, tooLarge } from "./aws-error.ts";
import { type Caller, callerOf, refuseSkew } from "./caller.ts";
import { type ErrorForm, errorBody } from "./error-form.ts";

/** One request and its answer, the same over HTTP/1.1 and HTTP/2. */
export class Exchange {
  readonly requestId = randomUUID();
  readonly startedNs = process.hrtime.bigint();
  readonly method: string;
  readonly path: string; // as sent: still percent-encoded
  readonly query: URLSearchParams;
  headersSentNs: bigint | null = null;
  errorForm: ErrorForm = "rest-json";
  private readonly request: IncomingMessage;
  private readonly response: ServerResponse;
  private readonly gone = new AbortController();
  private readonly destroyTransport: () => void;

  constructor(request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse) {
    this.request = asHttp1Request(request);
    this.response = asHttp1Response(response);
    this.destroyTransport = () => {
      if ("stream" in request) request.stream.session?.destroy();
      else request.socket.destroy();
    };
    this.method = request.method ?? "GET";
    const [path = "/", query = ""] = splitOnce(request.url ?? "/", "?");
    this.path = path;
    this.query = new URLSearchParams(query);
    this.response.on("close", () => {
      // HTTP/2 calls a reset answer finished, so its reset code is asked as well.
      const isReset = "stream" in response && response.stream.rstCode !== 0;
      if (isReset || !response.writableEnded || !response.writableFinished) this.gone.abort();
    });
    // A connection that breaks reports here too; the abort above is what everybody listens to.
    this.request.on("error", () => this.gone.abort());
    this.response.on("error", () => this.gone.abort());
  }

  /** Aborts when the client goes away before the answer is complete. */
  get clientGone(): AbortSignal {
    return this.gone.signal;
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /** @throws AwsError 413 above the limit, `SerializationException` when the bytes are not UTF-8 */
  async readText(limitBytes: number): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.request) {
      size += chunk.length;
      // The rest is read and forgotten, up to a point: a client that still sends would miss the answer.
      if (size <= limitBytes) chunks.push(chunk);
      if (size > limitBytes * 4) break;
    }
    if (size > limitBytes) throw tooLarge(limitBytes);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    } catch (error) {
      throw serializationError("The request body is not valid UTF-8.", error);
    }
  }

  sendJson(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.sendText(status, "application/json", JSON.stringify(body), headers);
  }

  sendText(status: number, contentType: string, text: string, headers: Record<string, string> = {}): void {
    if (this.clientGone.aborted) return;
    const bytes = Buffer.from(text);
    this.startAnswer(status, { "content-type": contentType, "content-length": `${bytes.length}`, ...headers });
    this.response.end(bytes);
  }

  sendError(error: AwsError, options: { retryAfterSeconds?: number; capitalMessage?: boolean } = {}): void {
    const { retryAfterSeconds, capitalMessage = error.capitalMessage } = options;
    const { contentType, text } = errorBody(error, { form: this.errorForm, requestId: this.requestId, capitalMessage });
    this.sendText(error.status, contentType, text, {
      "x-amzn-errortype": `${error.type}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
      ...(retryAfterSeconds !== undefined && { "retry-after": `${retryAfterSeconds}` }),
    });
  }

  startAnswer(status: number, headers: Record<string, string>): void {
    this.response.writeHead(status, { "x-amzn-requestid": this.requestId, ...headers });
    this.headersSentNs = process.hrtime.bigint();
  }

  /** Resolves when more may be written; at once unless the client reads too slowly. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.clientGone.aborted || this.response.write(bytes)) return;
    await this.untilEvent("drain");
  }

  /** Resolves when the bytes have left this process, or the client has gone. */
  writeThrough(bytes: Uint8Array): Promise<void> {
    const written = new Promise<void>((resolve) => {
      this.response.write(bytes, () => resolve());
    });
    return Promise.race([written, this.untilClientGone()]);
  }

  end(): void {
    this.response.end();
  }

  /** @throws AwsError `IncompleteSignatureException` */
  get caller(): Caller {
    return callerOf(this);
  }

  /**
   * Answers as a server whose clock is off.
   *
   * @throws AwsError `InvalidSignatureException` for a call signed more than five minutes away from that clock
   */
  moveClock(offsetMs: number): void {
    const now = new Date(Date.now() + offsetMs);
    this.response.setHeader("date", now.toUTCString());
    const signed = this.header("x-amz-date");
    if (signed !== undefined) refuseSkew(signed, now);
  }

  get hasStarted(): boolean {
    return this.response.headersSent;
  }

  /** Cuts the connection as a crash would: no end of body, no goodbye. */
  destroyConnection(): void {
    this.destroyTransport();
  }

  /** Waits on one timer; ends early when the client goes away. */
  pause(ms: number): Promise<void> {
    if (ms <= 0 || this.clientGone.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.clientGone.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      this.clientGone.addEventListener("abort", finish);
    });
  }

  /** Resolves when the client has gone away. */
  untilClientGone(): Promise<void> {
    return new Promise((resolve) => {
      if (this.clientGone.aborted) return resolve();
      this.clientGone.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  private untilEvent(name: string): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        this.response.off(name, finish);
        this.clientGone.removeEventListener("abort", finish);
        resolve();
      };
      this.response.once(name, finish);
      this.clientGone.addEventListener("abort", finish);
    });
  }
}

/** Node's HTTP/2 compatibility API has every member used here, with the same meaning, but shares no type with HTTP/1.1. */
function asHttp1Request(request: IncomingMessage | Http2ServerRequest): IncomingMessage {
  return request as IncomingMessage;
}

/** As `asHttp1Request`. */
function asHttp1Response(response: ServerResponse | Http2ServerResponse): ServerResponse {
  return response as ServerResponse;
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

/** @throws AwsError `SerializationException`; an empty body is an empty object */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw serializationError("The request body is not valid JSON.", error);
  }
}

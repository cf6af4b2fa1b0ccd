import "server-only";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { type BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { toConverseInput } from "@/lib/bedrock/converse-input";
import { toAppError } from "@/lib/bedrock/errors";
import { FrameReader } from "@/lib/bedrock/event-frames";
import { toMetadata, toModelEvent, toWholeContent } from "@/lib/bedrock/model-events";
import { withSocketClock } from "@/lib/bedrock/socket-clock";
import type { CallMarks, ConverseRequest, JsonValue, ModelEvent } from "@/lib/bedrock/types";
import { AppError } from "@/lib/errors";

/** Takes all events that one piece of the network brought. */
export type OnEvents = (events: ModelEvent[]) => void;

/** See `BedrockGateway.converseStream`. */
export async function converseStream(
  client: BedrockRuntimeClient,
  request: ConverseRequest,
  marks: CallMarks,
  signal: AbortSignal,
  onEvents: OnEvents,
): Promise<void> {
  const held: { body?: IncomingMessage } = {};
  try {
    const command = new ConverseStreamCommand(toConverseInput(request));
    withholdBody(command, held);
    const answer = await withSocketClock(marks, () => client.send(command, { abortSignal: signal }));
    marks.awsRequestId = answer.$metadata.requestId ?? null;
    marks.attempts = answer.$metadata.attempts ?? null;
    if (!held.body) throw new Error("ConverseStream answered without a body");
    await readEvents(held.body, marks, signal, onEvents);
  } catch (error) {
    throw toAppError(error, "bedrock:InvokeModelWithResponseStream");
  } finally {
    // An open connection goes on being billed. One that has ended is kept for the next call.
    if (!held.body?.readableEnded) held.body?.destroy();
  }
}

/** See `BedrockGateway.converse`. */
export async function converseWhole(
  client: BedrockRuntimeClient,
  request: ConverseRequest,
  marks: CallMarks,
  signal: AbortSignal,
  onEvents: OnEvents,
): Promise<void> {
  try {
    const command = new ConverseCommand(toConverseInput(request));
    const answer = await withSocketClock(marks, () => client.send(command, { abortSignal: signal }));
    marks.endedAt = performance.now();
    marks.awsRequestId = answer.$metadata.requestId ?? null;
    marks.attempts = answer.$metadata.attempts ?? null;
    const { output, stopReason = "unknown", usage, metrics, serviceTier, performanceConfig } = answer;
    const metadata = toMetadata(asJson({ usage, metrics, serviceTier, performanceConfig }));
    const blocks = toWholeContent(asJson({ content: output?.message?.content }).content);
    onEvents([...blocks, { type: "stop", stopReason }, metadata]);
  } catch (error) {
    throw toAppError(error, "bedrock:InvokeModel");
  }
}

/** Plain JSON of a part of the SDK's answer; what JSON cannot hold is of no use here. */
function asJson(value: object): Record<string, JsonValue> {
  return JSON.parse(JSON.stringify(value));
}

/**
 * Keeps a streamed body from the SDK, which then sees an empty one: its decoder costs several times what reading the
 * frames does (`docs/benchmarks.md`). Everything else stays the SDK's: credentials, signing, endpoints, errors.
 */
function withholdBody(command: ConverseStreamCommand, held: { body?: IncomingMessage }): void {
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = httpResponse(result.response);
      if (response.statusCode < 300) {
        held.body = response.body;
        Object.assign(response, { body: Readable.from([]) });
      }
      return result;
    },
    { step: "deserialize", priority: "low", name: "withholdBody" },
  );
}

/** The SDK types a response as unknown at this step; the gateway's `NodeHttpHandler` gives one with Node's own body. */
function httpResponse(response: unknown): { statusCode: number; body: IncomingMessage } {
  return response as { statusCode: number; body: IncomingMessage };
}

/** Reads the body to its end, or to its first damaged frame or exception. */
function readEvents(body: IncomingMessage, marks: CallMarks, signal: AbortSignal, onEvents: OnEvents): Promise<void> {
  const frames = new FrameReader();
  return new Promise((resolve, reject) => {
    const onAbort = () => body.destroy(abortError());
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
    body.on("data", (chunk: Buffer) => {
      const events: ModelEvent[] = [];
      const failure = collect(frames, chunk, performance.now(), events);
      if (events.length > 0) onEvents(events);
      if (failure) body.destroy(failure);
    });
    body.on("error", (error) => reject("code" in error && error.code === "ECONNRESET" ? torn(error) : error));
    body.on("end", () => {
      marks.endedAt = performance.now();
      try {
        frames.end();
        resolve();
      } catch (error) {
        reject(error);
      }
    });
    // A torn connection closes the body without an end.
    body.on("close", () => {
      signal.removeEventListener("abort", onAbort);
      reject(torn());
    });
  });
}

/** Adds what the chunk completed to `events`; returns what went wrong after them. */
function collect(frames: FrameReader, chunk: Buffer, at: number, events: ModelEvent[]): Error | null {
  try {
    frames.read(chunk, ({ kind, name, payload }) => {
      if (kind === "exception") throw streamException(name, payload);
      const event = toModelEvent(name, payload, at);
      if (event) events.push(event);
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** An exception inside the stream, named as the SDK names it: `throttlingException` is a `ThrottlingException`. */
function streamException(name: string, payload: string): Error {
  const { message } = JSON.parse(payload || "{}");
  const error = new Error(typeof message === "string" ? message : name);
  error.name = name.charAt(0).toUpperCase() + name.slice(1);
  return error;
}

/** Bedrock had answered already: nothing is wrong with the way to it. */
function torn(cause?: Error): AppError {
  return new AppError("unavailable", "The connection to Bedrock broke before the answer was complete.", { cause });
}

function abortError(): Error {
  return Object.assign(new Error("the call was aborted"), { name: "AbortError" });
}

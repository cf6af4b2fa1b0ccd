import { createHash } from "node:crypto";
import { type Answer, type Chunk, closingFacts, elapsedMs } from "./answer.ts";
import { authorizeInvocation, invocationSubject } from "./authorization.ts";
import { type AwsError, isAwsError } from "./aws-error.ts";
import { type ConverseRequest, readConverseRequest } from "./converse-request.ts";
import { type Exchange, parseJson } from "./exchange.ts";
import { type Fault, failedEarly, findFault } from "./faults.ts";
import { drawTiming, paceOf } from "./latency.ts";
import type { LedgerEntry } from "./ledger.ts";
import { type ModelTarget, resolveModel } from "./model-target.ts";
import { integerBetween, type Random, randomFrom } from "./random.ts";
import { type Reply, reply, replyOf } from "./replies.ts";
import type { Route } from "./routes.ts";
import { sendStream } from "./stream.ts";
import type { World } from "./world.ts";

const bodyLimitBytes = 25_000_000;

/** Carries out Converse or ConverseStream, and writes it into the ledger. */
export async function answerRuntime(world: World, route: Route, exchange: Exchange): Promise<void> {
  const entry = beginEntry(world, route, exchange);
  try {
    const outcome = await converse(world, route, exchange, entry);
    world.ledger.settle(entry, exchange.clientGone.aborted ? "aborted" : outcome);
  } catch (error) {
    world.ledger.settle(entry, exchange.clientGone.aborted ? "aborted" : "failed");
    throw error;
  }
}

async function converse(world: World, route: Route, exchange: Exchange, entry: LedgerEntry) {
  const text = await exchange.readText(bodyLimitBytes);
  const target = attempt(() => resolveModel(world, route.identifier));
  const identifiers = isAwsError(target) ? [route.identifier] : target.identifiers;
  const call = { caller: exchange.caller, operation: route.operation, modelId: route.identifier };
  const faults = world.faults.take({
    operation: route.operation,
    region: world.options.region,
    identifiers,
    access: invocationSubject(world, call, isAwsError(target) ? null : target),
  });
  if (await failedEarly(exchange, faults)) return "failed";
  if (isAwsError(target)) throw target;

  entry.profileId = target.profileId;
  entry.tags = Object.fromEntries(target.tags.map((tag) => [tag.key, tag.value]));
  entry.inferenceRegion = authorizeInvocation(world, call.caller, route.operation, target);
  entry.baseModelId = target.model.modelId;
  const request = readConverseRequest(parseJson(text), target.model);
  entry.inputTokens = request.inputTokens;
  const answer = prepare(world, target, request, { text, faults, entry });
  if (route.operation === "ConverseStream") return sendStream(exchange, answer);
  return sendWhole(exchange, answer);
}

/** Draws reply and timing from the seed, the profile, the request and how often it was sent. */
function prepare(
  world: World,
  target: ModelTarget,
  request: ConverseRequest,
  call: { text: string; faults: Fault[]; entry: LedgerEntry },
): Answer {
  const { seed, speed } = world.options;
  const body = createHash("sha256").update(call.text).digest("base64");
  const repeat = world.requests.next(`${target.profileId ?? target.model.modelId} ${body}`);
  const random = randomFrom(seed, target.identity, body, repeat);
  const given = findFault(call.faults, "reply");
  const drawn = given ? replyOf(given.text) : reply(random, target.model.modelName, request);
  const chunks = chunksOf(random, drawn);
  const timing = drawTiming(random, paceOf(target.model.modelId), {
    inputTokens: request.inputTokens,
    chunkTokens: chunks.map((chunk) => chunk.tokens),
    speed,
    startMs: findFault(call.faults, "delay")?.beforeHeadersMs ?? 0,
  });
  return { request, reply: drawn, chunks, timing, random, faults: call.faults, entry: call.entry };
}

async function sendWhole(exchange: Exchange, { request, reply, timing, faults, entry }: Answer) {
  await exchange.pause(timing.endMs - elapsedMs(exchange));
  if (exchange.clientGone.aborted) return "aborted";
  entry.outputTokens = reply.outputTokens;
  entry.latencyMs = Math.round(elapsedMs(exchange));
  if (findFault(faults, "drop-response")) {
    exchange.destroyConnection();
    return "failed";
  }
  exchange.sendJson(200, {
    output: { message: { role: "assistant", content: [{ text: reply.pieces.join("") }] } },
    stopReason: reply.stopReason,
    ...closingFacts(request, reply, entry.latencyMs),
  });
  entry.headersSentNs = exchange.headersSentNs;
  entry.firstContentSentNs = exchange.headersSentNs;
  entry.lastContentSentNs = exchange.headersSentNs;
  entry.sentChunks = 1;
  return "finished";
}

/** Events carry one to six tokens each. The count of tokens is spread over the pieces: some pieces hold several. */
function chunksOf(random: Random, { pieces, outputTokens }: Reply): Chunk[] {
  const tokensPerPiece = pieces.length === 0 ? 0 : outputTokens / pieces.length;
  const chunks: Chunk[] = [];
  for (let start = 0; start < pieces.length; ) {
    const size = integerBetween(random, 1, 6);
    const taken = pieces.slice(start, start + size);
    chunks.push({ text: taken.join(""), tokens: taken.length * tokensPerPiece });
    start += size;
  }
  return chunks;
}

function beginEntry(world: World, route: Route, exchange: Exchange): LedgerEntry {
  const entry: LedgerEntry = {
    requestId: exchange.requestId,
    operation: route.operation,
    modelId: route.identifier.slice(0, 2048),
    profileId: null,
    baseModelId: null,
    region: world.options.region,
    inferenceRegion: null,
    tags: {},
    startedNs: exchange.startedNs,
    headersSentNs: null,
    firstContentSentNs: null,
    lastContentSentNs: null,
    endedNs: null,
    outcome: "running",
    inputTokens: 0,
    outputTokens: 0,
    latencyMs: 0,
    sentChunks: 0,
  };
  world.ledger.begin(entry);
  return entry;
}

/** The value, or the AWS error in its place: faults may overrule it. */
function attempt<Value>(run: () => Value): Value | AwsError {
  try {
    return run();
  } catch (error) {
    if (isAwsError(error)) return error;
    throw error;
  }
}

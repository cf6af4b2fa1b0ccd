import { type Answer, type Dialect, elapsedMs } from "./answer.ts";
import { anthropicDialect } from "./anthropic-dialect.ts";
import { authorizeCount, authorizeInvocation, invocationSubject } from "./authorization.ts";
import { type AwsError, isAwsError, validationError } from "./aws-error.ts";
import { converseDialect } from "./converse-dialect.ts";
import { readConverseRequest } from "./converse-request.ts";
import { countTokensOf } from "./count-tokens.ts";
import { type Exchange, parseJson } from "./exchange.ts";
import { failedEarly, findFault, type Operation } from "./faults.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { ModelRequest } from "./model-request.ts";
import { type ModelTarget, resolveModel } from "./model-target.ts";
import { traitsOf } from "./model-traits.ts";
import { readInvokeHeaders, readNativeRequest } from "./native-request.ts";
import { novaDialect } from "./nova-dialect.ts";
import { latencyOf, prepareAnswer } from "./prepare-answer.ts";
import type { Route } from "./routes.ts";
import { sendStream } from "./stream.ts";
import { quotaTokens } from "./token-limits.ts";
import type { World } from "./world.ts";

const bodyLimitBytes = 25_000_000;

const runtimeOperations: readonly Operation[] = [
  "Converse",
  "ConverseStream",
  "InvokeModel",
  "InvokeModelWithResponseStream",
  "CountTokens",
];

export function isRuntimeOperation(operation: Operation): boolean {
  return runtimeOperations.includes(operation);
}

/** Carries out a call of the runtime. Whatever reaches a model, and only that, is written into the ledger. */
export async function answerRuntime(world: World, route: Route, exchange: Exchange): Promise<void> {
  if (route.operation === "CountTokens") return answerCount(world, route, exchange);
  const entry = beginEntry(world, route, exchange);
  try {
    const outcome = await answerCall(world, route, exchange, entry);
    world.ledger.settle(entry, exchange.clientGone.aborted ? "aborted" : outcome);
  } catch (error) {
    world.ledger.settle(entry, exchange.clientGone.aborted ? "aborted" : "failed");
    throw error;
  }
}

async function answerCount(world: World, route: Route, exchange: Exchange): Promise<void> {
  const text = await exchange.readText(bodyLimitBytes);
  const call = { caller: exchange.caller, operation: route.operation, modelId: route.identifier };
  const faults = world.faults.take({
    operation: route.operation,
    region: world.options.region,
    identifiers: [route.identifier],
    access: invocationSubject(world, call, null),
  });
  if (await failedEarly(exchange, faults)) return;
  authorizeCount(world, call.caller, route.identifier);
  const answer = countTokensOf(world, route.identifier, parseJson(text));
  if (findFault(faults, "drop-response")) return exchange.destroyConnection();
  exchange.sendJson(200, answer);
}

async function answerCall(world: World, route: Route, exchange: Exchange, entry: LedgerEntry) {
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
  entry.baseModelId = target.model.modelId;
  entry.inferenceRegion = authorizeInvocation(world, call.caller, route.operation, target);
  const { request, dialect } = readRequest(route.operation, { text, target, exchange });
  entry.inputTokens = request.inputTokens;
  const scope = { region: world.options.region, modelId: target.model.modelId };
  const { maxTokens = target.model.maxOutputTokens } = request;
  const reservation = world.limits.reserve(scope, { ...request, maxTokens }, world.clock.now());
  let usedTokens = 0;
  try {
    const answer = prepareAnswer(world, target, request, { text, faults, entry });
    enterInput(entry, answer);
    const isStream = route.operation === "ConverseStream" || route.operation === "InvokeModelWithResponseStream";
    const outcome = await (isStream ? sendStream(exchange, answer, dialect) : sendWhole(exchange, answer, dialect));
    usedTokens = quotaTokens(scope.modelId, answer.usage, entry.outputTokens);
    return outcome;
  } finally {
    reservation.settle(usedTokens, world.clock.now());
  }
}

function enterInput(entry: LedgerEntry, { usage }: Answer): void {
  entry.inputTokens = usage.fresh;
  entry.cacheReadInputTokens = usage.read;
  entry.cacheWriteInputTokens = usage.written5m + usage.written1h;
}

/** Reads the body as the operation, and for InvokeModel the model, has it. @throws AwsError */
function readRequest(
  operation: Operation,
  { text, target, exchange }: { text: string; target: ModelTarget; exchange: Exchange },
): { request: ModelRequest; dialect: Dialect } {
  const { model } = target;
  if (operation === "Converse" || operation === "ConverseStream") {
    return { request: served(readConverseRequest(parseJson(text), model), target), dialect: converseDialect };
  }
  const settings = readInvokeHeaders(exchange);
  const native = readNativeRequest(text, model, { needsMaxTokens: true });
  const dialect = traitsOf(model.modelId).dialect === "anthropic" ? anthropicDialect : novaDialect;
  return { request: served({ ...native, ...settings, responseFieldPaths: [] }, target), dialect };
}

/** Tier and mode as this model serves them: a mode it does not have falls back, and the answer says so. */
function served(request: ModelRequest, { model, profileId }: ModelTarget): ModelRequest {
  const { latencyMode, serviceTier } = request;
  if (serviceTier === "reserved") {
    throw validationError("The account has no reserved capacity for this model. Use another service tier.");
  }
  const isOptimized = latencyMode === "optimized" && profileId !== null && traitsOf(model.modelId).canBeOptimized;
  return { ...request, latencyMode: latencyMode && (isOptimized ? "optimized" : "standard") };
}

async function sendWhole(exchange: Exchange, answer: Answer, dialect: Dialect) {
  const { timing, usage, faults, entry } = answer;
  await exchange.pause(timing.endMs - elapsedMs(exchange));
  if (exchange.clientGone.aborted) return "aborted";
  entry.outputTokens = usage.output;
  entry.latencyMs = Math.round(elapsedMs(exchange));
  if (findFault(faults, "drop-response")) {
    exchange.destroyConnection();
    return "failed";
  }
  const { body, headers } = dialect.whole(answer, latencyOf(answer, exchange));
  entry.endedNs = process.hrtime.bigint();
  exchange.sendJson(200, body, headers);
  entry.headersSentNs = exchange.headersSentNs;
  entry.firstContentSentNs = exchange.headersSentNs;
  entry.lastContentSentNs = exchange.headersSentNs;
  entry.sentChunks = 1;
  return "finished";
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
    cacheReadInputTokens: 0,
    cacheWriteInputTokens: 0,
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

import { createHash } from "node:crypto";
import type { Answer, Chunk, Latency, Usage } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { type Fault, findFault } from "./faults.ts";
import { drawTiming, paceOf } from "./latency.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { ModelRequest } from "./model-request.ts";
import type { ModelTarget } from "./model-target.ts";
import { driftOf, modeFactor } from "./pace-factors.ts";
import { integerBetween, type Random, randomFrom } from "./random.ts";
import { type Reply, reply, replyOf } from "./replies.ts";
import type { World } from "./world.ts";

/** Draws reply and timing from the seed, the profile, the request and how often it was sent. */
export function prepareAnswer(
  world: World,
  target: ModelTarget,
  request: ModelRequest,
  { text, faults, entry }: { text: string; faults: Fault[]; entry: LedgerEntry },
): Answer {
  const { seed, speed } = world.options;
  const { model } = target;
  const body = createHash("sha256").update(text).digest("base64");
  const repeat = world.requests.next(`${target.profileId ?? model.modelId} ${body}`);
  const random = randomFrom(seed, target.identity, body, repeat);
  const given = findFault(faults, "reply");
  const drawn = given ? replyOf(given.text) : reply(random, model, request);
  const chunks = chunksOf(random, drawn);
  const usage = usageOf(world, target, request, drawn);
  const timing = drawTiming(random, paceOf(model.modelId), {
    inputTokens: usage.fresh + usage.written5m + usage.written1h, // what the cache holds needs no reading
    chunkTokens: chunks.map((chunk) => chunk.tokens),
    speed,
    slowness: speed === 0 ? 1 : slownessOf(world, target, request),
    startMs: findFault(faults, "delay")?.beforeHeadersMs ?? 0,
  });
  const told = toldUsage(usage, faults);
  return { model, request, reply: drawn, usage, told, chunks, timing, random, faults, entry };
}

/** A prompt that a guardrail blocks never reaches the model. */
function usageOf(world: World, { model }: ModelTarget, request: ModelRequest, drawn: Reply): Usage {
  if (drawn.stopReason === "guardrail_intervened") return { fresh: 0, read: 0, written5m: 0, written1h: 0, output: 0 };
  const { region, account } = world.options;
  const scope = { region, account, modelId: model.modelId };
  return { ...world.promptCache.use(scope, request, world.clock.now()), output: drawn.outputTokens };
}

/** The usage as the caller hears it: a fault may make it absurd. */
function toldUsage(usage: Usage, faults: Fault[]): Answer["told"] {
  const { inputTokens, outputTokens, totalTokens } = findFault(faults, "usage") ?? {};
  const told = { ...usage, fresh: inputTokens ?? usage.fresh, output: outputTokens ?? usage.output };
  const sum = told.fresh + told.read + told.written5m + told.written1h + told.output;
  return { ...told, total: totalTokens ?? sum };
}

function slownessOf(world: World, target: ModelTarget, { serviceTier, latencyMode }: ModelRequest): number {
  const { profileName, identifiers } = target;
  const names = profileName === undefined ? identifiers : [profileName, ...identifiers];
  const drift = driftOf(world.options.seed, target.model.modelId, world.clock.elapsed());
  return drift * world.latencyFactors.of(names) * modeFactor(serviceTier, latencyMode);
}

/** Events carry one to six tokens each. The count of tokens is spread over the pieces: some pieces hold several. */
function chunksOf(random: Random, { blocks }: Reply): Chunk[] {
  return blocks.flatMap(({ pieces, tokens }, block) => {
    const tokensPerPiece = pieces.length === 0 ? 0 : tokens / pieces.length;
    const chunks: Chunk[] = [];
    for (let start = 0; start < pieces.length; ) {
      const size = integerBetween(random, 1, 6);
      const taken = pieces.slice(start, start + size);
      chunks.push({ block, text: taken.join(""), tokens: taken.length * tokensPerPiece });
      start += size;
    }
    return chunks;
  });
}

/** As the service measures it, once the answer is complete. */
export function latencyOf({ entry, timing }: Answer, exchange: Exchange): Latency {
  const first = entry.firstContentSentNs ?? entry.headersSentNs;
  const firstByteMs = first === null ? timing.firstTokenMs : Number(first - exchange.startedNs) / 1e6;
  return { totalMs: entry.latencyMs, firstByteMs: Math.min(entry.latencyMs, Math.round(firstByteMs)) };
}

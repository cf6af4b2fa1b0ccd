import "server-only";
import { attachmentProblem } from "@/lib/attachments/check";
import { loadAttachments } from "@/lib/attachments/service";
import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import type { BedrockGateway } from "@/lib/bedrock/gateway";
import { routeOf } from "@/lib/bedrock/route";
import type { ConverseRequest, InferenceProfile } from "@/lib/bedrock/types";
import { reserveBudget, settleBudget } from "@/lib/budgets/service";
import { AppError } from "@/lib/errors";
import { buildRequest, maxTokensOf, type StoredFile } from "@/lib/invocations/build-request";
import { settingsRefusal } from "@/lib/invocations/check-settings";
import type { Target } from "@/lib/invocations/outcome";
import * as repository from "@/lib/invocations/repository";
import { running } from "@/lib/invocations/running";
import type { InvokeInput, PaneCall } from "@/lib/invocations/schema";
import { worstCaseUsd } from "@/lib/invocations/worst-case";
import { factsOf } from "@/lib/models/facts";
import { ownerOf } from "@/lib/profiles/owner";
import type { RequestContext } from "@/lib/request/context";

/** A call whose row is written. */
export interface Registered {
  target: Target;
  request: ConverseRequest;
  maximumUsd: number | null;
}

/**
 * Resolves the profile, checks settings and files against its model, books the worst case and writes the row.
 *
 * @throws AppError when one fails: the call is then not made
 */
export async function register(
  ctx: RequestContext,
  input: InvokeInput,
  call: PaneCall,
  position: number,
): Promise<Registered> {
  const profile = await ctx.bedrockFor(call.profileId).resolveInferenceProfile(call.profileId);
  const target = targetOf(profile, call, input);
  const settings = call.settings ?? {};
  const refusal = settingsRefusal(settings, target.facts, target.maxTokens);
  if (refusal !== null) throw new AppError("invalid_input", refusal);
  const files = await filesOf(ctx, call, target);
  const parts = { ...target, messages: call.messages, settings, files };
  const maximumUsd = worstCaseUsd(parts);
  await reserve(ctx, call, target, maximumUsd);
  try {
    await insertRow(ctx, { input, call, position }, profile, target);
  } catch (error) {
    if (maximumUsd !== null) await settleBudget(ctx, call.invocationId, 0, new Date());
    throw error;
  }
  return { target, request: buildRequest({ ...parts, modelId: target.profileArn }), maximumUsd };
}

function targetOf(profile: InferenceProfile, call: PaneCall, input: InvokeInput): Target {
  const modelId = resourceIdOf(profile.modelArns[0] ?? "");
  return {
    profileArn: profile.profileArn,
    isApplication: profile.type === "APPLICATION",
    modelId,
    scope: routeOf(profile.profileId, profile.modelArns).scope === "global" ? "global" : "geo",
    facts: factsOf(modelId),
    maxTokens: maxTokensOf(call.settings ?? {}, input.maxTokens),
  };
}

/** The contents of what is attached, checked against Bedrock's limits and the model. @throws AppError */
async function filesOf(ctx: RequestContext, { messages }: PaneCall, { profileArn, modelId, facts }: Target) {
  const refs = messages.map((message) => (message.role === "user" ? (message.attachments ?? []) : []));
  if (refs.every((list) => list.length === 0)) return new Map<string, StoredFile>();
  const files = await loadAttachments(
    ctx,
    refs.flat().map(({ id }) => id),
  );
  const infos = messages.map((message, index) => ({
    hasText: message.text.trim() !== "",
    files: (refs[index] ?? []).flatMap(({ id, name }) => {
      const file = files.get(id);
      return file ? [{ kind: file.kind, sizeBytes: file.sizeBytes, name }] : [];
    }),
  }));
  const modalities = (await ctx.bedrockFor(profileArn).inputModalities(modelId)) ?? facts.modalities;
  const problem = attachmentProblem(infos, modalities, facts.takesDocuments);
  if (problem) throw new AppError("invalid_input", problem);
  return files;
}

/** An unpriced call is not counted: nobody knows what it costs. @throws AppError `quota_exceeded` */
async function reserve(ctx: RequestContext, call: PaneCall, { profileArn }: Target, maximumUsd: number | null) {
  if (maximumUsd === null) return;
  const team = await teamOf(ctx.bedrockFor(profileArn), profileArn);
  await reserveBudget(ctx, { invocationId: call.invocationId, team, maximumUsd, at: new Date() });
}

/** The owner by the profile's tags; null for a system profile, and where tags may not be read. */
export async function teamOf(bedrock: BedrockGateway, profileArn: string): Promise<string | null> {
  if (parseArn(profileArn)?.resourceType !== "application-inference-profile") return null;
  try {
    return ownerOf(await bedrock.resolveTags(profileArn));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** @throws AppError `conflict` for an ID that was used before */
async function insertRow(
  ctx: RequestContext,
  { input, call, position }: { input: InvokeInput; call: PaneCall; position: number },
  profile: InferenceProfile,
  { modelId, scope, maxTokens }: Target,
): Promise<void> {
  const bedrock = ctx.bedrockFor(profile.profileArn);
  const [modelName, region] = await Promise.all([bedrock.modelName(modelId), bedrock.region()]);
  const inserted = await repository.insertPending(ctx.db, {
    id: call.invocationId,
    origin: input.origin,
    processId: running().processId,
    actorId: ctx.actor.id,
    profileArn: profile.profileArn,
    profileId: profile.profileId,
    profileName: profile.name,
    profileType: profile.type,
    modelId,
    modelName,
    route: scope,
    region,
    simulated: ctx.bedrockInfo.mode === "local",
    maxTokens,
    sendId: input.sendId ?? null,
    ...(input.calls.length > 1 && { sendOrder: input.order ?? "together", sendPosition: position }),
    startedAt: new Date(),
  });
  if (!inserted) throw new AppError("conflict", "This prompt was already sent. Reload the page to send it again.");
}

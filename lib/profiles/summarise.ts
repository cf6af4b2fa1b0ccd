import { parseArn, resourceIdOf } from "@/lib/bedrock/arn";
import { routeOf } from "@/lib/bedrock/route";
import type { FoundationModel, InferenceProfile } from "@/lib/bedrock/types";
import type { ModelSource, ProfileSummary } from "@/lib/profiles/schema";

/** Joins a profile with the facts of its base model; an unlisted model keeps its ID as its name. */
export function summarise(profile: InferenceProfile, models: ReadonlyMap<string, FoundationModel>): ProfileSummary {
  const modelId = resourceIdOf(profile.modelArns[0] ?? "");
  const model = models.get(modelId);
  return {
    ...profile,
    region: parseArn(profile.profileArn)?.region ?? "",
    modelId,
    modelName: model?.name ?? (modelId || "unknown"),
    provider: model?.provider ?? providerOf(modelId),
    route: routeOf(profile.profileId, profile.modelArns),
    noTextReason: model ? noTextReason(model) : null,
    lifecycle: model?.lifecycle ?? "UNKNOWN",
    endOfLifeAt: model?.endOfLifeAt ?? null,
  };
}

/** A model ID begins with its provider: `anthropic.claude-…`. */
function providerOf(modelId: string): string {
  return modelId.split(".")[0] ?? "";
}

const makes: Record<string, string> = { IMAGE: "images", VIDEO: "videos", EMBEDDING: "embeddings", SPEECH: "speech" };

/** Why a model cannot be prompted for text, or null when it can. */
export function noTextReason(model: FoundationModel): string | null {
  if (!model.outputModalities.includes("TEXT")) {
    const named = model.outputModalities.map((modality) => makes[modality] ?? modality.toLowerCase());
    return `Makes ${named.join(" and ") || "no text"}, not text`;
  }
  return model.inputModalities.includes("TEXT") ? null : "Takes no text prompt";
}

/** A foundation model as a source of a single-Region profile. */
export function toModelSource(model: FoundationModel): ModelSource {
  const onDemand = model.inferenceTypes.includes("ON_DEMAND");
  return {
    modelId: model.modelId,
    modelArn: model.modelArn,
    name: model.name,
    provider: model.provider,
    noTextReason: noTextReason(model),
    notCopyableReason: onDemand ? null : "Not offered on demand in this Region: copy its system profile instead",
    lifecycle: model.lifecycle,
  };
}

import type { FoundationModelSummary, InferenceProfileSummary, Tag as SdkTag } from "@aws-sdk/client-bedrock";
import type { ResourceTagMapping } from "@aws-sdk/client-resource-groups-tagging-api";
import { resourceIdOf } from "@/lib/bedrock/arn";
import type { FoundationModel, InferenceProfile, Tag } from "@/lib/bedrock/types";

/** Live data breaks the API model's own patterns, so nothing is validated here; a missing member becomes null. */
export function toInferenceProfile(summary: Partial<InferenceProfileSummary>): InferenceProfile {
  const profileArn = summary.inferenceProfileArn ?? "";
  return {
    profileId: summary.inferenceProfileId ?? resourceIdOf(profileArn),
    profileArn,
    name: summary.inferenceProfileName ?? resourceIdOf(profileArn),
    description: summary.description ?? null,
    type: summary.type === "APPLICATION" ? "APPLICATION" : "SYSTEM_DEFINED",
    status: summary.status ?? "UNKNOWN",
    modelArns: (summary.models ?? []).flatMap((model) => (model.modelArn ? [model.modelArn] : [])),
    createdAt: summary.createdAt ?? null,
    updatedAt: summary.updatedAt ?? null,
  };
}

export function toFoundationModel(summary: FoundationModelSummary): FoundationModel {
  const modelId = summary.modelId ?? "";
  return {
    modelId,
    modelArn: summary.modelArn ?? "",
    name: summary.modelName ?? modelId,
    provider: summary.providerName ?? "",
    inputModalities: summary.inputModalities ?? [],
    outputModalities: summary.outputModalities ?? [],
    streaming: summary.responseStreamingSupported ?? null,
    inferenceTypes: summary.inferenceTypesSupported ?? [],
    lifecycle: summary.modelLifecycle?.status === "LEGACY" ? "LEGACY" : "ACTIVE",
    endOfLifeAt: summary.modelLifecycle?.endOfLifeTime ?? null,
  };
}

export function toTag(tag: SdkTag): Tag {
  return { key: tag.key ?? "", value: tag.value ?? "" };
}

/** The Tagging API writes its members with a capital. */
export function toTaggedResource({ ResourceARN = "", Tags = [] }: ResourceTagMapping): [arn: string, tags: Tag[]] {
  return [ResourceARN, Tags.map(({ Key = "", Value = "" }) => ({ key: Key, value: Value }))];
}

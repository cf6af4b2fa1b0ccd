import { resourceIdOf } from "@/lib/bedrock/arn";
import { routeOf } from "@/lib/bedrock/route";
import type { ProfileSummary } from "@/lib/profiles/schema";

/** A listed profile for tests of pure modules: a system profile unless `overrides` says otherwise. */
export function profileSummary(overrides: Partial<ProfileSummary> = {}): ProfileSummary {
  const modelArns = overrides.modelArns ?? [
    "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-2-lite-v1:0",
    "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-2-lite-v1:0",
  ];
  const profileId = overrides.profileId ?? "us.amazon.nova-2-lite-v1:0";
  const kind = overrides.type === "APPLICATION" ? "application-inference-profile" : "inference-profile";
  const region = overrides.region ?? "us-east-1";
  return {
    profileId,
    region,
    profileArn: `arn:aws:bedrock:${region}:000000000000:${kind}/${profileId}`,
    name: "US Amazon Nova 2 Lite",
    description: null,
    type: "SYSTEM_DEFINED",
    status: "ACTIVE",
    modelArns,
    createdAt: null,
    updatedAt: null,
    modelId: resourceIdOf(modelArns[0] ?? ""),
    modelName: "Nova 2 Lite",
    provider: "Amazon",
    route: routeOf(profileId, modelArns),
    noTextReason: null,
    lifecycle: "ACTIVE",
    endOfLifeAt: null,
    ...overrides,
  };
}

import type { AttachmentInfo } from "@/lib/attachments/schema";
import { formatUsd } from "@/lib/format";
import { maxTokensOf } from "@/lib/invocations/build-request";
import type { PromptMessage } from "@/lib/invocations/schema";
import type { CallSettings } from "@/lib/invocations/settings";
import { promptCharacters } from "@/lib/invocations/worst-case";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { estimateSend } from "@/lib/pricing/estimate";

export interface PlannedCall {
  profile: PaneProfile;
  messages: PromptMessage[];
  /** How often this call is made. */
  times: number;
  settings?: CallSettings;
  /** Every file of the conversation. */
  files?: Pick<AttachmentInfo, "kind" | "sizeBytes">[];
}

/** The most some calls may cost. */
export interface SendEstimate {
  /** US dollars over all priced calls; null when none is priced or the answers are unbounded. */
  usd: number | null;
  priceDate: string | null;
  /** Profiles whose model has no known price. */
  unpriced: string[];
  /** Without a token limit nothing bounds the cost. */
  isUnbounded: boolean;
}

export function estimateCalls(calls: PlannedCall[], sharedMaxTokens: number | null): SendEstimate {
  const costs = calls.map(({ profile, messages, times, settings = {}, files = [] }) => {
    const { modelId, scope } = profile;
    const limit = maxTokensOf(settings, sharedMaxTokens);
    // Priced with one token where there is no limit: only to learn whether the model has a price at all.
    const cost = estimateSend({
      modelId,
      scope,
      promptCharacters: promptCharacters(messages, settings),
      maxTokens: limit ?? 1,
      files,
      isCached: settings.caching !== undefined,
    });
    const usd = cost && cost.usd * times;
    return { name: profile.name, usd, priceDate: cost?.priceDate ?? null, isUnbounded: limit === null };
  });
  const priced = costs.filter((cost) => cost.usd !== null);
  const isUnbounded = costs.some((cost) => cost.isUnbounded);
  return {
    usd: priced.length === 0 || isUnbounded ? null : priced.reduce((sum, cost) => sum + (cost.usd ?? 0), 0),
    priceDate: priced.map((cost) => cost.priceDate ?? "").sort()[0] || null,
    unpriced: [...new Set(costs.filter((cost) => cost.usd === null).map((cost) => cost.name))],
    isUnbounded,
  };
}

/** The estimate in words: `≈ at most $0.0012 for both`. */
export function describeEstimate(estimate: SendEstimate, scope: string): string {
  const { usd, unpriced, isUnbounded } = estimate;
  const without = unpriced.length > 0 ? `${unpriced.join(" and ")}: unpriced` : "";
  if (isUnbounded) return without || "No upper limit: max tokens is not set";
  if (usd === null) return without ? `Unpriced ${scope}` : "";
  const amount = `≈ at most ${formatUsd(usd)}`;
  return without ? `${amount}; ${without}` : `${amount} ${scope}`;
}

import type { AccessRules } from "./access-rules.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import type { LocalBedrockOptions } from "./options.ts";
import type { LatencyFactors } from "./pace-factors.ts";
import type { Pager } from "./pagination.ts";
import type { ProfileStore } from "./profile-store.ts";
import type { PromptCache } from "./prompt-cache.ts";
import type { RequestCounter } from "./request-counter.ts";
import type { TokenLimits } from "./token-limits.ts";

/** What one Region of a local Bedrock knows: its own options, catalogue and profiles, the rest shared with the others. */
export type World = {
  options: LocalBedrockOptions;
  catalogue: Catalogue;
  store: ProfileStore;
  pager: Pager;
  faults: Faults;
  ledger: Ledger;
  requests: RequestCounter;
  access: AccessRules;
  clock: Clock;
  promptCache: PromptCache;
  limits: TokenLimits;
  latencyFactors: LatencyFactors;
};

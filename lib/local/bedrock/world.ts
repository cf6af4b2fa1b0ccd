import type { Catalogue } from "./catalogue.ts";
import type { Faults } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import type { LocalBedrockOptions } from "./options.ts";
import type { Pager } from "./pagination.ts";
import type { ProfileStore } from "./profile-store.ts";
import type { RequestCounter } from "./request-counter.ts";

/** Everything one local Bedrock knows; one per server, so that several can run in one process. */
export type World = {
  options: LocalBedrockOptions;
  catalogue: Catalogue;
  store: ProfileStore;
  pager: Pager;
  faults: Faults;
  ledger: Ledger;
  requests: RequestCounter;
};

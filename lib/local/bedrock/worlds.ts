import { AccessRules } from "./access-rules.ts";
import { AwsError } from "./aws-error.ts";
import { catalogueFor, type EndsOfLife, knownRegions } from "./catalogue.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults.ts";
import { Ledger } from "./ledger.ts";
import type { LocalBedrockOptions } from "./options.ts";
import { LatencyFactors } from "./pace-factors.ts";
import { Pager } from "./pagination.ts";
import { ProfileShelf } from "./profile-shelf.ts";
import { ProfileStore } from "./profile-store.ts";
import { PromptCache } from "./prompt-cache.ts";
import { RequestCounter } from "./request-counter.ts";
import { seededProfiles } from "./seed-profiles.ts";
import type { State } from "./state-file.ts";
import { TokenLimits } from "./token-limits.ts";
import type { World } from "./world.ts";

/** The day that is served, and ends of life to rehearse. */
export type Calendar = { asOf: string; endsOfLife: EndsOfLife };

/** The Regions of one process, each made when it is first asked for. Faults, ledger and state file are common to all. */
export class Worlds {
  readonly shelf: ProfileShelf;
  readonly firstCalendar: Calendar;
  private readonly options: LocalBedrockOptions;
  private readonly shared: Omit<World, "options" | "catalogue" | "store">;
  private readonly stores = new Map<string, ProfileStore>();
  private readonly made = new Map<string, World>();
  private current: Calendar;

  constructor(options: LocalBedrockOptions, state: State) {
    this.options = options;
    this.firstCalendar = { asOf: options.asOf, endsOfLife: {} };
    this.current = this.firstCalendar;
    const seeded = seededProfiles(catalogueFor(options.region, options.asOf), options);
    this.shelf = new ProfileShelf(seeded, state, options.state);
    this.shared = {
      pager: new Pager(),
      faults: new Faults(options.seed),
      ledger: new Ledger(),
      requests: new RequestCounter(),
      clock: new Clock(),
      promptCache: new PromptCache(),
      limits: new TokenLimits(options.limits === "on", options.tokensPerMinute),
      latencyFactors: new LatencyFactors(options.latencyFactors),
      access: new AccessRules(options.account),
    };
  }

  /** The Region that unsigned calls are served in. */
  get home(): World {
    return this.in(this.options.region);
  }

  /** @throws AwsError `InvalidSignatureException` for a Region that is none */
  in(region: string): World {
    const known = this.made.get(region);
    if (known) return known;
    if (!knownRegions.includes(region)) {
      throw new AwsError(
        403,
        "InvalidSignatureException",
        `Credential should be scoped to a valid Region, not ${region}.`,
      );
    }
    const { asOf, endsOfLife } = this.current;
    const options = { ...this.options, region, asOf };
    const world = {
      ...this.shared,
      options,
      catalogue: catalogueFor(region, asOf, endsOfLife),
      store: this.storeOf(region),
    };
    this.made.set(region, world);
    return world;
  }

  get calendar(): Calendar {
    return this.current;
  }

  /** Moves to another day. Calls under way end in the day they began. */
  set calendar(calendar: Calendar) {
    this.current = calendar;
    this.made.clear();
  }

  private storeOf(region: string): ProfileStore {
    const store = this.stores.get(region) ?? new ProfileStore({ ...this.options, region }, this.shelf);
    this.stores.set(region, store);
    return store;
  }
}

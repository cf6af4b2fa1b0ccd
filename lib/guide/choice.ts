/** Where calls may run: one Region, the Regions of one geography, or all commercial ones. */
export type Scope = "region" | "geo" | "global";

/** What to use. `system` in scope `region` is the model itself, since every system profile has several Regions. */
export interface Choice {
  kind: "system" | "application";
  scope: Scope;
}

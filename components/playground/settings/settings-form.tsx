"use client";

import type { ReactNode } from "react";
import { CheckRow, SelectSetting, TextSetting } from "@/components/playground/settings/setting-fields";
import { Callout } from "@/components/ui/callout";
import { formatCount } from "@/lib/format";
import { maxTokensOf } from "@/lib/invocations/build-request";
import { checkSettings, type SettingFinding } from "@/lib/invocations/check-settings";
import { factsOf, type ModelFacts } from "@/lib/models/facts";
import type { PaneProfile } from "@/lib/playground/pane-profile";
import { parseSettings, type SettingsDraft } from "@/lib/playground/settings-draft";

const tiers = [
  { value: "default", label: "Default" },
  { value: "priority", label: "Priority (dearer)" },
  { value: "flex", label: "Flex (cheaper, slower)" },
  { value: "reserved", label: "Reserved capacity" },
];
const efforts = ["low", "medium", "high"].map((value) => ({ value, label: value }));
const lifetimes = [
  { value: "5m", label: "5 minutes" },
  { value: "1h", label: "1 hour" },
];
const latencies = [
  { value: "standard", label: "Standard" },
  { value: "optimized", label: "Optimised" },
];

/** Every setting of a call, with what is known of the models it concerns. */
export function SettingsForm({
  draft,
  profiles,
  sharedMaxTokens,
  onChange,
}: {
  draft: SettingsDraft;
  profiles: PaneProfile[];
  sharedMaxTokens: number | null;
  onChange: (draft: SettingsDraft) => void;
}) {
  const { settings, problems } = parseSettings(draft);
  const models = profiles.map(({ modelId }) => factsOf(modelId));
  const set = (change: Partial<SettingsDraft>) => onChange({ ...draft, ...change });
  const text = (name: TextName) => ({
    value: draft[name],
    error: problems?.[name],
    onChange: (value: string) => set({ [name]: value }),
  });
  return (
    <div className="mt-4 space-y-5">
      <TextSetting label="System prompt" rows={3} {...text("system")} />
      <Grid>
        <TextSetting label="Temperature" hint="0 to 1" {...text("temperature")} />
        <TextSetting label="Top P" hint="0 to 1" {...text("topP")} />
        <TextSetting label="Top K" hint={topKHint(models)} {...text("topK")} />
        <TextSetting
          label="Max tokens"
          hint={quotaHint(models, settings ? maxTokensOf(settings, sharedMaxTokens) : null)}
          {...text("maxTokens")}
        />
        <Thinking models={models} draft={draft} error={problems?.thinking} onChange={(thinking) => set({ thinking })} />
        <SelectSetting label="Service tier" options={tiers} {...text("serviceTier")} />
        {models.some(({ canBeOptimized }) => canBeOptimized) && (
          <SelectSetting label="Latency" options={latencies} {...text("latency")} />
        )}
        <SelectSetting label="Cache the prompt for" options={lifetimes} {...text("cacheTtl")} />
      </Grid>
      {draft.cacheTtl !== "" && <CachePoints draft={draft} models={models} onChange={set} />}
      <Grid>
        <TextSetting
          label="Stop sequences"
          hint="One a line; \n stands for a line end"
          rows={2}
          {...text("stopSequences")}
        />
        <TextSetting
          label="Request metadata"
          hint="One key=value a line; only in the invocation log"
          rows={2}
          {...text("requestMetadata")}
        />
      </Grid>
      <TextSetting
        label="Tools"
        hint="JSON: name, description and inputSchema of each"
        rows={4}
        isCode
        {...text("tools")}
      />
      {settings?.tools && (
        <SelectSetting
          label="Tool choice"
          options={[
            { value: "any", label: "Some tool" },
            ...settings.tools.map(({ name }) => ({ value: name, label: name })),
          ]}
          {...text("toolChoice")}
        />
      )}
      <CheckRow
        label="Stream the answer"
        hint="Without streaming only total and service latency can be measured."
        isChecked={draft.isStreaming}
        onChange={(isStreaming) => set({ isStreaming })}
      />
      {settings && (
        <Findings
          profiles={profiles}
          findingsOf={(facts) => checkSettings(settings, facts, maxTokensOf(settings, sharedMaxTokens))}
        />
      )}
    </div>
  );
}

type TextName = {
  [Name in keyof SettingsDraft]: SettingsDraft[Name] extends string ? Name : never;
}[keyof SettingsDraft];

function Grid({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2">{children}</div>;
}

function topKHint(models: ModelFacts[]): string {
  const [known] = models.flatMap(({ topK }) => topK ?? []);
  return known ? `${known.min} to ${known.max}` : "No source names a top K for this model";
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
function quotaHint(models: ModelFacts[], maxTokens: number | null): string {
  if (maxTokens === null) return "Empty: the limit beside the prompt holds";
  const burndown = Math.max(1, ...models.map((facts) => facts.burndown));
  const after = burndown > 1 ? `; each one written then counts ${burndown} times` : "";
  return `Reserves ${formatCount(maxTokens)} tokens of the quota beside the prompt's${after}`;
}

function Thinking({
  models,
  draft,
  error,
  onChange,
}: {
  models: ModelFacts[];
  draft: SettingsDraft;
  error: string | undefined;
  onChange: (thinking: string) => void;
}) {
  const kinds = new Set(models.flatMap(({ thinking }) => thinking ?? []));
  const common = { label: "Thinking", value: draft.thinking, error, onChange };
  if (kinds.has("effort") && !kinds.has("budget")) return <SelectSetting {...common} options={efforts} />;
  if (kinds.size === 0 && draft.thinking === "") return null;
  return <TextSetting {...common} hint="Budget in tokens, from 1,024, below max tokens" />;
}

function CachePoints({
  draft,
  models,
  onChange,
}: {
  draft: SettingsDraft;
  models: ModelFacts[];
  onChange: (change: Partial<SettingsDraft>) => void;
}) {
  const least = Math.max(0, ...models.map(({ cache }) => cache?.minimumTokens ?? 0));
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1.5 font-medium">Cache points after</legend>
      <CheckRow label="the tools" isChecked={draft.cacheTools} onChange={(cacheTools) => onChange({ cacheTools })} />
      <CheckRow
        label="the system prompt"
        isChecked={draft.cacheSystem}
        onChange={(cacheSystem) => onChange({ cacheSystem })}
      />
      <CheckRow
        label="the newest prompt"
        isChecked={draft.cacheConversation}
        onChange={(cacheConversation) => onChange({ cacheConversation })}
      />
      {least > 0 && (
        <p className="text-muted-foreground text-xs">
          Below {formatCount(least)} tokens nothing is kept. Tokens read and written are shown under the answer.
        </p>
      )}
    </fieldset>
  );
}

function Findings({
  profiles,
  findingsOf,
}: {
  profiles: PaneProfile[];
  findingsOf: (facts: ModelFacts) => SettingFinding[];
}) {
  return profiles.map((profile) =>
    findingsOf(factsOf(profile.modelId)).map(({ setting, level, message }) => (
      <Callout
        key={`${profile.profileId} ${setting}`}
        tone={level === "error" ? "danger" : "warning"}
        title={profile.name}
      >
        {message}
      </Callout>
    )),
  );
}

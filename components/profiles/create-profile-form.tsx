"use client";

import Link from "next/link";
import { type KeyboardEvent, useState } from "react";
import { Controller, useFormState } from "react-hook-form";
import { CreateFailure, ErrorSummary } from "@/components/profiles/create-failure";
import { CreateSummary } from "@/components/profiles/create-summary";
import { DescriptionField, OwnerFields } from "@/components/profiles/identity-fields";
import { keepFocus } from "@/components/profiles/keep-focus";
import { type NamedProfile, NameField } from "@/components/profiles/name-field";
import { RegionField } from "@/components/profiles/region-field";
import { SmokeTestChoice } from "@/components/profiles/smoke-test-choice";
import { SourcePicker } from "@/components/profiles/source-picker";
import { TagRows } from "@/components/profiles/tag-rows";
import { useCreateDraft } from "@/components/profiles/use-create-draft";
import { useCreateForm, withName } from "@/components/profiles/use-create-form";
import { useCreateProfile } from "@/components/profiles/use-create-profile";
import { useCreateRegion } from "@/components/profiles/use-create-region";
import { useLeaveGuard } from "@/components/profiles/use-leave-guard";
import { useTagSuggestions } from "@/components/profiles/use-tag-suggestions";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { formatDateTime } from "@/lib/format";
import { attemptOf } from "@/lib/profiles/create-attempts";
import { type CreateFields, type CreateRules, fieldTags, isFieldName, toBody } from "@/lib/profiles/create-form";
import { type CreateSource, describeRoute } from "@/lib/profiles/sources";
import { sourceTag } from "@/lib/profiles/twin";

/** The form that makes a team profile, with what it makes beside it. */
export function CreateProfileForm({
  sources,
  region,
  regions,
  preselectedArn,
  prefill = null,
  draftKey = "profile-console:create-profile",
  existing,
  listedAt,
  rules,
  creator,
}: {
  /** Those of `region`. */
  sources: CreateSource[];
  region: string;
  /** The configured Regions, the home Region first. */
  regions: string[];
  preselectedArn: string | null;
  /** What the form begins with, when not empty. */
  prefill?: CreateFields | null;
  draftKey?: string;
  existing: NamedProfile[];
  listedAt: Date;
  rules: CreateRules;
  creator: string;
}) {
  const { form, values, suggestion, source, wantedArn } = useCreateForm(sources, preselectedArn, rules, prefill);
  const suggestions = useTagSuggestions(existing.length > 0, listedAt);
  const [wantsSmokeTest, setWantsSmokeTest] = useState(true);
  const { isDirty, isSubmitting } = useFormState({ control: form.control });
  const place = useCreateRegion(region, regions, wantedArn, () => form.setValue("sourceArn", source?.arn ?? ""));
  const draft = useCreateDraft(form, preselectedArn, rules.tagPolicy, draftKey);
  const { submit, error, isDone } = useCreateProfile(draft, showFieldErrors);
  useLeaveGuard(isDirty && !isDone, "Leave this page? What you entered stays in this tab until you close it.");

  function showFieldErrors(errors: [field: string, message: string][]) {
    const known = errors.flatMap(([field, message]) => (isFieldName(field) ? [{ field, message }] : []));
    for (const { field, message } of known) form.setError(field, { type: "server", message });
    if (known[0]) form.setFocus(known[0].field);
  }

  const send = form.handleSubmit((fields) => submit(withName(fields, sources, rules), wantsSmokeTest));
  const body = toBody(values);
  const unknownSince = attemptOf(draft.attempts, body)?.unknownSince ?? null;
  const isSending = isSubmitting || isDone;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  }

  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,31rem)_minmax(0,1fr)]">
      <form onSubmit={send} onKeyDown={onKeyDown} noValidate className="space-y-4">
        <RegionField chosen={place.chosen} regions={regions} onChange={place.change} isPending={place.isPending} />
        <Controller
          control={form.control}
          name="sourceArn"
          render={({ field, fieldState }) => (
            <Field
              label="Copy from"
              required
              error={fieldState.error?.message}
              hint={source ? <SourceHint source={source} /> : "A copy routes like its source and costs the same."}
            >
              {(wiring) => (
                <SourcePicker
                  sources={sources}
                  chosen={source}
                  control={wiring}
                  ref={field.ref}
                  onChange={field.onChange}
                />
              )}
            </Field>
          )}
        />
        <OwnerFields control={form.control} rules={rules} suggestions={suggestions} />
        <NameField control={form.control} suggestion={suggestion} existing={existing} />
        <DescriptionField control={form.control} />
        <TagRows
          control={form.control}
          policy={rules.tagPolicy}
          suggestions={suggestions}
          fixed={[
            ...fieldTags(values).map(({ field, value }) => ({ key: field, value, from: "from form" })),
            { ...sourceTag(values.sourceArn), from: "source" },
          ]}
        />
        {unknownSince !== null && !isSending && <UnknownOutcome since={unknownSince} />}
        <SmokeTestChoice source={source} checked={wantsSmokeTest} onChange={setWantsSmokeTest} />
        <ErrorSummary form={form} />
        {error && <CreateFailure error={error} onRetry={send} retrying={isSending} existing={existing.length} />}
        <div className="flex items-center gap-2">
          <Button
            type="submit"
            variant="primary"
            pending={isSending}
            disabled={place.isPending}
            onMouseDown={keepFocus}
          >
            Create profile
            <Kbd className="hidden border-current bg-transparent text-inherit opacity-70 sm:inline-flex">Ctrl ↵</Kbd>
          </Button>
          <Button asChild>
            <Link href="/profiles">Cancel</Link>
          </Button>
        </div>
      </form>
      <CreateSummary body={body} source={source} creator={creator} />
    </div>
  );
}

function SourceHint({ source }: { source: CreateSource }) {
  if (source.kind === "model")
    return <>Stays in {source.route.label}. Pick a system profile to route across Regions.</>;
  return (
    <>
      Routes across {describeRoute(source.route)}. Pick a foundation model instead to stay in one Region.
      {source.isLegacy && <span className="text-warning"> This model is being retired.</span>}
    </>
  );
}

function UnknownOutcome({ since }: { since: string }) {
  return (
    <Callout tone="warning" role="status" title="An earlier attempt may have worked">
      The request sent on {formatDateTime(new Date(since))} got no answer. Creating again first asks Bedrock whether the
      profile exists, so there will not be two.
    </Callout>
  );
}

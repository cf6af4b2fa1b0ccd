"use client";

import { toNestErrors } from "@hookform/resolvers";
import { type FieldError, type Resolver, useForm, useWatch } from "react-hook-form";
import {
  type CreateFields,
  type CreateFormValues,
  type CreateRules,
  emptyForm,
  validateForm,
  withRequiredRows,
} from "@/lib/profiles/create-form";
import { type CreateSource, findSource } from "@/lib/profiles/sources";
import { suggestName } from "@/lib/profiles/suggest-name";

/** The form with its live values; a name that was never edited is the suggestion. */
export function useCreateForm(
  sources: CreateSource[],
  preselectedArn: string | null,
  rules: CreateRules,
  prefill: CreateFields | null,
) {
  const resolver: Resolver<CreateFields> = (fields, _context, options) => {
    const messages = Object.entries(validateForm(withName(fields, sources, rules), rules));
    if (messages.length === 0) return { values: fields, errors: {} };
    const flat = Object.fromEntries(
      messages.map(([field, message]): [string, FieldError] => [field, { type: "rule", message }]),
    );
    return { values: {}, errors: toNestErrors<CreateFields>(flat, options) };
  };
  const form = useForm<CreateFields>({
    mode: "onTouched",
    resolver,
    defaultValues: {
      ...(prefill ?? { ...emptyForm, sourceArn: preselectedArn ?? "", name: null }),
      tags: withRequiredRows(prefill?.tags ?? [], rules.tagPolicy),
    },
  });
  const fields = useWatch({ control: form.control, compute: (values: CreateFields) => values });
  return {
    form,
    values: withName(fields, sources, rules),
    suggestion: suggestionFor(fields, sources, rules),
    source: sourceOf(fields, sources),
    /** As it was chosen, which may be in another Region than the one the form is in now. */
    wantedArn: fields.sourceArn,
  };
}

function suggestionFor(fields: CreateFields, sources: CreateSource[], { nameTemplate }: CreateRules): string {
  const source = sourceOf(fields, sources);
  return suggestName({ ...fields, modelName: source?.modelName ?? null, region: source?.region ?? "" }, nameTemplate);
}

/** The form as it is sent: named, and with the source of the Region that it creates in. */
export function withName(fields: CreateFields, sources: CreateSource[], rules: CreateRules): CreateFormValues {
  return {
    ...fields,
    sourceArn: sourceOf(fields, sources)?.arn ?? "",
    name: fields.name ?? suggestionFor(fields, sources, rules),
  };
}

/** By its ID: the same source may be there in the Region that was chosen after it. */
function sourceOf({ sourceArn }: CreateFields, sources: CreateSource[]): CreateSource | null {
  return sourceArn ? findSource(sources, sourceArn) : null;
}

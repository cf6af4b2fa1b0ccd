"use client";

import type { ComponentProps } from "react";
import { type Control, useController } from "react-hook-form";
import { Input } from "@/components/ui/field";
import type { CreateFields } from "@/lib/profiles/create-form";

type TextName = "team" | "environment" | "application" | "description" | `tags.${number}.key` | `tags.${number}.value`;

/**
 * A text field of the form, driven by its value. `register` would be memoised away by the React Compiler, and a restored
 * draft would not reach the input. `deps` is validated along with it.
 */
export function TextControl({
  control,
  name,
  deps,
  ...props
}: { control: Control<CreateFields>; name: TextName; deps?: "name" } & Omit<
  ComponentProps<"input">,
  "name" | "value" | "onChange" | "onBlur" | "ref"
>) {
  const { field } = useController({ control, name, rules: deps ? { deps } : {} });
  return <Input autoComplete="off" {...props} {...field} />;
}

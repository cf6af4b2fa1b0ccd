"use client";

import { Plus, X } from "lucide-react";
import { newRequestToken } from "@/components/profiles/new-token";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Input, inputStyles } from "@/components/ui/field";
import { type RuleKind, ruleKinds, ruleProblem, type TagRule } from "@/lib/tags/rules";

const words: Record<RuleKind, { label: string; key: string; value: string | null }> = {
  set: { label: "Set", key: "Key", value: "to the value" },
  rename: { label: "Rename", key: "Key", value: "to the key" },
  copy: { label: "Copy where missing", key: "From key", value: "to the key" },
  fill: { label: "Fill in from the name", key: "Key", value: null },
};

export function newRule(): TagRule {
  return { id: newRequestToken(), kind: "set", key: "", value: "" };
}

/** The rules, applied from top to bottom. */
export function RuleRows({
  rules,
  template,
  onChange,
}: {
  rules: TagRule[];
  template: string;
  onChange: (rules: TagRule[]) => void;
}) {
  const replace = (id: string, change: Partial<TagRule>) =>
    onChange(rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)));
  return (
    <Card>
      <CardHeader
        title="Rules"
        description={
          <>
            Applied from top to bottom. The name template is <code className="font-mono">{template}</code>; a part is
            filled in only where the name can be read in one way.
          </>
        }
      />
      <CardBody className="space-y-2">
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            position={index + 1}
            onChange={(change) => replace(rule.id, change)}
            onRemove={rules.length > 1 ? () => onChange(rules.filter(({ id }) => id !== rule.id)) : null}
          />
        ))}
        <Button size="sm" onClick={() => onChange([...rules, newRule()])}>
          <Plus aria-hidden />
          Add rule
        </Button>
      </CardBody>
    </Card>
  );
}

function RuleRow({
  rule,
  position,
  onChange,
  onRemove,
}: {
  rule: TagRule;
  position: number;
  onChange: (change: Partial<TagRule>) => void;
  onRemove: (() => void) | null;
}) {
  const { key, value } = words[rule.kind];
  const problem = ruleProblem(rule);
  const isBegun = rule.key !== "" || rule.value !== "";
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Rule {position}</legend>
      <select
        aria-label={`Kind of rule ${position}`}
        value={rule.kind}
        onChange={(event) => {
          const kind = ruleKinds.find((name) => name === event.target.value);
          if (kind) onChange({ kind });
        }}
        className={cn(inputStyles, "w-48")}
      >
        {ruleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words[kind].label}
          </option>
        ))}
      </select>
      <Input
        aria-label={`${key} of rule ${position}`}
        placeholder="cost-center"
        value={rule.key}
        onChange={(event) => onChange({ key: event.target.value })}
        className="w-44 font-mono sm:text-xs"
        autoComplete="off"
        spellCheck={false}
      />
      {value && (
        <>
          <span className="text-muted-foreground text-xs">{value}</span>
          <Input
            aria-label={`${rule.kind === "set" ? "Value" : "New key"} of rule ${position}`}
            placeholder={rule.kind === "set" ? "CC-4711" : "team"}
            value={rule.value}
            onChange={(event) => onChange({ value: event.target.value })}
            className="w-44"
            autoComplete="off"
            spellCheck={false}
          />
        </>
      )}
      {onRemove && (
        <Button variant="ghost" size="icon-sm" aria-label={`Remove rule ${position}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      )}
      {isBegun && problem && <span className="text-warning text-xs">{problem}</span>}
    </fieldset>
  );
}

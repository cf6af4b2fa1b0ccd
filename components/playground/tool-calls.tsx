"use client";

import { Wrench } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Textarea } from "@/components/ui/field";
import type { ToolResult } from "@/lib/bedrock/types";
import type { ToolUse } from "@/lib/playground/attempt";

/** The tools that an answer asks for. Their results are entered by hand: nothing is run here. */
export function ToolCalls({
  toolUses,
  onResults,
}: {
  toolUses: ToolUse[];
  /** Null where no result can be sent now. */
  onResults: ((results: ToolResult[]) => void) | null;
}) {
  const [results, setResults] = useState<Record<string, { text: string; isError: boolean }>>({});
  const entered = toolUses.map(({ toolUseId }) => ({
    toolUseId,
    ...(results[toolUseId] ?? { text: "", isError: false }),
  }));
  const isWhole = entered.every(({ text }) => text.trim() !== "");
  return (
    <div className="mt-2 space-y-2">
      {toolUses.map((use, index) => (
        <section
          key={use.toolUseId}
          aria-label={`Tool call: ${use.name}`}
          className="rounded-md border border-line bg-background p-3"
        >
          <p className="flex items-center gap-1.5 font-medium text-xs">
            <Wrench aria-hidden className="size-3.5" />
            Calls the tool {use.name}
          </p>
          <pre className="mt-1.5 overflow-x-auto whitespace-pre-wrap break-words font-mono text-xs">
            {pretty(use.inputJson)}
          </pre>
          {onResults && (
            <Result
              name={use.name}
              text={entered[index]?.text ?? ""}
              isError={entered[index]?.isError ?? false}
              onChange={(next) => setResults({ ...results, [use.toolUseId]: next })}
            />
          )}
        </section>
      ))}
      {onResults && (
        <Button
          size="sm"
          disabled={!isWhole}
          onClick={() =>
            onResults(
              entered.map(({ toolUseId, text, isError }) => ({
                toolUseId,
                text,
                status: isError ? "error" : "success",
              })),
            )
          }
        >
          {toolUses.length > 1 ? "Send the results" : "Send the result"}
        </Button>
      )}
    </div>
  );
}

function Result({
  name,
  text,
  isError,
  onChange,
}: {
  name: string;
  text: string;
  isError: boolean;
  onChange: (next: { text: string; isError: boolean }) => void;
}) {
  return (
    <div className="mt-2 space-y-1.5">
      <Field label={`Result of ${name}`} hint="Text or a JSON object, as the tool would give it back">
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            value={text}
            className="font-mono text-xs sm:text-xs"
            onChange={(event) => onChange({ text: event.target.value, isError })}
          />
        )}
      </Field>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is a button, which a label names all the same */}
      <label className="flex items-center gap-2 text-xs">
        <Checkbox checked={isError} onCheckedChange={(next) => onChange({ text, isError: next === true })} />
        The tool failed
      </label>
    </div>
  );
}

/** As it is while it still arrives. */
function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

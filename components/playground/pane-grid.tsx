"use client";

import { type ReactNode, useState } from "react";
import { StateWord } from "@/components/playground/state-word";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { Attempt } from "@/lib/playground/transcript";

export interface GridPane {
  name: string;
  newest: Attempt | null;
  content: ReactNode;
}

/** Panes side by side; on a phone one at a time, under tabs that still say how the others are doing. */
export function PaneGrid({ panes }: { panes: GridPane[] }) {
  const [shown, setShown] = useState("0");
  const [only, ...others] = panes;
  if (!only || others.length === 0) return <div className="min-h-88 flex-1">{only?.content}</div>;
  return (
    <Tabs value={shown} onValueChange={setShown} className="flex min-h-88 flex-1 flex-col gap-2">
      <TabsList aria-label="Pane" className="shrink-0 md:hidden">
        {panes.map(({ name, newest }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is a pane's identity
          <TabsTrigger key={index} value={String(index)} className="min-w-0 flex-1">
            <span className="truncate">{name}</span>
            {newest && <StateWord attempt={newest} />}
          </TabsTrigger>
        ))}
      </TabsList>
      <div className="grid min-h-0 flex-1 md:grid-cols-2 md:gap-3">
        {panes.map(({ content }, index) => (
          <TabsContent
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is a pane's identity
            key={index}
            value={String(index)}
            forceMount
            tabIndex={-1}
            className="min-h-0 min-w-0 max-md:data-[state=inactive]:hidden"
          >
            {content}
          </TabsContent>
        ))}
      </div>
    </Tabs>
  );
}

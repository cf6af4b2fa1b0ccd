"use client";

import { Minimize2 } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { PaneDivider } from "@/components/playground/pane-divider";
import { StateWord } from "@/components/playground/state-word";
import { paneAttribute } from "@/components/playground/use-stop-key";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { Attempt } from "@/lib/playground/attempt";
import { type ColumnWeights, shareOf, weightOf, withShare } from "@/lib/playground/column-weights";

export interface GridPane {
  key: string;
  name: string;
  newest: Attempt | null;
  content: ReactNode;
}

/**
 * Panes as columns of at least 400 px that snap into place when they scroll. On a phone, and when one is enlarged, one at
 * a time under tabs that still say how the others are doing.
 */
export function PaneGrid({
  panes,
  shown,
  isEnlarged,
  onShow,
  onShrink,
}: {
  panes: GridPane[];
  /** The pane in sight where only one is. */
  shown: string;
  isEnlarged: boolean;
  onShow: (key: string) => void;
  onShrink: () => void;
}) {
  const [weights, setWeights] = useState<ColumnWeights>({});
  return (
    <Tabs value={shown} onValueChange={onShow} className="flex min-h-88 flex-1 flex-col gap-2">
      {panes.length > 1 && (
        <div className={cn("flex shrink-0 items-center gap-2", !isEnlarged && "md:hidden")}>
          <PaneTabs panes={panes} />
          {isEnlarged && (
            <Button size="sm" onClick={onShrink} className="max-md:hidden">
              <Minimize2 aria-hidden />
              Side by side
            </Button>
          )}
        </div>
      )}
      <div className="flex min-h-0 flex-1 md:snap-x md:snap-mandatory md:overflow-x-auto">
        {panes.map(({ key, content }, index) => {
          const before = panes[index - 1];
          return (
            <Fragment key={key}>
              {before && !isEnlarged && (
                <PaneDivider
                  label={`Width of pane ${index}`}
                  share={shareOf(weights, before.key, key)}
                  onShare={(share) => setWeights((all) => withShare(all, before.key, key, share))}
                  onEqual={() => setWeights({})}
                />
              )}
              <TabsContent
                value={key}
                forceMount
                tabIndex={-1}
                {...{ [paneAttribute]: key }}
                style={{ flexGrow: weightOf(weights, key) }}
                className={cn(
                  "min-h-0 min-w-0 basis-0 outline-none max-md:data-[state=inactive]:hidden md:min-w-100 md:snap-start",
                  isEnlarged && "data-[state=inactive]:hidden",
                )}
              >
                {content}
              </TabsContent>
            </Fragment>
          );
        })}
      </div>
    </Tabs>
  );
}

function PaneTabs({ panes }: { panes: GridPane[] }) {
  return (
    <TabsList aria-label="Pane" className="min-w-0 flex-1">
      {panes.map(({ key, name, newest }) => (
        <TabsTrigger key={key} value={key} className="min-w-36 flex-1">
          <span className="truncate">{name}</span>
          {newest && <StateWord attempt={newest} />}
        </TabsTrigger>
      ))}
    </TabsList>
  );
}

"use client";

import { CircleHelp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const examples: [search: string, meaning: string][] = [
  ["nova -micro", "both must hold: contains nova, does not contain micro"],
  ['"claude sonnet"', "words that stand together"],
  ["team=search", "the team is search, as a whole value or a whole word of it"],
  ["model!=nova", "no word of the model is nova"],
  ["name~prod", "the name contains prod; !~ for those that do not"],
  ["tag:env~prod", "the tag env contains prod; env=prod will do as well"],
  ["region=eu-west-1", "offered in that Region; route=… asks where requests may go"],
  ["arn:aws:bedrock:…", "an ARN, or the beginning of one"],
];

/** What the search understands. */
export function QueryHelp() {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="How to search">
          <CircleHelp aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="How to search" className="w-96 max-w-[calc(100vw-1rem)]">
        <p className="mb-2 text-muted-foreground text-xs">
          Every condition must hold. Capitals make no difference. Fields: name, id, arn, description, model, provider,
          kind, region, route, geography, team, status, lifecycle, and the key of any tag.
        </p>
        <dl className="space-y-1.5">
          {examples.map(([search, meaning]) => (
            <div key={search} className="grid grid-cols-[9.5rem_1fr] gap-2 text-xs">
              <dt>
                <code className="rounded bg-muted px-1 font-mono">{search}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </PopoverContent>
    </Popover>
  );
}

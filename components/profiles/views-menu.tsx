"use client";

import { Bookmark, Trash2 } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useLocalSetting } from "@/components/profiles/use-local-setting";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/field";
import { Popover, PopoverClose, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { maxViewName, savedViewsKey, savedViewsSchema, withView } from "@/lib/profiles/saved-views";

/** Filters, order and groups under a name, kept in this browser; a view can be sent to a colleague as a link. */
export function ViewsMenu() {
  const query = useSearchParams().toString();
  const [views, setViews] = useLocalSetting(savedViewsKey, savedViewsSchema, []);
  const [name, setName] = useState("");
  const wanted = name.trim();

  function save(event: FormEvent) {
    event.preventDefault();
    if (wanted === "") return;
    setViews(withView(views, wanted, query));
    setName("");
  }

  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Bookmark aria-hidden />
          Views
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Saved views" align="end" className="w-80">
        {views.length === 0 ? (
          <p className="text-muted-foreground text-xs">
            None yet. Save the filters, order and groups you see now under a name.
          </p>
        ) : (
          <ul className="max-h-64 space-y-1 overflow-y-auto">
            {views.map((view) => (
              <li key={view.name} className="flex items-center gap-1">
                <PopoverClose asChild>
                  <Link
                    href={`/profiles?${view.query}`}
                    className="min-w-0 flex-1 truncate rounded px-1 py-1 font-medium hover:bg-hover"
                  >
                    {view.name}
                  </Link>
                </PopoverClose>
                <CopyButton
                  label={`Copy the link of ${view.name}`}
                  value={() => `${window.location.origin}/profiles?${view.query}`}
                />
                <Button
                  variant="ghost"
                  size="icon-sm"
                  aria-label={`Remove ${view.name}`}
                  onClick={() => setViews(views.filter((one) => one.name !== view.name))}
                >
                  <Trash2 aria-hidden />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form onSubmit={save} className="mt-3 flex gap-2 border-line border-t pt-3">
          <Input
            aria-label="Name of the view"
            placeholder="Name of this view"
            value={name}
            maxLength={maxViewName}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={wanted === ""}>
            {views.some((view) => view.name === wanted) ? "Replace" : "Save"}
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}

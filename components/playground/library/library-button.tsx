"use client";

import { BookMarked, Download, Upload } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { PromptItem } from "@/components/playground/library/prompt-item";
import { SavePrompt } from "@/components/playground/library/save-prompt";
import { type Library, useLibrary } from "@/components/playground/library/use-library";
import { Button, buttonStyles } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Input } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import type { LibraryPrompt } from "@/lib/prompts/schema";

/** Prompts that are kept for everybody: saved from the composer, put into it with their variables filled in. */
export function LibraryButton({ draft, onUse }: { draft: string; onUse: (text: string) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const library = useLibrary(isOpen);
  const use = (text: string) => {
    onUse(text);
    setIsOpen(false);
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button>
          <BookMarked aria-hidden />
          Prompts
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Prompt library"
        description="Shared by everybody who uses this console. {{name}} in a prompt is a variable."
        className="max-w-2xl"
      >
        <SavePrompt text={draft} library={library} />
        <Prompts library={library} onUse={use} />
        <Files library={library} />
      </DialogContent>
    </Dialog>
  );
}

function Prompts({ library, onUse }: { library: Library; onUse: (text: string) => void }) {
  const [query, setQuery] = useState("");
  const { data, error, isPending, refetch } = library.list;
  if (isPending) return <Skeleton className="mt-4 h-24" />;
  if (error) {
    return (
      <Callout tone="danger" className="mt-4" actions={<Button onClick={() => void refetch()}>Retry</Button>}>
        The library could not be loaded: {error.message}
      </Callout>
    );
  }
  if (data.length === 0) {
    return (
      <p className="mt-4 text-muted-foreground">No prompt is kept yet. Write one in the composer and save it here.</p>
    );
  }
  const found = data.filter((prompt) => matches(prompt, query));
  return (
    <div className="mt-4">
      <Input
        type="search"
        aria-label="Search the library"
        placeholder="Search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {found.length === 0 && <p className="mt-3 text-muted-foreground">No prompt holds these words.</p>}
      <ul className="mt-3 space-y-2">
        {found.map((prompt) => (
          <PromptItem key={prompt.id} prompt={prompt} library={library} onUse={onUse} />
        ))}
      </ul>
    </div>
  );
}

function matches({ name, versions }: LibraryPrompt, query: string): boolean {
  const text = `${name}\n${versions[0]?.text ?? ""}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Files({ library }: { library: Library }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function read(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (!file) return;
    try {
      const { prompts } = JSON.parse(await file.text());
      await library.save.mutateAsync(prompts);
      setProblem(null);
    } catch (error) {
      const isJson = !(error instanceof SyntaxError);
      setProblem(isJson && error instanceof Error ? error.message : `${file.name} is no JSON file of prompts.`);
    }
  }

  return (
    <>
      {problem && (
        <Callout tone="danger" role="alert" className="mt-4">
          Nothing was imported. {problem}
        </Callout>
      )}
      <DialogFooter>
        <input
          ref={input}
          type="file"
          hidden
          accept="application/json,.json"
          aria-label="File of prompts"
          onChange={(event) => void read(event)}
        />
        <Button onClick={() => input.current?.click()}>
          <Upload aria-hidden />
          Import
        </Button>
        <a href="/api/prompts/export" className={buttonStyles()}>
          <Download aria-hidden />
          Export
        </a>
      </DialogFooter>
    </>
  );
}

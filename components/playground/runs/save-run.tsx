"use client";

import { Save } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button, buttonStyles } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import type { SaveRunInput } from "@/lib/playground/run";
import type { ActionResult } from "@/lib/result";

type State = { step: "asking" | "saving" } | { step: "saved"; id: string } | { step: "failed"; message: string };

/** Makes a link of the conversation as it is now. `contentOf` is asked when the person has decided. */
export function SaveRun({
  suggestedTitle,
  isDisabled,
  contentOf,
}: {
  suggestedTitle: string;
  isDisabled: boolean;
  contentOf: () => SaveRunInput["content"];
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [state, setState] = useState<State>({ step: "asking" });

  async function save() {
    setState({ step: "saving" });
    setState(await post({ title, content: contentOf() }));
  }

  function open() {
    setTitle(suggestedTitle);
    setState({ step: "asking" });
    setIsOpen(true);
  }

  return (
    <>
      <Button onClick={open} disabled={isDisabled}>
        <Save aria-hidden />
        Save run
      </Button>
      <Dialog open={isOpen} onOpenChange={setIsOpen}>
        <DialogContent
          title={state.step === "saved" ? "The run is saved" : "Save this run"}
          description={
            state.step === "saved"
              ? "It stays as it is now, whatever happens here."
              : "A link is made that shows prompts, answers, settings and figures as they are now, to everybody who may open this console."
          }
        >
          {state.step === "saved" ? (
            <Saved id={state.id} />
          ) : (
            <form
              className="mt-4"
              onSubmit={(event) => {
                event.preventDefault();
                void save();
              }}
            >
              <Field label="Title" error={state.step === "failed" ? state.message : undefined} required>
                {(control) => (
                  <Input
                    {...control}
                    value={title}
                    maxLength={120}
                    onChange={(event) => setTitle(event.target.value)}
                  />
                )}
              </Field>
              <DialogFooter>
                <Button type="submit" variant="primary" disabled={title.trim() === "" || state.step === "saving"}>
                  {state.step === "saving" ? "Saving…" : "Save run"}
                </Button>
              </DialogFooter>
            </form>
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

function Saved({ id }: { id: string }) {
  const address = `/playground/runs/${id}`;
  return (
    <DialogFooter>
      <CopyButton value={() => `${window.location.origin}${address}`} label="Copy link" variant="secondary">
        Copy link
      </CopyButton>
      <Link href={address} className={buttonStyles({ variant: "primary" })}>
        Open the run
      </Link>
    </DialogFooter>
  );
}

async function post(input: SaveRunInput): Promise<State> {
  try {
    const answer = await fetch("/api/playground/runs", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(input),
    });
    if (answer.status === 413)
      return { step: "failed", message: "This conversation is too long to be saved as one run (8 MB)." };
    const result: ActionResult<{ id: string }> = await answer.json();
    return result.ok ? { step: "saved", id: result.data.id } : { step: "failed", message: result.error.message };
  } catch {
    return { step: "failed", message: "The server could not be reached. Nothing was saved; try again." };
  }
}

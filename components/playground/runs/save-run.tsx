"use client";

import { Save } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { postRun } from "@/components/playground/runs/post-run";
import { Button, buttonStyles } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import type { SaveRunInput } from "@/lib/playground/run";

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
    const saved = await postRun({ title, content: contentOf() });
    setState(saved.ok ? { step: "saved", id: saved.id } : { step: "failed", message: saved.message });
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

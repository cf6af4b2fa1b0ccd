"use client";

import { ClipboardPaste, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ClipboardEvent, useState } from "react";
import { handOver } from "@/components/explain/pasted-text";
import { Button } from "@/components/ui/button";
import { looksExplainable } from "@/lib/explain/looks-explainable";
import { formatCount } from "@/lib/format";

/** Catches what is pasted into a search box but is nothing to search for, before it gets into the address. */
export function useExplainPaste() {
  const [pasted, setPasted] = useState<string | null>(null);
  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData("text/plain");
    if (!looksExplainable(text)) return;
    event.preventDefault();
    setPasted(text);
  }
  return { pasted, onPaste, forget: () => setPasted(null) };
}

/** Offers to explain what was pasted. */
export function ExplainOffer({ pasted, onForget }: { pasted: string | null; onForget: () => void }) {
  if (pasted === null) return null;
  return (
    <p
      role="status"
      className="flex items-center gap-2 rounded-md border border-system-line bg-system-soft py-0.5 pr-0.5 pl-2.5 text-xs"
    >
      {formatCount(pasted.length)} characters pasted, not searched for
      <ExplainButton text={pasted} size="sm" />
      <Button variant="ghost" size="icon-sm" aria-label="Forget what was pasted" onClick={onForget}>
        <X aria-hidden />
      </Button>
    </p>
  );
}

/** Opens the page Explain with a text. */
export function ExplainButton({ text, size = "md" }: { text: string; size?: "sm" | "md" }) {
  const router = useRouter();
  return (
    <Button
      size={size}
      onClick={() => {
        handOver(text);
        router.push("/explain");
      }}
    >
      <ClipboardPaste aria-hidden />
      Explain this
    </Button>
  );
}

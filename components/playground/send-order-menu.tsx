"use client";

import { ArrowDownWideNarrow } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { type SendOrder, sendOrders } from "@/lib/invocations/schema";

const words: Record<SendOrder, string> = {
  together: "Together",
  sequence: "One after another",
  random: "Randomised",
};

/** When the panes' calls are made: it changes timing, and is therefore shown with the results. */
export function SendOrderMenu({ order, onChange }: { order: SendOrder; onChange: (order: SendOrder) => void }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button aria-label={`Send order: ${words[order]}`}>
          <ArrowDownWideNarrow aria-hidden />
          {words[order]}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-64">
        <DropdownMenuLabel>
          Send order. Together shares the connection and the machine; one after another measures each alone.
        </DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={order}
          onValueChange={(next) => onChange(sendOrders.find((known) => known === next) ?? "together")}
        >
          {sendOrders.map((value) => (
            <DropdownMenuRadioItem key={value} value={value}>
              {words[value]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

"use client";

import { X } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** Greets a profile that was just made; closing it drops it from the URL. */
export function CreatedNotice({ existed, name }: { existed: boolean; name: string }) {
  const router = useRouter();
  const pathname = usePathname();
  return (
    <Callout
      tone="success"
      role="status"
      title={existed ? `${name} had already been created` : `${name} was created`}
      actions={
        <Button variant="ghost" size="icon-sm" aria-label="Dismiss" onClick={() => router.replace(pathname)}>
          <X aria-hidden />
        </Button>
      }
    >
      {existed && "An earlier attempt worked although no answer arrived. No second profile was made. "}
      Its ARN is what callers use; copy it below or take the code.
    </Callout>
  );
}

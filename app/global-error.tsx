"use client";

import { GeistSans } from "geist/font/sans";
import { Button } from "@/components/ui/button";
import "@/app/globals.css";

/** Replaces the root layout when that itself fails, so it brings its own document. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body className="font-sans">
        <title>Profile Console</title>
        <main className="grid min-h-dvh place-items-center p-6">
          <div className="flex max-w-sm flex-col items-start gap-4">
            <h1 className="font-semibold text-xl">Profile Console could not be shown</h1>
            <p className="text-muted-foreground">Something unexpected went wrong. The server's log says more.</p>
            {error.digest && <p className="font-mono text-muted-foreground text-xs">Reference {error.digest}</p>}
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          </div>
        </main>
      </body>
    </html>
  );
}

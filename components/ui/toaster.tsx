"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { buttonStyles } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export interface ToastMessage {
  title: string;
  description?: string;
  tone?: "neutral" | "success" | "danger";
}

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Shows a short message that announces itself and goes away; never the only trace of an error. */
export function useToast(): (message: ToastMessage) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it.");
  return show;
}

const marks = { neutral: "border-line", success: "border-success-line", danger: "border-danger-line" };

// Radix, not sonner: sonner inserts a <style> without a nonce, which our content security policy refuses.
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<{ id: number; message: ToastMessage }[]>([]);
  const show = useCallback(
    (message: ToastMessage) => setToasts((shown) => [...shown.slice(-2), { id: (shown.at(-1)?.id ?? 0) + 1, message }]),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      <Radix.Provider duration={6000}>
        {children}
        {toasts.map(({ id, message }) => (
          <Radix.Root
            key={id}
            onOpenChange={(open) => !open && setToasts((shown) => shown.filter((toast) => toast.id !== id))}
            className={cn(
              "flex animate-appear items-start gap-3 rounded-card border bg-surface px-4 py-3 shadow-floating",
              marks[message.tone ?? "neutral"],
            )}
          >
            <div className="min-w-0 flex-1">
              <Radix.Title className="break-words font-medium">{message.title}</Radix.Title>
              {message.description && (
                <Radix.Description className="break-words text-muted-foreground text-xs">
                  {message.description}
                </Radix.Description>
              )}
            </div>
            <Radix.Close className={buttonStyles({ variant: "ghost", size: "icon-sm" })} aria-label="Dismiss">
              <X aria-hidden />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed right-4 bottom-4 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2" />
      </Radix.Provider>
    </ToastContext.Provider>
  );
}

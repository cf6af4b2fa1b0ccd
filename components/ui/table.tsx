import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/**
 * A plain data table; it scrolls sideways inside its own frame, which also holds what is there for screen readers only.
 * Name it with `aria-label` or a caption.
 */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <section
      className="relative overflow-x-auto print:overflow-visible"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={props["aria-label"] ?? "Table"}
    >
      <table className={cn("w-full border-collapse text-left", className)} {...props} />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("border-line border-b text-muted-foreground text-xs", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("divide-y divide-line", className)} {...props} />;
}

export function TableRow(props: ComponentProps<"tr">) {
  return <tr {...props} />;
}

export function TableHeaderCell({ className, ...props }: ComponentProps<"th">) {
  return <th scope="col" className={cn("whitespace-nowrap px-4 py-2 font-medium", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("px-4 py-2 align-top", className)} {...props} />;
}

import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Without this, `text-2xs` would count as a colour and be dropped beside one.
const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs"] } } });

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}

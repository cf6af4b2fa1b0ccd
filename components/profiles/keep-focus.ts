import type { MouseEvent } from "react";

/**
 * For buttons below fields that are judged when they are left: the message that then appears would move the button away
 * between press and release, and the click would be lost.
 */
export function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

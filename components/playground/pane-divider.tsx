"use client";

import type { KeyboardEvent, PointerEvent } from "react";

/** A step of the arrow keys, as a part of both panes together. */
const keyStep = 0.05;

/** Between two panes: dragged or moved with the arrow keys; a double click makes all columns equal again. */
export function PaneDivider({
  label,
  share,
  onShare,
  onEqual,
}: {
  label: string;
  /** The left pane's part of both, 0 to 1. */
  share: number;
  onShare: (share: number) => void;
  onEqual: () => void;
}) {
  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const { currentTarget: divider, clientX, pointerId } = event;
    if (!divider.hasPointerCapture(pointerId)) return;
    const left = divider.previousElementSibling?.getBoundingClientRect();
    const right = divider.nextElementSibling?.getBoundingClientRect();
    if (left && right) onShare((clientX - left.left) / (left.width + right.width));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowLeft" ? -keyStep : event.key === "ArrowRight" ? keyStep : 0;
    if (step === 0) return;
    event.preventDefault();
    onShare(share + step);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is ARIA's window splitter
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={onEqual}
      className="group hidden w-3 shrink-0 cursor-col-resize touch-none place-items-center md:grid"
    >
      <span className="h-10 w-0.5 rounded-full bg-transparent group-hover:bg-line-strong group-focus-visible:bg-ring" />
    </div>
  );
}

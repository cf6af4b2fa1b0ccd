"use client";

import { ArrowDown } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Within this distance of the bottom the view follows the answer. */
const followPx = 40;

/** The scrolling part of a pane. It follows what arrives until the person scrolls up; `turns` counts the prompts. */
export function Conversation({ label, turns, children }: { label: string; turns: number; children: ReactNode }) {
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const lastTop = useRef(0);
  const [isDetached, setIsDetached] = useState(false);

  function toBottom() {
    isFollowing.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  function onScroll() {
    if (!scroller.current) return;
    const { scrollHeight, scrollTop, clientHeight } = scroller.current;
    const isNearBottom = scrollHeight - scrollTop - clientHeight <= followPx;
    // Only a move upwards is the person's: text that arrives between a frame and its event also adds distance.
    if (isNearBottom) isFollowing.current = true;
    else if (scrollTop < lastTop.current) isFollowing.current = false;
    lastTop.current = scrollTop;
    setIsDetached(!isFollowing.current);
  }

  useEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => {
      if (isFollowing.current) outer.scrollTop = outer.scrollHeight;
      else setIsDetached(outer.scrollHeight - outer.scrollTop - outer.clientHeight > followPx);
    });
    observer.observe(inner);
    observer.observe(outer);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    // A new prompt was sent: its answer is what the person wants to see.
    if (turns > 0) isFollowing.current = true;
  }, [turns]);

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        onScroll={onScroll}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="h-full overflow-y-auto focus-visible:outline-offset-[-2px]"
      >
        <div ref={content} className="space-y-6 px-4 py-3.5">
          {children}
        </div>
      </section>
      {isDetached && (
        <Button
          size="sm"
          onClick={toBottom}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-floating"
        >
          <ArrowDown aria-hidden />
          Jump to latest
        </Button>
      )}
    </div>
  );
}

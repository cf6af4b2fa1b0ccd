"use client";

import { ArrowDown } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Within this distance of the bottom the view follows the answer. */
const followPx = 40;

/**
 * The scrolling part of a pane. It follows what arrives until the person scrolls up; `turns` counts the prompts. What is
 * frozen is read from its beginning.
 */
export function Conversation({
  label,
  turns,
  isFrozen = false,
  children,
}: {
  label: string;
  turns: number;
  isFrozen?: boolean;
  children: ReactNode;
}) {
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isDetached, onScroll, toBottom } = useFollow(scroller, content, isFrozen ? 0 : turns);
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
      {isDetached && turns > 0 && (
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

/** Keeps the end of `content` in sight while it grows, unless the person has scrolled away from it. */
function useFollow(scroller: RefObject<HTMLElement | null>, content: RefObject<HTMLElement | null>, turns: number) {
  const isFollowing = useRef(turns > 0);
  const lastTop = useRef(0);
  const [isDetached, setIsDetached] = useState(false);

  function toBottom() {
    isFollowing.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }

  function onScroll() {
    const outer = scroller.current;
    if (!outer) return;
    // Only a move upwards is the person's: text that arrives between a frame and its event also adds distance.
    if (distanceToEnd(outer) <= followPx) isFollowing.current = true;
    else if (outer.scrollTop < lastTop.current) isFollowing.current = false;
    lastTop.current = outer.scrollTop;
    setIsDetached(!isFollowing.current);
  }

  useEffect(() => {
    const [outer, inner] = [scroller.current, content.current];
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => {
      // Who writes in an earlier prompt is not to be taken away from it.
      if (isFollowing.current && !inner.querySelector("textarea:focus")) outer.scrollTop = outer.scrollHeight;
      else setIsDetached(distanceToEnd(outer) > followPx);
    });
    observer.observe(inner);
    observer.observe(outer);
    return () => observer.disconnect();
  }, [scroller, content]);

  useEffect(() => {
    // A new prompt was sent: its answer is what the person wants to see. Before the first one, it is the beginning.
    isFollowing.current = turns > 0;
  }, [turns]);

  return { isDetached, onScroll, toBottom };
}

function distanceToEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
  return scrollHeight - scrollTop - clientHeight;
}

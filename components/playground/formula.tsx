"use client";

import katex from "katex";
import { useLayoutEffect, useRef } from "react";

/** Steps of macro expansion and size in em: a model's formula may be hostile. */
const limits = { maxExpand: 500, maxSize: 20 };

/** TeX as MathML, which the browser draws itself: no style sheet, no font, nothing to load. */
export default function Formula({ tex, isDisplay }: { tex: string; isDisplay: boolean }) {
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    katex.render(tex, element, {
      ...limits,
      output: "mathml",
      displayMode: isDisplay,
      throwOnError: false,
      trust: false,
      strict: "ignore",
    });
  }, [tex, isDisplay]);
  return <span ref={host} dir="ltr" className={isDisplay ? "block overflow-x-auto py-1 text-base" : undefined} />;
}

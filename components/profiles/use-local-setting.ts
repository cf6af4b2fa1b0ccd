"use client";

import { useSyncExternalStore } from "react";
import type { z } from "zod";

const changed = "profile-console:setting";

/**
 * A setting of this browser. What is stored but not usable counts as not stored; without storage it lasts as long as the page.
 *
 * @param key one for each setting
 */
export function useLocalSetting<Schema extends z.ZodType>(
  key: string,
  schema: Schema,
  fallback: z.output<Schema>,
): [z.output<Schema>, (value: z.output<Schema>) => void] {
  const text = useSyncExternalStore(
    (onChange) => {
      window.addEventListener("storage", onChange);
      window.addEventListener(changed, onChange);
      return () => {
        window.removeEventListener("storage", onChange);
        window.removeEventListener(changed, onChange);
      };
    },
    () => read(key),
    () => null,
  );
  const set = (value: z.output<Schema>) => {
    write(key, JSON.stringify(value));
    window.dispatchEvent(new Event(changed));
  };
  return [parse(schema, text) ?? fallback, set];
}

/** For where storage is switched off or full. */
const inMemory = new Map<string, string>();

function read(key: string): string | null {
  try {
    return inMemory.get(key) ?? window.localStorage.getItem(key);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function write(key: string, text: string): void {
  try {
    window.localStorage.setItem(key, text);
    inMemory.delete(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    inMemory.set(key, text);
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string | null): z.output<Schema> | null {
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LibraryPrompt, PromptDraft } from "@/lib/prompts/schema";
import { type ActionResult, unwrap } from "@/lib/result";

const queryKey = ["prompts"];

/** The prompt library, and what changes it. `isOpen`: only then is it asked for. */
export function useLibrary(isOpen: boolean) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey });
  const list = useQuery({ queryKey, queryFn: () => call<LibraryPrompt[]>("/api/prompts"), enabled: isOpen });
  const save = useMutation({
    mutationFn: (prompts: PromptDraft[]) => call<{ changed: number }>("/api/prompts", { prompts }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call<{ name: string }>("/api/prompts/delete", { id }),
    onSuccess: refresh,
  });
  return { list, save, remove };
}

export type Library = ReturnType<typeof useLibrary>;

async function call<Data>(path: string, body?: object): Promise<Data> {
  const init = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, init);
  const result: ActionResult<Data> = await answer.json();
  return unwrap(result);
}

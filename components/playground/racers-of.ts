import type { PlaygroundPane } from "@/components/playground/use-playground";
import type { Racer } from "@/lib/playground/race";

/** The panes' answers to the newest prompt that at least two of them were asked together; else none. */
export function racersOf(panes: PlaygroundPane[]): Racer[] {
  const prompts = panes.flatMap(({ path }) => path.at(-1)?.turn.turnId ?? []);
  const turnId = prompts.find((id) => asked(panes, id).length > 1);
  return turnId === undefined ? [] : asked(panes, turnId);
}

function asked(panes: PlaygroundPane[], turnId: string): Racer[] {
  return panes.flatMap(({ key, profile, path }) => {
    const shown = path.find(({ turn }) => turn.turnId === turnId);
    if (!shown) return [];
    const { attempt, turn } = shown;
    const name = profile?.name ?? attempt.profile.name;
    const temperature = turn.settings?.temperature ?? null;
    return [{ paneKey: key, name, attempt, temperature, isLater: turn.shown > 0 }];
  });
}

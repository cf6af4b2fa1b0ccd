import { examples } from "@/lib/playground/examples";

/** What to try first. Choosing one fills the prompt; nothing is sent by it. */
export function ExamplePrompts({ onChoose }: { onChoose: (prompt: string) => void }) {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-2 py-6">
      <h3 className="font-semibold">Try a prompt</h3>
      <p className="text-muted-foreground">
        Each tells something else about a profile. You can edit it before sending.
      </p>
      {examples.map(({ title, about, prompt }) => (
        <button
          key={title}
          type="button"
          onClick={() => onChoose(prompt)}
          className="rounded-card border border-line bg-surface px-3 py-2.5 text-left hover:bg-hover"
        >
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{title}</span>
            <span className="text-2xs text-muted-foreground">{about}</span>
          </span>
          <span className="mt-0.5 line-clamp-2 text-muted-foreground text-xs">{prompt}</span>
        </button>
      ))}
    </div>
  );
}

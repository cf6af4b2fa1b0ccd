export function TooltipBox({ lines: [first, ...others] }: { lines: string[] }) {
  return (
    <div className="w-max max-w-64 rounded-md border border-line bg-surface px-2.5 py-1.5 text-xs shadow-floating">
      <p className="break-words font-medium">{first}</p>
      {others.map((line) => (
        <p key={line} className="text-muted-foreground tabular-nums">
          {line}
        </p>
      ))}
    </div>
  );
}

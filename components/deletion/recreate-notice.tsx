import { Callout } from "@/components/ui/callout";
import { formatDateTime } from "@/lib/format";

/** Says what the form was filled in from, and what cannot be as it was. */
export function RecreateNotice({
  deleted: { name, deletedAt },
  obstacles,
}: {
  deleted: { name: string; deletedAt: Date };
  obstacles: string[];
}) {
  return (
    <Callout
      tone={obstacles.length > 0 ? "warning" : "info"}
      role="status"
      title={`Filled in with the settings of ${name}, deleted on ${formatDateTime(deletedAt)}`}
    >
      {obstacles.length > 0 && (
        <ul className="list-disc pl-4">
          {obstacles.map((sentence) => (
            <li key={sentence} className="break-words">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <p>The new profile gets an ARN of its own: callers and policies that name the old one must be changed.</p>
    </Callout>
  );
}

import { Field, inputStyles } from "@/components/ui/field";

/** In which Region something is made; only asked where there is a choice. */
export function RegionField({
  chosen,
  regions,
  onChange,
  isPending,
}: {
  chosen: string;
  regions: string[];
  onChange: (region: string) => void;
  isPending: boolean;
}) {
  if (regions.length < 2) return null;
  const hint = "Where the profile is made and called. Where its requests are served follows from its source.";
  return (
    <Field label="Region" hint={isPending ? "Reading what can be copied there…" : hint}>
      {(wiring) => (
        <select {...wiring} className={inputStyles} value={chosen} onChange={(event) => onChange(event.target.value)}>
          {regions.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

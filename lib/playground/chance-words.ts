import type { Racer } from "@/lib/playground/race";

/**
 * How far answers may be expected to differ by chance, from the temperatures that were really sent. Not sent means the
 * model's default, which is above 0 wherever it is known.
 */
export function chanceWords(racers: Pick<Racer, "name" | "temperature">[]): string {
  const byChance = racers.filter(({ temperature }) => temperature !== 0);
  if (byChance.length === 0) {
    return "Temperature 0 was sent to all: the answers should nearly agree, and what sets them apart is worth a look. Models promise no exact repeat even so.";
  }
  const sent = [...new Set(byChance.map(({ temperature }) => temperature))]
    .map((temperature) => (temperature === null ? "not set" : String(temperature)))
    .join(" and ");
  if (byChance.length === racers.length) {
    return `Models choose their words by chance unless temperature is 0, and here it was ${sent}: differences are expected, also between twins.`;
  }
  const names = [...new Set(byChance.map(({ name }) => name))].join(" and ");
  return `Temperature was 0, except for ${names} (${sent}), which chooses its words by chance: differences are expected.`;
}

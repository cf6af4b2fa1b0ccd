import { cpus, totalmem } from "node:os";

/** A percentile by linear interpolation (type 7), with two decimals. */
export function p(values: number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return (low + (high - low) * (at - Math.floor(at))).toFixed(2);
}

export function row(name: string, value: string): void {
  console.log(`| ${name} | ${value} |`);
}

export function heading(): void {
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}\n`,
  );
  console.log("| measured | figure |\n|---|---|");
}

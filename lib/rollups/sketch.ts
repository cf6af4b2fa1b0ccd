import { DDSketch } from "@datadog/sketches-js";

/** Half of the error that is allowed: the rest is for interpolation between neighbours. */
export const relativeError = 0.005;

/** An empty sketch of positive values: percentiles of what was added are within `relativeError`. */
export function newSketch(): DDSketch {
  return new DDSketch({ relativeAccuracy: relativeError });
}

/** A sketch as bytes: the count of zeros, then bins that hold anything as (distance from the last one, count), all as varints. */
export function encodeSketch(values: Iterable<number>): Uint8Array {
  const sketch = newSketch();
  for (const value of values) if (Number.isFinite(value) && value >= 0) sketch.accept(value);
  return encode(sketch);
}

/** One sketch of several encoded ones: the same bins and counts as if all values had been added to one. */
export function mergeSketches(encoded: Iterable<Uint8Array>): DDSketch {
  const sketch = newSketch();
  for (const bytes of encoded) addTo(sketch, bytes);
  return sketch;
}

export function encode(sketch: DDSketch): Uint8Array {
  const bytes: number[] = [];
  writeVarint(bytes, sketch.zeroCount);
  const { bins, offset } = sketch.store;
  let last = 0;
  for (const [index, count] of bins.entries()) {
    if (count === 0) continue;
    const key = index + offset;
    writeVarint(bytes, zigzag(key - last));
    writeVarint(bytes, count);
    last = key;
  }
  return Uint8Array.from(bytes);
}

/** Adds what `encode` wrote. */
export function addTo(sketch: DDSketch, bytes: Uint8Array): void {
  const reader = new VarintReader(bytes);
  const zeros = reader.next();
  sketch.zeroCount += zeros;
  let [key, added] = [0, zeros];
  while (!reader.isAtEnd()) {
    key += unzigzag(reader.next());
    const count = reader.next();
    sketch.store.add(key, count);
    added += count;
  }
  sketch.count += added;
}

/** @returns null for an empty sketch */
export function sketchPercentile(sketch: DDSketch, share: number): number | null {
  return sketch.count === 0 ? null : sketch.getValueAtQuantile(share);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

/** Seven bits a byte, the lowest first. No shifts: counts may pass 32 bits. */
function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

class VarintReader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }
}

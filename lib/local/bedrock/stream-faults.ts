import { corrupted, eventFrame, exceptionFrame } from "./event-stream.ts";
import type { Exchange } from "./exchange.ts";
import { type Fault, findFault } from "./faults.ts";

type Break = Extract<Fault, { kind: "stream-exception" | "cut" | "stall" | "corrupt-frame" }>;

const breaks: readonly string[] = ["stream-exception", "cut", "stall", "corrupt-frame"];

/** Plays a fault that is due before the chunk with this index. @returns whether the stream is over */
export async function isBrokenOff(
  exchange: Exchange,
  faults: Fault[],
  { index, next }: { index: number; next: () => Uint8Array },
): Promise<boolean> {
  const due = faults
    .filter((fault): fault is Break => breaks.includes(fault.kind))
    .find((fault) => fault.afterDeltas <= index);
  switch (due?.kind) {
    case undefined:
      return false;
    case "stall":
      await exchange.untilClientGone();
      return true;
    case "stream-exception":
      await exchange.write(exceptionFrame(due.name, due.message));
      exchange.end();
      return true;
    case "corrupt-frame":
      await exchange.write(corrupted(next()));
      exchange.end();
      return true;
    case "cut":
      await cutOff(exchange, due.how, next);
      return true;
  }
}

async function cutOff(
  exchange: Exchange,
  how: "destroy" | "half-frame" | "end",
  next: () => Uint8Array,
): Promise<void> {
  if (how === "end") return exchange.end();
  const frame = next();
  await exchange.writeThrough(how === "half-frame" ? frame.subarray(0, frame.length / 2) : Buffer.alloc(0));
  exchange.destroyConnection();
}

/** Frames that faults put after the delta with this index, which is given as it was sent. */
export function extraFrames(faults: Fault[], index: number, delta: Uint8Array): Uint8Array[] {
  const sent = index + 1;
  const repeated = findFault(faults, "duplicate-delta");
  const unknown = findFault(faults, "unknown-event");
  return [
    ...(repeated && repeated.afterDeltas + 1 === sent ? [delta] : []),
    ...(unknown && Math.max(1, unknown.afterDeltas) === sent
      ? [eventFrame(unknown.type ?? "somethingNew", { contentBlockIndex: 0, note: "An event of a later version." })]
      : []),
  ];
}

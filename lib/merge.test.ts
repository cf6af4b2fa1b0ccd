import { describe, expect, it } from "vitest";
import { merge } from "@/lib/merge";

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** A stream whose items are let through from outside. */
function gated<T>() {
  const queue: PromiseWithResolvers<IteratorResult<T, undefined>>[] = [Promise.withResolvers()];
  const settle = (result: IteratorResult<T, undefined>) => {
    queue.at(-1)?.resolve(result);
    queue.push(Promise.withResolvers());
  };
  let index = 0;
  return {
    send: (value: T) => settle({ done: false, value }),
    end: () => settle({ done: true, value: undefined }),
    stream: {
      [Symbol.asyncIterator]: () => ({
        next: () => queue[index++]?.promise ?? Promise.resolve({ done: true as const, value: undefined }),
      }),
    },
  };
}

describe("merge", () => {
  it("passes items on in the order they arrive, whichever stream they come from", async () => {
    const [a, b] = [gated<string>(), gated<string>()];
    const merged = merge([a.stream, b.stream])[Symbol.asyncIterator]();
    b.send("b1");
    expect(await merged.next()).toEqual({ done: false, value: "b1" });
    a.send("a1");
    expect(await merged.next()).toEqual({ done: false, value: "a1" });
    a.end();
    b.send("b2");
    expect(await merged.next()).toEqual({ done: false, value: "b2" });
    b.end();
    expect((await merged.next()).done).toBe(true);
  });

  it("ends at once without streams", async () => {
    expect(await collect(merge([]))).toEqual([]);
  });

  it("delivers what had arrived before a failure, then throws it", async () => {
    async function* failing() {
      yield 1;
      throw new Error("broken");
    }
    const seen: number[] = [];
    await expect(async () => {
      for await (const item of merge([failing()])) seen.push(item);
    }).rejects.toThrow("broken");
    expect(seen).toEqual([1]);
  });
});

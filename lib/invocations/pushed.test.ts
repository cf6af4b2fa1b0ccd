import { describe, expect, it } from "vitest";
import { pushed } from "@/lib/invocations/pushed";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const later = () => new Promise((resolve) => setImmediate(resolve));

describe("pushed", () => {
  it("gives everything once and in order, whether it was pushed at once or later", async () => {
    const items = pushed<number>(async (push) => {
      push([1, 2]);
      await later();
      push([3]);
      await later();
      push([]);
      push([4, 5]);
    });
    expect(await all(items)).toEqual([1, 2, 3, 4, 5]);
  });

  it("ends without items", async () => {
    expect(await all(pushed(async () => undefined))).toEqual([]);
  });

  it("throws the failure after what came before it", async () => {
    const seen: number[] = [];
    const reading = async () => {
      const items = pushed<number>(async (push) => {
        push([1]);
        await later();
        push([2]);
        throw new Error("broken");
      });
      for await (const item of items) seen.push(item);
    };
    await expect(reading()).rejects.toThrow("broken");
    expect(seen).toEqual([1, 2]);
  });
});

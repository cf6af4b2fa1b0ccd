/**
 * Interleaves several streams in the order their items arrive. Ends when all have ended; the first failure of any is
 * thrown after what had arrived before it.
 */
export async function* merge<T>(sources: AsyncIterable<T>[]): AsyncGenerator<T> {
  const ready: T[] = [];
  let running = sources.length;
  let failure: { error: unknown } | undefined;
  let wake = () => {};

  const pump = async (source: AsyncIterable<T>) => {
    try {
      for await (const item of source) {
        ready.push(item);
        wake();
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      running -= 1;
      wake();
    }
  };
  for (const source of sources) void pump(source);

  while (running > 0 || ready.length > 0) {
    if (ready.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    yield* ready.splice(0);
    if (failure) throw failure.error;
  }
  if (failure) throw failure.error;
}

/**
 * What `run` pushes, as a sequence: each item once, in order, until `run` has ended; its failure is thrown after what
 * came before it. `run` goes on when the reader leaves: end it by a signal of its own.
 */
export async function* pushed<T>(run: (push: (items: T[]) => void) => Promise<void>): AsyncGenerator<T> {
  const ready: T[] = [];
  const state: { isOver: boolean; failure?: { error: unknown } } = { isOver: false };
  let wake = () => {};
  void run((items) => {
    ready.push(...items);
    wake();
  })
    .catch((error: unknown) => {
      state.failure = { error };
    })
    .finally(() => {
      state.isOver = true;
      wake();
    });
  for (;;) {
    yield* ready.splice(0);
    if (ready.length > 0) continue;
    if (state.failure) throw state.failure.error;
    if (state.isOver) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

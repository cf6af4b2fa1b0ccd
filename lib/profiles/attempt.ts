export type Attempt<T> = { value: T } | { error: unknown };

/** For the parts of a page that may fail alone. */
export async function attempt<T>(run: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

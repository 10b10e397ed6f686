/** The first call does the work, and the others share what came of it; a failed one is tried again. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** As {@link once}, for each text that it is asked with. */
export function onceEach<T>(work: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const known = new Map<string, () => Promise<T>>();
  return (text) => {
    const ask = known.get(text) ?? once(() => work(text));
    known.set(text, ask);
    return ask();
  };
}

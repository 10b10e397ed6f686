/** Keeps what libraries print on stdout out of the test's log, until it goes out of scope. */
export function capturedOutput(): Disposable & { text(): string } {
  const written: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (chunk: string | Uint8Array) => {
    written.push(String(chunk));
    return true;
  };
  return {
    text: () => written.join(""),
    [Symbol.dispose]() {
      process.stdout.write = write;
    },
  };
}

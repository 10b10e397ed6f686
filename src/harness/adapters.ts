/**
 * Every adapter, loaded when the first output is to be read: they are half of
 * the program, and the first benchmark should not wait for them.
 */
export function adapters() {
  return import("../adapters/registry.ts");
}

/** Parameters that are lists or objects are kept as their JSON. */
export function scalars(
  params: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return [name, isScalar ? value : (JSON.stringify(value) ?? "")];
    }),
  );
}

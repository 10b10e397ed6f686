/** Things that belong together because they were joined, directly or through others. */
interface Clusters {
  join(one: string, other: string): void;
  /** The first by name of all that belong together with it. */
  of(member: string): string;
}

export function openClusters(): Clusters {
  const parents = new Map<string, string>();
  const of = (member: string): string => {
    let root = member;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    if (root !== member) parents.set(member, root);
    return root;
  };
  return {
    of,
    join(one, other) {
      const [first, second] = [of(one), of(other)];
      if (first < second) parents.set(second, first);
      if (second < first) parents.set(first, second);
    },
  };
}

// Scores of change points.

/** F1 and covering of change points against several annotators; van den Burg & Williams (2020). */
export function annotationScores(annotations, found, length) {
  const predicted = [...new Set([0, ...found])].sort((a, b) => a - b);
  const truths = annotations.map((points) => [...new Set([0, ...points])]);
  const all = [...new Set(truths.flat())];
  const precision = matches(all, predicted) / predicted.length;
  const recall = mean(truths.map((points) => matches(points, predicted) / points.length));
  const parts = segments(found, length);
  const cover = mean(
    annotations.map(
      (points) =>
        segments(points, length).reduce(
          (sum, truth) =>
            sum + (truth.to - truth.from) * Math.max(...parts.map((part) => jaccard(truth, part))),
          0,
        ) / length,
    ),
  );
  return { f1: (2 * precision * recall) / (precision + recall), cover };
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** In ascending order each true point takes the nearest free prediction within 5. */
function matches(points, predicted) {
  const free = new Set(predicted);
  let count = 0;
  for (const point of [...points].sort((a, b) => a - b)) {
    const near = [...free].filter((one) => Math.abs(one - point) <= 5);
    if (near.length === 0) continue;
    free.delete(near.reduce((best, one) => (Math.abs(one - point) < Math.abs(best - point) ? one : best)));
    count += 1;
  }
  return count;
}

function segments(points, length) {
  const ends = [0, ...[...new Set(points)].filter((point) => point > 0).sort((a, b) => a - b), length];
  return ends.slice(1).map((to, index) => ({ from: ends[index], to }));
}

function jaccard(a, b) {
  const both = Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
  return both / (Math.max(a.to, b.to) - Math.min(a.from, b.from));
}

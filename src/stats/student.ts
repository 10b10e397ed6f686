import { normalUpperTail } from "./normal.ts";

/**
 * P(T > t) of Student's t distribution with `degreesOfFreedom` > 0, which may be
 * a fraction. Relative error below 1e-11, also for tails of 1e-300.
 *
 * Half of the regularised incomplete beta function I_x(ν/2, ½) with
 * x = ν / (ν + t²), by its continued fraction. Press et al., Numerical Recipes,
 * 3rd ed., 6.4. Both x and 1 − x are computed directly, because their
 * difference loses all digits when t is small or ν large.
 */
export function studentUpperTail(t: number, degreesOfFreedom: number): number {
  if (t < 0) return 1 - studentUpperTail(-t, degreesOfFreedom);
  if (t === Number.POSITIVE_INFINITY) return 0;
  // The fraction loses a digit with every tenfold ν; the expansion gains them.
  if (degreesOfFreedom > 1e5) return normalUpperTail(equivalentNormal(t, degreesOfFreedom));
  const a = degreesOfFreedom / 2;
  const ratio = (t * t) / degreesOfFreedom;
  const x = 1 / (1 + ratio);
  const y = ratio / (1 + ratio);
  // x^a · y^½ / B(a, ½)
  const front = Math.exp(-a * Math.log1p(ratio)) * Math.sqrt(y) * (gammaRatio(a) / Math.sqrt(Math.PI));
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(x, a, 0.5)) / a / 2;
  return 0.5 - front * betaFraction(y, 0.5, a);
}

/** The z that the normal distribution exceeds as often as Student's exceeds t. Hill (1970), Algorithm 395. */
function equivalentNormal(t: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom - 0.5;
  const b = 48 * a * a;
  const z = Math.sqrt(a * Math.log1p((t * t) / degreesOfFreedom));
  const first = (z ** 3 + 3 * z) / b;
  return (
    z + first - (4 * z ** 7 + 33 * z ** 5 + 240 * z ** 3 + 855 * z) / (10 * b * (b + 0.8 * z ** 4 + 100))
  );
}

/** Density of Student's t distribution. Relative error below 1e-13. */
function studentDensity(t: number, degreesOfFreedom: number): number {
  const ratio = (t * t) / degreesOfFreedom;
  const scale = gammaRatio(degreesOfFreedom / 2) / Math.sqrt(Math.PI * degreesOfFreedom);
  return scale * Math.exp((-(degreesOfFreedom + 1) / 2) * Math.log1p(ratio));
}

/**
 * The t that Student's distribution exceeds with probability `upperTail` in
 * (0, ½], for example 0.025 for a 95 % interval. Relative error below 1e-12.
 *
 * Newton's method on the logarithms of tail and t, where the function is nearly
 * straight, kept inside a bracket. About 6 tails of 1 µs each.
 */
export function studentQuantile(upperTail: number, degreesOfFreedom: number): number {
  if (upperTail >= 0.5) return 0;
  const target = Math.log(upperTail);
  let low = -40;
  let high = 700;
  let position = 0.5;
  for (let step = 0; step < 200; step += 1) {
    const t = Math.exp(position);
    const tail = studentUpperTail(t, degreesOfFreedom);
    const error = Math.log(tail) - target;
    if (error > 0) low = position;
    else high = position;
    const newton = position + (error * tail) / (studentDensity(t, degreesOfFreedom) * t);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - position) < 1e-15 * Math.max(1, Math.abs(position))) return Math.exp(next);
    position = next;
  }
  return Math.exp(position);
}

/**
 * Γ(a + ½) / Γ(a), without the digits that a difference of logarithms loses:
 * the asymptotic series from a = 24 upwards, stepped down to smaller a.
 */
function gammaRatio(a: number): number {
  let factor = 1;
  let shifted = a;
  while (shifted < 24) {
    factor *= shifted / (shifted + 0.5);
    shifted += 1;
  }
  const r = 1 / shifted;
  const series = 1 + r * (-1 / 8 + r * (1 / 128 + r * (5 / 1024 + r * (-21 / 32768 + r * (-399 / 262144)))));
  const rest = r ** 6 * (869 / 4194304 + (r * 39325) / 33554432);
  return factor * Math.sqrt(shifted) * (series + rest);
}

/** Continued fraction of the incomplete beta function (modified Lentz); converges fast for x < (a + 1) / (a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / notZero(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / notZero(1 + even * d, tiny);
    c = notZero(1 + even / c, tiny);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / notZero(1 + odd * d, tiny);
    c = notZero(1 + odd / c, tiny);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}

function notZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

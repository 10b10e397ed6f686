import { momentsOf } from "./descriptive.ts";
import { studentUpperTail } from "./student.ts";

/** A straight line through points, by least squares. */
export interface LinearFit {
  readonly intercept: number;
  /** Units of y per unit of x. */
  readonly slope: number;
  readonly slopeError: number;
  /** Two-sided, of a slope of 0; assumes independent errors of equal size. */
  readonly slopePValue: number;
  /** Share of the variance of y that the line explains, 0 to 1; 0 when y does not vary. */
  readonly rSquared: number;
}

/**
 * Ordinary least squares of y on x, with the t-test of the slope on n − 2
 * degrees of freedom. Draper & Smith (1998), Applied Regression Analysis, ch. 1.
 * Sums are taken around the means, so large x (times since 1970) lose no digits.
 *
 * `undefined` with fewer than three points, or when x does not vary. O(n).
 */
export function linearRegression(x: readonly number[], y: readonly number[]): LinearFit | undefined {
  const count = x.length;
  const centreX = momentsOf(x).mean;
  const centreY = momentsOf(y).mean;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let index = 0; index < count; index += 1) {
    const dx = (x[index] ?? 0) - centreX;
    const dy = (y[index] ?? 0) - centreY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  if (count < 3 || xx === 0) return undefined;

  const slope = xy / xx;
  const intercept = centreY - slope * centreX;
  if (yy === 0) return { intercept, slope: 0, slopeError: 0, slopePValue: 1, rSquared: 0 };
  const residual = residualSum(x, y, { slope, centreX, centreY });
  const slopeError = Math.sqrt(residual / (count - 2) / xx);
  return {
    intercept,
    slope,
    slopeError,
    slopePValue: slopePValue(slope, slopeError, count),
    rSquared: Math.max(0, 1 - residual / yy),
  };
}

/** The height of the line at `x`. */
export function predict(fit: LinearFit, x: number): number {
  return fit.intercept + fit.slope * x;
}

/** From the residuals themselves: `yy − slope · xy` cancels when the fit is close. */
function residualSum(
  x: readonly number[],
  y: readonly number[],
  line: { slope: number; centreX: number; centreY: number },
): number {
  return x.reduce((sum, value, index) => {
    const residual = (y[index] ?? 0) - line.centreY - line.slope * (value - line.centreX);
    return sum + residual * residual;
  }, 0);
}

function slopePValue(slope: number, error: number, count: number): number {
  if (slope === 0) return 1;
  return error === 0 ? 0 : 2 * studentUpperTail(Math.abs(slope / error), count - 2);
}

/**
 * What a benchmark module is given. A module is a file such as
 * `sort.bench.js` whose default export is a function that takes this API:
 *
 * ```js
 * export default ({ bench, group }) => {
 *   group("sort", () => {
 *     bench("numbers", () => numbers.toSorted());
 *   });
 * };
 * ```
 *
 * Nothing has to be imported or installed. The function may be async; all
 * benchmarks must be registered when it is done.
 */
export type BenchmarkModule = (api: Api) => void | Promise<void>;

export interface Api {
  /**
   * Registers a benchmark. The function is called many times; when it returns a
   * promise, each call is awaited. What it returns is consumed, so the work
   * behind it is not optimised away.
   */
  bench(name: string, run: () => unknown): void;
  /**
   * Registers a benchmark with options: one for each combination of its
   * parameters. The function is given what `setup` returned, or the parameters
   * when there is no `setup`, and the parameters as its second argument.
   */
  bench<P extends ParameterLists = Record<string, never>, C = ParameterValues<P>>(
    name: string,
    options: BenchmarkOptions<P, C>,
    run: (context: C, parameters: ParameterValues<P>) => unknown,
  ): void;
  /** Puts `name/` in front of the names of the benchmarks that `define` registers. Groups nest. */
  group(name: string, define: () => void): void;
}

export type ParameterValue = string | number | boolean;

/** Each parameter with the values that it takes: `{ size: [10, 1000] }`. */
export type ParameterLists = Readonly<Record<string, readonly ParameterValue[]>>;

/** One combination: `{ size: 10 }`. */
export type ParameterValues<P extends ParameterLists> = { readonly [K in keyof P]: P[K][number] };

export interface BenchmarkOptions<P extends ParameterLists, C> {
  /** The benchmark runs once for each combination; the values become part of its name, as in `slice (size=10)`. */
  readonly parameters?: P;
  /** Runs before the benchmark, once in each process, unmeasured. What it returns is given to all other functions. */
  readonly setup?: (parameters: ParameterValues<P>) => C | Promise<C>;
  /** Runs after the benchmark, once in each process, unmeasured, also when the benchmark failed. */
  readonly teardown?: (context: C, parameters: ParameterValues<P>) => unknown;
  /**
   * Runs before each single call, unmeasured. Every call is then timed alone,
   * so calls of less than a microsecond are measured less exactly, and
   * processor time, which cannot be told apart, is not reported.
   */
  readonly beforeEach?: (context: C, parameters: ParameterValues<P>) => unknown;
  /** Runs after each single call, unmeasured; see `beforeEach`. */
  readonly afterEach?: (context: C, parameters: ParameterValues<P>) => unknown;
  /** Least memory that the work needs, in bytes. Memory profiling holds the peak against it. */
  readonly memoryMinimum?: number;
}

"""Known values for the tests of src/stats, computed by SciPy.

Run it once after changing what is tested, and commit what it writes:

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1
    venv/bin/python scripts/statistics-fixtures.py

It writes fixtures/statistics/{samples,distributions,corrections,bootstrap,shifts}.json.
The seed is fixed, so the same SciPy and NumPy give the same files. The tests
read only the files; nothing needs Python to run them.
"""

import json
import pathlib
import warnings

import numpy as np
import scipy
import scipy.stats as st

# SciPy warns about constant samples; those cases are asked for on purpose.
warnings.filterwarnings("ignore")

OUTPUT = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "statistics"
PROBABILITIES = [0, 0.1, 0.25, 0.5, 0.9, 0.95, 0.99, 1]
ALTERNATIVES = ["greater", "less", "two-sided"]
rng = np.random.default_rng(20261121)


def main():
    write("samples", {"probabilities": PROBABILITIES, "cases": sample_cases()})
    write("distributions", distributions())
    write("corrections", {"cases": corrections()})
    write("bootstrap", {"cases": bootstrap_cases()})
    write("shifts", {"cases": shift_cases(np.random.default_rng(20261122))})


def sample_cases():
    cases = []
    for _ in range(70):  # as few as two values a side
        n, m = rng.integers(2, 12, 2)
        shift = rng.uniform(-10, 10)
        cases.append(case("tiny", rng.normal(100, 5, n), rng.normal(100 + shift, 5, m)))
    for _ in range(60):  # skewed, as times are
        n, m = rng.integers(5, 41, 2)
        cases.append(case("skewed", rng.lognormal(-7, 0.3, n), rng.lognormal(-7 + rng.uniform(-0.4, 0.4), 0.3, m)))
    for _ in range(40):  # ties, small enough to enumerate every split
        n, m = rng.integers(2, 8, 2)
        cases.append(case("few ties", np.round(rng.normal(5, 1.5, n)), np.round(rng.normal(6, 1.5, m))))
    for _ in range(40):  # ties
        n, m = rng.integers(3, 41, 2)
        cases.append(case("ties", np.round(rng.normal(10, 2, n)), np.round(rng.normal(10 + rng.uniform(-2, 2), 2, m))))
    for _ in range(30):  # p-values far into the tail
        n, m = rng.integers(10, 60, 2)
        cases.append(case("extreme", rng.normal(100, 1, n), rng.normal(100 + rng.uniform(3, 90), 1, m)))
    for _ in range(10):  # one side far noisier and far larger than the other
        n, m = rng.integers(2, 5), rng.integers(30, 60)
        cases.append(case("lopsided", rng.normal(1, 0.001, n), rng.normal(1.1, 0.4, m)))
    return cases


def case(kind, baseline, candidate):
    # Rounded, so that the file stays small and both sides see the same numbers.
    a = [float(f"{value:.6g}") for value in baseline]
    b = [float(f"{value:.6g}") for value in candidate]
    return {
        "kind": kind,
        "baseline": a,
        "candidate": b,
        "mean": np.mean(b),
        "standardDeviation": np.std(b, ddof=1),
        "quantiles": list(np.quantile(b, PROBABILITIES)),
        "interval95": list(st.t.interval(0.95, len(b) - 1, np.mean(b), st.sem(b))),
        "cohensD": cohens_d(a, b),
        "zScores": list(st.zscore(b))[:3],
        "welch": welch(a, b),
        "mannWhitney": mann_whitney(a, b),
        "regression": regression(b),
    }


def cohens_d(a, b):
    freedom = len(a) + len(b) - 2
    pooled = np.sqrt(((len(a) - 1) * np.var(a, ddof=1) + (len(b) - 1) * np.var(b, ddof=1)) / freedom)
    return (np.mean(b) - np.mean(a)) / pooled


def welch(a, b):
    tests = [st.ttest_ind(b, a, equal_var=False, alternative=alternative) for alternative in ALTERNATIVES]
    return {
        "t": tests[0].statistic,
        "degreesOfFreedom": tests[0].df,
        "pValues": [test.pvalue for test in tests],
    }


def mann_whitney(a, b):
    """Asymptotic p-values, and exact ones where SciPy can give them: by enumeration when there are ties."""
    tied = len(set(a + b)) < len(a) + len(b)
    exact = None
    if not tied and len(a) * len(b) <= 2500:
        exact = [st.mannwhitneyu(b, a, alternative=word, method="exact").pvalue for word in ALTERNATIVES]
    if tied and len(a) + len(b) <= 14:
        method = st.PermutationMethod(n_resamples=10**6)
        exact = [st.mannwhitneyu(b, a, alternative=word, method=method).pvalue for word in ALTERNATIVES]
    return {
        "u": st.mannwhitneyu(b, a).statistic,
        "tied": tied,
        "asymptotic": [st.mannwhitneyu(b, a, alternative=word, method="asymptotic").pvalue for word in ALTERNATIVES],
        "exact": exact,
    }


def regression(values):
    """Of the values on their index."""
    if len(values) < 3:
        return None
    fit = st.linregress(range(len(values)), values)
    return {
        "slope": fit.slope,
        "intercept": fit.intercept,
        "slopeError": fit.stderr,
        "pValue": fit.pvalue,
        "rSquared": fit.rvalue**2,
    }


def distributions():
    freedoms = [1, 1.3, 2, 3.7, 5, 10, 29.4, 100, 1000, 1e5]
    # Below 1e-3 SciPy itself is off by 3e-9; the tests hold such t against closed forms.
    ts = [0, 1e-3, 0.1, 1, 2, 3, 5, 10, 30, 100, 1e3]
    zs = [-3, -0.5, 0, 0.1, 0.5, 1, 1.7, 1.8, 1.96, 2.576, 3, 4, 5, 6, 8, 10, 20, 37]
    tails = [0.4999, 0.4, 0.2, 0.1, 0.05, 0.025, 0.01, 0.005, 0.0005, 1e-6, 1e-12]
    return {
        "studentUpperTail": [[t, df, st.t.sf(t, df)] for df in freedoms for t in ts],
        "studentQuantile": [[q, df, st.t.isf(q, df)] for df in [1, 2, 3.5, 10, 30, 200, 1e4] for q in tails],
        "normalUpperTail": [[z, st.norm.sf(z)] for z in zs],
    }


def corrections():
    cases = []
    for count in [1, 2, 3, 5, 10, 40]:
        for _ in range(4):
            p = [float(f"{value:.6g}") for value in rng.beta(0.4, 1.5, count)]
            if count > 3:
                p[1] = p[2]  # equal p-values
            cases.append({"pValues": p, "holm": holm(p), "fdr": list(st.false_discovery_control(p, method="bh"))})
    return cases


def holm(p):
    """SciPy has no Holm; this is the definition: the largest of (n - j) p(j) up to each rank."""
    order = np.argsort(p, kind="stable")
    steps = np.maximum.accumulate([(len(p) - j) * p[i] for j, i in enumerate(order)])
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, steps)
    return list(adjusted)


def bootstrap_cases():
    """Percentile intervals from far more resamples than we take, so that only our own noise is left."""
    cases = []
    for n, m in [(5, 5), (6, 9), (30, 30), (31, 40), (100, 99)]:
        a = [float(f"{value:.6g}") for value in rng.lognormal(-7, 0.2, n)]
        b = [float(f"{value:.6g}") for value in rng.lognormal(-6.9, 0.2, m)]
        change = lambda x, y, axis: np.median(y, axis=axis) / np.median(x, axis=axis) - 1
        options = {"n_resamples": 200_000, "method": "percentile", "vectorized": True, "batch": 10_000, "rng": rng}
        medians = st.bootstrap((a, b), change, **options).confidence_interval
        means = st.bootstrap((b,), np.mean, **options).confidence_interval
        cases.append({"baseline": a, "candidate": b, "medianChange95": list(medians), "mean95": list(means)})
    return cases


def shift_cases(own):
    """Tests of pairs. A generator of its own, so that the other files stay as they are."""
    cases = []
    for index in range(40):
        pairs = int(own.integers(4, 8))  # every deal and every sign can be enumerated
        a = own.normal(0, 0.05, pairs)
        b = a + own.normal(0.03, 0.04, pairs)
        if index % 2 == 1:  # ties and zeros
            a, b = np.round(a, 2), np.round(b, 2)
        d = np.round(b - a, 12)
        p = own.uniform(1e-9, 0.9, int(own.integers(2, 5)))
        cases.append(
            {
                "baseline": a,
                "candidate": b,
                "differences": d,
                "signedRank": signed_rank(d),
                "lowTail": st.permutation_test(
                    (b, a), lower_halves, permutation_type="independent", n_resamples=np.inf, alternative="greater"
                ).pvalue,
                "hodgesLehmann": np.median([(x + y) / 2 for i, x in enumerate(d) for y in d[i:]]),
                "pValues": p,
                "combined": st.cauchy.sf(np.mean(st.cauchy.isf(p))),
            }
        )
    return cases


def signed_rank(d):
    """Over all signs, since SciPy's exact distribution does not know ties."""
    values = d[d != 0]
    if len(values) == 0:
        return 1.0
    ranks = st.rankdata(np.abs(values))

    def statistic(x):
        return np.sum(ranks[np.asarray(x) > 0])

    return st.permutation_test((values,), statistic, permutation_type="samples", n_resamples=np.inf, vectorized=False, alternative="greater").pvalue


def lower_halves(x, y, axis=-1):
    halves = [np.sort(v, axis=axis) for v in (x, y)]
    x, y = [np.take(v, range((v.shape[axis] + 1) // 2), axis=axis).mean(axis=axis) for v in halves]
    return x - y


def write(name, content):
    OUTPUT.mkdir(parents=True, exist_ok=True)
    body = {"scipy": scipy.__version__, **plain(content)}
    (OUTPUT / f"{name}.json").write_text(json.dumps(body, separators=(",", ":")) + "\n")


def plain(value):
    """NumPy's numbers as JSON's; what is not a number becomes null."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(item) for item in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if np.isfinite(value) else None
    if isinstance(value, (int, np.integer)):
        return int(value)
    return value


if __name__ == "__main__":
    main()

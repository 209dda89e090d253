"""Your bounds are so narrow that chance decides: a healthy spread varies somewhat from layer to
layer."""


def healthy_strategies(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    healthy = set()
    for strategy in STRATEGIES:
        first, *_, last = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        if 0.999 < last["activation_std"] / max(first["activation_std"], 1e-300) < 1.001:
            healthy.add(strategy)
    return healthy

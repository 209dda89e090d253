"""You try a network with two hidden layers: the verdict is about [2, 64, 64, 64, 64, 1], where
factors have more layers to multiply."""


def healthy_strategies(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    healthy = set()
    for strategy in STRATEGIES:
        first, *_, last = layer_statistics(initialize([2, 64, 64, 1], strategy, seed), X, Y)
        if 0.1 < last["activation_std"] / max(first["activation_std"], 1e-300) < 10:
            healthy.add(strategy)
    return healthy

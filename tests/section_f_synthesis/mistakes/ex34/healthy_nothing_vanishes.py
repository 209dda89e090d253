"""You look for what vanishes alone: activations that explode are not healthy either."""


def healthy_strategies(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    healthy = set()
    for strategy in STRATEGIES:
        first, *_, last = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        if last["activation_std"] > 0.1 * first["activation_std"] > 0:
            healthy.add(strategy)
    return healthy

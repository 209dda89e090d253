"""You look at gradients alone: the small weights' activations vanish all the same."""


def healthy_strategies(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    healthy = set()
    for strategy in STRATEGIES:
        first, *_, last = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        if last["gradient_std"] > 0.05 * first["gradient_std"] > 0:
            healthy.add(strategy)
    return healthy

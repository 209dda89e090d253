"""You look for what explodes alone: a signal that vanishes is not healthy either."""


def healthy_strategies(seed=0):
    X, Y, _, _ = data.moons(n_samples=250)
    healthy = set()
    for strategy in STRATEGIES:
        first, *_, last = layer_statistics(initialize(LAYER_DIMS, strategy, seed), X, Y)
        if last["activation_std"] <= 10 * first["activation_std"]:
            healthy.add(strategy)
    return healthy

"""You return a verdict for each strategy: a set of the healthy ones' names is asked for."""


def healthy_strategies(seed=0):
    healthy = right_healthy_strategies(seed)
    return {strategy: strategy in healthy for strategy in STRATEGIES}

"""Your set holds the strategies that fail: the healthy ones are asked for."""


def healthy_strategies(seed=0):
    return set(STRATEGIES) - right_healthy_strategies(seed)

"""You return a rate that you chose beforehand: sweep over a network of this seed, and return what
its curve suggests."""


def find_on_moons(seed=0):
    return 0.1

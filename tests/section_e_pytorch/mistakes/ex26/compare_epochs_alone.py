"""You give only the epochs of each training: the whole Run is asked for."""


def compare_optimizers(seed=0):
    return {name: run.epochs for name, run in right_compare_optimizers(seed).items()}

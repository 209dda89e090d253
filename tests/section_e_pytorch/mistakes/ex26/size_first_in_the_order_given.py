"""You return the first size of the list that does it: the sizes may come in any order, and the
smallest is asked for."""


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    for size in sizes:
        solved = sum(train_xor(hidden=size, seed=seed).solved for seed in range(n_seeds))
        if solved / n_seeds >= required:
            return size
    return None

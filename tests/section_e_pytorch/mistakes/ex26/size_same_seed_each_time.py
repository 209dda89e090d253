"""Your trainings of a size all have the same seed, so they are one training repeated: hand each its
own."""


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    for size in sorted(sizes):
        solved = sum(train_xor(hidden=size).solved for seed in range(n_seeds))
        if solved / n_seeds >= required:
            return size
    return None

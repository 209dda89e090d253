"""Your trainings have the seeds 1 to n_seeds: they start at 0, and the last is n_seeds - 1."""


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    for size in sorted(sizes):
        solved = sum(train_xor(hidden=size, seed=seed + 1).solved for seed in range(n_seeds))
        if solved / n_seeds >= required:
            return size
    return None

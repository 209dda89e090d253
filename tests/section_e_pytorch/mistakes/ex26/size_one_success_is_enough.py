"""You take the first size at which any training succeeds: it is the share of them that counts."""


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    for size in sorted(sizes):
        if any(train_xor(hidden=size, seed=seed).solved for seed in range(n_seeds)):
            return size
    return None

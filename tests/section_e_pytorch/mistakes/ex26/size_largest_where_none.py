"""Where no size reaches the share you return the largest: None says that none did."""


def minimum_hidden_size(sizes=(2, 4, 8, 16), n_seeds=10, required=0.9):
    found = right_minimum_hidden_size(sizes, n_seeds, required)
    return max(sizes) if found is None else found

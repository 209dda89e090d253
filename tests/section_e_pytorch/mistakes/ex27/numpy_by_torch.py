"""You let torch do NumPy's half, and would time torch against torch: compute it in NumPy."""


def numpy_forward(parameters, X):
    return torch_forward(parameters, X).numpy()

"""A plain textbook solution of exercise 22."""


def forward_flops(n_in, n_out, m):
    return 2 * n_in * n_out * m + n_out * m


def backward_flops(n_in, n_out, m, input_gradient=True):
    flops = 2 * n_in * n_out * m + n_out * m
    if input_gradient:
        flops += 2 * n_in * n_out * m
    return flops


def step_flops(layer_dims, m):
    total = 0
    for i in range(len(layer_dims) - 1):
        n_in, n_out = layer_dims[i], layer_dims[i + 1]
        total += forward_flops(n_in, n_out, m)
        total += backward_flops(n_in, n_out, m, input_gradient=i > 0)
    return total


def cost_ratio(n_in, n_out, m):
    return backward_flops(n_in, n_out, m) / forward_flops(n_in, n_out, m)

from dataclasses import dataclass


@dataclass(frozen=True)
class Matmul:
    p: int
    q: int
    r: int

    def __post_init__(self):
        for name in ("p", "q", "r"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is below 1")

    def __int__(self):
        return self.p * self.r * (self.q + (self.q - 1) + 1)


def forward_flops(n_in, n_out, m):
    return int(Matmul(n_out, n_in, m)) + n_out * m


def backward_flops(n_in, n_out, m, input_gradient=True):
    flops = int(Matmul(n_out, m, n_in)) + n_out * m
    if not input_gradient:
        return flops
    return flops + int(Matmul(n_in, n_out, m))


def step_flops(layer_dims, m):
    assert_ok = len(layer_dims) >= 2
    if not assert_ok:
        raise ValueError("layer_dims should have at least two entries")
    flops = 0
    previous = None
    for l, n in enumerate(layer_dims):
        if previous is not None:
            flops += forward_flops(previous, n, m)
            flops += backward_flops(previous, n, m, input_gradient=l != 1)
        previous = n
    return flops


def cost_ratio(n_in, n_out, m):
    forwards, backwards = forward_flops(n_in, n_out, m), backward_flops(n_in, n_out, m, True)
    whole, rest = divmod(backwards, forwards)
    return whole + rest / forwards

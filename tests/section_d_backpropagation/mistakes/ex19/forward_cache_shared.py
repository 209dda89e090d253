"""Your caches are all one dictionary: the next forward pass writes over what the last one left for
`backward`. Make a new one in each call."""

shared = {}


def forward(X, parameters):
    Y_hat, cache = right_forward(X, parameters)
    shared.update(cache)
    return Y_hat, shared

"""Your Leaky ReLU has the slope 0.01 whatever is asked for: that is only the default of `alpha`."""


def forward(X, parameters, activation="relu", alpha=0.01):
    return right_forward(X, parameters, activation)

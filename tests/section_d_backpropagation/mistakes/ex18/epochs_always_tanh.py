"""You train with tanh whatever is asked for: hand `activation` on."""


def epochs_to_converge(activation, threshold=0.1, seed=0):
    if activation not in ("tanh", "relu"):
        raise ValueError(f"activation should be 'tanh' or 'relu', got {activation!r}")
    _, losses = train_xor("tanh", seed=seed)
    below = [epoch for epoch, loss in enumerate(losses, 1) if loss < threshold]
    return below[0] if below else None

"""Your count goes over state_dict(), which holds buffers too, such as the running means of batch
normalisation, and frozen parameters: ask for the parameters, and look at requires_grad."""


def count_trainable_parameters(model):
    return sum(t.numel() for t in model.state_dict().values())

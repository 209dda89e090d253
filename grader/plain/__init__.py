"""A stranger's value as data: plain values, figures, tensors."""

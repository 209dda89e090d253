"""With an array on the left, your + gives an array of objects: NumPy goes through its entries one
by one, unless the class says that it is no partner for that, by `__array_ufunc__ = None`."""

import numpy as np

PART = "Tensor.add"


class Tensor(right_Tensor):
    __array_ufunc__ = np.ndarray.__array_ufunc__  # as if the class had none of its own

"""You search [-4, 4] whatever is asked for: use z_min and z_max."""


def largest_gap(z_min=-4.0, z_max=4.0):
    return right_largest_gap()

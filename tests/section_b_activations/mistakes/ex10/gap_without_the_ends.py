"""You leave out the ends of the interval, and some of what lies beside them: the largest gap may be
right at an end."""


def largest_gap(z_min=-4.0, z_max=4.0):
    margin = 0.01 * (z_max - z_min)
    return right_largest_gap(z_min + margin, z_max - margin)

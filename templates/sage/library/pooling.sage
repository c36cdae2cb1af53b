# needs: lists
# pooling: faces of a sum of simplices, one for each window of cells.
#
# A face is a choice of the largest cells F in each window W. It exists if the relations "equal in
# F, larger than in W without F" have no cycle through a strict one; its dimension is the number of
# cells less that of the classes of equal ones. Windows are read one after another; of those so far
# the relations between the cells of windows to come are kept: pairs of a cell and its class, and
# pairs of classes of which the first is larger.

from itertools import combinations


def after_window(state, window, F, keep):
    """The relations when F is largest in the window, and by how much the dimension grows."""
    classes, larger = state
    name = dict((c, c) for c in window)
    name.update(classes)
    equal = set(name[c] for c in F)
    below = set(name[c] for c in window if c not in F)
    if equal & below or any(a in equal and b in equal for a, b in larger):
        return None
    above = set(a for a, b in larger if b in equal)
    if above & below:
        return None
    below = below | set(b for a, b in larger if a in equal or a in below)
    if below & (above | equal):
        return None
    joined = min(equal)
    class_of = dict((a, joined) for a in equal)
    pairs = set((class_of.get(a, a), class_of.get(b, b)) for a, b in larger)
    pairs.update((a, b) for a in above for b in below)
    pairs.update((joined, b) for b in below)
    pairs.update((a, joined) for a in above)
    first = {}
    kept = []
    for c in sorted(c for c in name if c in keep):
        kept.append((c, first.setdefault(class_of.get(name[c], name[c]), c)))
    inside = sorted((first[a], first[b]) for a, b in pairs if a in first and b in first)
    return (tuple(kept), tuple(inside)), len(equal) - 1


def pooling_faces(windows, faces):
    """How many faces of dimensions 0, 1, ...; or the vertices alone."""
    states = {((), ()): [1]}
    for i, window in enumerate(windows):
        keep = set(c for w in windows[i + 1 :] for c in w)
        found = {}
        for state in states:
            for k in range(1, len(window) + 1 if faces else 2):
                for F in combinations(window, k):
                    after = after_window(state, window, F, keep)
                    if after is not None:
                        more = [0] * after[1] + states[state]
                        found[after[0]] = add_lists(found.get(after[0], []), more)
        states = found
    return states[((), ())]

-- needs: nothing
-- lists.m2: sums of lists of numbers.

-- entry by entry; the shorter list goes on with zeros
addLists = (f, g) -> apply(max(#f, #g), j ->
    (if j < #f then f#j else 0) + (if j < #g then g#j else 0))

#!/bin/sh
# check.sh M2_BINARY [false]: load the package NeuroVarieties, alone and beside others, run its tests,
# look for exports without documentation, and install it into a scratch folder, with its pages, whose
# examples are run, unless `false` says that this is done with another Macaulay2: it takes a minute.
# A warning is a failure.  Leaves nothing behind, in the home folder or elsewhere.
set -eu

M2=${1:?"usage: check.sh M2_BINARY [false]"}
pages=${2:-true}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
HOME=$scratch TMPDIR=$scratch
export HOME TMPDIR
# A collector that starts with a large heap seldom runs; Macaulay2 gives its tests 400M at most.
GC_INITIAL_HEAP_SIZE=350M
export GC_INITIAL_HEAP_SIZE
unset NEUROVARIETY_ANSWER

# run NAME CODE: what Macaulay2 prints is shown when it fails or warns.  That the package has no
# home page yet, so no address to cite, is no fault.
run() {
    status=0
    "$M2" -q --silent --stop -e "path = prepend(\"$here/\", path); $2; exit 0" \
        </dev/null >"$scratch/log" 2>&1 || status=$?
    if [ "$status" -ne 0 ] ||
        grep -v 'insufficient citation data' "$scratch/log" | grep -Ei 'warning|error:' >/dev/null
    then
        cat "$scratch/log"
        echo "NeuroVarieties: $1 failed with $M2, exit status $status" >&2
        exit 1
    fi
    echo "NeuroVarieties: $1 passed"
}

# the names that come with ours, in the order in which they are written, and no other package
exports=$(sed -n '/^export/,/}/p' "$here/NeuroVarieties.m2" | grep -o '"[^"]*"')
echo "$exports" | LC_ALL=C sort --check
run load "names = () -> set flatten apply(dictionaryPath, keys);
    before = names() + set{\"before\", \"leaked\", \"packages\"};
    packages = set loadedPackages;
    needsPackage \"NeuroVarieties\";
    assert(set loadedPackages - packages === set{NeuroVarieties});
    leaked = select(toList(names() - before), name -> not match(\"NeuroVarieties\", name));
    assert(set leaked === set{$(echo $exports | tr ' ' ,)})"

# No package of this Macaulay2 exports one of our names.
packages=$("$M2" -q --silent --stop -e 'print(prefixDirectory | currentLayout#"packages"); exit 0')
echo "$exports" >"$scratch/exports"
sed 's/--.*//' "$packages"/*.m2 |
    awk '/export[A-Za-z]* *[({]/ { on = 1 } on { print } /}/ { on = 0 }' >"$scratch/others"
grep -F '"criticalIdeal"' "$scratch/others" >/dev/null  # so exports are found
if grep -oF -f "$scratch/exports" "$scratch/others" >"$scratch/log"; then
    echo "NeuroVarieties: names of other packages, too:" $(sort -u "$scratch/log") >&2
    exit 1
fi
echo "NeuroVarieties: names passed"

# Beside packages with words like ours, loaded before and after it; one of them without its tables of
# equations, which 1.26 reads for twenty seconds.
mkdir "$scratch/lean"
sed 's/^load .*equations\(.*\)\.m2.*/ideal\1 = new MutableHashTable;/; /^load/d' \
    "$packages/CoincidentRootLoci.m2" >"$scratch/lean/CoincidentRootLoci.m2"
others='"InvariantRing", "SemidefiniteProgramming", "ToricInvariants", "CoincidentRootLoci"'
for order in "\"NeuroVarieties\", $others" "$others, \"NeuroVarieties\""; do
    run others "path = prepend(\"$scratch/lean/\", path); scan({$order}, needsPackage);
        R = QQ[x, y, z, w];
        V = determinantalVariety(2, 2, 1);
        assert(polarClassDegrees V == {2, 2, 2});
        assert(degree edCriticalIdeal(V, id_(QQ^4), {1, 2, 3, 5}) == 2);
        assert isInvariantIdeal(matrix{{y, x, w, z}}, ideal(x - y, z - w))"
done

# the topic files at the top level, as in an exported script
sed -n 's|^load "./\(.*\)"$|\1|p; /^beginDocumentation/q' "$here/NeuroVarieties.m2" |
    while read -r topic; do cat "$here/$topic"; done >"$scratch/inlined.m2"
run inlined "load \"$scratch/inlined.m2\";
    assert(genericEDDegree determinantalVariety(3, 3, 1) == 39);
    assert(genericEDDegree(determinantalVariety(3, 3, 1), Strategy => \"Critical\") == 39)"

# installPackage of 1.21 warns about missing documentation, with status 0, and that of 1.26 says
# nothing: so look for the node of each export, of its methods and of its options.
run documentation 'pkg = loadPackage("NeuroVarieties", LoadDocumentation => true);
    signature = m -> concatenate("(", demark(",", toString \ drop(toList m, 1)), ")");
    isOfCore = m -> Core.Dictionary#?(toString first m);
    nodes = (name, f) -> join({name},
        if instance(f, Type) then
            apply(select(toList methods f, isOfCore), m -> toString first m | signature m)
        else if instance(f, Function) then apply(toList methods f, m -> name | signature m) else {},
        if not instance(f, Function) or options f === null then {} else
            apply(keys options f, o -> concatenate(name, "(...,", toString o, "=>...)")));
    wanted = flatten apply(pkg#"exported symbols", s -> nodes(toString s, value s));
    assert(#wanted > 50);
    missing = select(wanted, node -> not pkg#"raw documentation"#?node);
    if missing =!= {} then error("expected documentation for ", demark(", ", missing))'

# Each example once and in this process: a process for each would take three times as long.
test "$pages" = false || run examples 'pkg = loadPackage("NeuroVarieties", LoadDocumentation => true);
    shown = select(apply(keys pkg#"raw documentation", examples), ex -> ex =!= null and width ex > 0);
    assert(#shown > 50);
    scan(unique apply(shown, toString), ex -> (
        (failed, output) := capture(ex, UserMode => false, PackageExports => pkg);
        if failed then error output))'

run check 'needsPackage "NeuroVarieties"; check "NeuroVarieties"'
run installPackage "installPackage(\"NeuroVarieties\", InstallPrefix => \"$scratch/prefix/\",
    MakeDocumentation => $pages, MakeInfo => false, RunExamples => false)"

#!/bin/sh
# check.sh M2_BINARY: load the package NeuroVarieties, run its tests, look for exports without
# documentation, and install it into a scratch folder, which runs the examples.  A warning is a
# failure.  Leaves nothing behind, in the home folder or elsewhere.
set -eu

M2=${1:?"usage: check.sh M2_BINARY"}
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
HOME=$scratch TMPDIR=$scratch
export HOME TMPDIR
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

# the package that ours imports brings names of its own
run load 'needsPackage "NumericalAlgebraicGeometry";
    names = () -> set flatten apply(dictionaryPath, keys);
    before = names() + set{"before", "leaked"};
    needsPackage "NeuroVarieties";
    leaked = select(toList(names() - before), name -> not match("NeuroVarieties", name));
    assert(sort leaked === sort apply(NeuroVarieties#"exported symbols", toString))'

# the topic files at the top level, as in an exported script
sed -n 's|^load "./\(.*\)"$|\1|p; /^beginDocumentation/q' "$here/NeuroVarieties.m2" |
    while read -r topic; do cat "$here/$topic"; done >"$scratch/inlined.m2"
run inlined "needsPackage \"NumericalAlgebraicGeometry\"; load \"$scratch/inlined.m2\";
    assert(genericEDDegree determinantalVariety(3, 3, 1) == 39);
    assert(genericEDDegree(determinantalVariety(3, 3, 1), Strategy => \"Critical\") == 39)"

# installPackage of 1.21 warns about missing documentation, with status 0, and that of 1.26 says
# nothing: so look for the node of each export, of its methods and of its options.
run documentation 'pkg = loadPackage("NeuroVarieties", LoadDocumentation => true);
    signature = m -> concatenate("(", demark(",", toString \ drop(toList m, 1)), ")");
    nodes = (name, f) -> if not instance(f, Function) then {name} else join({name},
        apply(toList methods f, m -> name | signature m),
        if options f === null then {} else
            apply(keys options f, o -> concatenate(name, "(...,", toString o, "=>...)")));
    wanted = flatten apply(pkg#"exported symbols", s -> nodes(toString s, value s));
    assert(#wanted > 50);
    missing = select(wanted, node -> not pkg#"raw documentation"#?node);
    if missing =!= {} then error("expected documentation for ", demark(", ", missing))'

run check 'needsPackage "NeuroVarieties"; check "NeuroVarieties"'
run installPackage "installPackage(\"NeuroVarieties\", InstallPrefix => \"$scratch/prefix/\")"

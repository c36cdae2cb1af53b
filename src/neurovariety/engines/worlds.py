"""How a warm Macaulay2 is started, and what it is told first.

Each library has a dictionary of symbols of its own, and a second one for the problems that use it,
which is emptied after every run: a script finds the same world however often it is run.
A script without our library gets the packages that Macaulay2 loads by itself; ours name what they
need, so a start takes less than half as long.
"""

from __future__ import annotations

FLAGS = (
    *("-q", "--silent", "--no-tty", "--no-debug", "--no-prompts", "--no-preload"),
    *("-e", "clearEcho stdio"),
)

# The token goes out as early as possible; the symbols are released while Python reads it.
# In 1.26 a hash table has a finalizer, and the collector goes through all the memory each time
# that its table of finalizers is full, about every 12 runs; it grows only if they are in use.  So
# an engine that is used often has the table made larger: runs take a third less time.
SETUP = """
neurovarietyBase = dictionaryPath;
neurovarietyWorlds = new MutableHashTable;
neurovarietyRuns = 0;
neurovarietyChannel = openOut getenv "NEUROVARIETY_ANSWER";
neurovarietyRead = () -> (
    neurovarietyWorld = new GlobalDictionary;
    dictionaryPath = prepend(neurovarietyWorld, neurovarietyBase));
neurovarietyEnter = key -> (
    (neurovarietyWorld, neurovarietyPath) = neurovarietyWorlds#key;
    dictionaryPath = neurovarietyPath);
neurovarietyKeep = key -> (
    world := new GlobalDictionary;
    neurovarietyWorlds#key = (world, prepend(world, dictionaryPath));
    neurovarietyEnter key);
neurovarietyLeave = token -> (
    stdio << flush;
    stderr << flush;
    done := neurovarietyDone;
    neurovarietyDone = false;
    neurovarietyChannel << token << done << endl << flush;
    dictionaryPath = neurovarietyPath;
    scan(values neurovarietyWorld, s -> if value s =!= s then try s <- s);
    neurovarietyRuns = neurovarietyRuns + 1;
    if neurovarietyRuns == 16 then apply(70000, i -> new MutableHashTable););
neurovarietyPreload = () -> (
    dictionaryPath = neurovarietyBase;
    scan(try Core#"preloaded packages" else Core#"pre-installed packages", needsPackage);
    neurovarietyBase = dictionaryPath;
    neurovarietyRead());
neurovarietyRead(); neurovarietyKeep "";
""".replace("\n", " ")

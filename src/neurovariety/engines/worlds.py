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
SETUP = """
neurovarietyBase = dictionaryPath;
neurovarietyWorlds = new MutableHashTable;
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
    neurovarietyChannel << token << neurovarietyDone << endl << flush;
    neurovarietyDone = false;
    dictionaryPath = neurovarietyPath;
    scan(values neurovarietyWorld, s -> if value s =!= s then try s <- s));
neurovarietyPreload = () -> (
    dictionaryPath = neurovarietyBase;
    scan(try Core#"preloaded packages" else Core#"pre-installed packages", needsPackage);
    neurovarietyBase = dictionaryPath;
    neurovarietyRead());
neurovarietyRead(); neurovarietyKeep "";
""".replace("\n", " ")

"""The program of the warm Sage: it forks for each script, and ends when nobody listens any more."""

from __future__ import annotations

from neurovariety.engines.sage_discovery import TRIAL

SERVER = f"""\
import json, os, resource, runpy, select, signal, sys, traceback
{TRIAL}channel = int(sys.argv[1])

def serve(order):
    os.setsid()
    os.chdir(order["folder"])
    for name, number in (("stdout", 1), ("stderr", 2)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(order["variables"])
    if order["memory"] is not None:
        resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    code = 0
    try:
        runpy.run_path(order["script"], run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

def say(*words):
    os.write(channel, (" ".join(map(str, words)) + "\\n").encode())

def ended(pid):
    # While a script runs nothing is sent: what can be read is the end of who asked.
    while True:
        ready = select.select([0, children], [], [])[0]
        if children in ready:
            os.read(children, 4096)
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        if 0 in ready:
            try:
                os.killpg(pid, signal.SIGKILL)
            finally:
                os._exit(1)

signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGCHLD, lambda number, frame: None)
children, wakeup = os.pipe()
os.set_blocking(wakeup, False)
signal.set_wakeup_fd(wakeup)
say("READY")
while True:
    line = sys.stdin.readline()
    if not line:
        break
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.close(channel)
        serve(json.loads(line))
    say("STARTED", pid)
    say("ENDED", ended(pid))
"""
"""It reads orders, one a line, and says when a script has started and how it has ended."""

import { briefingOf, type Launch, type LaunchWith, type Meter, readMeterReport } from "./meter.ts";

/** python3, for macOS and for Linux without perl. */
export async function pythonMeter(
  attempt: (launch: LaunchWith) => Promise<string>,
): Promise<Meter | undefined> {
  // Version managers put a shell script in its place, which would take 60 ms every time.
  const executable = await attempt((own) => ({
    file: "python3",
    args: [...ISOLATED, "import os, sys; os.write(3, sys.executable.encode())"],
    variables: own,
    briefing: "",
  }));
  if (executable === "") return undefined;
  return {
    name: "wait4 by python3",
    wrap: (command, own): Launch => ({
      file: executable,
      args: [...ISOLATED, SCRIPT],
      variables: own,
      briefing: briefingOf(command),
    }),
    read: readMeterReport,
  };
}

/** No site packages and no PYTHON* variables: it starts in 10 ms and nothing of the user's is loaded. */
const ISOLATED = ["-I", "-S", "-c"];

// posix_spawn, since os.fork copies the page tables and charges the child 2 ms of processor time for it.
// On Linux a child inherits the peak of the memory that it was spawned from; below that its own is unknown. It
// is VmHWM: ru_maxrss also has the peak of whoever started us, which may be hundreds of megabytes. Asked for
// afterwards, because spawning itself may add to it.
// Python ignores SIGPIPE and SIGXFSZ, which the command would inherit.
const SCRIPT = String.raw`
import os, resource, signal, sys, time
os.set_inheritable(3, False)
size = b""
while not size.endswith(b"\n"):
    size += os.read(3, 1)
payload = b""
while len(payload) < int(size):
    payload += os.read(3, int(size) - len(payload))
count, *strings = payload.split(b"\0")[:-1]
command = strings[:int(count)]
environment = dict(text.split(b"=", 1) for text in strings[int(count):])
os.environb.clear()
os.environb.update(environment)
signal.signal(signal.SIGTERM, lambda *_: None)
defaults = [signal.SIGTERM, signal.SIGPIPE, signal.SIGXFSZ]
unit = 1 if sys.platform == "darwin" else 1024
start = time.monotonic()
try:
    child = os.posix_spawnp(command[0], command, environment, setsigdef=defaults)
except OSError as error:
    os.write(3, ("failed %s\n" % error.strerror).encode())
    sys.exit(127)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
floor = 0
if sys.platform != "darwin":
    try:
        with open("/proc/self/status", "rb") as facts:
            floor = next(int(line.split()[1]) for line in facts if line.startswith(b"VmHWM:"))
    except (OSError, StopIteration):
        floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
os.write(3, ("used %.9f %.6f %.6f %d %d %d\n" % (
    wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * unit, floor * unit, status)).encode())
`;

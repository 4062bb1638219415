#!/usr/bin/env python3
"""How long `./mtasts check` takes from its start to its first packet, with and without the class
cache of the JVM. Listens on loopback as the resolver, starts the program, and stops it as soon as
its first question is here. Standard library only.
"""

import argparse
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import time

LAUNCHER = pathlib.Path(__file__).resolve().parent.parent / "mtasts"
PATIENCE_SECONDS = 30


def first_packet(resolver, environment):
    """Milliseconds from the start of a check to its first question."""
    with subprocess.Popen(
        [LAUNCHER, "check", "example.test"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as check:
        started = time.monotonic()
        try:
            resolver.recvfrom(512)
            return (time.monotonic() - started) * 1000
        except TimeoutError:
            sys.exit(f"no packet within {PATIENCE_SECONDS} seconds; is the program broken?")
        finally:
            check.kill()


def drain(resolver):
    """Takes what the last check had still sent."""
    resolver.setblocking(False)
    try:
        while True:
            resolver.recvfrom(512)
    except BlockingIOError:
        resolver.settimeout(PATIENCE_SECONDS)


def measure(name, resolver, environment, repeat):
    figures = []
    for _ in range(repeat + 1):
        drain(resolver)
        figures.append(first_packet(resolver, environment))
    figures = sorted(figures[1:])  # the first one brought the files into the page cache
    print(
        f"{name:<22} median {statistics.median(figures):5.0f} ms   "
        f"fastest {figures[0]:5.0f} ms   slowest {figures[-1]:5.0f} ms",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description="From the start of a check to its first packet.")
    parser.add_argument("--repeat", type=int, default=20, help="runs for each figure (20)")
    repeat = parser.parse_args().repeat
    if not 1 <= repeat <= 1000:
        parser.error("--repeat wants 1 to 1000")

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as resolver:
        resolver.bind(("127.0.0.1", 0))
        resolver.settimeout(PATIENCE_SECONDS)
        environment = {
            **os.environ,
            "MTASTS_NETWORK_DNS_SERVERS": f"127.0.0.1:{resolver.getsockname()[1]}",
        }
        # Builds if need be, so that no build is measured.
        subprocess.run([LAUNCHER, "--train"], check=True)
        measure("without class cache", resolver, {**environment, "MTASTS_AOT": "off"}, repeat)
        measure("with class cache", resolver, environment, repeat)


if __name__ == "__main__":
    main()

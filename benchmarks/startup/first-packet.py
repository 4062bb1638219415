#!/usr/bin/env python3
"""How long from `./mtasts check` to the first packet, with the class cache and without.

    benchmarks/startup/first-packet.py [starts]

Listens where the program believes its resolver to be, starts it, and stops the clock when the first
DNS question arrives. Prints the median and the fastest of so many starts each (10 by default).
"""

import os
import pathlib
import socket
import statistics
import subprocess
import sys
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 20


def first_packet(cached: bool) -> float:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as resolver:
        resolver.bind(("127.0.0.1", 0))
        resolver.settimeout(LIMIT_SECONDS)
        environment = dict(
            os.environ,
            MTASTS_NETWORK_DNS_SERVERS=f"127.0.0.1:{resolver.getsockname()[1]}",
            MTASTS_LIMITS_CHECK="1s",
            MTASTS_AOT="auto" if cached else "off",
        )
        begun = time.monotonic()
        program = subprocess.Popen(
            [HOME / "mtasts", "check", "example.com"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        resolver.recv(512)
        took = time.monotonic() - begun
        program.terminate()
        program.wait()
        return took


def main() -> None:
    starts = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    subprocess.run([HOME / "mtasts", "--train"], check=True)
    for cached in (True, False):
        first_packet(cached)  # warms the disk cache
        times = [first_packet(cached) for _ in range(starts)]
        print(
            f"{'with' if cached else 'without':7} the class cache: "
            f"median {statistics.median(times):.2f} s, fastest {min(times):.2f} s"
        )


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""A link with a delay between two network namespaces, for kernels without sch_netem.

Attaches to a TUN device of the same name in each namespace (whoever calls has made, addressed and
raised them), prints "ready", and from then on carries packets from one to the other, each held back
for the one-way delay. Standard library only. Ends on SIGTERM.
"""

import argparse
import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import sys
import time

# linux/if_tun.h, linux/sched.h, linux/prctl.h
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
CLONE_NEWNET = 0x40000000
PR_SET_TIMERSLACK = 29

LARGEST_PACKET = 65_535
# So that one busy side cannot starve the other, nor make packets late that are due.
MOST_PACKETS_AT_ONCE = 64

libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace):
    with open(namespace, "rb") as handle:
        if libc.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "cannot enter the network namespace", namespace)


def attach(namespace, device):
    """The packets of a TUN device, as a non-blocking file descriptor."""
    enter("/run/netns/" + namespace)
    packets = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(packets, TUNSETIFF, struct.pack("16sH22x", device.encode(), IFF_TUN | IFF_NO_PI))
    return packets


def arrivals(end):
    """What has come in at one end, up to a limit."""
    for _ in range(MOST_PACKETS_AT_ONCE):
        try:
            yield os.read(end, LARGEST_PACKET)
        except BlockingIOError:
            return


def deliver(end, packet):
    try:
        os.write(end, packet)
    except OSError:
        # The device's queue is full, or the device is down: lost, as on a real link.
        pass


def carry(end_a, end_b, delay, loss, jitter):
    """Carries packets both ways for ever. Times are seconds, loss is a share of 1."""
    other = {end_a: end_b, end_b: end_a}
    on_the_way = []
    serial = 0  # keeps packets of the same moment in order
    while True:
        wait = max(0.0, on_the_way[0][0] - time.monotonic()) if on_the_way else None
        # select() takes microseconds; poll() and epoll would round the delay up to milliseconds.
        ready, _, _ = select.select([end_a, end_b], [], [], wait)
        now = time.monotonic()
        for end in ready:
            for packet in arrivals(end):
                if loss and random.random() < loss:
                    continue
                serial += 1
                due = now + delay + (random.random() * jitter if jitter else 0.0)
                heapq.heappush(on_the_way, (due, serial, other[end], packet))
        now = time.monotonic()
        while on_the_way and on_the_way[0][0] <= now:
            _, _, end, packet = heapq.heappop(on_the_way)
            deliver(end, packet)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("namespace_a")
    parser.add_argument("namespace_b")
    parser.add_argument("--device", required=True, help="the TUN device's name in both namespaces")
    parser.add_argument("--delay-ms", type=float, required=True, help="one way")
    parser.add_argument("--loss-percent", type=float, default=0.0)
    parser.add_argument(
        "--jitter-ms", type=float, default=0.0, help="added at random; packets may overtake each other"
    )
    asked = parser.parse_args()

    # The kernel may wake a sleeper 50 microseconds late by default, so as to save power.
    libc.prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0)
    ends = [attach(name, asked.device) for name in (asked.namespace_a, asked.namespace_b)]
    print("ready", flush=True)
    carry(*ends, asked.delay_ms / 1000, asked.loss_percent / 100, asked.jitter_ms / 1000)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)

#!/usr/bin/env bash
# Real servers at a distance: two network namespaces with a delayed link between them, and behind it
# nsd on port 53, nginx on 443 and Postfix on 25 for the domains good-1.test … good-N.test, with a
# private CA and a signed root. Needs root; touches nothing outside its namespaces and its folders.
usage() {
  cat <<'EOU'
usage: netns-lab.sh up [ONE_WAY_MS] [--domains N] [--dnssec] [--loss PERCENT] [--jitter MS]
       netns-lab.sh exec COMMAND…     in the client's namespace, configured for the lab
       netns-lab.sh status
       netns-lab.sh down

  ONE_WAY_MS    how long the link holds each packet: 25 (a round trip of 50 ms)
  --domains N   how many domains: 1, at most 2000
  --dnssec      sign the domains too, not only the root and test.
  --loss, --jitter   of the link: 0

  NETNS_LAB=name    lets several labs stand side by side: bench
EOU
}
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PATH=$PATH:/usr/sbin:/sbin
name=${NETNS_LAB:-bench}
client=$name-client
server=$name-server
device=distance
cache=${XDG_CACHE_HOME:-${HOME:?}/.cache}/mtasts-bot/netns-lab
# Where this lab's files are. They cannot be in the cache itself: Postfix drops its privileges, and
# could not come back through a home that is closed to others.
pointer=$cache/$name.folder

dns_address=10.77.0.53
client_address=10.77.0.1
web_net=10.78 # .0.0/16: a policy host for each domain
mail_net=10.79 # .0.0/16: an MX host for each domain; 10.78/15 holds both
days=30

source "$here/servers.sh"

fail() {
  printf 'netns-lab: %s\n' "$*" >&2
  exit 1
}

need_root() {
  [ "$(id -u)" = 0 ] || fail "network namespaces need root: run it with sudo"
}

# Says in one sentence what Debian calls whatever is missing.
need_packages() {
  local missing=() tool package
  while read -r tool package; do
    command -v "$tool" >/dev/null || missing+=("$package")
  done <<'TOOLS'
ip iproute2
nsd nsd
nginx nginx-light
openssl openssl
python3 python3
ldns-signzone ldnsutils
dpkg-deb dpkg
TOOLS
  [ ${#missing[@]} = 0 ] || fail "please install first: apt-get install --no-install-recommends ${missing[*]}"
  [ -c /dev/net/tun ] || fail "this kernel has no /dev/net/tun, from which the link is made"
}

is_up() { [ -e "/run/netns/$server" ]; }

in_server() { ip netns exec "$server" "$@"; }

# Tries a command for up to ten seconds.
await() {
  local _
  for _ in $(seq 200); do
    "$@" 2>/dev/null && return
    sleep 0.05
  done
  return 1
}

listens() { in_server bash -c "exec 3<>/dev/tcp/$1/$2"; }

lay_link() {
  local delay=$1 loss=$2 jitter=$3 side
  for side in "$client" "$server"; do
    ip netns add "$side"
    ip -n "$side" link set lo up
    ip -n "$side" tuntap add "$device" mode tun
    # Longer than any burst of a throughput run: only the link itself shall lose packets.
    ip -n "$side" link set "$device" up mtu 1500 txqueuelen 10000
  done
  ip -n "$client" address add "$client_address/8" dev "$device"
  ip -n "$server" address add "$dns_address/8" dev "$device"
  # Every address of the two blocks is the server's own, without a line for each.
  ip -n "$server" route add local "$web_net.0.0/15" dev lo
  in_server bash -c 'echo 8192 > /proc/sys/net/core/somaxconn'

  python3 "$here/delay_link.py" "$client" "$server" --device "$device" \
    --delay-ms "$delay" --loss-percent "$loss" --jitter-ms "$jitter" >"$lab/link.log" 2>&1 &
  await grep -q ready "$lab/link.log" || fail "the link does not come up: $(cat "$lab/link.log")"
}

# The client's surroundings: its resolver, and what the project's configuration has to know.
furnish_client() {
  mkdir -p "/etc/netns/$client"
  echo "nameserver $dns_address" >"/etc/netns/$client/resolv.conf"
  cat >"$lab/environment" <<E
MTASTS_NETWORK_DNS_SERVERS=$dns_address
MTASTS_NETWORK_TRUST_CA=$lab/ca/root.crt
MTASTS_NETWORK_ALLOW_CIDRS=10.76.0.0/14
MTASTS_NETWORK_DNSSEC_TRUST_ANCHORS=$lab/nsd/anchors
E
}

up() {
  local delay=25 domains=1 signed=no loss=0 jitter=0
  while [ $# -gt 0 ]; do
    case $1 in
      --domains) domains=${2:?how many}; shift ;;
      --dnssec) signed=yes ;;
      --loss) loss=${2:?percent}; shift ;;
      --jitter) jitter=${2:?milliseconds}; shift ;;
      [0-9]*) delay=$1 ;;
      *) usage >&2; exit 64 ;;
    esac
    shift
  done
  [[ $domains =~ ^[0-9]+$ && $domains -ge 1 && $domains -le 2000 ]] || fail "--domains wants 1 to 2000"
  need_root
  need_packages
  is_up && fail "it is up already: \"down\" first"

  mkdir -p "$cache"
  lab=$(mktemp -d "${TMPDIR:-/tmp}/netns-lab-XXXXXXXX")
  chmod 755 "$lab"
  echo "$lab" >"$pointer"
  trap 'echo "netns-lab: something went wrong, tidying up" >&2; down' ERR EXIT

  lay_link "$delay" "$loss" "$jitter"
  found_authority
  issue_certificates "$domains"
  start_nsd "$domains" "$signed"
  start_nginx "$domains"
  start_postfix "$domains"
  await listens "$dns_address" 53 || fail "nsd does not listen: $(tail -3 "$lab/nsd/log")"
  await listens "$web_net.0.1" 443 || fail "nginx does not listen: $(tail -3 "$lab/nginx/log")"
  await listens "$mail_net.0.1" 25 || fail "Postfix does not listen: $(tail -3 "$lab/postfix/log")"
  furnish_client
  trap - ERR EXIT
  echo "up: good-1.test to good-$domains.test, a round trip of $(awk "BEGIN { print 2 * $delay }") ms away"
}

run() {
  need_root
  is_up || fail "it is not up"
  [ $# -gt 0 ] || { usage >&2; exit 64; }
  lab=$(cat "$pointer")
  set -a
  source "$lab/environment"
  set +a
  exec ip netns exec "$client" "$@"
}

status() {
  if ! is_up; then
    echo down
    return
  fi
  echo "up, files in $(cat "$pointer")"
  in_server ss -lnt
}

# All that lives in the namespaces is ours: nobody else knows their names.
inhabitants() {
  ip netns pids "$client" 2>/dev/null || true
  ip netns pids "$server" 2>/dev/null || true
}

deserted() { [ -z "$(inhabitants)" ]; }

down() {
  trap - ERR EXIT
  need_root
  local side left
  left=$(inhabitants)
  [ -z "$left" ] || kill $left 2>/dev/null || true
  if ! await deserted; then
    kill -KILL $(inhabitants) 2>/dev/null || true
  fi
  for side in "$client" "$server"; do
    [ ! -e "/run/netns/$side" ] || ip netns del "$side"
    rm -rf "/etc/netns/$side"
  done
  if [ -s "$pointer" ]; then
    rm -rf "$(cat "$pointer")"
    rm -f "$pointer"
  fi
  echo down
}

case ${1:-} in
  up) shift; up "$@" ;;
  exec) shift; run "$@" ;;
  status) status ;;
  down) down ;;
  -h | --help) usage ;;
  *) usage >&2; exit 64 ;;
esac

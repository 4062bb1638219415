#!/usr/bin/env bash
# A real Request Tracker 5 from Debian's packages, on loopback, for the end-to-end test (`mvn verify -Prt`).
#
#   request-tracker.sh prepare FOLDER PORT                install what is missing and set up; prints
#                                                         `RT_URL=`, `RT_BOT_TOKEN=`, `RT_AGENT_TOKEN=`
#   request-tracker.sh start FOLDER HOOK-URL HOOK-KEY     start it, its scrip calling this hook
#   request-tracker.sh stop FOLDER                        stop it and delete the folder
#
# Runs as root (RT itself as www-data), since it installs packages. Nothing under /etc is touched: RT is
# pointed to its own configuration, SQLite database and log in FOLDER by its environment.
set -euo pipefail

here=$(dirname "$(readlink -f "$0")")
share=/usr/share/request-tracker5

fail() {
  echo "request-tracker.sh: $*" >&2
  exit 1
}

# As RT's own user, and with nothing of our environment.
as_rt() {
  runuser -u www-data -- env -i PATH="$PATH" HOME="$folder" LANG=C.UTF-8 \
    PERL5LIB="$share/lib" \
    RT_SITE_CONFIG="$folder/RT_SiteConfig.pm" RT_SITE_CONFIG_DIR="$folder/RT_SiteConfig.d" \
    RT_SCRIP="$folder/scrip.pl" "$@"
}

install_packages() {
  # Starlet for the server; msmtp-mta is the mail agent that RT wants, without a daemon; and no database
  # made by the packages.
  local packages=(request-tracker5 rt5-standalone rt5-db-sqlite dbconfig-no-thanks msmtp-mta)
  if ! dpkg -s "${packages[@]}" >/dev/null 2>&1; then
    {
      apt-get update -q
      DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" </dev/null
    } >&2
  fi
}

configure() {
  install -d -o www-data -g www-data -m 750 "$folder" "$folder/RT_SiteConfig.d" "$folder/log"
  install -o www-data -m 640 "$here/../../../../docs/examples/request-tracker-scrip.pl" "$folder/scrip.pl"
  install -o www-data -m 640 "$here/initialdata.pl" "$here/tokens.pl" "$folder"
  cat >"$folder/RT_SiteConfig.pm" <<PERL
Set(\$rtname, 'rt.test');
Set(\$Organization, 'rt.test');
Set(\$WebPath, '');
Set(\$WebDomain, '127.0.0.1');
Set(\$WebPort, $port);
Set(\$WebBaseURL, 'http://127.0.0.1:$port');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$folder/rt.sqlite');
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'warning');
Set(\$MailCommand, 'testfile'); # writes mail to a file instead of sending it
Set(\$WebSecureCookies, 0);
Set(\$Timezone, 'UTC');
1;
PERL
  echo "$port" >"$folder/port"
  chown www-data "$folder/RT_SiteConfig.pm"
  chmod 640 "$folder/RT_SiteConfig.pm"
}

set_up_database() {
  local no_administrator=(--dba '' --dba-password '')
  head -c 18 /dev/urandom | base64 >"$folder/root-password"
  chown www-data "$folder/root-password"
  chmod 600 "$folder/root-password"
  as_rt rt-setup-database-5 --action init "${no_administrator[@]}" \
    --root-password-file "$folder/root-password" </dev/null >&2
  as_rt rt-setup-database-5 --action insert --datafile "$folder/initialdata.pl" "${no_administrator[@]}" </dev/null >&2
}

start() {
  local port
  port=$(<"$folder/port")
  cat >"$folder/RT_SiteConfig.d/hook.pm" <<PERL
Set(\$MtaStsHookUrl, '$hook_url');
Set(\$MtaStsHookKey, '$hook_key');
1;
PERL
  as_rt setsid perl "$share/libexec/rt-server" --host 127.0.0.1 --port "$port" --max-workers 4 \
    >"$folder/log/server.log" 2>&1 </dev/null &
  for _ in $(seq 60); do
    # 401: it is there, and wants to know who asks.
    if [[ $(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/REST/2.0/rt") == 401 ]]; then
      pgrep -u www-data -o -f "rt-server --host 127.0.0.1 --port $port" >"$folder/pid"
      return
    fi
    sleep 1
  done
  tail -n 20 "$folder/log/server.log" >&2
  fail "RT did not answer within a minute"
}

prepare() {
  [[ $EUID -eq 0 ]] || fail "must be run as root: it installs Debian packages and runs RT as www-data"
  [[ ! -e $folder/rt.sqlite ]] || fail "$folder is in use; choose a new folder"
  install_packages
  configure
  set_up_database
  as_rt perl "$folder/tokens.pl" mtasts-bot agent >"$folder/tokens"
  echo "RT_URL=http://127.0.0.1:$port"
  awk '$1 == "mtasts-bot" { print "RT_BOT_TOKEN=" $2 } $1 == "agent" { print "RT_AGENT_TOKEN=" $2 }' "$folder/tokens"
}

stop() {
  [[ ! -r $folder/pid ]] || kill -- "$(<"$folder/pid")" 2>/dev/null || true
  # Only what we have made ourselves.
  [[ ! -e $folder/RT_SiteConfig.pm ]] || rm -rf -- "$folder"
}

command=${1:-}
folder=${2:-}
[[ -n $folder ]] || fail "usage: request-tracker.sh prepare FOLDER PORT | start FOLDER HOOK-URL HOOK-KEY | stop FOLDER"
case $command in
prepare)
  port=${3:?a port}
  prepare
  ;;
start)
  hook_url=${3:?the URL of the hook}
  hook_key=${4:?the API key of the hook}
  start
  ;;
stop) stop ;;
*) fail "unknown command: $command" ;;
esac

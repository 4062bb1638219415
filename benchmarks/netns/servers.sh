# What stands behind the link: a certificate authority, nsd, nginx and Postfix. Sourced by
# netns-lab.sh, whose variables it uses; everything it writes goes below "$lab".

# The last two octets of a domain's addresses.
place() { echo "$(($1 / 250)).$(($1 % 250))"; }

# --- the authority: a root, an intermediate, and one certificate for both hosts of each domain

found_authority() {
  mkdir -p "$lab/ca"
  (
    cd "$lab/ca"
    local key
    for key in root intermediate host; do
      openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$key.key" 2>/dev/null
    done
    openssl pkey -in host.key -pubout -out host.pub
    printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n' >ca.ext
    openssl req -x509 -new -key root.key -subj "/CN=netns lab root" -days "$days" \
      -addext keyUsage=critical,keyCertSign,cRLSign -out root.crt
    certify "netns lab intermediate" intermediate root ca.ext
  )
}

# certify SUBJECT FILE ISSUER EXTENSIONS: in the authority's folder, for the key FILE.key if there is
# one, else for the key that all hosts share: a lab's keys guard nothing.
certify() {
  local subject=$1 file=$2 issuer=$3 extensions=$4 key=host.pub
  if [ -e "$file.key" ]; then
    openssl pkey -in "$file.key" -pubout -out "$file.pub"
    key=$file.pub
  fi
  openssl x509 -new -force_pubkey "$key" -subj "/CN=$subject" -CA "$issuer.crt" -CAkey "$issuer.key" \
    -days "$days" -extfile "$extensions" -out "$file.crt" 2>/dev/null
}

issue_certificates() {
  local domain i
  cd "$lab/ca"
  for i in $(seq "$1"); do
    domain=good-$i.test
    printf 'subjectAltName=DNS:mta-sts.%s,DNS:mx.%s\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n' \
      "$domain" "$domain" >host.ext
    certify "mx.$domain" "$domain" intermediate host.ext
    cat "$domain.crt" intermediate.crt >"$domain.chain"
    cat host.key "$domain.chain" >"$domain.pem"
  done
  cd - >/dev/null
}

# --- nsd: the root, test. and the domains; to the client it is resolver and name server in one

zone_head() { # zone_head ORIGIN
  printf '$ORIGIN %s\n$TTL 300\n@ SOA ns.test. host.test. 1 3600 600 86400 60\n@ NS ns.test.\n' "$1"
}

sign() { # sign ZONE, whose name has no dot at its end; the root is "."
  local zone=$1 key
  key=$(ldns-keygen -a ECDSAP256SHA256 -k "$zone")
  ldns-signzone -e "$(date -u -d "+$days days" +%Y%m%d)" -f "$(zone_file "$zone")" "$(zone_file "$zone")" "$key"
  cat "$key.ds" >>signatures
}

zone_file() { [ "$1" = . ] && echo root.zone || echo "$1.zone"; }

write_domain() { # write_domain NUMBER
  local domain=good-$1.test
  {
    zone_head "$domain."
    cat <<Z
@ MX 10 mx
@ TXT "v=spf1 -all"
mx A $mail_net.$(place "$1")
mta-sts A $web_net.$(place "$1")
_mta-sts TXT "v=STSv1; id=20260101T000000;"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@$domain"
Z
  } >"$domain.zone"
}

start_nsd() { # start_nsd DOMAINS SIGNED
  local domains=$1 signed=$2 i
  mkdir -p "$lab/nsd"
  cd "$lab/nsd"
  : >signatures
  {
    zone_head test.
    echo "ns A $dns_address"
    for i in $(seq "$domains"); do
      write_domain "$i"
      echo "good-$i NS ns.test."
      if [ "$signed" = yes ]; then
        sign "good-$i.test"
      fi
    done
    cat signatures
  } >test.zone
  : >signatures
  sign test
  {
    zone_head .
    printf 'test. NS ns.test.\nns.test. A %s\n' "$dns_address"
    cat signatures
  } >root.zone
  : >signatures
  sign .
  mv signatures anchors

  {
    cat <<N
server:
  ip-address: $dns_address@53
  do-ip6: no
  username: ""
  zonesdir: "$lab/nsd"
  database: ""
  pidfile: "$lab/nsd/pid"
  xfrdfile: "$lab/nsd/xfrd.state"
  zonelistfile: "$lab/nsd/zone.list"
  xfrdir: "$lab/nsd"
  logfile: "$lab/nsd/log"
  minimal-responses: yes
  # One client asks for everything here: what protects a real server would only slow the lab.
  rrl-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: .
  zonefile: root.zone
zone:
  name: test
  zonefile: test.zone
N
    for i in $(seq "$domains"); do
      printf 'zone:\n  name: good-%s.test\n  zonefile: good-%s.test.zone\n' "$i" "$i"
    done
  } >nsd.conf
  cd - >/dev/null
  in_server nsd -c "$lab/nsd/nsd.conf"
}

# --- nginx: a policy host for each domain, told apart by SNI as at any hoster

start_nginx() { # start_nginx DOMAINS
  local i domain
  mkdir -p "$lab/nginx"
  {
    cat <<N
pid $lab/nginx/pid;
error_log $lab/nginx/log;
worker_processes 1;
worker_rlimit_nofile 16384;
events { worker_connections 8192; }
http {
  access_log off;
  server_names_hash_max_size 8192;
  server_names_hash_bucket_size 128;
  client_body_temp_path $lab/nginx/body;
  proxy_temp_path $lab/nginx/proxy;
  fastcgi_temp_path $lab/nginx/fastcgi;
  uwsgi_temp_path $lab/nginx/uwsgi;
  scgi_temp_path $lab/nginx/scgi;
  ssl_protocols TLSv1.2 TLSv1.3;
  default_type text/plain;
N
    for i in $(seq "$1"); do
      domain=good-$i.test
      cat <<N
  server {
    listen 443 ssl$([ "$i" = 1 ] && echo " backlog=8192");
    server_name mta-sts.$domain;
    ssl_certificate $lab/ca/$domain.chain;
    ssl_certificate_key $lab/ca/host.key;
    location = /.well-known/mta-sts.txt {
      return 200 "version: STSv1\r\nmode: enforce\r\nmx: mx.$domain\r\nmax_age: 604800\r\n";
    }
  }
N
    done
    echo "}"
  } >"$lab/nginx/nginx.conf"
  in_server nginx -c "$lab/nginx/nginx.conf" -e "$lab/nginx/log"
}

# --- Postfix, out of Debian's package but never installed: it would remove another mail server

# Prints the root below which Postfix is: "" for an installed one.
postfix_root() {
  if [ -x /usr/lib/postfix/sbin/master ]; then
    return
  fi
  if ! ls "$cache"/postfix_*.deb >/dev/null 2>&1; then
    echo "netns-lab: fetching Debian's package of Postfix, to unpack it beside the lab" >&2
    (cd "$cache" && apt-get download -q postfix >/dev/null 2>&1) ||
      fail "cannot fetch Debian's package \"postfix\": put a postfix_*.deb into $cache"
  fi
  dpkg-deb -x "$(ls "$cache"/postfix_*.deb | tail -1)" "$lab/postfix/unpacked"
  local missing
  missing=$(LD_LIBRARY_PATH=$lab/postfix/unpacked/usr/lib/postfix \
    ldd "$lab"/postfix/unpacked/usr/lib/postfix/sbin/{master,smtpd} | awk '/not found/ { print $1 }' | sort -u)
  [ -z "$missing" ] || fail "Postfix lacks the libraries" $missing
  echo "$lab/postfix/unpacked"
}

start_postfix() { # start_postfix DOMAINS
  local root owner=mail group=news i folder queue=$lab/postfix/queue etc=$lab/postfix/etc
  mkdir -p "$etc" "$queue/pid" "$lab/postfix/data"
  root=$(postfix_root)
  # Postfix insists on a user and a group that nobody else is: every Debian has these two.
  if getent passwd postfix >/dev/null && getent group postdrop >/dev/null; then
    owner=postfix group=postdrop
  fi
  for folder in active bounce corrupt defer deferred flush hold incoming private saved trace maildrop public; do
    mkdir -p "$queue/$folder"
    chown "$owner" "$queue/$folder"
  done
  chgrp "$group" "$queue/maildrop" "$queue/public"
  chmod 730 "$queue/maildrop"
  chmod 710 "$queue/public"
  chown "$owner" "$lab/postfix/data"

  for i in $(seq "$1"); do
    echo "mx.good-$i.test $lab/ca/good-$i.test.pem"
  done >"$etc/sni"
  cat >"$etc/main.cf" <<P
compatibility_level = 3.6
queue_directory = $queue
data_directory = $lab/postfix/data
daemon_directory = $root/usr/lib/postfix/sbin
command_directory = $root/usr/sbin
shlib_directory = $root/usr/lib/postfix
meta_directory = $etc
mail_owner = $owner
setgid_group = $group
import_environment = MAIL_CONFIG LANG=C LD_LIBRARY_PATH
export_environment = MAIL_CONFIG LANG LD_LIBRARY_PATH
myhostname = mx.good-1.test
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
inet_interfaces = all
inet_protocols = ipv4
smtpd_peername_lookup = no
smtpd_tls_security_level = may
smtpd_tls_chain_files = $lab/ca/good-1.test.pem
tls_server_sni_maps = texthash:$etc/sni
# One client opens all connections here: what protects a real server would only refuse it.
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
# A process that ends of old age in the middle of a measurement costs its successor's start.
max_use = 100000
max_idle = 3600s
default_process_limit = 400
maillog_file = $lab/postfix/log
maillog_file_prefixes = $lab
P
  cat >"$etc/master.cf" <<P
0.0.0.0:25 inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
discard unix - - n - - discard
error unix - - n - - error
defer unix - - n - 0 bounce
bounce unix - - n - 0 bounce
trace unix - - n - 0 bounce
P
  LD_LIBRARY_PATH=$root/usr/lib/postfix MAIL_CONFIG=$etc \
    in_server "$root/usr/lib/postfix/sbin/master" -c "$etc" -w
}

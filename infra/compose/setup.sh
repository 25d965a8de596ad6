#!/bin/sh
# Makes what is missing of certificates, passwords and keys below /made (or below the folder given), each folder for one
# service; replaces nothing. A certificate that is about to end: delete it, and start `setup` and its service again.
set -eu
umask 077
made=${1:-/made}
host=${PUBLIC_HOSTNAME:?}

# own <user> <path>: outside a container, where nobody else's files can be made, they stay one's own
own() { if [ "$(id -u)" = 0 ]; then chown -R "$1" "$2"; fi; }
random() { openssl rand -hex 32; }
keep() { [ -s "$1" ] || { cat > "$1.new"; mv "$1.new" "$1"; }; }

mkdir -p "$made/authority"
ca=$made/authority
if [ ! -s "$ca/ca.crt" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days 3650 -subj "/O=Liggare/CN=Liggare CA" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout "$ca/ca.key" -out "$ca/ca.crt"
fi

# certificate <folder> <file> <common name> <names>
certificate() {
  mkdir -p "$1"
  [ -s "$1/$2.crt" ] && return
  openssl req -new -newkey rsa:3072 -nodes -sha256 -subj "/O=Liggare/CN=$3" -keyout "$1/$2.key" -out "$1/$2.csr"
  {
    echo "basicConstraints=critical,CA:FALSE"
    echo "keyUsage=critical,digitalSignature,keyEncipherment"
    echo "extendedKeyUsage=serverAuth,clientAuth"
    echo "subjectAltName=$4"
  } > "$1/$2.ext"
  openssl x509 -req -sha256 -days 397 -in "$1/$2.csr" -CA "$ca/ca.crt" -CAkey "$ca/ca.key" -CAcreateserial \
    -extfile "$1/$2.ext" -out "$1/$2.new"
  rm "$1/$2.csr" "$1/$2.ext"
  mv "$1/$2.new" "$1/$2.crt"
}

# The nodes of the log know each other by one common name.
for node in log-1 log-2 log-3; do
  certificate "$made/$node" node eventstoredb-node "DNS:$node,DNS:localhost"
  mkdir -p "$made/$node/ca"
  cp "$ca/ca.crt" "$made/$node/ca/ca.crt"
  own 1000:1000 "$made/$node"
done

certificate "$made/vault" server vault "DNS:vault"
certificate "$made/proxy" server "$host" "DNS:$host"

mkdir -p "$made/liggare"
cp "$ca/ca.crt" "$made/liggare/ca.crt"
random | keep "$made/liggare/store.password"
random | keep "$made/liggare/vault.password"
random | keep "$made/liggare/vault.key"
random | keep "$made/liggare/token.key"
cp "$made/liggare/vault.password" "$made/vault/vault.password"

# One signing key, so that a session holds on each node.
for node in liggare-1 liggare-2; do
  mkdir -p "$made/$node"
  [ -s "$made/$node/token.key" ] || cp "$made/liggare/token.key" "$made/$node/token.key"
  chmod 700 "$made/$node"
  own 4019:4019 "$made/$node"
done

own 999:999 "$made/vault"
own 4019:4019 "$made/liggare"

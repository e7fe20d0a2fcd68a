#!/bin/sh
# Pins the images of deploy/Containerfile and deploy/compose.yaml to what their tags mean today (tag@sha256:…), so that
# nobody can put other code behind a tag. It needs skopeo, and the host name of the image registry that yours come from:
#
#   deploy/pin-images.sh registry.example
#
# Run it again for updates, and read the diff. With --check it changes nothing: it names what is not pinned, and fails if anything is.
set -eu
registry=${1:?Which image registry? Give its host name.}
cd "$(dirname "$0")"

if [ "$registry" = --check ]; then
  named=$(sed -n -E 's/^FROM ([^ ]+).*/\1/p; s/^ +image: ([^ ]*:[^ ]+)$/\1/p' Containerfile compose.yaml | sort -u)
  echo "$named" | grep -vE '@sha256:[0-9a-f]{64}$' || exit 0
  exit 1
fi

images=$(sed -n -E 's/^FROM ([^ ]+).*/\1/p; s/^ +image: ([^ ]*:[^ ]+)$/\1/p' Containerfile compose.yaml | sed 's/@.*//' | sort -u)
# All are asked for before anything is written.
pinned=$(for image in $images; do
  digest=$(skopeo inspect --no-tags --format '{{.Digest}}' "docker://$registry/$(case $image in */*) ;; *) echo library/ ;; esac)$image") || exit 1
  echo "$image $digest"
done)
echo "$pinned" | while read -r image digest; do
  echo "$digest" | grep -qE '^sha256:[0-9a-f]{64}$' || { echo "No digest for $image: $digest" >&2; exit 1; }
  sed -i -E "s|(FROM \|image: )$image(@sha256:[0-9a-f]+)?( \|\$)|\1$image@$digest\3|" Containerfile compose.yaml
  echo "$image@$digest"
done

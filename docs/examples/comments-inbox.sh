#!/bin/sh
# Takes readers' messages in, commits the comments that wait, and pushes them. Run by comments-inbox.timer, or by cron.
#
#   BLOG      the checkout of the blog; nobody else works in it
#   SOURCES   folders or files with messages, parted by spaces
#   BRANCH    the branch to push (main)
set -eu
: "${BLOG:?the checkout of the blog}" "${SOURCES:?where messages lie}"
branch=${BRANCH:-main}
cd "$BLOG"

# One run at a time; a second one has nothing to do.
mkdir -p .blogsite
exec 9>.blogsite/comments-inbox.lock
flock -n 9 || exit 0

git pull --quiet --rebase origin "$branch"
left=0
# shellcheck disable=SC2086 # several sources are several words
blogsite inbox --quiet $SOURCES || left=$?
# 1: some messages found no place, and were told of above; the others are files now.
[ "$left" -le 1 ] || exit "$left"

# A blog without any comment has no such folder.
[ ! -d content/comments ] || git add content/comments
if ! git diff --cached --quiet; then
  git commit --quiet -m "Comments: messages of $(date -u +%Y-%m-%dT%H:%MZ)"
fi
# Somebody else may push in between.
for try in 1 2 3; do
  if [ "$(git rev-list --count "origin/$branch..HEAD")" = 0 ] || git push --quiet origin "HEAD:$branch"; then
    exit "$left"
  fi
  git pull --quiet --rebase origin "$branch"
done
exit 75

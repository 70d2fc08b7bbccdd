#!/bin/sh
# commit_ledger.sh BRANCH SITE  In a clone of its own: commits the addresses of a published site to the branch on the host.
# Another push may come first: then it is done again on top of that, since a sorted list would make a rebase conflict.
set -eu
branch=$1
site=$2
for attempt in 1 2 3; do
    git fetch --quiet origin "$branch"
    git reset --quiet --hard FETCH_HEAD
    .venv/bin/plgdocs ledger "$site"
    git add permalinks.txt
    git diff --cached --quiet && exit 0
    git -c user.name="plgdocs ledger" -c user.email="plgdocs@users.noreply.github.com" \
        commit --quiet --message "Ledger: the addresses of the last publication [skip ci]"
    git push --quiet origin "HEAD:$branch" && exit 0
    echo "The push was refused, try $attempt." >&2
done
proposal="adressen-${GITHUB_RUN_ID:-$(date +%s)}"
git push --quiet origin "HEAD:refs/heads/$proposal"
gh pr create --base "$branch" --head "$proposal" --title "Adressen van de laatste publicatie" \
    --body "Wat gepubliceerd is, blijft bestaan. Voeg dit samen, zodat de controle die adressen bewaakt."

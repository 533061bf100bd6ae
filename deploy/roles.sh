#!/bin/sh
# Run once by PostgreSQL, when its data folder is empty: the database and its two roles.
# The owner migrates; the runner reads and writes, and `devon_coproduction.migrate` takes from it what would rewrite history.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres \
  --set=owner_password="$OWNER_PASSWORD" --set=runner_password="$RUNNER_PASSWORD" <<'SQL'
create role portal_owner login password :'owner_password';
create role portal_runner login password :'runner_password';
create database portal owner portal_owner encoding 'UTF8' template template0;
revoke connect on database portal from public;
grant connect on database portal to portal_owner, portal_runner;
SQL

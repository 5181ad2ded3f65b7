#!/usr/bin/env bash
# Runs the application once on a throwaway database, so that its JVM leaves a cache of loaded classes and profiles in
# /training/app.aot. Part of the image's build; needs PostgreSQL's and Java's programs on the PATH and a user other than root.
set -euo pipefail

database=/tmp/training-database
initdb --pgdata=$database --username=postgres --auth=trust --encoding=UTF8 > /dev/null
pg_ctl --pgdata=$database --wait --log=$database/log \
    --options="-c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp" start > /dev/null
psql --quiet --host=127.0.0.1 --username=postgres --set=ON_ERROR_STOP=1 --file=/training/bootstrap.sql postgres

export WRENCHTIME_DATABASES_MAIN_URL=jdbc:postgresql://127.0.0.1:5432/postgres
export WRENCHTIME_DATABASES_MAIN_APPPASSWORD=trusted WRENCHTIME_DATABASES_MAIN_OWNERPASSWORD=trusted
export WRENCHTIME_MIGRATEONSTART=true WRENCHTIME_DEMO_ENABLED=true SPRING_PROFILES_ACTIVE=container
export WRENCHTIME_TOKENS_SECRET=signs-nothing-outside-of-this-stage
export WRENCHTIME_IDENTITY_SECRET=encrypts-nothing-outside-of-this-stage
export WRENCHTIME_OAUTH_SECRET=seals-nothing-outside-of-this-stage

# The jar must lie where it will lie in the image.
java @/app/jvm.options -Xlog:aot=error -XX:AOTCacheOutput=/training/app.aot -jar /app/app.jar &
application=$!

get() {
    exec 3<> /dev/tcp/127.0.0.1/8080 && printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >&3 && head -n 1 <&3
}

for _ in {1..120}; do
    kill -0 $application
    if (get /health) 2> /dev/null | grep -q ' 200 '; then
        started=yes
        break
    fi
    sleep 0.5
done
[[ ${started:-} ]] || { echo "The application did not answer /health with 200; no cache without a training run" >&2; exit 1; }

# The id follows from the code, see com.wrenchtime.demo.Menu.
service=1941c815-6da5-3b7b-9ce9-92b01abb33c2
today=$(date +%F)

# What the first requests need is then in the cache as well. Their answers do not matter here.
for _ in {1..20}; do
    for path in /health /openapi.json /login /api/v1/public/edgar /api/v1/public/edgar/services \
        "/api/v1/public/edgar/availability?services=$service&from=$today&to=$today&postalCode=95616"; do
        (get "$path") > /dev/null || true
    done
done

kill -TERM $application
wait $application || true
pg_ctl --pgdata=$database --wait --mode=fast stop > /dev/null
rm -r $database
[[ -s /training/app.aot ]] || { echo "The JVM left no cache" >&2; exit 1; }

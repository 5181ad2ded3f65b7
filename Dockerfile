# The application's image: built with the wrapper, unpacked in layers, with a cache of what its JVM learned in a training run.

# --- the jar, in layers
FROM eclipse-temurin:25-jdk AS build
# The front ends are built with Node.
COPY --from=node:22-slim /usr/local/bin/node /usr/local/bin/
COPY --from=node:22-slim /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
# The gates ran before (./mvnw verify); here the same sources are only packaged. The mount keeps the downloads between builds.
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    ./mvnw -B -Dmaven.test.skip=true package \
    && cp platform-api/target/platform-api-*.jar app.jar \
    && java -Djarmode=tools -jar app.jar extract --layers --destination /layers

# --- the training run, on a database that goes with this stage
FROM postgres:18 AS training
COPY --from=eclipse-temurin:25-jre /opt/java/openjdk /opt/java/openjdk
COPY docker/jvm.options /app/
COPY --from=build /layers/dependencies/ /layers/spring-boot-loader/ /layers/snapshot-dependencies/ /layers/application/ /app/
COPY docker/train.sh platform-api/src/main/resources/db/bootstrap.sql /training/
RUN chown postgres /training
USER postgres
RUN PATH=/opt/java/openjdk/bin:$PATH bash /training/train.sh

# --- what is delivered
FROM eclipse-temurin:25-jre
ARG VERSION=0.1.0-SNAPSHOT
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Wrenchtime" \
      org.opencontainers.image.description="Scheduling platform for mobile mechanics" \
      org.opencontainers.image.vendor="Wrenchtime" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
COPY docker/jvm.options ./
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=training --chown=0:0 /training/app.aot ./
# A number needs no entry in /etc/passwd. Nothing is written but /tmp: run it with --read-only --tmpfs /tmp.
USER 10001:10001
# Logs for machines; see application-container.yaml.
ENV SPRING_PROFILES_ACTIVE=container
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
# More options: JDK_JAVA_OPTIONS. Arguments go to the application (--migrate).
ENTRYPOINT ["java", "@/app/jvm.options", "-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]

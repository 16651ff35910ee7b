#!/usr/bin/env bash
# kafka-run-class.sh CLASS ARGUMENTS...
# shellcheck disable=SC2086 # Each variable holds several options.
exec java ${KAFKA_HEAP_OPTS:--Xms256m -Xmx1g} ${KAFKA_JVM_PERFORMANCE_OPTS:-} -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED -Dlog4j2.configurationFile=/etc/kafka/docker/log4j2.properties ${KAFKA_OPTS:-} \
    -cp '/opt/kafka/libs/*' "$@"

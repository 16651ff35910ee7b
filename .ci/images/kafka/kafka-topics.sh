#!/usr/bin/env bash
LOG_LEVEL=WARN exec /opt/kafka/bin/kafka-run-class.sh org.apache.kafka.tools.TopicCommand "$@"

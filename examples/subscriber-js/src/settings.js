const KNOWN = {
  KAFKA_BOOTSTRAP_SERVERS: '127.0.0.1:9092',
  SCHEMA_REGISTRY_URL: 'http://127.0.0.1:8081',
  SCHEMA_REGISTRY_USER_INFO: '',
  TIER_CHANGES_TOPIC: 'tier-changes',
  CONSUMER_GROUP: 'crm-js'
}

/** What the environment says, with defaults for what it leaves out. */
export function settingsFrom(environment) {
  const value = (name) => environment[name] || KNOWN[name]
  return {
    brokers: value('KAFKA_BOOTSTRAP_SERVERS').split(','),
    registryUrls: value('SCHEMA_REGISTRY_URL').split(','),
    registryUserInfo: value('SCHEMA_REGISTRY_USER_INFO'),
    topic: value('TIER_CHANGES_TOPIC'),
    group: value('CONSUMER_GROUP')
  }
}

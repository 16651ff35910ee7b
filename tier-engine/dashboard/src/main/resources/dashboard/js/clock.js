// What time it is for customers, as the server told it last. It is the time of day but while history is read or played.

const MOST_BEHIND_MILLIS = 60_000;
let behind = 0;

/** The server's answer: an instant, or nothing. One that lies behind by little is the time of day. */
export function setClock(told) {
  const millis = Date.parse(told ?? '');
  if (Number.isNaN(millis)) return;
  const by = Date.now() - millis;
  behind = by > MOST_BEHIND_MILLIS ? by : 0;
}

/** Now, for customers. */
export function now() {
  return Date.now() - behind;
}

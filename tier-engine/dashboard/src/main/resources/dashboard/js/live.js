// Events as they happen. They are handed out once per animation frame however many come, and none is asked for while nobody looks.
import { urlOf } from './api.js';

const KINDS = ['change', 'stage', 'segment', 'alert'];
const UNSEEN_MILLIS = 60_000;
const BACK_OFF_MILLIS = [1_000, 2_000, 5_000, 10_000, 30_000];
const BEHIND_MILLIS = 5_000;
const HIDDEN_FLUSH_MILLIS = 1_000;
const MOST_WAITING = 20_000;

export class Live {
  constructor() {
    this.listeners = new Set();
    this.stateListeners = new Set();
    this.gapListeners = new Set();
    this.state = 'connecting';
    this.lastId = null;
    this.waiting = [];
    this.isFlushDue = false;
    this.failures = 0;
    this.perSecond = 0;
    this.inSecond = 0;
    this.skipped = 0;
  }

  start() {
    this.connect();
    setInterval(() => { this.perSecond = this.inSecond; this.inSecond = 0; }, 1_000);
    document.addEventListener('visibilitychange', () => this.seen());
    addEventListener('online', () => this.again(0));
  }

  /** Events in the order in which they came, in batches. Returns what ends that. */
  onEvents(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls with `connecting`, `live`, `behind`, `broken` or `paused`, now and when it changes. */
  onState(listener) {
    this.stateListeners.add(listener);
    listener(this.state);
    return () => this.stateListeners.delete(listener);
  }

  /** Calls when events were missed, so that what was counted along must be asked for again. */
  onGap(listener) {
    this.gapListeners.add(listener);
    return () => this.gapListeners.delete(listener);
  }

  connect() {
    this.source?.close();
    clearTimeout(this.timer);
    const source = new EventSource(urlOf('events', { lastEventId: this.lastId }));
    this.source = source;
    source.addEventListener('open', () => {
      this.failures = 0;
      this.become('live');
    });
    source.addEventListener('error', () => {
      this.become('broken');
      // The browser tries again by itself unless the server answered with an error.
      if (source.readyState === EventSource.CLOSED) this.again(BACK_OFF_MILLIS[Math.min(this.failures++, BACK_OFF_MILLIS.length - 1)]);
    });
    source.addEventListener('gap', () => this.missed());
    for (const kind of KINDS) source.addEventListener(kind, message => this.receive(kind, message));
  }

  again(millis) {
    clearTimeout(this.timer);
    if (this.state !== 'live' && this.state !== 'behind') this.timer = setTimeout(() => this.connect(), millis);
  }

  receive(kind, message) {
    this.lastId = message.lastEventId || this.lastId;
    this.inSecond++;
    let event;
    try {
      event = JSON.parse(message.data);
    } catch {
      return;
    }
    event.kind ??= kind;
    this.waiting.push(event);
    if (this.waiting.length > MOST_WAITING) {
      this.waiting.splice(0, MOST_WAITING / 2);
      this.skipped++;
    }
    if (!this.isFlushDue) {
      this.isFlushDue = true;
      if (document.hidden) setTimeout(() => this.flush(), HIDDEN_FLUSH_MILLIS);
      else requestAnimationFrame(() => this.flush());
    }
  }

  flush() {
    this.isFlushDue = false;
    const batch = this.waiting;
    this.waiting = [];
    const decided = Date.parse(batch.at(-1)?.decidedAt ?? '');
    if (this.source && decided) this.become(Date.now() - decided > BEHIND_MILLIS && batch.length > 20 ? 'behind' : 'live');
    if (this.skipped) this.missed();
    this.skipped = 0;
    this.listeners.forEach(listener => listener(batch));
  }

  missed() {
    this.gapListeners.forEach(listener => listener());
  }

  seen() {
    clearTimeout(this.unseen);
    if (document.hidden) {
      this.unseen = setTimeout(() => {
        this.source?.close();
        this.source = null;
        this.become('paused');
      }, UNSEEN_MILLIS);
    } else if (!this.source) {
      this.connect();
    }
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.stateListeners.forEach(listener => listener(state));
  }
}

export const live = new Live();

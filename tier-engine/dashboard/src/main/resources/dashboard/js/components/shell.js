// What is around every page: program, search, language, theme, who is logged in, whether the page is live.
import { logOut } from '../api.js';
import { h } from '../dom.js';
import { chooseLanguage, choice, language, list, t } from '../i18n/index.js';
import { live } from '../live.js';
import { chooseTheme, session, themeChoice } from '../session.js';
import { select } from './inputs.js';
import { searchBox } from './search.js';

const PAGES = [['overview', '/'], ['risk', '/risk'], ['falling', '/falling'], ['customers', '/customers'], ['handbook', '/handbook'], ['engine', '/engine']];

function liveMark() {
  const text = h('span', { class: 'live-text' });
  const element = h('span', { class: 'live', role: 'status' }, h('span', { class: 'live-dot', 'aria-hidden': 'true' }), text);
  const end = live.onState(state => {
    element.dataset.state = state;
    text.textContent = choice('live', state);
  });
  return { element, end };
}

function who() {
  const { me } = session;
  if (!me) return null;
  const role = me.roles.at(-1);
  const sees = me.visibility ? ` · ${t('sees', choice('attribute', me.visibility.attribute), list(me.visibility.values))}` : '';
  return h('span', { class: 'who', title: me.roles.map(one => choice('role', one)).join(', ') + sees }, h('span', { class: 'who-name' }, me.name), h('span', { class: 'quiet' }, choice('role', role), sees));
}

/** For who came by a login with this browser. */
function leave() {
  const path = session.me?.logout;
  return path && h('button', { type: 'button', class: 'button', onClick: () => logOut(path).finally(() => location.reload()) }, t('logout'));
}

/** The frame with a place for the page. `again()` draws everything anew, in another language. */
export function shell(again) {
  const mark = liveMark();
  const nav = h('nav', { class: 'nav', 'aria-label': t('nav') }, PAGES.map(([name, path]) => h('a', { href: '#' + path, data: { name } }, choice('page', name))));
  const languages = select({ label: t('language'), value: language(), options: [{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }], onChange: value => { chooseLanguage(value); again(); } });
  languages.control.id = 'language';
  languages.querySelector('label').htmlFor = 'language';
  const themes = select({ label: t('theme'), value: themeChoice(), options: ['auto', 'light', 'dark'].map(value => ({ value, label: choice('theme', value) })), onChange: chooseTheme });
  const main = h('main', { id: 'main', tabindex: -1 });
  const element = h('div', { class: 'shell' },
    h('a', { class: 'skip', href: '#main', onClick: event => { event.preventDefault(); main.focus(); } }, t('skip')),
    h('header', { class: 'top' },
      h('a', { class: 'brand', href: '#/' }, h('span', { class: 'brand-mark', 'aria-hidden': 'true' }), h('span', { class: 'brand-name' }, session.policy?.program ?? t('title'))),
      session.policy && searchBox(), h('div', { class: 'top-end' }, session.policy && mark.element, languages, themes, who(), leave())),
    session.policy && nav, main, h('div', { id: 'toast', class: 'toast', role: 'status' }));
  const arrived = name => nav.querySelectorAll('a').forEach(link => {
    if (link.dataset.name === name) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else {
      link.removeAttribute('aria-current');
    }
  });
  return { element, main, arrived, end: mark.end };
}

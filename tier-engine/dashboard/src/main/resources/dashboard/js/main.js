// Starts the dashboard: who is logged in and the policy first, then pages by the address.
import { problemView, skeleton } from './components/states.js';
import { shell } from './components/shell.js';
import { h, replace } from './dom.js';
import { choice, language, locale, t } from './i18n/index.js';
import { live } from './live.js';
import { atRisk } from './pages/at-risk.js';
import { crossTable } from './pages/cross-table.js';
import { customer } from './pages/customer.js';
import { customers } from './pages/customers.js';
import { engine } from './pages/engine.js';
import { falling } from './pages/falling.js';
import { handbook } from './pages/handbook.js';
import { overview } from './pages/overview.js';
import { listen, route, show } from './router.js';
import { session, showTheme, start } from './session.js';

route('/', 'overview', overview);
route('/risk', 'risk', atRisk);
route('/falling', 'falling', falling);
route('/customers', 'customers', customers);
route('/customers/cross', 'customers', crossTable);
route('/customer/:id', 'customers', customer);
route('/handbook', 'handbook', handbook);
route('/engine', 'engine', engine);

const app = document.getElementById('app');
let frame;

function nowhere(context) {
  context.root.append(h('h1', null, t('problem.404')), h('p', null, h('a', { href: '#/' }, t('page.overview'))));
}

function turnTo(isMoved) {
  show(frame.main, nowhere, name => {
    frame.arrived(name);
    document.title = name ? `${choice('page', name)} · ${t('title')}` : t('title');
  });
  if (isMoved) {
    scrollTo(0, 0);
    frame.main.focus({ preventScroll: true });
  }
}

function draw() {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : locale();
  frame?.end();
  frame = shell(() => { draw(); document.getElementById('language').focus(); });
  replace(app, frame.element);
  if (session.policy) turnTo(false);
}

let isListening = false;

async function boot() {
  showTheme();
  draw();
  replace(frame.main, skeleton(6));
  try {
    await start();
  } catch (problem) {
    const view = problemView(problem, boot);
    replace(frame.main, h('h1', { class: 'sr' }, t('title')), view);
    if ([0, 429, 503].includes(problem.status)) setTimeout(boot, 1_000 * problem.retryAfter);
    return;
  }
  showTheme();
  if (!isListening) {
    isListening = true;
    live.start();
    listen(() => turnTo(true));
  }
  draw();
}

boot();

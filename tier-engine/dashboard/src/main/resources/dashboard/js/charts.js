// Charts by ECharts, on a canvas: one place for theme, description and the same numbers as a table.
import { h, replace } from './dom.js';
import { t } from './i18n/index.js';
import { onTheme } from './session.js';

const SOURCE = '/webjars/echarts/5.5.0/echarts.min.js';
let library;

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = h('script', { src: SOURCE });
    script.addEventListener('load', () => resolve(globalThis.echarts));
    script.addEventListener('error', () => { library = undefined; script.remove(); reject(new Error(t('chart.missing'))); });
    document.head.append(script);
  });
  return library;
}

/** The page's colours now. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(name).trim();
  return { text: of('--text'), quiet: of('--quiet'), line: of('--line'), surface: of('--surface'), accent: of('--accent'), up: of('--up'), down: of('--down'), font: of('--font') };
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Axes, tooltip and text as all charts have them. */
function themed(option, of, label) {
  const axis = given => given && (Array.isArray(given) ? given.map(axis) : {
    ...given,
    axisLine: { lineStyle: { color: of.line }, ...given.axisLine },
    axisTick: { show: false, ...given.axisTick },
    axisLabel: { color: of.quiet, fontSize: 11, ...given.axisLabel },
    splitLine: { lineStyle: { color: of.line, opacity: 0.6 }, ...given.splitLine },
  });
  return {
    animation: !isStill(), animationDuration: 300, animationDurationUpdate: 200,
    textStyle: { fontFamily: of.font, color: of.text, fontSize: 12 },
    grid: { left: 8, right: 12, top: 16, bottom: 4, containLabel: true },
    ...option,
    aria: { enabled: true, label: { description: label } },
    tooltip: {
      confine: true, backgroundColor: of.surface, borderColor: of.line, borderWidth: 1, padding: [6, 10],
      textStyle: { color: of.text, fontSize: 12, fontFamily: of.font }, extraCssText: 'box-shadow: none;', ...option.tooltip,
    },
    legend: option.legend && { textStyle: { color: of.text }, itemWidth: 10, itemHeight: 10, icon: 'roundRect', ...option.legend },
    ...(option.xAxis && { xAxis: axis(option.xAxis), yAxis: axis(option.yAxis) }),
  };
}

/**
 * A chart. `option(colours)` is what ECharts gets, `rows()` gives the same numbers as `{head, rows}` for whoever can't see it, `label` says what
 * it shows.
 */
export function chart(context, { label, option, rows, height = 260, onClick }) {
  const canvas = h('div', { class: 'chart-canvas', role: 'img', 'aria-label': label, vars: { '--height': height + 'px' } });
  const body = h('div', { class: 'chart-table' });
  const details = h('details', { class: 'chart-data', onToggle: () => details.open && fillTable() }, h('summary', null, t('chart.data')), body);
  const element = h('figure', { class: 'chart' }, canvas, rows && details);
  let drawn;
  let frame;

  function fillTable() {
    const { head, rows: lines } = rows();
    replace(body, h('div', { class: 'table-wrap', role: 'region', tabindex: 0, 'aria-label': label }, h('table', null, h('caption', { class: 'sr' }, label),
      h('thead', null, h('tr', null, head.map((cell, n) => h('th', { scope: 'col', class: n && 'align-end' }, cell)))),
      h('tbody', null, lines.map(line => h('tr', null, line.map((cell, n) => (n ? h('td', { class: 'align-end' }, cell) : h('th', { scope: 'row' }, cell)))))))));
  }
  function draw() {
    if (drawn) drawn.setOption(themed(option(colours()), colours(), label), { notMerge: true });
    if (details.open) fillTable();
  }
  const resized = new ResizeObserver(() => {
    if (canvas.isConnected) drawn?.resize();
    else end();
  });
  const end = () => { ended(); resized.disconnect(); cancelAnimationFrame(frame); drawn?.dispose(); drawn = null; };
  const ended = onTheme(draw);
  context.onLeave(end);

  load().then(echarts => {
    // The element must have a size before it is drawn on.
    frame = requestAnimationFrame(() => {
      if (context.signal.aborted || !canvas.isConnected) return;
      drawn = echarts.init(canvas, null, { renderer: 'canvas' });
      if (onClick) drawn.on('click', onClick);
      resized.observe(canvas);
      draw();
    });
  }).catch(e => replace(canvas, h('p', { class: 'empty' }, e.message)));
  return { element, update: draw };
}

/** A line of a tooltip as an element, so that names from data are never read as markup. */
export function tip(title, lines) {
  return h('div', { class: 'tip' }, h('strong', null, title), lines.map(([name, value, colour]) => h('div', { class: 'tip-line' },
    colour && h('span', { class: 'tip-swatch', vars: { '--swatch': colour } }), h('span', null, name), h('b', null, value))));
}

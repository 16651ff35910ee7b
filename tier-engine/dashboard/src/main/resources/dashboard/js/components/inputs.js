// Fields of forms and filters.
import { h, uniqueId } from '../dom.js';
import { t } from '../i18n/index.js';

/** A choice from a list of `{value, label}`. */
export function select({ label, value, options, onChange, isCompact }) {
  const id = uniqueId('select');
  const control = h('select', { id, onChange: event => onChange?.(event.target.value) }, options.map(option => h('option', { value: option.value }, option.label)));
  control.value = value ?? '';
  return Object.assign(h('div', { class: ['field', isCompact && 'field-compact'] }, h('label', { for: id }, label), control), { control });
}

export function input({ label, hint, ...properties }) {
  const id = uniqueId('input');
  const hintId = hint && id + '-hint';
  const control = h('input', { id, 'aria-describedby': hintId, ...properties });
  return Object.assign(h('div', { class: 'field' }, h('label', { for: id }, label), control, hint && h('span', { class: 'hint', id: hintId }, hint)), { control });
}

export function area({ label, ...properties }) {
  const id = uniqueId('area');
  const control = h('textarea', { id, rows: 2, ...properties });
  return Object.assign(h('div', { class: 'field field-wide' }, h('label', { for: id }, label), control), { control });
}

/** One of a few, as buttons side by side. */
export function segmented({ label, value, options, onChange }) {
  const buttons = options.map(option => h('button', {
    type: 'button', 'aria-pressed': String(option.value === value), data: { value: option.value },
    onClick: event => {
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
      onChange(option.value);
    },
  }, option.label));
  return h('div', { class: 'segmented', role: 'group', 'aria-label': label }, buttons);
}

/** Calls once it has been quiet for a moment. */
export function settled(listener, millis = 200) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => listener(...values), millis);
  };
}

export function anyOption() {
  return { value: '', label: t('any') };
}

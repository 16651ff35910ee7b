// Words in the language that was chosen.
import { keepLanguage, languageChoice } from '../session.js';
import en from './en.js';
import explainEn from './explain.en.js';
import explainZh from './explain.zh.js';
import zh from './zh.js';

const catalogues = { en: { ...explainEn, ...en }, zh: { ...explainZh, ...zh } };
let chosen = languageChoice();

export function language() {
  return chosen;
}

export function locale() {
  return chosen === 'zh' ? 'zh-CN' : 'en-GB';
}

export function chooseLanguage(next) {
  chosen = next;
  keepLanguage(next);
}

const MARK = '\uE000';
const MARKS = new RegExp(` *${MARK}[${MARK} ]*`, 'g');
const MEETING = new RegExp(`(?<=\\p{Script=Han})${MARK}(?=[A-Za-z0-9¥$€+±-])|(?<=[A-Za-z0-9%])${MARK}(?=\\p{Script=Han}|[A-Za-z0-9-])`, 'gu');

/** Chinese typography: a blank between a Chinese character and a Latin letter or a number, and nowhere else. */
function spaced(marked) {
  return marked.replace(MARKS, MARK).replace(MEETING, ' ').replaceAll(MARK, '');
}

function fill(sentence, values) {
  const mark = chosen === 'zh' ? MARK : '';
  const filled = sentence.replace(/\{(\d+)\}/g, (_, place) => mark + (values[Number(place)] ?? '') + mark);
  return mark ? spaced(filled) : filled;
}

/** A sentence by its key, {0} and so on filled in. */
export function t(key, ...values) {
  const sentence = catalogues[chosen][key];
  return sentence === undefined ? key : fill(sentence, values);
}

/** A sentence about a number of things: KEY.one or KEY.many. {0} is the number, as `shown`. */
export function tn(key, count, shown, ...values) {
  return t(`${key}.${count === 1 ? 'one' : 'many'}`, shown, ...values);
}

/** The sentence for one of several choices; for one that a later engine may know, how the engine names it. */
export function choice(prefix, which, ...values) {
  const sentence = catalogues[chosen][`${prefix}.${which}`];
  return sentence === undefined ? String(which) : fill(sentence, values);
}

/** Several texts as a list. */
export function list(texts) {
  return texts.join(t('list.join'));
}

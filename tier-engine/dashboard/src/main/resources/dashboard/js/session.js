// What the whole page knows: who is logged in, the policy, and what this browser prefers.
import { get } from './api.js';

const RAMP = {
  light: ['#cfdde3', '#93bfc6', '#4a98a3', '#1c6a78', '#083c4a'],
  dark: ['#35515c', '#3f7c88', '#4fa6ab', '#8fd0cb', '#d6f4ec'],
};

export const session = { me: null, policy: null };

export async function start() {
  session.me = await get('me');
  session.policy = await get('policy');
}

function stored(key) {
  try {
    return localStorage.getItem('tier-engine.' + key);
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    localStorage.setItem('tier-engine.' + key, value);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

const THEMES = ['auto', 'light', 'dark'];
const dark = matchMedia('(prefers-color-scheme: dark)');
const themed = new Set();

export function themeChoice() {
  const choice = stored('theme');
  return THEMES.includes(choice) ? choice : 'auto';
}

/** The theme that is shown: light or dark. */
export function theme() {
  const choice = themeChoice();
  return choice === 'auto' ? (dark.matches ? 'dark' : 'light') : choice;
}

export function chooseTheme(choice) {
  keep('theme', choice);
  showTheme();
}

/** Calls when the theme changes; returns what ends that. */
export function onTheme(listener) {
  themed.add(listener);
  return () => themed.delete(listener);
}

export function showTheme() {
  const root = document.documentElement;
  root.dataset.theme = theme();
  tiers().forEach((tier, rank) => root.style.setProperty(`--tier-${rank}`, tierColour(rank)));
  themed.forEach(listener => listener());
}
dark.addEventListener('change', () => themeChoice() === 'auto' && showTheme());

export function languageChoice() {
  const choice = stored('language');
  return choice === 'en' || choice === 'zh' ? choice : navigator.language?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function keepLanguage(language) {
  keep('language', language);
}

/** The policy's tiers, the lowest first. */
export function tiers() {
  return session.policy?.tiers ?? [];
}

/** A tier's place from 0, the lowest; -1 if the policy hasn't got it. */
export function rankOf(id) {
  return tiers().findIndex(tier => tier.id === id);
}

const channels = colour => [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));

/** A colour by rank: one hue, the higher the further from the page, so that their order shows without telling hues apart. */
export function tierColour(rank) {
  const ramp = RAMP[theme()];
  const last = Math.max(1, tiers().length - 1);
  const place = Math.max(0, Math.min(1, rank / last)) * (ramp.length - 1);
  const low = channels(ramp[Math.floor(place)]);
  const high = channels(ramp[Math.ceil(place)]);
  return '#' + low.map((of, n) => Math.round(of + (high[n] - of) * (place % 1)).toString(16).padStart(2, '0')).join('');
}

// Conditions as trees of what holds and what doesn't.
import { h } from '../dom.js';
import { t } from '../i18n/index.js';
import { node, tierName, treeOf } from '../words.js';
import { tierIcon } from './marks.js';

function mark(holds) {
  return h('span', { class: ['holds', holds ? 'holds-yes' : 'holds-no'] }, h('span', { 'aria-hidden': 'true' }, holds ? '✓' : '✗'), h('span', { class: 'sr' }, t(holds ? 'mark.true' : 'mark.false')));
}

function branch(tree) {
  return h('li', null, h('div', { class: 'node' }, mark(tree.node.holds), h('span', null, node(tree.node))), tree.parts.length > 0 && h('ul', null, tree.parts.map(branch)));
}

/** A condition; parts that must all hold simply follow each other. */
export function conditionTree(nodes) {
  const roots = treeOf(nodes);
  const isOpen = roots.length === 1 && roots[0].node.kind === 'ALL';
  return h('ul', { class: 'tree' }, (isOpen ? roots[0].parts : roots).map(branch));
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function headed(holds, title, nodes) {
  return h('div', { class: 'condition' }, h('div', { class: 'node condition-title' }, mark(holds), h('span', null, title)), conditionTree(nodes));
}

/** The tiers beside the customer's, the highest first, with what rising and staying take. */
export function tierConditions(explanation) {
  return [...explanation.tiers].reverse().filter(tier => tier.enterCondition.length).map(tier => {
    const name = tierName(tier.tier);
    const first = tier.enterCondition[0];
    const isOpen = tier.enterCondition.length === 1 && first.kind === 'CONSTANT' && tier.enter;
    return h('div', { class: 'tier-condition' }, h('h3', null, tierIcon(tier.tier), ' ', name),
      isOpen ? h('p', { class: 'quiet' }, t('open'))
        : isSame(tier.enterCondition, tier.retainCondition) ? headed(tier.enter, t('tier.both', name), tier.enterCondition)
          : [headed(tier.enter, t('tier.enter', name), tier.enterCondition), headed(tier.retain, t('tier.retain', name), tier.retainCondition)]);
  });
}

/** The guards, those that hold first, each with why. */
export function guards(explanation) {
  if (!explanation.guards.length) return h('p', { class: 'quiet' }, t('guards.noneAtAll'));
  const holding = explanation.guards.filter(guard => guard.holds);
  return [
    !holding.length && h('p', { class: 'quiet' }, t('guards.none')),
    explanation.guards.map(guard => h('details', { class: 'guard', open: guard.holds }, h('summary', null, mark(guard.holds), ' ', guard.holds ? t('guard', guard.name, tierName(guard.cap)) : t('guard.not', guard.name, tierName(guard.cap))), conditionTree(guard.condition))),
  ];
}

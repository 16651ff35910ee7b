// The little Markdown that the policy's sentences are written in: headings, lists of two depths, paragraphs.

/** Blocks `{kind: 'heading', depth, text}`, `{kind: 'list', isOrdered, items: [{text, parts}]}` and `{kind: 'text', text}`. */
export function blocks(lines) {
  const found = [];
  let isParagraph = false;
  for (const line of [lines].flat().flatMap(text => String(text).split('\n'))) {
    const heading = /^(#+) (.*)$/.exec(line);
    const item = /^( *)(?:-|(\d+)\.) (.*)$/.exec(line);
    const last = found.at(-1);
    if (heading) {
      found.push({ kind: 'heading', depth: heading[1].length, text: heading[2] });
    } else if (item && item[1] && last?.kind === 'list') {
      last.items.at(-1).parts.push(item[3]);
    } else if (item) {
      const isOrdered = item[2] !== undefined;
      if (last?.kind === 'list' && last.isOrdered === isOrdered && !last.isEnded) last.items.push({ text: item[3], parts: [] });
      else found.push({ kind: 'list', isOrdered, items: [{ text: item[3], parts: [] }] });
    } else if (line.trim() === '') {
      if (last?.kind === 'list') last.isEnded = true;
    } else if (isParagraph && last?.kind === 'text') {
      last.text += ' ' + line.trim();
    } else {
      found.push({ kind: 'text', text: line.trim() });
    }
    isParagraph = line.trim() !== '' && !heading && !item;
  }
  return found;
}

/** The blocks by the headings of the second depth: `{title, blocks}`; what comes before the first has no title. */
export function sections(lines) {
  const found = [{ title: null, blocks: [] }];
  for (const block of blocks(lines)) {
    if (block.kind === 'heading' && block.depth === 2) found.push({ title: block.text, blocks: [] });
    else if (block.kind !== 'heading') found.at(-1).blocks.push(block);
  }
  return found;
}

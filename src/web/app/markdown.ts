import { withoutControls } from '../../i18n/index.js'
import { element, fill } from './dom.js'

/** Longer texts are cut: nobody reads them here, and parsing must not take long. */
const MAX_CHARACTERS = 2000
/** What shows nothing: controls but for tabs and ends of lines, and what has no width but does not join letters. */
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2060-\u2064\ufeff]/g
/** Whether a text may have anything to lay out; most have not, and then nothing is loaded. */
const MARKED = /[*_`#[\]~|]|^\s*(?:[-+>]|\d+[.)])\s/m

/**
 * A text of others that may be Markdown (OB 3.0, `criteria.narrative`), laid out: the parser only says what is what, and elements are made here,
 * out of a short list. Markup in it stays text, pictures are named and not loaded, and where a link leads is written beside it.
 */
export function showMarkdown(text: string): HTMLElement {
  const clean = withoutControls(text.slice(0, MAX_CHARACTERS)).replace(HIDDEN, '')
  const shown = element('div', { class: 'markdown', dir: 'auto' }, element('p', {}, clean))
  if (MARKED.test(clean)) void layOut(shown, clean)
  return shown
}

async function layOut(shown: HTMLElement, text: string): Promise<void> {
  try {
    const { toNodes } = await import('./markdown-nodes.js')
    const nodes = await toNodes(text)
    // Of rules alone nothing would be left.
    if (nodes.length > 0) fill(shown, ...nodes)
  } catch {
    // What cannot be parsed or loaded stays as it is written.
  }
}

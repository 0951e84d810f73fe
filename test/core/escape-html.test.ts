import { expect, it } from 'vitest'
import { escapeHtml } from '../../src/core/index.js'

it('escapeHtml leaves nothing that begins or ends an element, a reference or an attribute', () => {
  expect(escapeHtml(`<a b="c" d='e' f=\`g\`>&amp;</a>`)).not.toMatch(/[<>"'`]|&(?!#\d+;)/)
  expect(escapeHtml('&<>"\'`')).toBe('&#38;&#60;&#62;&#34;&#39;&#96;')
  expect(escapeHtml('é 5 \u{1f6b2}')).toBe('é 5 \u{1f6b2}')
})

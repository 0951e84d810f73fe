import type { CatalogueHead } from '../i18n/index.js'

/** Scripts that are written from right to left (ISO 15924). */
const RIGHT_TO_LEFT = /* @__PURE__ */ new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Samr', 'Mand', 'Adlm', 'Rohg', 'Yezi'])

/**
 * Whether a picture is read from right to left: its phrases are, or the language of its names (BCP 47) is, by its script or by the
 * one it is likely written in.
 */
export function isRightToLeft(language: string, { direction }: CatalogueHead): boolean {
  if (direction === 'rtl') return true
  try {
    return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script ?? '')
  } catch {
    // What is no language tag is no reason not to draw.
    return false
  }
}

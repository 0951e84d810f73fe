/** What pictures of this room are made of: nothing in it refers to anything. */
const TOKEN =
  /<(?:(svg|title|desc|g|rect|path|circle|line|polyline|polygon|text)((?:\s+[A-Za-z:-]+="[^"<]*")*)\s*\/?|\/(?:svg|title|desc|g|rect|path|circle|line|polyline|polygon|text))>|[^<]+/y
const REFERENCE = /(?:^|\s)(?:[\w-]+:)?(?:href|src|style|on[a-z]+)\s*=|url\s*\(/i
const SIZE = /^<svg[^>]*?\swidth="([\d.]+)" height="([\d.]+)"/

/** The size of a picture that is made of shapes and texts alone; `undefined` of what may lead a renderer to a file or an address. */
export function sizeOfOwn(svg: string): { readonly width: number; readonly height: number } | undefined {
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < svg.length; ) {
    const match = TOKEN.exec(svg)
    if (match === null || REFERENCE.test(unescapeXml(match[2] ?? ''))) return undefined
    // No entity but a number: others would have to be declared.
    if (/&(?!#\d+;)/.test(match[0])) return undefined
  }
  const [, width, height] = SIZE.exec(svg) ?? []
  const size = { width: Number(width), height: Number(height) }
  return size.width > 0 && size.height > 0 ? size : undefined
}

/** Character data as text. */
export function unescapeXml(text: string): string {
  return text.replace(/&#(\d{1,7});/g, (whole, code: string) =>
    Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
  )
}

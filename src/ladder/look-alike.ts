/** Letters that many typefaces draw like the Latin letter after them (a small part of UTS 39's confusables), lower case. */
const CONFUSABLES =
  'аa вb сc ԁd еe һh іi јj кk ӏl мm нh оo рp ԛq ѕs тt ѵv ԝw хx уy αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw γy ıi 0o 1l'
const SKELETON: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ CONFUSABLES.split(' ').map((pair): [string, string] => [pair.slice(0, -1), pair.slice(-1)]),
)
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
]

/** A form that two texts share when people would take one for the other. */
export function skeletonOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return Array.from(plain, (letter) => SKELETON.get(letter) ?? letter).join('')
}

/** {@link skeletonOf} for IRIs: percent-encoding and slashes at the end make no difference either. */
export function iriSkeleton(iri: string): string {
  const decoded = decodePercent(iri)
  let end = decoded.length
  while (decoded[end - 1] === '/') end--
  return skeletonOf(decoded.slice(0, end))
}

/** The scripts of the first word of an IRI that mixes Latin, Cyrillic and Greek letters. */
export function mixedScripts(iri: string): readonly string[] | undefined {
  for (const word of decodePercent(iri).split(/[^\p{L}\p{M}]+/u)) {
    const scripts = SCRIPTS.filter(([, pattern]) => pattern.test(word)).map(([name]) => name)
    if (scripts.length > 1) return scripts
  }
  return undefined
}

/** An IRI with its percent-encoding undone, or as it is where that cannot be. */
export function decodePercent(iri: string): string {
  if (!iri.includes('%')) return iri
  try {
    return decodeURIComponent(iri)
  } catch {
    return iri
  }
}

/** One of a list in a header of what a client wants, with how much it wants it. */
interface Wanted {
  readonly name: string
  readonly q: number
}

/** How much of such a header is looked at. */
const MAX_CHARACTERS = 2000
const MAX_ENTRIES = 50

function readWanted(header: string | null): readonly Wanted[] {
  return (header ?? '')
    .slice(0, MAX_CHARACTERS)
    .split(',', MAX_ENTRIES)
    .map((entry) => {
      const [name = '', ...params] = entry.split(';').map((part) => part.trim().toLowerCase())
      const given = /^q=([01](?:\.\d{0,3})?)$/.exec(params.find((one) => one.startsWith('q=')) ?? 'q=1')?.[1]
      return { name, q: given === undefined ? 0 : Number(given) }
    })
    .filter(({ name, q }) => name !== '' && q > 0)
}

/**
 * Whether JSON is asked for by its name, and no page more than it: whatever else is asked for gets a page (VCALM 1.0, interaction
 * protocols response).
 */
export function wantsJson(request: Request): boolean {
  const wanted = readWanted(request.headers.get('accept'))
  const of = (type: string): number => Math.max(0, ...wanted.filter(({ name }) => name === type).map(({ q }) => q))
  const json = of('application/json')
  return json > 0 && json >= of('text/html')
}

/**
 * The languages that a request asks for, the most wanted first (RFC 9110 section 12.5.4); of a long list the beginning alone.
 *
 * @example
 * ```ts
 * import { wantedLanguages } from 'rungs/exchange'
 * wantedLanguages(new Request('https://courier.example', { headers: { 'accept-language': 'en;q=0.5, pt-BR' } })) // ['pt-br', 'en']
 * ```
 */
export function wantedLanguages(request: Request): readonly string[] {
  return [...readWanted(request.headers.get('accept-language'))].sort((a, b) => b.q - a.q).map(({ name }) => name)
}

import { checkOptions, type JsonObject, requireOption } from '../core/index.js'
import type { Middleware } from '../exchange/index.js'
import { type Language, languages, matchLanguage } from '../i18n/index.js'
import { defineLadder, type Ladder, type WageEvidence } from '../ladder/index.js'
import { answer, type KeptFile, keep } from './answer.js'
import { ladderPolicy } from './build-ladder-page.js'
import { filesIn, ladderAssets, ladderIndexFiles, ladderName } from './ladder-files.js'
import { languageFor } from './language-choice.js'
import { fileOfLanguage } from './pages/language-names.js'

/** Options of {@link createLadderPages}. */
export interface CreateLadderPagesOptions {
  readonly ladders: readonly Ladder[]
  /** The path that the pages are below, without a slash at its end. Default `/ladders`. */
  readonly path?: string
  /** Figures of pay for the ids that rungs give. */
  readonly evidence?: readonly WageEvidence[]
  /** DID documents of issuers, so that nobody has to be asked for them. */
  readonly documents?: readonly JsonObject[]
  /** Whether workers can have their own badges placed. Default `true`. */
  readonly ownBadges?: boolean
}

const PERMISSIONS = 'camera=(), microphone=(), geolocation=()'

/**
 * Shows the pages of ladders, each at its {@link ladderName} below a path, in the language that `?lang` says or else the browser asks
 * for. A page is made when it is first asked for. Whatever else is asked for goes on to the next handler.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and as `defineLadder`
 * @example
 * ```ts
 * import { withMiddleware } from 'rungs/exchange'
 * import type { Ladder } from 'rungs/ladder'
 * import { createLadderPages } from 'rungs/web'
 * const handlerOf = (ladder: Ladder) =>
 *   withMiddleware(async () => new Response(null, { status: 404 }), createLadderPages({ ladders: [ladder] }))
 * ```
 */
export function createLadderPages(options: CreateLadderPagesOptions): Middleware {
  checkOptions(options, ['ladders', 'path', 'evidence', 'documents', 'ownBadges'], 'createLadderPages')
  const { ladders, path = '/ladders', ownBadges = true, ...more } = options
  requireOption(/^(\/[\w.~-]+)+$/.test(path), 'path', 'a path without a slash at its end')
  const byName = new Map(ladders.map((ladder): [string, Ladder] => [ladderName(ladder), defineLadder(ladder)]))
  requireOption(byName.size === ladders.length, 'ladders', 'ladders with different ends of their ids')
  const policy = `${ladderPolicy({ ownBadges })}; frame-ancestors 'none'`
  const made = new Map<string, Promise<readonly KeptFile[]>>()
  const once = (key: string, make: () => Promise<readonly KeptFile[]>): Promise<readonly KeptFile[]> => {
    const known = made.get(key)
    if (known !== undefined) return known
    const making = make()
    made.set(key, making)
    // What failed once may succeed when it is asked for again.
    making.catch(() => made.delete(key))
    return making
  }
  const assets = (): Promise<readonly KeptFile[]> => once('', async () => (await ladderAssets()).map(keep))
  const pages = (name: string, ladder: Ladder, language: Language): Promise<readonly KeptFile[]> =>
    once(`${name} ${language}`, async () => (await filesIn(language, ladder, { ...more, ownBadges })).map(keep))
  return (next) => async (request, connection) => {
    const { pathname, search, searchParams } = new URL(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || !pathname.startsWith(`${path}/`)) return next(request, connection)
    const rest = pathname.slice(path.length + 1)
    const give = (file: KeptFile | undefined, isChosen = false): Promise<Response> | Response =>
      file === undefined ? next(request, connection) : answer(file, request, { policy, permissions: PERMISSIONS, isChosen })
    if (rest.startsWith('assets/') || rest === 'service-worker.js')
      return give((await assets()).find((file) => file.path === rest))
    const wanted = searchParams.get('lang')
    const chosen = (): Language => (wanted === null ? languageFor(request) : (matchLanguage([wanted.slice(0, 40)]) ?? 'en'))
    if (rest === '' || languages.some((language) => rest === fileOfLanguage(language))) {
      const all = await once('index', async () => (await ladderIndexFiles([...byName.values()])).map(keep))
      return give(
        all.find((one) => one.path === (rest || fileOfLanguage(chosen()))),
        rest === '',
      )
    }
    const [name = '', file, ...others] = rest.split('/')
    const ladder = byName.get(name)
    if (ladder === undefined || others.length > 0) return next(request, connection)
    if (file === undefined) return new Response(null, { status: 308, headers: { location: `${name}/${search}` } })
    const language = file === '' ? chosen() : languageOf(file)
    if (language === undefined) return next(request, connection)
    const all = await pages(name, ladder, language)
    return give(
      all.find((one) => one.path === (file === '' ? fileOfLanguage(language) : file)),
      file === '',
    )
  }
}

function languageOf(file: string): Language | undefined {
  return languages.find((language) => file === fileOfLanguage(language) || file === `ladder.${language}.svg`)
}

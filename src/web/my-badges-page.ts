import { checkOptions, late, requireOption } from '../core/index.js'
import type { Middleware } from '../exchange/index.js'
import { type MyBadgesFilesOptions, myBadgesFiles } from './my-badges-files.js'
import { before, isPagePath, showFiles } from './site.js'

/** Options of {@link createMyBadgesPage}. */
export interface CreateMyBadgesPageOptions extends MyBadgesFilesOptions {
  /** The path of the page, without a slash at its end. Default `/badges`. */
  readonly path?: string
}

/**
 * Shows the page of a worker's own badges at a path, in the language that the browser asks for, with a strict Content-Security-Policy.
 * The service keeps nothing of any worker: badges and keys stay in their browser. Whatever else is asked for goes on to the next handler.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, and as `defineLadder` when it is first asked for
 * @example
 * ```ts
 * import { withMiddleware } from 'rungs/exchange'
 * import { createMyBadgesPage } from 'rungs/web'
 * const handler = withMiddleware(async () => new Response(null, { status: 404 }), createMyBadgesPage())
 * ```
 */
export function createMyBadgesPage(options: CreateMyBadgesPageOptions = {}): Middleware {
  checkOptions(options, ['path', 'ladders', 'documents', 'verifyPage'], 'createMyBadgesPage')
  const { path = '/badges', ...more } = options
  requireOption(isPagePath(path), 'path', 'a path without a slash at its end')
  const show = late(async () => showFiles(path, await myBadgesFiles(more)))
  return (next) =>
    before(next, async (request) => {
      const { pathname } = new URL(request.url)
      // What a phone shares is taken by the service worker; where there is none yet, it is not read here either.
      if (request.method === 'POST' && pathname === `${path}/share`)
        return new Response(null, { status: 303, headers: { location: './?missed', 'cache-control': 'no-store' } })
      if (pathname !== path && !pathname.startsWith(`${path}/`)) return undefined
      return (await show())(request)
    })
}

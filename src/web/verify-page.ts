import { checkOptions, requireOption } from '../core/index.js'
import type { Middleware } from '../exchange/index.js'
import { verifyPageFiles } from './files.js'
import { before, isPagePath, showFiles } from './site.js'

/** Options of {@link createVerifyPage}. */
export interface CreateVerifyPageOptions {
  /** The path of the page, without a slash at its end. Default `/verify`. */
  readonly path?: string
}

/**
 * Shows the verify page at a path, in the language that the browser asks for, with a strict Content-Security-Policy. Whatever else is
 * asked for goes on to the next handler.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { withMiddleware } from 'rungs/exchange'
 * import { createVerifyPage } from 'rungs/web'
 * const handler = withMiddleware(async () => new Response(null, { status: 404 }), createVerifyPage())
 * ```
 */
export function createVerifyPage(options: CreateVerifyPageOptions = {}): Middleware {
  checkOptions(options, ['path'], 'createVerifyPage')
  const { path = '/verify' } = options
  requireOption(isPagePath(path), 'path', 'a path without a slash at its end')
  const show = showFiles(path, verifyPageFiles())
  return (next) => before(next, show)
}

import { checkOptions, inputError, requireOption } from '../../core/index.js'
import { loadCatalogue } from '../../i18n/index.js'
import { wantedLanguages, wantsJson } from '../accepted.js'
import type { Handler } from '../handler.js'
import { jsonResponse, problemOfThrown, problemResponse } from '../problem-response.js'
import { buildEndedPage, buildInteractionPage, pagePolicy } from './interaction-page.js'
import { requireBaseUrl, toInteractionUrl } from './interaction-url.js'
import type { InteractionView } from './interaction-view.js'
import { vcalmParamsOf } from './routes.js'

/** Where an interaction goes on by one protocol: a URL, or `undefined` where it cannot go on that way. */
export type ProtocolOf = (id: string) => string | undefined | Promise<string | undefined>

/** What {@link createInteractionHandler} needs. */
export interface CreateInteractionHandlerOptions {
  /** Where the service is reached from outside: https or loopback, without a slash at its end. QR codes name it. */
  readonly baseUrl: string
  /** What an id stands for; `undefined` where it stands for nothing. */
  readonly describe: (id: string) => Promise<InteractionView | undefined>
  /**
   * Where it goes on, by the names of protocols, such as `vcapi`, `OID4VCI` and `OID4VP`. A protocol whose name wallets spell in several
   * ways is listed under each. One that cannot carry what is needed, such as the PIN of an offer, gives `undefined` and is not listed.
   */
  readonly protocols: Readonly<Record<string, ProtocolOf>>
}

const OPTIONS = ['baseUrl', 'describe', 'protocols'] as const
const WORKFLOWS = { offer: 'claim', request: 'present' } as const
const COMMON = { vary: 'accept, accept-language', 'cache-control': 'no-store' } as const

/**
 * Answers `GET /interactions/{code}` (VCALM 1.0, interaction protocols response), and `GET /workflows/{workflow}/exchanges/{code}/protocols`
 * (get exchange protocols): wallets, which ask for JSON, get the protocols; everybody
 * else a page that says what is offered or asked for and by whom, with a QR code, in the language that they ask for. It never rejects.
 * What is unknown is 404, what is over 410, in both forms.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createInteractionHandler } from 'rungs/exchange/vcalm'
 * const handler = createInteractionHandler({
 *   baseUrl: 'https://courier.example',
 *   describe: async () => undefined,
 *   protocols: { vcapi: (id) => `https://courier.example/workflows/claim/exchanges/${id}` },
 * })
 * ```
 */
export function createInteractionHandler(options: CreateInteractionHandlerOptions): Handler {
  checkOptions(options, OPTIONS, 'createInteractionHandler')
  const { baseUrl, describe, protocols } = options
  requireBaseUrl(baseUrl)
  requireOption(typeof describe === 'function', 'describe', 'function')
  const providers = Object.entries(protocols ?? {})
  requireOption(
    providers.every(([, one]) => typeof one === 'function'),
    'protocols',
    'functions by protocol',
  )
  const policy = pagePolicy()
  return async (request) => {
    try {
      const response = await answer(request)
      return request.method === 'HEAD' ? new Response(null, response) : response
    } catch (error) {
      return problemOfThrown(error)
    }
  }

  async function answer(request: Request): Promise<Response> {
    const { interaction: id, workflow } = vcalmParamsOf(new URL(request.url).pathname) ?? {}
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const allowed = ['GET']
      return problemResponse(inputError('exchange.method_not_allowed', { allowed }), { ...COMMON, allow: allowed.join(', ') })
    }
    const found = id === undefined ? undefined : await describe(id)
    // The protocols of an exchange are for programs alone, and below the workflow that it is of.
    const view = workflow === undefined || workflow === WORKFLOWS[found?.kind ?? 'offer'] ? found : undefined
    const isOpen = id !== undefined && view !== undefined && !view.isOver
    if (workflow !== undefined || wantsJson(request)) {
      if (!isOpen) {
        const problem = view === undefined ? inputError('exchange.not_found', {}) : inputError('exchange.ended', {})
        return problemResponse(problem, COMMON)
      }
      const listed: [string, string][] = []
      for (const [name, urlOf] of providers) {
        const url = await urlOf(id)
        if (url !== undefined) listed.push([name, url])
      }
      return jsonResponse(200, { protocols: Object.fromEntries(listed) }, COMMON)
    }
    const catalogue = await loadCatalogue(wantedLanguages(request))
    const html = isOpen
      ? buildInteractionPage(view, toInteractionUrl(baseUrl, id), catalogue)
      : buildEndedPage(view === undefined ? 'interact.nothing' : 'interact.over', catalogue)
    return new Response(html, {
      status: isOpen ? 200 : view === undefined ? 404 : 410,
      headers: {
        ...COMMON,
        'content-type': 'text/html; charset=utf-8',
        'content-language': catalogue.tag,
        'content-security-policy': policy,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
  }
}

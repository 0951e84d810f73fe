import { escapeHtml } from '../../../core/index.js'
import { loadCatalogue, phrase } from '../../../i18n/index.js'
import { wantedLanguages } from '../../accepted.js'
import { styleSource } from '../../style-source.js'
import { openBadgesScopes } from '../scopes.js'
import type { ConsentRequest, ConsentTexts } from './options.js'

/** The words of the page in the language of a request, or the nearest to it that there is. */
export async function consentTexts(request: Request): Promise<ConsentTexts> {
  const book = await loadCatalogue(wantedLanguages(request))
  return {
    lang: book.tag,
    direction: book.direction,
    title: phrase(book, 'consent.title'),
    asks: phrase(book, 'consent.asks'),
    allow: phrase(book, 'consent.allow'),
    deny: phrase(book, 'consent.deny'),
    broken: phrase(book, 'consent.broken'),
    scopes: {
      [openBadgesScopes.readCredentials]: phrase(book, 'consent.readCredentials'),
      [openBadgesScopes.upsertCredential]: phrase(book, 'consent.upsertCredential'),
      [openBadgesScopes.readProfile]: phrase(book, 'consent.readProfile'),
      [openBadgesScopes.updateProfile]: phrase(book, 'consent.updateProfile'),
      [openBadgesScopes.offlineAccess]: phrase(book, 'consent.offlineAccess'),
    },
  }
}

const STYLE =
  'body{font:1.1em/1.5 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1em}button{font:inherit;padding:.5em 1em;margin-inline-end:1em}'

/** Nothing is loaded, nothing runs, nobody frames it; the form goes here, and from here on to the client alone. */
function htmlPage(status: number, texts: ConsentTexts, body: string, formTargets: string): Response {
  const text = `<!doctype html>
<html lang="${escapeHtml(texts.lang)}" dir="${texts.direction === 'rtl' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(texts.title)}</title><style>${STYLE}</style></head>
<body><main>
${body}
</main></body>
</html>
`
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${styleSource(STYLE)}; form-action ${formTargets}; frame-ancestors 'none'; base-uri 'none'`,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-language': texts.lang,
    },
  })
}

/** The page that asks the user. The ticket is known to nobody who has not seen this page. */
export function consentPage(
  { clientName, clientHost, scopes }: ConsentRequest,
  ticket: string,
  redirectUri: string,
  texts: ConsentTexts,
): Response {
  const items = scopes.map((scope) => `<li>${escapeHtml(texts.scopes[scope] ?? scope)}</li>`).join('')
  const body = `<h1>${escapeHtml(texts.title)}</h1>
<p><strong><bdi>${escapeHtml(clientName)}</bdi></strong> (<bdi>${escapeHtml(clientHost)}</bdi>) ${escapeHtml(texts.asks)}</p>
<ul>${items}</ul>
<form method="post"><input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
<button name="decision" value="allow">${escapeHtml(texts.allow)}</button><button name="decision" value="deny">${escapeHtml(texts.deny)}</button></form>`
  // Browsers hold the way back to the client against the form as well.
  return htmlPage(200, texts, body, `'self' ${new URL(redirectUri).origin}`)
}

/** What the user sees when nobody can be told of a fault, since it is not known who asks (RFC 6749 section 4.1.2.1). */
export function brokenPage(status: number, reason: string, texts: ConsentTexts): Response {
  return htmlPage(status, texts, `<p>${escapeHtml(texts.broken)}</p>\n<p><small>${escapeHtml(reason)}</small></p>`, "'none'")
}

import { type Check, finding, isRungsError } from '../core/index.js'
import { type ControllerDocument, type ControllerResolver, isMethodListed, resolveMethod } from '../did/index.js'
import { isSameKey, type PublicJwk } from '../keys/index.js'
import type { Opened } from '../securing/index.js'
import { checked, checkOfError, PASSED } from './check.js'

/** Whether the issuer serves a key that a token leads to, or lists a key of another controller in its own document. */
export async function checkListedKeys(issuer: string, opened: readonly Opened[], resolver: ControllerResolver): Promise<Check> {
  if (opened.some((one) => isServedByIssuer(one, issuer))) return PASSED
  const unbound = unboundFinding(issuer, opened)
  try {
    const document = await resolver.resolve(issuer)
    for (const one of opened) {
      if (await findsListed(document, one, resolver)) return PASSED
    }
    return checked('fail', unbound)
  } catch (error) {
    const { state, findings } = checkOfError('issuer', error)
    return checked(state, unbound, ...findings)
  }
}

/**
 * A JWK that the token's `kid` leads to (OB 3.0 section 8.2.3) is the issuer's where it lies below the issuer's own URL.
 * The same origin is not enough, nor is an issuer that is a whole host: a host may serve many issuers, and files that
 * others uploaded. There the issuer's controller document decides.
 */
function isServedByIssuer({ controller, verificationMethod }: Opened, issuer: string): boolean {
  if (controller === undefined || controller !== verificationMethod) return false
  if (!isPlainFolder(issuer) || /[?#\\]|%2f|%5c/i.test(controller)) return false
  return URL.canParse(controller) && new URL(controller).href.startsWith(issuer.endsWith('/') ? issuer : `${issuer}/`)
}

/** An https URL with a path, spelt as URLs are normalised, without query or fragment. */
function isPlainFolder(url: string): boolean {
  if (!url.startsWith('https:') || !URL.canParse(url)) return false
  const { href, pathname } = new URL(url)
  return href === url && pathname !== '/' && !/[?#\\]|%2f|%5c/i.test(url)
}

async function findsListed(document: ControllerDocument, one: Opened, resolver: ControllerResolver): Promise<boolean> {
  if (one.verificationMethod !== undefined) return isMethodListed(document, one.verificationMethod, 'assertionMethod')
  return listsKey(document, one.publicJwk, resolver)
}

/** A self-asserted key speaks for the issuer only if the issuer's controller document lists that very key. */
async function listsKey(document: ControllerDocument, key: PublicJwk, resolver: ControllerResolver): Promise<boolean> {
  for (const entry of document.assertionMethod ?? []) {
    const id = typeof entry === 'string' ? entry : entry.id
    const method = await resolveMethod(resolver, id, 'assertionMethod').catch(ignoreOtherMethods)
    if (method !== undefined && isSameKey(method.publicJwk, key)) return true
  }
  return false
}

/** A method of a kind that is not supported says nothing about the others. */
function ignoreOtherMethods(error: unknown): undefined {
  if (!isRungsError(error) || error.kind === 'usage') throw error
  return undefined
}

function unboundFinding(issuer: string, opened: readonly Opened[]): ReturnType<typeof finding> {
  const controller = opened.find((one) => one.controller !== undefined)?.controller
  const named = issuer.slice(0, 2048)
  return controller === undefined
    ? finding('issuer', 'issuer.key_unbound', { issuer: named }, '/issuer')
    : finding('issuer', 'issuer.mismatch', { issuer: named, controller: controller.slice(0, 2048) }, '/issuer')
}

import { type Check, finding, isRungsError, operationError, type RungsError } from '../core/index.js'
import { type ControllerDocument, isMethodListed, resolveMethod } from '../did/index.js'
import { isSameKey } from '../keys/index.js'
import { checkMethodDates, type Opened, type OpenOptions } from '../securing/index.js'
import { checked, checkOfError, PASSED } from './check.js'

/** What looking up the issuer's keys needs. */
export type ListedKeyOptions = Pick<OpenOptions, 'resolver' | 'now' | 'retiredKeys'>

/** How many methods of other controllers are asked for one token that names no method. */
const MAX_FOREIGN_METHODS = 8

/** Whether the issuer serves a key that a token leads to, or lists a key of another controller in its own document. */
export async function checkListedKeys(issuer: string, opened: readonly Opened[], options: ListedKeyOptions): Promise<Check> {
  if (opened.some((one) => isServedByIssuer(one, issuer))) return PASSED
  const unbound = unboundFinding(issuer, opened)
  try {
    const document = await options.resolver.resolve(issuer)
    for (const one of opened) {
      if (await findsListed(document, one, options)) return PASSED
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

/** @throws RungsError `proof.method_revoked`, `proof.method_expired`: what the issuer has withdrawn speaks for it no more (CID 1.0 section 2.2) */
async function findsListed(document: ControllerDocument, one: Opened, options: ListedKeyOptions): Promise<boolean> {
  const { verificationMethod: url, created } = one
  if (url === undefined) return listsKey(document, one, options)
  if (!isMethodListed(document, url, 'assertionMethod')) return false
  const entry = document.assertionMethod?.find((listed) => typeof listed !== 'string' && listed.id === url)
  if (typeof entry === 'object') checkMethodDates(entry, options, created)
  return true
}

/**
 * A self-asserted key speaks for the issuer only if the issuer's controller document lists that very key.
 *
 * @throws RungsError of kind `operation` where it is none of those that could be had, and may be another
 */
async function listsKey(document: ControllerDocument, one: Opened, options: ListedKeyOptions): Promise<boolean> {
  let foreign = 0
  let open: RungsError | undefined
  const leaveOpen = (error: unknown): undefined => {
    ignoreOtherMethods(error)
    if (isRungsError(error) && error.kind === 'operation' && error.code !== 'did.key_type_unsupported') open ??= error
    return undefined
  }
  for (const entry of document.assertionMethod ?? []) {
    const id = typeof entry === 'string' ? entry : entry.id
    // One token must not send a verifier to as many hosts as a document can name.
    if (!id.startsWith(`${document.id}#`) && !/^did:(?:key|jwk):/.test(id) && ++foreign > MAX_FOREIGN_METHODS) {
      open ??= operationError('did.document_invalid', { reason: 'method_count' }, { path: '/assertionMethod' })
      continue
    }
    const method = await resolveMethod(options.resolver, id, 'assertionMethod').catch(leaveOpen)
    if (method === undefined || !isSameKey(method.publicJwk, one.publicJwk)) continue
    checkMethodDates(method, options, one.created)
    return true
  }
  if (open !== undefined) throw open
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

import type { Fact, FrameworkRef } from './types.js'

const SAME_UNDER_HTTPS = /^https?:\/\/(?=(?:purl\.org|data\.europa\.eu)\/)/i

/** The keys under which a framework entry of a requirement finds facts. */
export function keysOfReference(reference: FrameworkRef): readonly string[] {
  const keys = reference.uri === undefined ? [] : [uriKey(reference.uri)]
  const { framework, version, code } = reference
  if (code === undefined) return keys
  // Codes move between editions of a framework: where both sides name one, it must be the same.
  return keys.concat(
    version === undefined ? [codeKey(framework, '*', code)] : [codeKey(framework, version, code), codeKey(framework, '', code)],
  )
}

/** The keys under which an alignment of a fact is found. */
export function keysOfAlignment(alignment: Fact['alignments'][number]): readonly string[] {
  const keys = alignment.uri === undefined ? [] : [uriKey(alignment.uri)]
  const { framework, code } = alignment
  if (framework === undefined || code === undefined) return keys
  const [first, last] = [framework.indexOf(' '), framework.lastIndexOf(' ')]
  // What is after a space is its version, or still its name: nobody else writes them apart.
  const cuts = first < 0 ? [] : first === last ? [first] : [first, last]
  return keys.concat(
    keysOfCode(framework, '', code),
    cuts.flatMap((at) => keysOfCode(framework.slice(0, at), framework.slice(at + 1), code)),
  )
}

/** The keys under which a framework entry that a rung is aligned to is found, as those of its badge are. */
export function keysOfEntry({ uri, framework, version, code }: FrameworkRef): readonly string[] {
  const keys = uri === undefined ? [] : [uriKey(uri)]
  return code === undefined ? keys : keys.concat(keysOfCode(framework, version ?? '', code))
}

function keysOfCode(name: string, version: string, code: string): readonly string[] {
  return [codeKey(name, '*', code), codeKey(name, version, code)]
}

/** Of these hosts the `http` IRI is the name and `https` its address, and badges have both. */
function uriKey(uri: string): string {
  return `uri ${uri.replace(SAME_UNDER_HTTPS, 'http://')}`
}

function codeKey(framework: string, version: string, code: string): string {
  return `code ${JSON.stringify([framework.toLowerCase(), version.toLowerCase().replace(/^v/, ''), code])}`
}

import { fromUtf8, isJsonObject, parseJson } from '../core/index.js'
import { isCompactJws, splitJws } from '../securing/index.js'
import { readArgs } from './args.js'
import { readBadge } from './badge-file.js'
import { describe } from './describe.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, styleFor } from './style.js'

/** `rungs inspect` */
export async function inspect(argv: readonly string[], io: CliIo): Promise<number> {
  const args = readArgs(argv, { options: { json: { type: 'boolean' } }, words: [1, 1] })
  const text = fromUtf8(await readBadge(io, args.words[0] as string)).trim()
  const token = isCompactJws(text) ? splitJws(text) : undefined
  const content = token?.payload ?? parseJson(text)
  if (args.flag('json')) {
    io.out(jsonText(token === undefined ? { credential: content } : { header: token.header, credential: content }, 2))
    return EXIT.ok
  }
  const said = describe(content)
  io.out(`${styleFor(io).unsure('Not checked: this is only what the badge says of itself')}\n`)
  io.out(
    rows([
      ['What', said.what],
      ['Rung', said.rung],
      ['Result', said.results.join('; ')],
      ['Who', said.who],
      ['Issuer', said.issuer],
      ['From', said.from],
      ['Until', said.until],
      [
        'Secured',
        token === undefined
          ? proofText(content)
          : `JWT, ${clean(token.header['alg'], 20)}, key ${clean(token.header['kid']) || 'inside the token'}`,
      ],
    ]),
  )
  return EXIT.ok
}

function proofText(content: unknown): string {
  const proof = isJsonObject(content) ? content['proof'] : undefined
  const proofs: readonly unknown[] = Array.isArray(proof) ? proof : proof === undefined ? [] : [proof]
  if (proofs.length === 0) return 'by nothing'
  return proofs
    .slice(0, 8)
    .map((one) =>
      isJsonObject(one)
        ? `${clean(one['cryptosuite'] ?? one['type'], 60)}, key ${clean(one['verificationMethod'])}`
        : 'malformed',
    )
    .join('; ')
}

import { fromUtf8, isJsonObject, parseJson } from '../core/index.js'
import { toDescription } from '../credential/index.js'
import { isCompactJws, splitJws } from '../securing/index.js'
import { readArgs } from './args.js'
import { readBadge } from './badge-file.js'
import { type CliIo, EXIT } from './io.js'
import { clean, jsonText, rows, type Style, styleFor } from './style.js'

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
  const style = styleFor(io)
  const { say } = style
  const said = toDescription(content, style.catalogue)
  io.out(`${style.unsure(say('inspect.unchecked'))}\n`)
  io.out(
    rows([
      [say('label.what'), said.what],
      [say('label.rung'), said.rung],
      [say('label.result'), said.results.join('; ')],
      [say('label.who'), said.who],
      [say('label.issuer'), said.issuer],
      [say('label.from'), said.from],
      [say('label.until'), said.until],
      [
        say('label.secured'),
        token === undefined
          ? proofText(content, style)
          : say('badge.proof', {
              kind: `JWT, ${clean(token.header['alg'], 20)}`,
              key: clean(token.header['kid']) || say('badge.keyInside'),
            }),
      ],
    ]),
  )
  return EXIT.ok
}

function proofText(content: unknown, { say }: Style): string {
  const proof = isJsonObject(content) ? content['proof'] : undefined
  const proofs: readonly unknown[] = Array.isArray(proof) ? proof : proof === undefined ? [] : [proof]
  if (proofs.length === 0) return say('badge.unsigned')
  return proofs
    .slice(0, 8)
    .map((one) =>
      isJsonObject(one)
        ? say('badge.proof', { kind: clean(one['cryptosuite'] ?? one['type'], 60), key: clean(one['verificationMethod']) })
        : say('badge.malformed'),
    )
    .join('; ')
}

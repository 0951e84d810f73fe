import { imageKind, MAX_IMAGE_BYTES } from '../../bake/index.js'
import { fromUtf8, inputError, isRungsError } from '../../core/index.js'
import type { Brought } from './brought.js'
import { isBackup, restoreBackup } from './my-backup.js'
import { goAlong, takeIn } from './my-exchange.js'
import { isExchangeLink } from './my-links.js'
import { type MyParts, orTell, tell } from './my-parts.js'
import { answerRequest, readRequest } from './my-request.js'

const MAX_AT_ONCE = 100
const LINK = /^https:\/\/\S+$/i

/** Takes whatever is brought: badges in any form, links, codes in pictures, requests, and backups. */
export async function takeAll(all: readonly Brought[], parts: MyParts): Promise<void> {
  let failed: { readonly error: unknown } | undefined
  for (const one of all.slice(0, MAX_AT_ONCE)) {
    try {
      await orTell(parts.words(), one.name, () => takeOne(one, parts))
    } catch (error) {
      // A folder cannot be read, nor what is gone: the others are taken all the same.
      failed ??= { error }
    }
  }
  if (failed !== undefined) throw failed.error
  const left = all.length - MAX_AT_ONCE
  if (left > 0) tell(parts.words().say('web.leftOut', { count: left }))
}

async function takeOne({ size, read, type = '' }: Brought, parts: MyParts): Promise<void> {
  if (size > MAX_IMAGE_BYTES) throw inputError('core.input_too_large', { limitBytes: MAX_IMAGE_BYTES })
  const input = await read()
  if (typeof input === 'string') return takeText(input.trim(), parts)
  const kind = imageKind(input)
  const text = kind === undefined ? textOf(input) : undefined
  if (text !== undefined) return takeText(text.trim(), parts)
  try {
    await takeIn([input], parts)
  } catch (error) {
    if (!isRungsError(error) || !(error.code === 'bake.no_credential' || type.startsWith('image/'))) throw error
    // A picture without a badge may be one of a QR code.
    const { readQrFile } = await import('./scan.js')
    const code = await readQrFile(input, type)
    if (code === undefined) throw error
    await takeText(code.trim(), parts)
  }
}

async function takeText(text: string, parts: MyParts): Promise<void> {
  if (isExchangeLink(text)) return goAlong(text, parts)
  if (LINK.test(text)) return takeLinked(text, parts)
  if (isBackup(text)) return restoreBackup(text, parts)
  const request = readRequest(text)
  if (request !== undefined) return answerRequest(request, parts)
  await takeIn([text], parts)
}

/** A badge behind a link, fetched once somebody says so. */
async function takeLinked(url: string, { checker, ask, words, ...more }: MyParts): Promise<void> {
  const { say } = words()
  const { host } = new URL(url)
  if ((await ask({ text: say('web.askLink', { hosts: [host] }), yes: say('web.fetch') })) === undefined) return
  checker.allow([host])
  await takeIn([await checker.fetch(url)], { checker, ask, words, ...more })
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

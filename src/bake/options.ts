import { checkOptions, inputError, requireOption, typeName } from '../core/index.js'

/** Bounds on pictures and on what is in them. */
export interface ImageLimits {
  /** Bytes of a picture, from 1 to 50 MiB. Default 50 MiB; of an SVG never more than 8 MiB. */
  readonly maxBytes?: number
  /** Bytes of the credential, expanded, from 1 to 16 MiB. Default 4 MiB. */
  readonly maxCredentialBytes?: number
}

/** The most bytes of any picture. */
export const MAX_IMAGE_BYTES: number = 50 * 1024 * 1024
/** The most bytes of any credential in a picture. */
export const MAX_CREDENTIAL_BYTES: number = 16 * 1024 * 1024
const DEFAULT_CREDENTIAL_BYTES = 4 * 1024 * 1024

/** The bounds that hold, once the picture and the options are found usable. */
export function checkImage(
  image: unknown,
  options: ImageLimits,
  allowed: readonly string[],
  where: string,
): { readonly image: Uint8Array; readonly maxCredentialBytes: number } {
  checkOptions(options, ['maxBytes', 'maxCredentialBytes', ...allowed], where)
  const { maxBytes = MAX_IMAGE_BYTES, maxCredentialBytes = DEFAULT_CREDENTIAL_BYTES } = options
  requireBound(maxBytes, 'maxBytes', MAX_IMAGE_BYTES)
  requireBound(maxCredentialBytes, 'maxCredentialBytes', MAX_CREDENTIAL_BYTES)
  // Unlike `instanceof`, this holds across realms and runs no code of a proxy.
  if (!ArrayBuffer.isView(image) || Object.prototype.toString.call(image) !== '[object Uint8Array]')
    throw inputError('core.input_type', { expected: 'Uint8Array', actual: typeName(image) })
  const bytes = image as Uint8Array
  if (bytes.length > maxBytes) throw inputError('bake.image_too_large', { limitBytes: maxBytes })
  return { image: bytes, maxCredentialBytes }
}

function requireBound(value: unknown, name: string, most: number): void {
  requireOption(
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most,
    name,
    `whole number from 1 to ${most}`,
  )
}

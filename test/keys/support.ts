import { isRungsError, type RungsError } from '../../src/core/index.js'

/** The error that a step must end in; anything but an error of the library fails the test. */
export async function failure(step: () => unknown): Promise<RungsError> {
  try {
    await step()
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** Code, params and path of the error that a step must end in. */
export async function failureOf(step: () => unknown): Promise<{ code: string; params: object; path: string }> {
  const { code, params, path } = await failure(step)
  return { code, params, path }
}

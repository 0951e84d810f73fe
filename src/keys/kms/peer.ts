import { usageError } from '../../core/index.js'

/** Loads a package that only some installations have. @throws RungsError `keys.peer_missing` */
export async function loadPeer<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    throw usageError('keys.peer_missing', { package: name })
  }
}

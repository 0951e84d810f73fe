import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes only what changed, so that a run beside a build or a test does not disturb it. */
export async function writeModules(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) {
    const file = join(folder, name)
    const before = await readFile(file, 'utf8').catch(() => undefined)
    if (before !== text) await writeFile(file, text)
  }
  for (const name of await readdir(folder)) if (!files.has(name)) await rm(join(folder, name), { recursive: true })
}

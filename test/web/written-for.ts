import { transform } from 'esbuild'

/** Whether a script needs nothing newer than a target (`chrome80`): what is newer would be written anew for it. */
export async function isWrittenFor(code: string, target: string): Promise<boolean> {
  const written = (wanted: string) => transform(code, { target: wanted, logLevel: 'silent' })
  return (await written(target)).code === (await written('esnext')).code
}
